//! The whole example of the format, resolved; and single edits of it, each of which must be noticed.

use crate::campaign::{
    Atom, BlankValue, Campaign, Combine, Condition, ExtraKind, FactTest, ItemSource, LimitEffect, NotApplicable,
    NumberTest, OrderValue, PointsRule, QuotaBase, QuotaSize, QuotaSubject, ScopeKey, load,
};
use crate::diag::code::CampaignTerm;
use crate::diag::code::Term;
use crate::diag::{CampaignCode, Problem, Value};
use crate::num::Exact;
use crate::words::Lang;

const WHOLE: &str = include_str!("../../tests/campaigns/whole-example.toml");
const YARDSTICK: &str = include_str!("../../tests/campaigns/yardstick.toml");

fn whole() -> Campaign {
    let loaded = load("campaign.toml", WHOLE);
    assert_eq!(loaded.problems, []);
    loaded.campaign.expect("the whole example loads")
}

#[test]
fn the_whole_example_resolves() {
    let campaign = whole();
    assert_eq!(
        (campaign.year, campaign.scale.clone(), campaign.base.clone()),
        (2026, Exact::whole(100), Exact::whole(100))
    );
    assert_eq!(campaign.combine, Combine::Last);
    assert_eq!(campaign.raters[2].column, ["BCH chấm", "Hội đồng chấm", "Điểm duyệt"]);
    assert_eq!(campaign.roles.iter().map(|role| role.id.as_str()).collect::<Vec<_>>(), ["leader", "staff"]);
    assert_eq!(campaign.facts[2].blank.as_deref(), Some("12"));
    assert_eq!(campaign.facts[3].values.as_ref().map(Vec::len), Some(5));
    assert_eq!(campaign.sha256.len(), 64);
    let letterhead = campaign.letterhead.expect("a letterhead");
    assert_eq!(letterhead.signers[1], ("TM. BAN CHẤP HÀNH\nCHỦ TỊCH".to_owned(), String::new()));
}

#[test]
fn criteria_come_first_among_the_items() {
    let campaign = whole();
    let ids: Vec<&str> = campaign.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["tt1", "tt2", "tt3", "tn1", "tn2", "tn3", "lc1", "lc2", "st1", "st2", "merit", "reminders"]);
    assert_eq!(
        campaign.groups.iter().map(|group| group.criteria.clone()).collect::<Vec<_>>(),
        [0..3, 3..6, 6..8, 8..10]
    );
    let weights: Vec<Exact> = campaign.groups.iter().map(|group| group.weight[0].clone()).collect();
    assert_eq!(weights, [Exact::whole(20), Exact::whole(35), Exact::whole(25), Exact::whole(20)]);
    assert_eq!(campaign.criteria[3].weight, [Exact::whole(100), Exact::whole(100)]);
    let PointsRule::Choice(words) = &campaign.items[1].points else { panic!("tt2 is a choice") };
    assert_eq!(words.iter().map(|(word, _, _)| word.as_str()).collect::<Vec<_>>(), ["Tốt", "Khá", "Trung bình", "Yếu"]);
    assert_eq!(words[2].2, Exact::ratio(5, 2));
    assert!(matches!(campaign.items[3].source, ItemSource::Ratio { .. }));
    assert!(matches!(campaign.items[8].source, ItemSource::Fact(fact) if fact.index() == 1));
    assert_eq!(campaign.criteria[9].not_applicable, NotApplicable::ShareOut);
    assert_eq!(campaign.items[10].blank_value, Some(BlankValue::Number(Exact::ZERO)));
    assert_eq!((campaign.extras[0].kind, campaign.extras[1].kind), (ExtraKind::Bonus, ExtraKind::Deduction));
    assert_eq!(campaign.inputs[0].words, ["TT1", "1.1", "Chấp hành chủ trương, pháp luật, quy chế", "tt1"]);
    assert_eq!(campaign.inputs[5].words, ["Số lần trễ hạn"]);
}

#[test]
fn rules_are_resolved_to_positions() {
    let campaign = whole();
    assert_eq!(campaign.levels[0].gates.len(), 2);
    assert_eq!(campaign.level_by_word(" htxs "), campaign.level_by_word("excellent"));
    let Condition::Atom(Atom::EveryGroup(bound)) = &campaign.gates[1].require else { panic!("every group") };
    assert!(bound.percent);
    assert_eq!(bound.test, NumberTest::AtLeast(Exact::ratio(4, 5)));
    let Condition::Atom(Atom::Fact(fact, FactTest::TextIs(words))) = &campaign.limits[1].when else { panic!("a text") };
    assert_eq!((fact.index(), words[0].folded.as_str()), (3, "khiển trách"));
    assert_eq!((&campaign.limits[2].then, campaign.limits[2].about_unit_level), (&LimitEffect::AtMostUnit, true));
    assert!(!campaign.limits[1].about_unit_level);
    let quota = &campaign.quotas[0];
    let QuotaSize::Share { share, base, at_least, .. } = &quota.size else { panic!("a share") };
    assert_eq!((share, *base, *at_least), (&Exact::ratio(1, 5), QuotaBase::Below, 0));
    assert_eq!(quota.scopes, [vec![ScopeKey::Unit], vec![ScopeKey::Unit, ScopeKey::Role]]);
    assert!(matches!(quota.order[1].by, OrderValue::Group(group) if group.index() == 3));
    assert!(matches!(campaign.quotas[1].subject, QuotaSubject::Award(award) if award.index() == 1));
    assert_eq!(campaign.targets[0].plan, Exact::ratio(9, 10));
    assert_eq!(campaign.ranking.len(), 2);
}

#[test]
fn the_yardstick_resolves() {
    let loaded = load("campaign.toml", YARDSTICK);
    assert_eq!(loaded.problems, []);
    let campaign = loaded.campaign.expect("the yardstick loads");
    assert_eq!(campaign.criteria.len(), 18);
    assert_eq!(campaign.inputs[0].by_rater[1].1, ["CĐ1"]);
    assert_eq!(campaign.criteria[5].weight, [Exact::ratio(15, 2)]);
}

#[test]
fn no_line_can_be_left_out_repeated_or_cut_with_a_panic() {
    let lines: Vec<&str> = WHOLE.lines().collect();
    for position in 0..lines.len() {
        let mut fewer = lines.clone();
        fewer.remove(position);
        let _ = load("campaign.toml", &fewer.join("\n"));
        let mut more = lines.clone();
        more.insert(position, lines[position]);
        let _ = load("campaign.toml", &more.join("\n"));
        let _ = load("campaign.toml", &lines[..position].join("\n"));
    }
}

/// What is replaced, by what, and the problems that follow: code and reason.
type Edit = (&'static str, &'static str, &'static [(CampaignCode, Option<CampaignTerm>)]);

mod edits;
mod together;
use edits::{SMALL, SMALL_EDITS, edits, raters};

/// What was edited, the problems found, and those expected.
type Edited = (String, Vec<Problem>, Vec<(CampaignCode, Option<CampaignTerm>)>);

/// All edits with the problems that they cause and those that are expected.
fn edited() -> Vec<Edited> {
    let edits = edits().map(|edit| (WHOLE, edit)).chain(SMALL_EDITS.iter().map(|edit| (SMALL, edit)));
    let single = edits.map(|(base, (from, to, expected))| {
        assert!(base.contains(from), "the example holds {from}");
        ((*to).to_owned(), load("campaign.toml", &base.replacen(from, to, 1)).problems, expected.to_vec())
    });
    let syntax = |term| (CampaignCode::Syntax, Some(term));
    let whole = [
        ("x".repeat(2_000_000), vec![syntax(CampaignTerm::FileTooLarge)]),
        ([vec!["a"; 500].join("."), " = 1".to_owned()].concat(), vec![syntax(CampaignTerm::TooDeep)]),
        (SMALL.replace("year = 2026", "year = 20__26"), vec![syntax(CampaignTerm::NotToml)]),
        (raters("60%"), vec![]),
        (raters("50%"), vec![(CampaignCode::Weights, Some(CampaignTerm::RaterWeights))]),
        (
            SMALL.replace("order = [\"total\"]", &format!("order = [{}]", "\"id\",".repeat(1001))),
            vec![(CampaignCode::BadValue, Some(CampaignTerm::TooMany))],
        ),
    ];
    let whole = whole.into_iter().map(|(text, expected)| {
        let problems = load("campaign.toml", &text).problems;
        (text.chars().take(500).collect(), problems, expected)
    });
    single.chain(whole).collect()
}

fn terms(problem: &Problem) -> Vec<CampaignTerm> {
    let term = |value: &Value| match value {
        Value::Term(Term::Campaign(term)) => Some(*term),
        _ => None,
    };
    problem.values.iter().filter_map(|(_, value)| term(value)).collect()
}

#[test]
fn every_single_fault_is_one_problem() {
    let mut wrong = Vec::new();
    for (to, found, expected) in edited() {
        let fits = |(problem, (code, term)): (&Problem, &(CampaignCode, Option<CampaignTerm>))| {
            problem.code == (*code).into() && term.is_none_or(|term| terms(problem).contains(&term))
        };
        if found.len() != expected.len() || !found.iter().zip(&expected).all(fits) {
            let shown =
                found.iter().map(|problem| format!("    {}: {}", problem.code.name(), Lang::En.message(problem)));
            wrong.push(format!("{to}\n  gives\n{}", shown.collect::<Vec<_>>().join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_word_is_said_somewhere_and_every_place_is_filled() {
    let mut said = std::collections::BTreeSet::new();
    for (_, found, _) in edited() {
        for problem in found {
            said.extend(terms(&problem));
            for lang in [Lang::Vi, Lang::En] {
                let text = format!("{}{}", lang.message(&problem), lang.remedy(&problem));
                let placeholders =
                    ["{key}", "{why}", "{kind}", "{id}", "{value}", "{what}", "{words}", "{table}", "{name}"];
                assert!(!placeholders.iter().any(|name| text.contains(name)), "{text}");
            }
        }
    }
    said.extend(together::found().iter().flat_map(|(_, found, _)| found.iter().flat_map(terms)));
    // Those about cases are said by the test of the cases beside the rules.
    let about_cases = [
        CampaignTerm::Person,
        CampaignTerm::Case,
        CampaignTerm::PersonKeysAside,
        CampaignTerm::UnitLevelTwice,
        CampaignTerm::RoleByFacts,
        CampaignTerm::Times,
        CampaignTerm::RankNumber,
        CampaignTerm::WholeCase,
        CampaignTerm::ShareFact,
        CampaignTerm::PeriodName,
        CampaignTerm::MonthName,
        CampaignTerm::PeriodTwice,
        CampaignTerm::EarlierYear,
    ];
    said.extend(about_cases);
    let silent: Vec<_> = CampaignTerm::ALL.iter().filter(|term| !said.contains(term)).collect();
    assert!(silent.is_empty(), "never said: {silent:?}");
}

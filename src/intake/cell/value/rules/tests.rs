use super::{RULES, Read, Rule, Sort};
use crate::campaign::{Fact, FactKind};
use crate::id::{FactIx, Id, ItemIx};
use crate::intake::cell::claim::ClaimReader;
use crate::intake::cell::fact::FactReader;
use crate::intake::cell::identity;
use crate::intake::cell::kind::Kind;
use crate::intake::cell::refusal::Refusal;
use crate::intake::cell::value::Decimal;
use crate::intake::cell::value::column::{Blank, Column, Reads};
use crate::intake::{Claim, FactValue};
use crate::num::Exact;
use crate::table::Value;
use crate::text::clean;

fn kind(sort: Sort) -> Option<(Kind, &'static str)> {
    Some(match sort {
        Sort::Points => (Kind::Points { max: Exact::whole(10), step: Exact::parse("0.5") }, "Điểm"),
        Sort::Choice => {
            let (words, folded) = (["Tốt", "Khá"], ["tốt", "khá"]);
            let points = vec![Exact::whole(5), Exact::whole(4)];
            let own = |words: [&str; 2]| words.map(str::to_owned).to_vec();
            (Kind::Choice { folded: own(folded), written: own(words), points }, "Mức")
        }
        Sort::Flag => (Kind::Flag, "Đạt"),
        Sort::Count => (Kind::Count, "Số lần trễ hạn"),
        Sort::Percent => (Kind::Percent, "Tỷ lệ"),
        Sort::Measure => (Kind::Measure { least: Exact::ZERO }, "Mức hài lòng (%)"),
        Sort::Amount => (Kind::Amount, "Số việc được giao"),
        Sort::Number | Sort::Date | Sort::Text | Sort::Level | Sort::Code | Sort::Name => return None,
    })
}

fn fact(sort: Sort, blank: Blank) -> Fact {
    let (kind, title, values, word) = match sort {
        Sort::Date => (FactKind::Date, "Ngày", None, None),
        Sort::Text => {
            (FactKind::Text, "Kỷ luật", Some(vec!["Khiển trách".to_owned(), "Cảnh cáo".to_owned()]), Some(""))
        }
        _ => (FactKind::Number, "Số tháng công tác", None, None),
    };
    let blank = if blank == Blank::Zero { Some("0") } else { word };
    let id = Id::new("fact");
    let blank = blank.map(str::to_owned);
    Fact {
        id,
        title: title.to_owned(),
        kind,
        column: Vec::new(),
        values,
        blank,
        from_members: None,
        from_subordinates: None,
    }
}

/// What a cell of such a column is read as; none where it is refused.
fn read(sort: Sort, blank: Blank, cell: &str) -> Result<String, Refusal> {
    let value = Value::Text(cell.into());
    if let Some(read) = read_word(sort, &value, cell) {
        return read.ok_or(Refusal::Unreadable);
    }
    let Some((kind, title)) = kind(sort) else {
        let read = FactReader::new(FactIx::at(0), &fact(sort, blank)).read(&value)?;
        return Ok(match read {
            None | Some(FactValue::Missing) => "blank".to_owned(),
            Some(FactValue::Text { shown, folded }) => {
                let words = ["Khiển trách", "Cảnh cáo"].map(|word| (word, crate::text::fold(word)));
                words
                    .iter()
                    .find(|(_, word)| **word == *folded)
                    .map_or(shown.to_string(), |(word, _)| (*word).to_owned())
            }
            Some(FactValue::Number(number)) => number.to_string(),
            Some(FactValue::Flag(yes)) => if yes { "yes" } else { "no" }.to_owned(),
            Some(FactValue::Date(day)) => day.to_string(),
        });
    };
    let mut numbers = Vec::new();
    let claim = ClaimReader::example(title, ItemIx(0), kind, blank).read(&value, &mut numbers)?.claim(&numbers);
    Ok(match claim {
        Claim::Blank => "blank".to_owned(),
        Claim::NotApplicable => "not applicable".to_owned(),
        Claim::Exempt => "exempt".to_owned(),
        Claim::Number(number) => number.to_string(),
        Claim::Choice(word) => ["Tốt", "Khá"][usize::from(word)].to_owned(),
        Claim::Flag(yes) => if yes { "yes" } else { "no" }.to_owned(),
    })
}

/// A campaign with two levels.
const LEVELS: &str = r#"
schema = 1
id = "muc"
title = "Mức"
year = 2026
subject = "person"
scale = 10
rounding = { places = 2, mode = "half-up" }
combine = "last"
group = [{ id = "g", title = "Nhóm", criterion = [{ id = "c", title = "Điểm", points = { up-to = { max = 10 } } }] }]
level = [
    { id = "good", title = "Hoàn thành tốt nhiệm vụ", short = "HTTNV", also = ["Tốt"], from = 7 },
    { id = "not-done", title = "Không hoàn thành nhiệm vụ", from = 0 },
]
ranking = { order = ["total"] }
"#;

/// What is no value: a level, a code, a name; none where it is refused.
fn read_word(sort: Sort, value: &Value<'_>, cell: &str) -> Option<Option<String>> {
    match sort {
        Sort::Level => {
            let campaign = crate::campaign::load("campaign.toml", LEVELS).campaign.expect("a campaign without fault");
            Some(campaign.level_by_word(cell).map(|level| campaign.levels[level.index()].id.as_str().to_owned()))
        }
        Sort::Code => Some(identity::code(value).ok().map(|code| identity::code_key(&code).into_owned())),
        Sort::Name => {
            let is_hoa = |name: &String| crate::intake::cell::name::names_agree(name, "Lê Thị Hòa");
            Some(identity::name(value).ok().filter(is_hoa).map(|_| "Lê Thị Hòa".to_owned()))
        }
        _ => None,
    }
}

/// “-” is nought only where a blank cell is.
fn blank_of(rule: &Rule) -> Blank {
    if rule.id == "dash" { Blank::Zero } else { Blank::Other }
}

#[test]
fn every_example_is_read_or_refused_as_it_says() {
    for rule in RULES {
        assert!(!rule.accept.is_empty() && !rule.refuse.is_empty(), "{} has no example", rule.id);
        for (sort, cell, expected) in rule.accept {
            assert!(rule.sorts.contains(sort), "{}: {sort:?}", rule.id);
            assert_eq!(read(*sort, blank_of(rule), cell).as_deref(), Ok(*expected), "{}: {sort:?} {cell}", rule.id);
        }
        for (sort, cell) in rule.refuse {
            let got = read(*sort, Blank::Other, cell);
            assert!(got.is_err(), "{}: {sort:?} {cell} is read as {got:?}", rule.id);
        }
    }
}

#[test]
fn a_number_is_read_by_the_rule_that_tells_it() {
    for rule in RULES {
        let Read::Number(of_rule) = rule.read else { continue };
        for (sort, cell, expected) in rule.accept {
            let claims = kind(*sort);
            let title = claims.as_ref().map_or("Số tháng công tác", |(_, title)| *title);
            let max = Exact::whole(10);
            let max = (*sort == Sort::Points).then_some(&max);
            let allows = |number: &Exact| claims.as_ref().is_none_or(|(kind, _)| kind.check(number).is_ok());
            let column = Column { sort: *sort, title, max, blank: blank_of(rule), allows: &allows };
            let decimal = |number: &Decimal| Exact::decimal(number.mantissa, number.scale).to_string();
            let by_it = of_rule(&column, &clean(cell));
            assert!(
                matches!(&by_it, Reads::As(number) if decimal(number) == *expected),
                "{} {cell}: {by_it:?}",
                rule.id
            );
            let earlier = RULES.iter().take_while(|other| other.id != rule.id);
            for other in earlier.filter(|other| other.sorts.contains(sort)) {
                if let Read::Number(read) = other.read {
                    assert_eq!(read(&column, &clean(cell)), Reads::No, "{cell}: {} goes before {}", other.id, rule.id);
                }
            }
        }
    }
}

//! A comparison for people: the rules that differ, counts, then one row for each who changed.

use std::borrow::Cow;

use comfy_table::presets::{ASCII_MARKDOWN, UTF8_HORIZONTAL_ONLY};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};

use crate::campaign::Campaign;
use crate::campaign::SubjectKind;
use crate::explain::compare::data::{DataChange, HISTORY, level_title};
use crate::explain::compare::{Aspect, Cause, Change, Changed, Comparison, DecisionTurn, RuleChange, Who};
use crate::explain::document::Document;
use crate::explain::page::Page;
use crate::intake::Period;
use crate::num::parse_decimal;
use crate::render::terminal::{Colour, Look, visible};
use crate::report::Changes;
use crate::words::{Label, Lang, Tell};

/// Most rows.
const ROWS: usize = 200;
/// Most who came or went, and most rules, that are listed.
const LISTED: usize = 50;

/// What differs, in words. The names are how the user called the two.
#[must_use]
pub fn page(
    comparison: &Comparison,
    (old, old_name): (&Document<'_>, &str),
    (new, new_name): (&Document<'_>, &str),
    lang: Lang,
    look: Look,
) -> String {
    let teller = Teller { old, new, lang };
    let mut page = Page::new(look);
    page.heading(&lang.tell(Tell::CompareHead, &[("old", old_name), ("new", new_name)]));
    teller.rules(comparison, &mut page);
    teller.counts(comparison, &mut page);
    teller.list(Tell::Came, &comparison.came, &mut page);
    teller.list(Tell::CameFromStopped, &comparison.came_from_stopped, &mut page);
    teller.list(Tell::Gone, &comparison.gone, &mut page);
    teller.list(Tell::GoneWithStopped, &comparison.gone_with_stopped, &mut page);
    let mut out = page.text();
    let mut own: Vec<&Changed> = comparison.changed.iter().filter(|changed| !changed.is_rank_only()).collect();
    let rank_only = comparison.changed.len() - own.len();
    let beyond = own.len().saturating_sub(ROWS);
    own.truncate(ROWS);
    if !own.is_empty() {
        out.push('\n');
        out.push_str(&teller.table(&own, look));
    }
    let mut page = Page::new(look);
    for (count, tell) in [(beyond, Tell::MoreChanged), (rank_only, Tell::RankOnly)] {
        if count > 0 {
            page.line(0, &lang.tell(tell, &[("count", &count.to_string()), ("who", teller.who())]));
        }
    }
    out + &page.text()
}

/// The same as rows of a list.
#[must_use]
pub fn rows(comparison: &Comparison, old: &Document<'_>, new: &Document<'_>, lang: Lang) -> Changes {
    let teller = Teller { old, new, lang };
    let who = |who: &Who| [who.id.clone(), who.name.clone(), who.unit.clone()];
    let changed = |one: &Changed| {
        let [id, name, unit] = who(&one.who);
        [id, name, unit, teller.what(one), teller.why(one)]
    };
    Changes {
        rules: comparison.rules.iter().map(|change| teller.rule(change)).collect(),
        changed: comparison.changed.iter().filter(|one| !one.is_rank_only()).map(changed).collect(),
        rank_only: comparison.changed.iter().filter(|one| one.is_rank_only()).count(),
        came: comparison.came.iter().chain(&comparison.came_from_stopped).map(who).collect(),
        gone: comparison.gone.iter().chain(&comparison.gone_with_stopped).map(who).collect(),
        ..Changes::default()
    }
}

struct Teller<'t> {
    old: &'t Document<'t>,
    new: &'t Document<'t>,
    lang: Lang,
}

impl Teller<'_> {
    /// What is counted.
    fn who(&self) -> &'static str {
        self.lang.word(match self.new.campaign.subject {
            SubjectKind::Person => Tell::WhoPeople,
            SubjectKind::Unit => Tell::WhoUnits,
        })
    }

    fn rules(&self, comparison: &Comparison, page: &mut Page) {
        let lang = self.lang;
        let head = match (comparison.same_rule_file, comparison.rules.is_empty()) {
            (true, _) => Tell::RulesSame,
            (false, true) => Tell::RulesLook,
            (false, false) => Tell::RulesChanged,
        };
        page.line(2, lang.word(head));
        for change in comparison.rules.iter().take(LISTED) {
            page.line(4, &self.rule(change));
        }
        let more = comparison.rules.len().saturating_sub(LISTED);
        if more > 0 {
            page.line(4, &lang.tell(Tell::MoreChanged, &[("count", &more.to_string())]));
        }
    }

    fn rule(&self, change: &RuleChange) -> String {
        let nothing = self.lang.word(Tell::Blank);
        let shown = |value: &str| if value.is_empty() { nothing.to_owned() } else { value.to_owned() };
        // “level excellent “Hoàn thành xuất sắc nhiệm vụ”: from”
        let named = match (&change.title, change.rule.split_once(": ")) {
            (None, _) => change.rule.clone(),
            (Some(title), None) => format!("{} “{title}”", change.rule),
            (Some(title), Some((rule, key))) => format!("{rule} “{title}”: {key}"),
        };
        let rule = ("rule", named.as_str());
        match &change.change {
            Change::Added => self.lang.tell(Tell::RuleAdded, &[rule]),
            Change::Removed => self.lang.tell(Tell::RuleRemoved, &[rule]),
            Change::Moved => self.lang.tell(Tell::RuleMoved, &[rule]),
            Change::Value { old, new } => {
                self.lang.tell(Tell::RuleChanged, &[rule, ("old", &shown(old)), ("new", &shown(new))])
            }
        }
    }

    fn counts(&self, comparison: &Comparison, page: &mut Page) {
        let lang = self.lang;
        let count = |count: usize| count.to_string();
        let (came, gone) = (&comparison.came, &comparison.gone);
        let came = count(came.len() + comparison.came_from_stopped.len());
        let gone = count(gone.len() + comparison.gone_with_stopped.len());
        let (both, who) = (count(comparison.both), self.who());
        page.line(2, &lang.tell(Tell::Counts, &[("both", &both), ("came", &came), ("gone", &gone), ("who", who)]));
        let changed = &comparison.changed;
        if changed.is_empty() {
            page.line(2, lang.word(Tell::Nothing));
            return;
        }
        let having = |has: &dyn Fn(&Changed) -> bool| count(changed.iter().filter(|one| has(one)).count());
        let values = [
            ("count", count(changed.len())),
            ("who", who.to_owned()),
            ("levels", having(&|one| one.level.is_some())),
            ("totals", having(&|one| one.total.is_some())),
            ("ranks", having(&|one| one.rank.is_some())),
            ("awards", having(&|one| one.awards.is_some())),
        ];
        page.line(2, &lang.tell(Tell::ChangedCounts, &borrowed(&values)));
        let from = |cause: Cause| having(&|one| one.aspects().any(|aspect| aspect.causes.contains(&cause)));
        let values = [
            ("data", from(Cause::Data)),
            ("rule", from(Cause::Rule)),
            ("decision", from(Cause::Decision)),
            ("quota", from(Cause::Quota)),
            ("others", from(Cause::Others)),
        ];
        page.line(2, &lang.tell(Tell::CauseCounts, &borrowed(&values)));
    }

    fn list(&self, head: Tell, those: &[Who], page: &mut Page) {
        if those.is_empty() {
            return;
        }
        page.line(2, self.lang.word(head));
        for one in those.iter().take(LISTED) {
            let values = [("code", one.id.as_str()), ("name", one.name.as_str()), ("unit", one.unit.as_str())];
            page.line(4, &self.lang.tell(Tell::NameLine, &values));
        }
        let more = those.len().saturating_sub(LISTED);
        if more > 0 {
            page.line(4, &self.lang.tell(Tell::MoreChanged, &[("count", &more.to_string())]));
        }
    }

    fn table(&self, those: &[&Changed], look: Look) -> String {
        let mut table = Table::new();
        table
            .load_style(if look.colour == Colour::Ansi { UTF8_HORIZONTAL_ONLY } else { ASCII_MARKDOWN })
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(look.width)
            .set_header([Tell::ColumnWho, Tell::ColumnWhat, Tell::ColumnCause].map(|tell| self.lang.word(tell)));
        if let Some(column) = table.column_mut(0) {
            column.set_constraint(ColumnConstraint::UpperBoundary(Width::Percentage(30)));
        }
        for changed in those {
            let who = [&changed.who.id, &changed.who.name, &changed.who.unit];
            let who: Vec<String> = who.into_iter().filter(|part| !part.is_empty()).map(|part| visible(part)).collect();
            table.add_row([who.join("\n"), self.what(changed), self.why(changed)]);
        }
        format!("{table}\n")
    }

    fn what(&self, changed: &Changed) -> String {
        let lines = self.aspects(changed).into_iter().map(|(tell, aspect, [old, new])| {
            let told = self.lang.tell(tell, &[("old", &old), ("new", &new)]);
            let causes: Vec<&str> = aspect.causes.iter().map(|cause| self.lang.word(cause_word(*cause))).collect();
            visible(&format!("{told} [{}]", causes.join(", ")))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Each thing that changed with what it was and is, in words.
    fn aspects<'c>(&self, changed: &'c Changed) -> Vec<(Tell, &'c Aspect, [String; 2])> {
        let mut told = Vec::new();
        let plain = |aspect: &Aspect| [aspect.old.clone(), aspect.new.clone()];
        let decimal = |aspect: &Aspect| plain(aspect).map(|total| self.or_nothing(self.lang.decimal(&total)));
        told.extend(changed.moved.as_ref().map(|aspect| (Tell::ChangeUnit, aspect, plain(aspect))));
        told.extend(changed.level.as_ref().map(|aspect| {
            (Tell::ChangeLevel, aspect, [self.level(self.old, &aspect.old), self.level(self.new, &aspect.new)])
        }));
        told.extend(changed.total.as_ref().map(|aspect| (Tell::ChangeTotal, aspect, decimal(aspect))));
        told.extend(changed.rank.as_ref().map(|aspect| (Tell::ChangeRank, aspect, plain(aspect))));
        told.extend(changed.awards.as_ref().map(|aspect| {
            let titles = [award_titles(&self.old.campaign, &aspect.old), award_titles(&self.new.campaign, &aspect.new)];
            (Tell::ChangeAwards, aspect, titles.map(|titles| self.or_nothing(titles)))
        }));
        told
    }

    fn or_nothing(&self, text: String) -> String {
        if text.is_empty() { self.lang.word(Tell::Blank).to_owned() } else { text }
    }

    fn level(&self, document: &Document<'_>, id: &str) -> String {
        match id {
            "not-rated" => self.lang.label(Label::NotRated).to_owned(),
            "incomplete" => self.lang.label(Label::Incomplete).to_owned(),
            id => level_title(document, id),
        }
    }

    /// The decision and the cells that differ; a long list of cells may be cut.
    fn why(&self, changed: &Changed) -> String {
        let mut lines = Vec::new();
        if let Some(decision) = &changed.decision {
            let tell = match decision.change {
                DecisionTurn::New => Tell::DecisionNew,
                DecisionTurn::Gone => Tell::DecisionGone,
                DecisionTurn::Other => Tell::DecisionOther,
            };
            let document = if decision.change == DecisionTurn::Gone { self.old } else { self.new };
            let what = self.level(document, &decision.what);
            lines.push(visible(&self.lang.tell(tell, &[("level", &what), ("body", &decision.body)])));
        }
        lines.extend(changed.data.iter().map(|change| visible(&self.cell(change))));
        lines.join("\n")
    }

    fn cell(&self, change: &DataChange) -> String {
        let is_claim = self.new.campaign.items.iter().any(|item| item.id.as_str() == change.id);
        let value = |value: &Option<String>| match value.as_deref() {
            Some("n/a") if is_claim => self.lang.word(Tell::NotApplicable).to_owned(),
            Some("exempt") if is_claim => self.lang.word(Tell::Exempt).to_owned(),
            Some(value) if change.rater.is_some() || parse_decimal(value).is_some() => self.lang.decimal(value),
            Some(value) if !value.is_empty() => value.to_owned(),
            _ => self.lang.word(Tell::Blank).to_owned(),
        };
        // Of an earlier year the period is the year.
        let period = change.period.as_deref().map(|id| {
            Period::of_id(id).map_or_else(|| Cow::Borrowed(id), |period| Cow::Owned(period.name_in(self.lang)))
        });
        let untitled = if change.id == HISTORY { Tell::PastYear } else { Tell::UnitLevel };
        let title = change.title.as_deref().unwrap_or(self.lang.word(untitled));
        let parts = [Some(title), change.rater.as_deref(), period.as_deref()];
        let title = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let (old, new) = (value(&change.old), value(&change.new));
        let mut values = vec![("title", title.as_str()), ("old", &old), ("new", &new)];
        match &change.cell {
            Some(cell) => {
                values.push(("place", cell));
                self.lang.tell(Tell::CellChange, &values)
            }
            None => self.lang.tell(Tell::ValueChange, &values),
        }
    }
}

fn borrowed<'v, const N: usize>(values: &'v [(&'v str, String); N]) -> [(&'v str, &'v str); N] {
    std::array::from_fn(|at| (values[at].0, values[at].1.as_str()))
}

fn cause_word(cause: Cause) -> Tell {
    match cause {
        Cause::Data => Tell::CauseData,
        Cause::Rule => Tell::CauseRule,
        Cause::Decision => Tell::CauseDecision,
        Cause::Quota => Tell::CauseQuota,
        Cause::Others => Tell::CauseOthers,
    }
}

fn award_titles(campaign: &Campaign, ids: &str) -> String {
    let title = |id| campaign.awards.iter().find(|award| award.id.as_str() == id).map(|award| award.title.as_str());
    let titles: Vec<&str> = ids.split_whitespace().map(|id| title(id).unwrap_or(id)).collect();
    titles.join("; ")
}

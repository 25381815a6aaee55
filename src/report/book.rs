//! What every sheet for people needs: the campaign, the results, the language, and how a figure or a
//! level is written in it.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::aggregate::Results;
use crate::campaign::{Atom, Campaign, Condition, FactKind, LimitEffect, Motto, Quota, QuotaSubject, SubjectKind};
use crate::classify::{Graded, Outcome, Reason, Standing, SubjectRef, UnitResult};
use crate::id::{FactIx, LevelIx, RoleIx};
use crate::intake::{Dossier, FactValue, Unit};
use crate::num::{Exact, Points, Rounding, RoundingMode};
use crate::report::sheet::{Cell, Frame};
use crate::score::{self, Depth, Detail};
use crate::words::{Label, Lang, Phrase, Text};

/// The campaign and its results in one language.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// The rules.
    pub campaign: &'a Campaign,
    /// What came out.
    pub results: &'a Results,
    /// The language of the words.
    pub lang: Lang,
}

/// One subject with its unit.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Where it stands.
    pub at: SubjectRef,
    /// Its unit.
    pub unit: &'a Unit,
    /// What was handed in.
    pub dossier: &'a Dossier,
    /// What came out.
    pub graded: &'a Graded,
}

/// The label of a column: where units are graded, what is about people is about units.
#[must_use]
pub const fn label_of(subject: SubjectKind, label: Label) -> Label {
    match (subject, label) {
        (SubjectKind::Unit, Label::Name) => Label::Unit,
        (SubjectKind::Unit, Label::Code) => Label::UnitCode,
        (SubjectKind::Unit, Label::People) => Label::UnitNumber,
        (SubjectKind::Unit, Label::PeopleGraded) => Label::UnitsGraded,
        (SubjectKind::Unit, Label::PersonRated) => Label::UnitRated,
        _ => label,
    }
}

impl<'a> Book<'a> {
    /// A word.
    #[must_use]
    pub fn label(&self, label: Label) -> &'static str {
        self.lang.label(label_of(self.campaign.subject, label))
    }

    /// Everything behind a subject's figures.
    #[must_use]
    pub fn detail(&self, dossier: &Dossier, role: RoleIx) -> Detail {
        self.outline(dossier, role, Depth::Everything)
    }

    /// As much of it as is asked for.
    #[must_use]
    pub fn outline(&self, dossier: &Dossier, role: RoleIx, depth: Depth) -> Detail {
        score::outline(self.campaign, &self.results.plan, &self.results.gathered.sheets, dossier, role, depth)
    }

    /// A sentence. `{graded}` are people, or units where units are graded.
    #[must_use]
    pub fn phrase(&self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        self.lang.phrase(phrase, &[values, &[("graded", self.label(Label::PeopleGraded))]].concat())
    }

    /// Decimals of printed figures.
    #[must_use]
    pub fn places(&self) -> u8 {
        self.campaign.rounding.places
    }

    /// A unit with its result.
    #[must_use]
    pub fn unit(&self, unit: usize) -> (&'a Unit, &'a UnitResult) {
        (&self.results.gathered.units[unit], &self.results.units[unit])
    }

    /// A subject.
    #[must_use]
    pub fn subject(&self, at: SubjectRef) -> Subject<'a> {
        let (unit, result) = self.unit(at.unit as usize);
        let position = at.subject as usize;
        Subject { at, unit, dossier: &unit.dossiers[position], graded: &result.subjects[position] }
    }

    /// Whether some unit has a code of its own: without, its name stands for it.
    #[must_use]
    pub fn has_unit_codes(&self) -> bool {
        let gathered = &self.results.gathered;
        let units = gathered.units.iter().map(|unit| (&unit.id, &unit.name));
        let absent = gathered.not_received.iter().map(|(id, name)| (id, name));
        units.chain(absent).any(|(id, name)| id != name)
    }

    /// A figure in words.
    #[must_use]
    pub fn figure(&self, points: Points) -> String {
        self.lang.decimal(&points.text(self.places()))
    }

    /// An exact number in words. One without end, such as a share of members, is shown with two decimals.
    #[must_use]
    pub fn number(&self, number: &Exact) -> String {
        let text = number.to_string();
        if text.contains('/') {
            let rounding = Rounding { places: 2, mode: RoundingMode::HalfUp };
            return self.lang.decimal(number.round(rounding).decimal(rounding.places).as_str());
        }
        self.lang.decimal(&text)
    }

    /// A share as a percentage in words.
    #[must_use]
    pub fn percent(&self, share: &Exact) -> String {
        self.number(&(share * &Exact::whole(100))) + "%"
    }

    /// A date in words.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
    }

    /// A level's title.
    #[must_use]
    pub fn level(&self, level: LevelIx) -> &'a str {
        &self.campaign.levels[level.index()].title
    }

    /// An outcome in words; for those taken out, what the limit says.
    #[must_use]
    pub fn outcome(&self, standing: &Standing) -> &'a str {
        match standing.outcome {
            Outcome::Level(level) => self.level(level),
            Outcome::NotRated => self.not_rated(standing),
            Outcome::Incomplete => self.label(Label::Incomplete),
        }
    }

    /// The outcome of the rules alone in words.
    #[must_use]
    pub fn computed(&self, standing: &Standing) -> &'a str {
        match standing.computed {
            Outcome::Level(level) => self.level(level),
            Outcome::NotRated => self.not_rated(standing),
            Outcome::Incomplete => self.label(Label::Incomplete),
        }
    }

    fn not_rated(&self, standing: &Standing) -> &'a str {
        let limits = standing.reasons.iter().filter_map(|reason| match reason {
            Reason::NotRated(limit) => Some(&self.campaign.limits[limit.index()].then),
            _ => None,
        });
        let texts = limits.filter_map(|then| match then {
            LimitEffect::NotRated(text) if !text.is_empty() => Some(text.as_str()),
            _ => None,
        });
        texts.into_iter().next().unwrap_or(self.label(Label::NotRated))
    }

    /// The awards held, by title.
    #[must_use]
    pub fn awards(&self, standing: &Standing) -> Cow<'a, str> {
        match &*standing.awards {
            [] => "".into(),
            [one] => self.campaign.awards[one.index()].title.as_str().into(),
            many => {
                let titles: Vec<&str> =
                    many.iter().map(|award| self.campaign.awards[award.index()].title.as_str()).collect();
                titles.join("; ").into()
            }
        }
    }

    /// The name of a quota: its title, else what it limits.
    #[must_use]
    pub fn quota(&self, quota: &'a Quota) -> Cow<'a, str> {
        if quota.title != quota.id.as_str() {
            return quota.title.as_str().into();
        }
        let title = match quota.subject {
            QuotaSubject::Level(level) => self.level(level),
            QuotaSubject::Award(award) => &self.campaign.awards[award.index()].title,
        };
        self.phrase(Phrase::QuotaOf, &[("title", title)]).into()
    }

    /// ` [source]`, or nothing.
    #[must_use]
    pub fn source(&self, source: Option<&str>) -> String {
        source.map_or_else(String::new, |source| self.phrase(Phrase::SourceOf, &[("source", source)]))
    }

    /// The fact that tells people's positions: the first that the condition of a role looks at.
    #[must_use]
    pub fn position_fact(&self) -> Option<FactIx> {
        self.campaign.roles.iter().filter_map(|role| role.when.as_ref()).find_map(|when| self.text_fact(when))
    }

    fn text_fact(&self, condition: &Condition) -> Option<FactIx> {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().find_map(|part| self.text_fact(part)),
            Condition::Not(inner) => self.text_fact(inner),
            Condition::Atom(Atom::Fact(fact, _)) => {
                (self.campaign.facts[fact.index()].kind == FactKind::Text).then_some(*fact)
            }
            Condition::Atom(_) => None,
        }
    }

    /// The heading of the column that tells a subject's position, where the campaign has any.
    #[must_use]
    pub fn position_title(&self) -> Option<&'a str> {
        match self.position_fact() {
            Some(fact) => Some(&self.campaign.facts[fact.index()].title),
            None if self.campaign.has_roles() => Some(self.label(Label::Role)),
            None => None,
        }
    }

    /// A subject's position: the text of the fact, else the role's title.
    #[must_use]
    pub fn position(&self, subject: &Subject<'a>) -> Cell<'a> {
        if let Some(fact) = self.position_fact() {
            return match &subject.dossier.fact(fact).value {
                FactValue::Text { shown, .. } => Cell::text(&**shown),
                _ => Cell::Blank,
            };
        }
        Cell::text(subject.graded.card.role.map_or("", |role| self.campaign.roles[role.index()].title.as_str()))
    }

    /// A fact's value in words; none where there is none.
    #[must_use]
    pub fn fact(&self, fact: FactIx, value: &FactValue) -> Option<String> {
        let percent = self.campaign.facts[fact.index()].kind == FactKind::Percent;
        match value {
            FactValue::Missing => None,
            FactValue::Text { shown, .. } if shown.is_empty() => Some(self.label(Label::Nothing).to_owned()),
            FactValue::Text { shown, .. } => Some(format!("“{shown}”")),
            FactValue::Number(number) => Some(self.number(number) + if percent { "%" } else { "" }),
            FactValue::Flag(yes) => Some(self.label(if *yes { Label::Yes } else { Label::No }).to_owned()),
            FactValue::Date(date) => Some(self.date(*date)),
        }
    }

    /// A subject's fact in words; where it was made of the results of members, with their numbers.
    #[must_use]
    pub fn fact_seen(&self, subject: &Subject<'_>, fact: FactIx) -> Option<String> {
        let value = self.fact(fact, &subject.dossier.fact(fact).value)?;
        let made = self.results.gathered.facts_of_members(subject.at.unit);
        let Some(made) = made.iter().find(|made| made.fact == fact) else {
            return Some(value);
        };
        let (count, of) = (made.count.to_string(), made.of.to_string());
        let phrase = if made.condition.is_empty() { Phrase::MeanOfMembers } else { Phrase::OfMembers };
        let values = [("value", &*value), ("count", &count), ("of", &of), ("condition", &made.condition)];
        Some(self.phrase(phrase, &values))
    }

    /// Title lines of a sheet: what it is (marked where provisional), the unit, the campaign.
    #[must_use]
    pub fn title(&self, title: Label, provisional: bool, unit: Option<&str>) -> Vec<String> {
        let mut first = self.label(title).to_owned();
        if provisional {
            first = format!("{first} – {}", self.label(Label::Provisional));
        }
        let mut lines = vec![first];
        lines.extend(unit.map(|unit| self.phrase(Phrase::UnitLine, &[("unit", unit)])));
        let (campaign, year) = (self.campaign.title.as_str(), self.campaign.year.to_string());
        let line = || self.phrase(Phrase::CampaignLine, &[("title", campaign), ("year", &year)]);
        lines.push(if self.campaign.is_titled_with_year() { campaign.to_owned() } else { line() });
        lines
    }

    /// Head and signatures of a printed document, where the campaign has a letterhead.
    #[must_use]
    pub fn frame(&self) -> Option<Frame> {
        let head = self.campaign.letterhead.as_ref()?;
        let right = match head.motto {
            Motto::State => vec![self.label(Label::MottoState), self.label(Label::MottoStateSecond)],
            Motto::Party => vec![self.label(Label::MottoParty)],
        };
        // Whoever signs writes the place by hand where the rules name none, as on the papers.
        let place = head.place.as_deref().unwrap_or(self.lang.text(Text::PlaceBlank));
        Some(Frame {
            left: head.parent.iter().chain(&head.body).cloned().collect(),
            right: right.into_iter().map(str::to_owned).collect(),
            number: head.number.as_ref().map(|number| self.phrase(Phrase::NumberLine, &[("number", number)])),
            attached: head.attached.as_ref().map(|what| self.phrase(Phrase::AttachedLine, &[("what", what)])),
            date: Some(self.phrase(Phrase::DateLine, &[("place", place)])),
            signers: head.signers.clone(),
            sign_here: self.label(Label::SignHere).to_owned(),
        })
    }

    /// What is noted under a sheet whose figures may change.
    #[must_use]
    pub fn notes(&self, provisional: bool) -> Vec<String> {
        if provisional { vec![self.phrase(Phrase::ProvisionalNote, &[])] } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::Book;
    use crate::report::sample;
    use crate::words::{Label, Lang};

    #[test]
    fn the_year_stands_once_under_a_title() {
        let mut campaign = sample::campaign(2);
        let results = sample::results(&campaign, 1, 2);
        campaign.year = 2026;
        for (title, line) in [
            ("Phong trào thi đua", "Phong trào thi đua – năm 2026"),
            ("Phong trào thi đua năm 2026", "Phong trào thi đua năm 2026"),
            ("Kế hoạch 2026 của tỉnh", "Kế hoạch 2026 của tỉnh – năm 2026"),
        ] {
            campaign.title = title.to_owned();
            let book = Book { campaign: &campaign, results: &results, lang: Lang::Vi };
            assert_eq!(book.title(Label::Ranking, false, None)[1], line);
        }
    }
}

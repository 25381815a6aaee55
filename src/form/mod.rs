//! Empty forms, laid out from the rules: a table for each unit, a sheet for each person, a questionnaire for
//! phones.
//!
//! In: a campaign and, where there is one, the roster. Out: papers ([`crate::report::grid`]) that a renderer
//! writes. What is asked for in a heading has been asked of intake before (`names`), so that a form that was
//! filled in is read without any mapping; nothing here decides what a value is worth beyond the running
//! totals, which are shown for orientation and never read.

mod formula;
mod guide;
mod hint;
mod names;
mod off;
mod person;
mod phone;
mod role;
mod roster;
mod scaled;
mod unit;
mod write;

pub use names::Unnamable;
pub use person::Sheets;
pub use phone::People;
pub use roster::{Person, Unit, is_doubtful, units};

use crate::campaign::{Campaign, SubjectKind};
use crate::id::{FactIx, InputIx, RaterIx, RoleIx};
use crate::intake::Period;
use crate::num::Exact;
use crate::report::grid::Binder;
use crate::words::{FormText, Lang};
use names::Names;

/// A campaign about to become forms.
#[derive(Debug)]
pub struct Forms<'a> {
    campaign: &'a Campaign,
    lang: Lang,
    names: Names,
}

impl<'a> Forms<'a> {
    /// Finds a heading for everything that is asked.
    ///
    /// # Errors
    /// When nothing that a form could call a thing would be understood as that thing alone.
    pub fn new(campaign: &'a Campaign, lang: Lang) -> Result<Self, Unnamable> {
        Ok(Self { campaign, lang, names: Names::choose(campaign, lang)? })
    }

    /// The table for a unit. `rows` is the number of empty rows where nobody is listed.
    #[must_use]
    pub fn for_unit(&self, unit: &Unit<'_>, rows: u32) -> Binder {
        unit::binder(self, unit, rows)
    }

    /// Forms for some people of a unit (none: one empty form), a sheet each.
    #[must_use]
    pub fn for_people(&self, unit: &Unit<'_>, people: &[Person<'_>], sheets: Sheets) -> Binder {
        person::binder(self, unit, people, sheets)
    }

    /// The questionnaire for phones, as an XLSForm.
    #[must_use]
    pub fn for_phones(&self, units: &[Unit<'_>], people: People) -> Binder {
        phone::binder(self, units, people)
    }

    /// Whether people are asked for scores; else there are facts alone, which belong into the list.
    #[must_use]
    pub fn asks_scores(&self) -> bool {
        self.campaign.reads_assessments()
    }

    fn say(&self, text: FormText) -> &'static str {
        // Where units are graded, the form is about a unit.
        let text = match (self.campaign.subject, text) {
            (SubjectKind::Unit, FormText::SignPerson) => FormText::SignUnit,
            (SubjectKind::Unit, FormText::GuidePeople) => FormText::GuideUnits,
            (SubjectKind::Unit, FormText::GuideRows) => FormText::GuideUnitRows,
            (SubjectKind::Unit, FormText::ListTitle) => FormText::ListUnitsTitle,
            (SubjectKind::Unit, FormText::PhoneWho) => FormText::PhoneWhichUnit,
            (_, text) => text,
        };
        self.lang.form(text)
    }

    /// What a period is called.
    fn period(&self, period: Period) -> String {
        period.name_in(self.lang)
    }

    fn say_with(&self, text: FormText, values: &[(&str, &str)]) -> String {
        self.lang.form_with(text, values)
    }

    /// A number as the language writes it.
    fn number(&self, number: &Exact) -> String {
        self.lang.decimal(&number.to_string())
    }

    /// The raters that have columns of their own; one that is nobody where all columns are common.
    fn raters(&self) -> Vec<Option<RaterIx>> {
        let count = self.campaign.raters.len();
        if count == 0 { vec![None] } else { (0..count).map(|rater| Some(RaterIx::at(rater))).collect() }
    }

    /// What is asked: several criteria may read one of these.
    fn inputs(&self) -> impl Iterator<Item = InputIx> + use<'a> {
        self.campaign.columns()
    }

    /// The declared blank of a column; none where some criterion that reads it has another or none.
    fn blank(&self, input: InputIx) -> Option<&'a str> {
        let mut blanks = self.campaign.readers(input).map(|item| self.campaign.items[item.index()].blank.as_deref());
        let first = blanks.next().flatten();
        if blanks.all(|blank| blank == first) { first } else { None }
    }

    /// The facts that are asked: not those that are counted from the results of others.
    fn facts(&self) -> impl Iterator<Item = FactIx> + use<'a> {
        let facts = &self.campaign.facts;
        (0..facts.len()).map(FactIx::at).filter(|fact| !facts[fact.index()].is_counted())
    }

    /// The facts that nobody is asked for.
    fn counted(&self) -> impl Iterator<Item = FactIx> + use<'a> {
        let facts = &self.campaign.facts;
        (0..facts.len()).map(FactIx::at).filter(|fact| facts[fact.index()].is_counted())
    }

    fn is_about_units(&self) -> bool {
        self.campaign.subject == SubjectKind::Unit
    }

    /// What a code stands under.
    fn code_heading(&self) -> &'static str {
        self.say(if self.is_about_units() { FormText::ColUnitCode } else { FormText::ColCode })
    }

    /// What a name stands under.
    fn name_heading(&self) -> &'static str {
        self.say(if self.is_about_units() { FormText::ColUnit } else { FormText::ColName })
    }

    /// Whether people of different roles are scored differently.
    fn has_different_roles(&self) -> bool {
        let campaign = self.campaign;
        let differs = |weights: &[Exact]| weights.iter().any(|weight| *weight != weights[0]);
        campaign.has_roles()
            && (campaign.criteria.iter().any(|criterion| differs(&criterion.weight))
                || campaign.groups.iter().any(|group| differs(&group.weight)))
    }

    /// What a role is called, unlike all others.
    fn role_name(&self, role: RoleIx) -> String {
        let roles = &self.campaign.roles;
        let own = &roles[role.index()];
        let twin = roles.iter().any(|other| other.id != own.id && other.title == own.title);
        if twin { format!("{} ({})", own.title, own.id) } else { own.title.clone() }
    }

    /// Whether an input is asked of a role; of nobody known, it is.
    fn is_asked(&self, input: InputIx, role: Option<RoleIx>) -> bool {
        self.campaign.readers(input).any(|item| match (self.campaign.criteria.get(item.index()), role) {
            (Some(criterion), Some(role)) => !criterion.weight[role.index()].is_zero(),
            _ => true,
        })
    }

    /// The title of the campaign with its year.
    fn campaign_line(&self) -> String {
        if self.campaign.is_titled_with_year() {
            return self.campaign.title.clone();
        }
        let year = self.campaign.year.to_string();
        self.say_with(FormText::CampaignLine, &[("title", &self.campaign.title), ("year", &year)])
    }
}

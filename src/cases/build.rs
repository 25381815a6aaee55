//! From cases as written to what intake would have made of the same values in a table.
//!
//! In: [`RawCase`] and the campaign. Out: [`Built`]. Ids that the campaign does not know are faults of the
//! file; a value that a cell may not hold is a problem of the case, which may be what the case is about.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::campaign::Campaign;
use crate::campaign::faults::{At, Faults, fault, tell_conflict};
use crate::cases::raw::{Met, RawCase, RawPerson};
use crate::diag::code::{CampaignTerm, Term};
use crate::diag::{CampaignCode, Problem};
use crate::id::{GroupIx, InputIx, LevelIx, RaterIx, TargetIx};
use crate::intake::{
    ClaimColumn, Dossier, Fault, Form, Gathered, MemoryReader, Period, RareFields, RowRef, Sheet, Unit,
};
use crate::num::Exact;

/// The unit of people who name none.
const UNIT: &str = "don-vi";

/// A case ready to be graded.
#[derive(Debug)]
pub(super) struct Built {
    /// Its name.
    pub(super) name: String,
    /// Where it stands.
    pub(super) span: Range<usize>,
    /// Its people, as if they had been read from tables.
    pub(super) gathered: Gathered,
    /// The people again, each with its place among [`Built::gathered`] and what must come of it.
    pub(super) people: Vec<Wanting>,
    /// `problems`.
    pub(super) problems: Option<Vec<String>>,
    /// `provisional`.
    pub(super) provisional: Option<bool>,
    /// `targets`.
    pub(super) targets: Vec<(TargetIx, Met)>,
}

/// A person of whom something is wanted.
#[derive(Debug)]
pub(super) struct Wanting {
    /// Code.
    pub(super) code: Arc<str>,
    /// Unit.
    pub(super) unit: Arc<str>,
    /// Where it is written.
    pub(super) span: Range<usize>,
    /// What.
    pub(super) wanted: Vec<Wanted>,
}

/// One thing that must come out; ids are known to the campaign.
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    Role(String),
    Total(Exact),
    RaterTotal(RaterIx, Exact),
    Group(GroupIx, Exact),
    Period(Period, Exact),
    LevelByPoints(String),
    Level(String),
    Reason(Vec<String>),
    Awards(Vec<String>),
    Rank(i64),
    RankOverall(i64),
}

/// What building looks at.
pub(super) struct Builder<'a> {
    /// The rules.
    pub(super) campaign: &'a Campaign,
    /// Where faults go.
    pub(super) faults: &'a Faults,
    /// What the file is called.
    pub(super) file: Arc<str>,
    /// What everybody has who says nothing else.
    pub(super) usual: &'a RawPerson,
    /// How values are read.
    pub(super) reader: MemoryReader,
}

/// A case while its people are gathered.
#[derive(Default)]
pub(super) struct Draft {
    /// Numbers that do not fit a packed claim.
    pub(super) numbers: Vec<Exact>,
    units: BTreeMap<Arc<str>, (Vec<Dossier>, Vec<Problem>)>,
    levels: BTreeMap<Arc<str>, At<String>>,
    codes: BTreeMap<String, Range<usize>>,
    people: Vec<Wanting>,
    rows: u32,
}

impl Builder<'_> {
    /// Builds a case.
    pub(super) fn case(&mut self, raw: &RawCase) -> Built {
        let mut draft = Draft::default();
        for (position, person) in raw.people.iter().enumerate() {
            self.person(person, position, &mut draft);
        }
        let targets = raw.targets.iter().filter_map(|(id, met)| Some((self.target(id)?, *met))).collect();
        Built {
            name: raw.name.as_ref().map(|name| name.value.clone()).unwrap_or_default(),
            span: raw.name.as_ref().map_or(raw.head.clone(), |name| name.span.clone()),
            people: std::mem::take(&mut draft.people),
            gathered: self.gathered(draft),
            problems: raw.problems.clone().map(|mut codes| {
                codes.sort();
                codes
            }),
            provisional: raw.provisional,
            targets,
        }
    }

    fn gathered(&self, mut draft: Draft) -> Gathered {
        let levels = std::mem::take(&mut draft.levels);
        let units = draft.units.into_iter().map(|(id, (mut dossiers, problems))| {
            dossiers.sort_by(|a, b| a.code.cmp(&b.code));
            let level = levels.get(&id).and_then(|word| self.level(word));
            Unit { name: id.clone(), id, level: level.map(LevelIx::at), dossiers, problems }
        });
        let sheet = Sheet {
            file: self.file.clone(),
            name: None,
            heading_row: 0,
            columns: self.columns(),
            numbers: draft.numbers,
            stated: Vec::new(),
            asked: Vec::new(),
            uses: Vec::new(),
        };
        Gathered { units: units.collect(), sheets: vec![sheet], ..Gathered::default() }
    }

    /// For each input a column for every rater, then one for each rater.
    fn columns(&self) -> Vec<ClaimColumn> {
        let mut columns = Vec::new();
        for input in (0..self.campaign.inputs.len()).map(InputIx::at) {
            let raters = (0..self.campaign.raters.len()).map(|rater| Some(RaterIx::at(rater)));
            for rater in std::iter::once(None).chain(raters) {
                let column = u32::try_from(columns.len()).expect("a campaign has fewer than 2^32 columns");
                columns.push(ClaimColumn { column, input, rater });
            }
        }
        columns
    }

    pub(super) fn slot(&self, input: InputIx, rater: Option<RaterIx>) -> usize {
        input.index() * (self.campaign.raters.len() + 1) + rater.map_or(0, |rater| rater.index() + 1)
    }

    fn person(&mut self, raw: &RawPerson, position: usize, draft: &mut Draft) {
        let code = raw.code.as_ref().map_or_else(|| format!("P{}", position + 1), |code| code.value.clone());
        let span = raw.code.as_ref().map_or(&raw.head, |code| &code.span);
        let unit: Arc<str> = raw.unit.as_deref().unwrap_or(UNIT).into();
        self.unit_level(raw, &unit, draft);
        let wanted = self.wanted(raw);
        for time in 1..=raw.times {
            let code = if raw.times == 1 { code.clone() } else { format!("{code}-{time:03}") };
            if let Some(first) = draft.codes.insert(code.clone(), span.clone()) {
                self.tell_twice(&code, span, &first);
            }
            let dossier = self.dossier(raw, &code, &unit, draft);
            draft.units.entry(unit.clone()).or_default().0.push(dossier);
            let span = raw.expect.good().map_or(span.clone(), |expect| expect.span.clone());
            draft.people.push(Wanting { code: code.into(), unit: unit.clone(), span, wanted: wanted.clone() });
        }
    }

    fn tell_twice(&self, code: &str, span: &Range<usize>, first: &Range<usize>) {
        let problem = fault(CampaignCode::DuplicateId)
            .with("id", code)
            .with_term("kind", Term::Campaign(CampaignTerm::Person))
            .with("line", self.faults.line(first));
        self.faults.add(span, problem);
    }

    fn unit_level(&self, raw: &RawPerson, unit: &Arc<str>, draft: &mut Draft) {
        let Some(word) = &raw.unit_level else { return };
        let known = self.level(word);
        if known.is_none() {
            let words = self.campaign.levels.iter().map(|level| level.id.as_str());
            self.tell_unknown(CampaignTerm::Level, word, words);
        }
        if let Some(first) = draft.levels.insert(unit.clone(), word.clone())
            && self.level(&first) != known
        {
            tell_conflict(self.faults, &word.span, "unit-level", CampaignTerm::UnitLevelTwice);
        }
    }

    pub(super) fn level(&self, word: &At<String>) -> Option<usize> {
        self.campaign.level_by_word(&word.value).map(LevelIx::index)
    }

    fn dossier(&mut self, raw: &RawPerson, code: &str, unit: &Arc<str>, draft: &mut Draft) -> Dossier {
        let row = RowRef { sheet: 0, row: draft.rows };
        draft.rows += 1;
        let mut faults = Vec::new();
        let mut problems = Vec::new();
        let facts = self.facts(raw, row, &mut faults, &mut problems);
        let forms = self.forms(raw, row, draft, &mut faults, &mut problems);
        faults.sort_unstable();
        faults.dedup();
        draft.units.entry(unit.clone()).or_default().1.extend(problems);
        Dossier {
            code: code.into(),
            name: "".into(),
            row,
            facts,
            forms,
            rare: RareFields {
                birth: None,
                decision: raw.decision.as_ref().and_then(|decision| self.decision(decision)).map(Box::new),
                history: self.history(raw).map(Box::new),
                faults,
            }
            .into(),
        }
    }

    /// What was handed in: one row, or one for each period.
    fn forms(
        &self,
        raw: &RawPerson,
        row: RowRef,
        draft: &mut Draft,
        faults: &mut Vec<Fault>,
        problems: &mut Vec<Problem>,
    ) -> Box<[Form]> {
        if raw.no_form {
            return Box::default();
        }
        let mut forms = Vec::new();
        for (period, claims) in self.handed_in(raw) {
            let values = self.values(raw, claims, draft, faults, problems).into_iter().collect();
            forms.push(Form { row, rater: None, period, values });
        }
        forms.sort_by_key(|form| form.period);
        forms.into()
    }
}

//! From headings to columns: where a table says who a row is about, which facts and which claims.

use crate::campaign::{Campaign, SubjectKind};
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::{FactIx, InputIx, RaterIx};
use crate::intake::heading::{Found, Heading};
use crate::intake::personal::Head;
use crate::intake::returned;
use crate::intake::vocabulary::{Meaning, Vocabulary, shared};
use crate::intake::words::{self, Identity};
use crate::intake::{ClaimColumn, Fault, Period};
use crate::text::{fold_heading, without_accents};

/// Where everything stands in a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Binding {
    /// The number of the heading's first row.
    pub(super) first_row: u32,
    /// The number of its last row.
    pub(super) heading_row: u32,
    /// The headings, by column.
    pub(super) headings: Vec<Heading>,
    /// The code.
    pub(super) code: Option<u32>,
    /// The name, or its parts in their order.
    pub(super) name: Vec<u32>,
    /// Birth date; several where men and women have a column each.
    pub(super) birth: Vec<u32>,
    /// Code of the unit.
    pub(super) unit_code: Option<u32>,
    /// Name of the unit.
    pub(super) unit_name: Option<u32>,
    /// When a row was handed in.
    pub(super) moment: Option<u32>,
    /// Who scored a row.
    pub(super) rater: Option<u32>,
    /// The month or quarter that a row is about.
    pub(super) period: Option<u32>,
    /// The one that the sheet or the file is named after.
    pub(super) sheet_period: Option<Period>,
    /// Facts with their columns.
    pub(super) facts: Vec<(u32, FactIx)>,
    /// Claims, by column.
    pub(super) claims: Vec<ClaimColumn>,
    /// From which unit a person came.
    pub(super) former: Option<u32>,
    /// In a campaign of units: rows have the names of people.
    pub(super) of_persons: bool,
    /// The number of a row in its list.
    pub(super) number: Option<u32>,
    /// The total that a row says of itself, where one column does.
    pub(super) total: Option<u32>,
    /// The level that a row says of itself, where one column does.
    pub(super) level: Option<u32>,
    /// The code is a citizen's number, which has twelve digits.
    pub(super) code_is_citizens: bool,
    /// A long table or a personal form: rows about one criterion each.
    pub(super) long: Option<Long>,
    /// The scores of a workbook of results, changed in a meeting: they go before those handed in.
    pub(super) meeting: bool,
    /// Columns that nothing reads.
    pub(super) unknown: Vec<u32>,
    /// What is wrong with the headings: code, column, what it is about, more.
    pub(super) faults: Vec<HeadingFault>,
}

/// What makes a table a long one: its claims are all criteria by all columns of values.
#[derive(Clone, Debug, Default)]
pub(super) struct Long {
    /// The columns that say what a row is about, the best first.
    pub(super) criteria: Vec<u32>,
    /// Where a personal form says whom it is about; none in a table whose rows say it.
    pub(super) head: Option<Head>,
}

/// Something wrong with a heading.
#[derive(Clone, Debug)]
pub(super) struct HeadingFault {
    /// What.
    pub(super) code: IntakeCode,
    /// Where.
    pub(super) column: u32,
    /// The thing that the heading is about.
    pub(super) item: String,
    /// The other column or the other thing.
    pub(super) other: String,
    /// What it leaves open about everybody in the table.
    pub(super) about: Vec<Fault>,
    /// Its row and what stands there, where that is not the heading.
    pub(super) cell: Option<(u32, String)>,
}

impl Binding {
    /// Whether rows hold claims.
    pub(super) fn has_claims(&self) -> bool {
        !self.claims.is_empty()
    }

    /// Leaves of a sheet of scores those of the highest rater.
    pub(super) fn of_meeting(mut self, campaign: &Campaign) -> Self {
        let highest = campaign.raters.len().checked_sub(1).map(RaterIx::at);
        let band = |heading: &Heading| heading.parts.first().is_some_and(|band| returned::is_reckoned(band));
        let reckoned: Vec<u32> =
            self.headings.iter().filter(|heading| band(heading)).map(|heading| heading.column).collect();
        let is_read = |column: u32| !reckoned.contains(&column);
        self.claims.retain(|claim| is_read(claim.column) && (claim.rater.is_none() || claim.rater == highest));
        self.faults.retain(|fault| is_read(fault.column));
        self.facts.clear();
        self.unknown.clear();
        self.meeting = true;
        self
    }

    /// Whether rows say their unit.
    pub(super) fn has_unit(&self) -> bool {
        self.unit_code.is_some() || self.unit_name.is_some()
    }

    /// Whether one subject may have several rows.
    pub(super) fn has_several_rows(&self) -> bool {
        self.rater.is_some() || self.moment.is_some() || self.period.is_some() || self.long.is_some()
    }

    /// Whether rows say whom they are about.
    pub(super) fn says_who(&self) -> bool {
        self.code.is_some() || !self.name.is_empty()
    }

    /// The head of a personal form.
    pub(super) fn head(&self) -> Option<&Head> {
        self.long.as_ref()?.head.as_ref()
    }

    /// Keeps only the headings that a message may still name: a nation has a hundred thousand tables.
    pub(super) fn forget_headings(&mut self) {
        let (unknown, faults) = (&self.unknown, &self.faults);
        self.headings.retain(|heading| {
            unknown.contains(&heading.column) || faults.iter().any(|fault| fault.column == heading.column)
        });
        self.headings.shrink_to_fit();
    }

    /// The heading of a column in one line.
    pub(super) fn heading(&self, column: u32) -> String {
        self.headings.iter().find(|heading| heading.column == column).map(Heading::text).unwrap_or_default()
    }

    /// The problem of a heading fault in a sheet.
    pub(super) fn problem(&self, fault: &HeadingFault, sheet: CellPlace) -> Problem {
        let (row, text) = fault.cell.clone().unwrap_or_else(|| (self.heading_row, self.heading(fault.column)));
        let place = CellPlace { row: Some(row), column: Some(fault.column), text: Some(text.clone()), ..sheet };
        Problem::new(fault.code).with("value", text).with("item", &fault.item).with("other", &fault.other).at(place)
    }
}

/// Binds the headings that were found. `named` is the rater that the sheet or the file is named after.
pub(super) fn bind(campaign: &Campaign, vocabulary: &Vocabulary, found: Found, named: Option<RaterIx>) -> Binding {
    let mut binder = Binder {
        campaign,
        named,
        code_rank: u8::MAX,
        own_code: None,
        unit_rank: u8::MAX,
        given: None,
        totals: Vec::new(),
        levels: Vec::new(),
        criteria: Vec::new(),
        scores: Vec::new(),
        out: Binding { heading_row: found.row, ..Binding::default() },
    };
    for heading in &found.headings {
        match vocabulary.meanings(heading).as_slice() {
            [] => binder.unknown(heading, vocabulary),
            [Meaning::Claim(input, rater)] => {
                let rater = rater.or(named);
                binder.claim(ClaimColumn { column: heading.column, input: *input, rater });
            }
            [Meaning::Fact(fact)] => binder.fact(heading.column, *fact),
            several if several.iter().all(|meaning| matches!(meaning, Meaning::Identity(_))) => {
                let Meaning::Identity(identity) = several[0] else { continue };
                binder.identity(heading.column, identity);
            }
            several if shared(several, |input| campaign.column_of(input)).is_some() => {
                binder.share(heading.column, several);
            }
            several => binder.ambiguous(heading.column, several),
        }
    }
    binder.out.headings = found.headings;
    binder.out.first_row = found.first;
    binder.finish()
}

/// The state of a binding.
struct Binder<'a> {
    campaign: &'a Campaign,
    named: Option<RaterIx>,
    code_rank: u8,
    /// The first column with a code that is not a unit's.
    own_code: Option<u32>,
    unit_rank: u8,
    given: Option<u32>,
    totals: Vec<u32>,
    levels: Vec<u32>,
    /// Columns that would say what a row is about, and which goes before.
    criteria: Vec<(u8, u32)>,
    /// Columns of values for it, and whose.
    scores: Vec<(u32, Option<RaterIx>)>,
    out: Binding,
}

impl Binder<'_> {
    /// Reads one column for each ratio that names it: what was asked, say, of one and another.
    fn share(&mut self, column: u32, several: &[Meaning]) {
        for meaning in several {
            if let Meaning::Claim(input, rater) = meaning {
                self.claim(ClaimColumn { column, input: *input, rater: rater.or(self.named) });
            }
        }
    }

    fn claim(&mut self, claim: ClaimColumn) {
        let title = &self.campaign.inputs[claim.input.index()].title;
        let twin = self.out.claims.iter().find(|other| other.input == claim.input && other.rater == claim.rater);
        match twin.map(|twin| twin.column) {
            Some(first) => {
                let about = Fault::Item(self.campaign.inputs[claim.input.index()].item);
                self.twice(claim.column, first, title.clone(), about);
            }
            None => self.out.claims.push(claim),
        }
    }

    fn fact(&mut self, column: u32, fact: FactIx) {
        match self.out.facts.iter().find(|(_, other)| *other == fact).map(|(first, _)| *first) {
            Some(first) => {
                self.twice(column, first, self.campaign.facts[fact.index()].title.clone(), Fault::Fact(fact));
            }
            None => self.out.facts.push((column, fact)),
        }
    }

    fn identity(&mut self, column: u32, identity: Identity) {
        match identity {
            Identity::Code(rank) => {
                if rank > 0 {
                    self.own_code = self.own_code.or(Some(column));
                }
                let (first, old) = (self.out.code, self.code_rank);
                self.out.code = self.ranked(column, first, rank, old);
                self.code_rank = rank.min(old);
            }
            Identity::UnitName(rank) => {
                // Where units are graded, the smallest body that a row names is the one that it is about.
                let rank = if self.campaign.subject == SubjectKind::Unit { u8::MAX - rank } else { rank };
                let (first, old) = (self.out.unit_name, self.unit_rank);
                self.out.unit_name = self.ranked(column, first, rank, old);
                self.unit_rank = rank.min(old);
            }
            Identity::UnitCode => self.out.unit_code = self.only(column, self.out.unit_code),
            Identity::Moment => self.out.moment = self.only(column, self.out.moment),
            Identity::RaterName => self.out.rater = self.only(column, self.out.rater),
            Identity::Period => self.out.period = self.only(column, self.out.period),
            Identity::GivenName => self.given = self.only(column, self.given),
            Identity::Name | Identity::FamilyName => match self.out.name.first().copied() {
                Some(first) => self.twice(column, first, String::new(), Fault::Identity),
                None => self.out.name.push(column),
            },
            Identity::Birth => self.out.birth.push(column),
            Identity::Number => self.out.number = self.out.number.or(Some(column)),
            Identity::Criterion(rank) => self.criteria.push((rank, column)),
            Identity::Score => self.scores.push((column, self.named)),
            Identity::FormerUnit => self.out.former = self.only(column, self.out.former),
            Identity::OfPerson => self.out.of_persons = true,
            Identity::Total => self.totals.push(column),
            Identity::Level => self.levels.push(column),
            Identity::Ignored => {}
        }
    }

    /// A heading that is no word of the campaign: a rater's name alone is a column of values in a long table.
    fn unknown(&mut self, heading: &Heading, vocabulary: &Vocabulary) {
        match heading.parts.last().and_then(|part| vocabulary.rater(part)) {
            Some(rater) => self.scores.push((heading.column, Some(rater))),
            None => self.out.unknown.push(heading.column),
        }
    }

    /// A table without columns of claims, but with one that names criteria and one with values, is a long one.
    /// Else those columns are nothing.
    fn long(&mut self) {
        let is_long = self.out.claims.is_empty() && !self.criteria.is_empty() && !self.scores.is_empty();
        if !is_long {
            let others = self.criteria.iter().map(|(_, column)| *column);
            self.out.unknown.extend(others.chain(self.scores.iter().map(|(column, _)| *column)));
            self.out.unknown.sort_unstable();
            return;
        }
        for at in 0..self.scores.len() {
            let (column, rater) = self.scores[at];
            if let Some((first, _)) = self.scores[..at].iter().find(|(_, other)| *other == rater) {
                self.twice(column, *first, String::new(), Fault::Identity);
                continue;
            }
            let inputs = (0..self.campaign.inputs.len()).map(InputIx::at);
            self.out.claims.extend(inputs.map(|input| ClaimColumn { column, input, rater }));
        }
        self.criteria.sort_unstable();
        let criteria = self.criteria.iter().map(|(_, column)| *column).collect();
        self.out.long = Some(Long { criteria, head: None });
    }

    /// Of several columns for one thing the one with the lower rank is read; two of one rank are an error.
    fn ranked(&mut self, column: u32, first: Option<u32>, rank: u8, old: u8) -> Option<u32> {
        match first {
            Some(first) if rank == old => {
                self.twice(column, first, String::new(), Fault::Identity);
                Some(first)
            }
            Some(first) if rank > old => Some(first),
            _ => Some(column),
        }
    }

    fn only(&mut self, column: u32, first: Option<u32>) -> Option<u32> {
        if let Some(first) = first {
            self.twice(column, first, String::new(), Fault::Identity);
            return Some(first);
        }
        Some(column)
    }

    fn twice(&mut self, column: u32, first: u32, item: String, about: Fault) {
        let other = crate::diag::column_name(first);
        self.out.faults.push(HeadingFault {
            code: IntakeCode::ColumnTwice,
            column,
            item,
            other,
            about: vec![about],
            cell: None,
        });
    }

    fn ambiguous(&mut self, column: u32, meanings: &[Meaning]) {
        let mut titles = meanings.iter().map(|meaning| self.title(*meaning));
        let item = titles.next().unwrap_or_default();
        let other = titles.collect::<Vec<_>>().join("”, “");
        let about = meanings.iter().map(|meaning| self.fault(*meaning)).collect();
        self.out.faults.push(HeadingFault {
            code: IntakeCode::ColumnAmbiguous,
            column,
            item,
            other,
            about,
            cell: None,
        });
    }

    fn fault(&self, meaning: Meaning) -> Fault {
        match meaning {
            Meaning::Claim(input, _) => Fault::Item(self.campaign.inputs[input.index()].item),
            Meaning::Fact(fact) => Fault::Fact(fact),
            Meaning::Identity(_) => Fault::Identity,
        }
    }

    fn title(&self, meaning: Meaning) -> String {
        match meaning {
            Meaning::Claim(input, _) => self.campaign.inputs[input.index()].title.clone(),
            Meaning::Fact(fact) => self.campaign.facts[fact.index()].title.clone(),
            Meaning::Identity(_) => String::new(),
        }
    }

    fn finish(mut self) -> Binding {
        if let Some(given) = self.given {
            self.out.name.push(given);
        } else if let [name] = self.out.name.as_slice() {
            // A merged “Họ và tên” over two columns leaves the second without a heading of its own.
            let next = name + 1;
            if self.out.headings.iter().all(|heading| heading.column != next) {
                self.out.name.push(next);
            }
        }
        if self.campaign.subject == SubjectKind::Unit {
            self.smallest_body();
        } else {
            self.doubtful_code();
        }
        self.long();
        self.out.total = self.only_one(|binder| &mut binder.totals);
        self.out.level = self.only_one(|binder| &mut binder.levels);
        self.out.code_is_citizens =
            self.out.code.is_some_and(|code| words::is_citizens_number(&self.out.heading(code)));
        self.common_and_rater();
        self.out
    }

    /// “Tổ công đoàn” beside “Đơn vị”: the row is about the former, with its own code. “Cơ quan” alone is a name too.
    fn smallest_body(&mut self) {
        const SMALLEST: u8 = u8::MAX - 2;
        let Some(column) = self.out.unit_name.take() else { return };
        if self.unit_rank == SMALLEST {
            if !self.out.name.is_empty() {
                self.out.code = self.own_code;
            }
            self.out.name = vec![column];
        } else if self.out.name.is_empty() {
            self.out.name.push(column);
        }
    }

    /// “Mã ĐV” is a member's code to some and a unit's to others: beside a code it is the unit's, alone it is not
    /// guessed. Taken for the unit's, everybody would be a unit of his own.
    fn doubtful_code(&mut self) {
        let Some(column) = self.out.unit_code.filter(|_| self.out.code.is_none()) else { return };
        let heading = self.out.headings.iter().find(|heading| heading.column == column);
        let text = heading.and_then(|heading| heading.parts.last()).map(|part| without_accents(&fold_heading(part)));
        if text.as_deref() == Some("ma dv") {
            self.out.faults.push(HeadingFault {
                code: IntakeCode::ColumnAmbiguous,
                column,
                item: "Mã đoàn viên".to_owned(),
                other: "Mã đơn vị".to_owned(),
                about: vec![Fault::Identity],
                cell: None,
            });
        }
    }

    /// The column of a figure that is only compared: several say nothing.
    fn only_one(&mut self, of: impl Fn(&mut Self) -> &mut Vec<u32>) -> Option<u32> {
        let found = std::mem::take(of(self));
        if let ([one], true) = (found.as_slice(), self.out.has_claims() && self.out.long.is_none()) {
            return Some(*one);
        }
        self.out.unknown.extend(found);
        self.out.unknown.sort_unstable();
        None
    }

    /// A criterion has one common column or columns by rater.
    fn common_and_rater(&mut self) {
        if self.named.is_some() || self.out.rater.is_some() {
            return;
        }
        let claims = &self.out.claims;
        for common in claims.iter().filter(|claim| claim.rater.is_none()) {
            let Some(rated) = claims.iter().find(|claim| claim.input == common.input && claim.rater.is_some()) else {
                continue;
            };
            self.out.faults.push(HeadingFault {
                code: IntakeCode::CommonAndRater,
                column: common.column,
                item: self.campaign.inputs[common.input.index()].title.clone(),
                other: crate::diag::column_name(rated.column),
                about: vec![Fault::Item(self.campaign.inputs[common.input.index()].item)],
                cell: None,
            });
        }
    }
}

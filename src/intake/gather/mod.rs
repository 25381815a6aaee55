//! The way through intake: read, place, fill the units, hand the forms out, settle.

pub(in crate::intake) mod finish;
pub(in crate::intake) mod parting;

mod fill;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::{
    IndexedParallelIterator as _, IntoParallelIterator as _, IntoParallelRefIterator as _,
    IntoParallelRefMutIterator as _, ParallelIterator as _,
};

use crate::campaign::{Campaign, SubjectKind};
use crate::diag::{CellPlace, IntakeCode, Problem, TableCode};
use crate::intake::Births;
use crate::intake::decision::{self, Subject};
use crate::intake::heading::vocabulary::Vocabulary;
use crate::intake::people::People;
use crate::intake::people::alike;
use crate::intake::people::find::Names;
use crate::intake::people::forms::{self, Settling};
use crate::intake::row::SheetRead;
use crate::intake::sheets::listing::Listing;
use crate::intake::sheets::text::Text;
use crate::intake::sheets::{self, FileTables};
use crate::intake::units::named;
use crate::intake::units::places::Places;
use crate::intake::units::sharing;
use crate::intake::units::sharing::RunNames;
use crate::intake::units::tree::Tree;
use crate::intake::units::{self, Units};
use crate::intake::{FileRecord, FileRole, Gathered, Inputs, history};
use crate::table::InputFile;
use crate::text::fold;

/// Reads everything and joins it, for each campaign of a run.
pub(super) fn gather(campaigns: &[Campaign], inputs: &Inputs, tick: &(dyn Fn() + Sync)) -> Vec<Gathered> {
    let vocabularies: Vec<Vocabulary> = campaigns.iter().map(Vocabulary::new).collect();
    let mut files: Vec<Vec<FileTables>> = Vec::new();
    for (campaign, vocabulary) in campaigns.iter().zip(&vocabularies) {
        // One file at a time: at the end no thread has several before it while another has none.
        let each = inputs.tables.par_iter().with_max_len(1);
        let mut read: Vec<FileTables> =
            each.map(|file| ticked(tick, || sheets::read(campaign, vocabulary, file))).collect();
        // The order of the arguments does not matter.
        read.sort_by(|a, b| a.name.cmp(&b.name));
        files.push(read);
    }
    if campaigns.len() > 1 || campaigns.iter().any(|campaign| campaign.subject == SubjectKind::Unit) {
        parting::part(campaigns, &mut files);
    }
    let several = campaigns.len() > 1;
    let mut gathered = Vec::new();
    for (own, (campaign, mut files)) in campaigns.iter().zip(files).enumerate() {
        let mut notes = Vec::new();
        for file in &mut files {
            notes.extend(file.all_notes(&|heading| parting::is_known(&vocabularies, own, heading)));
        }
        if several {
            files.retain(|file| !file.sheets.is_empty() || file.failure.is_some() || file.text == Text::Prose);
        }
        let unit_list = inputs.units.as_ref().map(|file| ticked(tick, || units::read(file)));
        let decisions = inputs.decisions.as_ref().map(|file| ticked(tick, || decision::read(file)));
        // Where units are graded, the list of units is their roster.
        let listed = inputs.units.as_ref().filter(|_| campaign.subject == SubjectKind::Unit);
        let listed = listed.map(|file| sheets::read(campaign, &vocabularies[own], file));

        let mut gathering = Gathering::new(campaign, files, listed);
        gathering.people.problems.extend(notes);
        gathering.several = several;
        gathering.people.run = RunNames::of(campaigns, own);
        gathering.expect(inputs.units.as_ref(), unit_list);
        gathering.people.keep_births = inputs.births == Births::Keep;
        gathering.fill(decisions.as_ref());
        gathering.failures();
        if own == 0 {
            gathering.documents(&inputs.documents);
        }
        gathering.decide(inputs.decisions.as_ref(), decisions);
        gathering.history(&inputs.history, tick);
        gathered.push(gathering.finish());
    }
    sharing::settle_units(campaigns, &mut gathered);
    sharing::settle_decisions(campaigns, &mut gathered);
    for (campaign, gathered) in campaigns.iter().zip(&mut gathered) {
        let unknown = named::unknown_units(campaign, gathered);
        gathered.problems.extend(unknown);
    }
    gathered
}

fn ticked<T>(tick: &(dyn Fn() + Sync), work: impl FnOnce() -> T) -> T {
    let out = work();
    tick();
    out
}

/// A file with earlier years that no rule looks at: read to the end and recorded with its hash.
fn unread_history(file: &InputFile) -> (FileRecord, Option<Problem>) {
    struct Nothing;
    impl crate::table::Sink for Nothing {
        fn begin(&mut self, _: Option<&str>, _: bool) -> bool {
            true
        }
        fn row(&mut self, _: crate::table::Row<'_>) -> bool {
            true
        }
        fn end(&mut self) {}
    }
    let is_table = file.path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("json"));
    let read =
        if is_table { crate::table::read(file, &mut Nothing) } else { crate::table::read_whole(file, &mut |_| {}) };
    let role = if read.problem.is_some() { FileRole::Nothing } else { FileRole::History };
    let record = FileRecord { name: file.name.clone(), sha256: read.sha256, bytes: read.bytes, role, rows: 0 };
    (record, read.problem)
}

/// What is gathered so far.
struct Gathering<'a> {
    people: People<'a>,
    sheets: Vec<SheetRead>,
    /// What each sheet was taken for.
    roles: Vec<FileRole>,
    places: Places,
    records: Vec<FileRecord>,
    failures: Vec<(Arc<str>, Problem)>,
    /// Some roster has no unit column: its people belong to its folder or file name.
    named_by_place: bool,
    expected: Option<usize>,
    /// Who stands above whom.
    tree: Tree,
    /// The file that lists the units which are graded.
    listed: Option<Arc<str>>,
    /// The run has further campaigns.
    several: bool,
}

impl<'a> Gathering<'a> {
    fn new(campaign: &'a Campaign, files: Vec<FileTables>, listed: Option<FileTables>) -> Self {
        let people = People::new(campaign, Units::default());
        let (mut all, mut records, mut failures) = (Vec::new(), Vec::new(), Vec::new());
        for file in files.into_iter().filter(|file| file.text != Text::Remark) {
            let rows = file.sheets.iter().map(SheetRead::count).sum::<usize>() as u64;
            let (name, sha256, bytes) = (file.name.clone(), file.sha256, file.bytes);
            records.push(FileRecord { name, sha256, bytes, role: FileRole::Nothing, rows });
            failures.extend(file.failure.map(|problem| (file.name, problem)));
            all.extend(file.sheets);
        }
        let list = listed.as_ref().filter(|file| !file.sheets.is_empty()).map(|file| file.name.clone());
        // What is wrong with the list as such is told where it is read as a list.
        all.extend(listed.into_iter().flat_map(|file| file.sheets));
        failures.extend(without_rows(&all));
        let roles = vec![FileRole::Nothing; all.len()];
        let places = Places::of(&all);
        Self {
            people,
            places,
            sheets: all,
            roles,
            records,
            failures,
            named_by_place: false,
            expected: None,
            tree: Tree::default(),
            listed: list,
            several: false,
        }
    }

    /// The units that are expected.
    fn expect(&mut self, file: Option<&InputFile>, list: Option<Listing<units::Column>>) {
        let (Some(file), Some(list)) = (file, list) else { return };
        self.people.problems.extend(list.notes);
        let rows = match list.read.problem {
            Some(problem) => {
                self.people.problems.push(problem);
                None
            }
            None => {
                let levels = if self.several || self.people.campaign.subject == SubjectKind::Unit {
                    self.people.campaign.reads_unit_level()
                } else {
                    true
                };
                let campaign = Some(self.people.campaign).filter(|_| levels);
                let count = units::expect(campaign, &mut self.people.units, &list.rows, &mut self.tree);
                self.tree.resolve(&self.people.units, &mut self.people.problems);
                Some(count)
            }
        };
        self.expected = rows.map(|_| self.people.units.list.len());
        self.record(file, list.read.sha256, list.read.bytes, FileRole::Units, rows);
    }

    fn record(&mut self, file: &InputFile, sha256: String, bytes: u64, role: FileRole, rows: Option<u64>) {
        let role = if rows.is_some() { role } else { FileRole::Nothing };
        self.records.push(FileRecord { name: file.name.clone(), sha256, bytes, role, rows: rows.unwrap_or(0) });
    }

    /// Files that could not be understood stop the unit that they belong to, if that can be known. Where
    /// units are called by their place, such a file is a unit that was sent and cannot be graded.
    fn failures(&mut self) {
        for (file, problem) in std::mem::take(&mut self.failures) {
            let mut unit = self.places.unit(&self.people.units, &file);
            if unit.is_none() && self.named_by_place {
                unit = self.people.units.register("", self.places.home_name(&self.people.units, &file));
            }
            match unit {
                Some(unit) => {
                    self.people.units.list[unit].broken = true;
                    self.people.units.list[unit].tell(problem);
                }
                None => self.people.problems.push(problem),
            }
        }
    }

    /// Folders with nothing but documents: a union may have sent them in the place of a table.
    fn documents(&mut self, folders: &[(String, Vec<String>)]) {
        const SHOWN: usize = 5;
        let tables: Vec<&str> = self.records.iter().map(|record| &*record.name).collect();
        let mut told = Vec::new();
        for (folder, files) in folders {
            let prefix = format!("{folder}/");
            if tables.iter().any(|table| table.starts_with(&prefix)) {
                continue;
            }
            let mut shown: Vec<&str> = files.iter().map(String::as_str).take(SHOWN).collect();
            if files.len() > SHOWN {
                shown.push("…");
            }
            let problem = Problem::new(IntakeCode::FolderWithoutTable).with("folder", folder);
            told.push(problem.with("files", shown.join(", ")).at(CellPlace::file(&Arc::from(folder.as_str()))));
        }
        self.people.problems.extend(told);
    }

    fn decide(&mut self, file: Option<&InputFile>, list: Option<Listing<decision::Column>>) {
        let (Some(file), Some(list)) = (file, list) else { return };
        self.people.problems.extend(list.notes);
        let rows = match list.read.problem {
            Some(problem) => {
                // Decisions replace levels: without them no level of any unit can be trusted.
                self.people.tell_everybody(&problem);
                None
            }
            None => {
                let codeless = list.rows.iter().map(|row| Subject::of(row, self.people.campaign));
                let wanted =
                    codeless.filter(|subject| subject.code.is_empty()).map(|subject| fold(&subject.name)).collect();
                let names = Names::of(&self.people, &wanted);
                Some(decision::apply(&mut self.people, &names, &list.rows))
            }
        };
        self.record(file, list.read.sha256, list.read.bytes, FileRole::Decisions, rows);
    }

    /// Earlier years, where a rule looks at them.
    fn history(&mut self, files: &[InputFile], tick: &(dyn Fn() + Sync)) {
        let reads = self.people.campaign.reads_history();
        let mut files: Vec<&InputFile> = files.iter().collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        for file in &files {
            if reads {
                let record = ticked(tick, || history::read(&mut self.people, file));
                self.records.push(record);
            } else {
                let (record, problem) = ticked(tick, || unread_history(file));
                self.records.push(record);
                self.people.problems.extend(problem);
            }
        }
        if reads && files.is_empty() {
            self.people.problems.push(Problem::new(IntakeCode::HistoryAbsent));
        } else if reads {
            self.without_code();
        }
    }

    /// People without a code cannot be found in earlier years: one warning for each unit.
    fn without_code(&mut self) {
        for unit in &mut self.people.units.list {
            let count = unit.dossiers.iter().filter(|dossier| dossier.code.is_empty()).count();
            if count > 0 {
                unit.tell(Problem::new(IntakeCode::HistoryNoCode).with("count", count));
            }
        }
    }

    fn finish(mut self) -> Gathered {
        let campaign = self.people.campaign;
        let mut problems = std::mem::take(&mut self.people.problems);
        if campaign.subject == SubjectKind::Unit {
            self.people.leave_out_upper_units(&self.tree);
        }
        finish::headings(campaign, &mut self.people.units, &self.places, &self.sheets, &mut problems);
        if campaign.subject == SubjectKind::Person {
            alike::units(&mut self.people, &self.sheets);
        }
        alike::codes(&mut self.people, &self.sheets);
        let settling = Settling { campaign, sheets: &self.sheets };
        self.people.units.list.par_iter_mut().for_each(|unit| forms::settle(settling, unit));
        self.people.units.name_all();
        let units = &mut self.people.units;
        finish::problems_of_nobody(units, &mut problems);
        let nobody = units.list.iter().all(|unit| unit.dossiers.is_empty() && !unit.broken);
        let told = problems.iter().any(Problem::is_error);
        let mut unlisted = Vec::new();
        let sink = if nobody { &mut unlisted } else { &mut problems };
        let nodes = finish::upper_units(units, &self.tree);
        let listed = self.tree.listed(units);
        let expected = self.expected.map(|count| count.saturating_sub(nodes));
        let not_received = finish::expected(units, &self.sheets, expected.is_some(), sink);
        if nobody && !told {
            problems.push(finish::nobody(campaign.subject, &self.sheets));
        }
        let given = units.list.iter().filter_map(|unit| Some((unit.id.as_str().into(), unit.level_at.clone()?)));
        let given_levels = given.collect();
        self.roles_of_files();
        let mut units: Vec<_> = std::mem::take(&mut self.people.units.list).into_par_iter().map(finish::unit).collect();
        units.sort_by(|a, b| a.id.cmp(&b.id));
        self.records.sort_by(|a, b| a.name.cmp(&b.name));
        crate::diag::sort(&mut problems);
        Gathered {
            units,
            sheets: self.sheets.into_iter().map(finish::sheet).collect(),
            files: self.records,
            not_received,
            expected,
            problems,
            given_levels,
            listed,
            member_facts: Vec::new(),
        }
    }

    /// A file is what the first of its sheets is, rosters before assessments.
    fn roles_of_files(&mut self) {
        let mut of_files: BTreeMap<&str, FileRole> = BTreeMap::new();
        for (sheet, role) in self.sheets.iter().zip(&self.roles) {
            let known = of_files.entry(&sheet.file).or_insert(*role);
            *known = (*known).min(*role);
        }
        for record in self.records.iter_mut().filter(|record| record.role == FileRole::Nothing) {
            record.role = of_files.get(&*record.name).copied().unwrap_or(FileRole::Nothing);
        }
    }
}

/// Files whose tables hold nobody: a heading alone was not meant to be handed in.
fn without_rows(sheets: &[SheetRead]) -> Vec<(Arc<str>, Problem)> {
    let mut rows: BTreeMap<&Arc<str>, usize> = BTreeMap::new();
    for sheet in sheets {
        // What is wrong in a table has been told.
        let told = sheet.binding.faults.len() + sheet.problems.len();
        *rows.entry(&sheet.file).or_default() += sheet.count() + told;
    }
    if rows.values().all(|rows| *rows == 0) {
        // There is nobody at all: that is told as such.
        return Vec::new();
    }
    let empty = rows.into_iter().filter(|(_, rows)| *rows == 0);
    empty.map(|(file, _)| (file.clone(), Problem::new(TableCode::Empty).at(CellPlace::file(file)))).collect()
}

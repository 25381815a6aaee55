//! `xeploai form`: empty forms from the rules and, where there is one, the roster.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use xeploai::campaign::{Campaign, SubjectKind};
use xeploai::diag::{Problem, Severity};
use xeploai::evaluate::{Progress, Stage};
use xeploai::form::{self, Forms, Person, Sheets, Unit};
use xeploai::intake::{self, Gathered};
use xeploai::render::{terminal as page, xlsx};
use xeploai::report::file_name;
use xeploai::report::grid::Binder;
use xeploai::words::{FailureText, Lang, NoteText};

use crate::args::{FormArgs, Per, Printing};
use crate::asking::Asking;
use crate::disk;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::forms::{LIST, Listed};
use crate::output::{Holding, Output};
use crate::screen::{self, Bar};

/// Sheets that a workbook of personal forms may have and still open at once.
const SHEETS: usize = 200;

/// Finds the rules and the roster, lays the forms out, writes them, tells.
pub(crate) fn form(args: &FormArgs, lang: Lang) -> Result<Exit, Failure> {
    let printing = args.source().printing();
    let out = args.out();
    let asking = Asking::find(args, &out, lang)?;
    let bar = Bar::new(printing, lang);
    let output = Output::open(&out, args.existing(), Holding::Forms, &asking.job.base)?;
    let made: Vec<Gathered> = asking
        .parts()
        .map(|(stem, campaign)| {
            let folder = stem.map_or_else(|| output.folder(), |stem| output.folder().join(stem));
            make(args, campaign, &asking.job.inputs, &folder, lang, &bar)
        })
        .collect::<Result<_, _>>()?;
    let cannot = |cause: io::Error| Failure::at(FailureText::CannotWrite, LIST).because(cause);
    let ids: Vec<&str> = asking.campaigns.iter().map(|campaign| campaign.id.as_str()).collect();
    let listed = Listed::of(&output.folder(), &ids.join(" ")).map_err(cannot)?;
    let text = listed.text().map_err(|cause| cannot(cause.into()))?;
    fs::write(output.folder().join(LIST), text).map_err(cannot)?;
    output.commit()?;
    drop(bar);
    let mut exit = Exit::Final;
    for ((stem, campaign), gathered) in asking.parts().zip(&made) {
        let own = stem.map_or_else(|| out.clone(), |stem| out.join(stem));
        let told = Told { args, asking: &asking, gathered, campaign, out: &own };
        if stem.is_some() {
            screen::head(campaign, printing)?;
        }
        if told.tell(printing, lang)? != Exit::Final {
            exit = Exit::Wanting;
        }
    }
    Ok(exit)
}

/// The forms of one campaign; what its roster tells.
fn make(
    args: &FormArgs,
    campaign: &Campaign,
    inputs: &intake::Inputs,
    folder: &Path,
    lang: Lang,
    bar: &Bar,
) -> Result<Gathered, Failure> {
    let forms = Forms::new(campaign, lang)
        .map_err(|fault| Failure::new(FailureText::FormUnnamable).with("title", fault.title))?;
    let gathered = gathered(campaign, inputs, bar);
    let units = form::units(campaign, &gathered);
    fs::create_dir_all(folder).map_err(|cause| Failure::at(FailureText::CannotWrite, folder).because(cause))?;
    let nobody = [Unit::default()];
    // Where nobody is listed there is one form for whoever it may be; where lists are in doubt there is none.
    let is_open = gathered.units.is_empty() && units.is_empty();
    let writing = Writing { campaign, forms: &forms, args, folder };
    writing.all(if is_open { &nobody } else { &units }, bar)?;
    Ok(gathered)
}

/// The roster, if anything lies there to be read.
fn gathered(campaign: &Campaign, inputs: &intake::Inputs, bar: &Bar) -> Gathered {
    if inputs.tables.is_empty() && inputs.units.is_none() {
        return Gathered::default();
    }
    bar.begin(Stage::Reading, u64::try_from(inputs.files()).unwrap_or(u64::MAX));
    intake::gather(campaign, inputs, &|| bar.step())
}

/// What is written.
struct Writing<'a> {
    campaign: &'a Campaign,
    forms: &'a Forms<'a>,
    args: &'a FormArgs,
    folder: &'a Path,
}

impl Writing<'_> {
    fn all(&self, units: &[Unit<'_>], bar: &Bar) -> Result<(), Failure> {
        bar.begin(Stage::Writing, u64::try_from(units.len()).unwrap_or(u64::MAX));
        let mut taken = BTreeSet::new();
        let named: Vec<(String, &Unit<'_>)> = units.iter().map(|unit| (name(unit, &mut taken), unit)).collect();
        let wants = |per: Per| self.args.per.contains(&per);
        for (wanted, folder) in [(wants(Per::Unit), "don-vi"), (wants(Per::Person) || wants(Per::File), "ca-nhan")] {
            // A campaign without scores asks for facts alone, which belong into the list.
            if wanted && (folder == "don-vi" || self.forms.asks_scores()) {
                fs::create_dir(self.folder.join(folder))
                    .map_err(|cause| Failure::at(FailureText::CannotWrite, folder).because(cause))?;
            }
        }
        named.par_iter().try_for_each(|(name, unit)| {
            if wants(Per::Unit) {
                self.write(&self.forms.for_unit(unit, self.args.rows), &format!("don-vi/{name}.xlsx"))?;
            }
            if wants(Per::Person) && self.forms.asks_scores() {
                self.people(unit, name)?;
            }
            if wants(Per::File) && self.forms.asks_scores() {
                self.files(unit, name)?;
            }
            bar.step();
            Ok(())
        })?;
        if wants(Per::Phone) && self.forms.asks_scores() {
            self.write(&self.forms.for_phones(units, self.args.people()), "dien-thoai.xlsx")?;
        }
        Ok(())
    }

    /// A sheet for each person, so many to a workbook.
    fn people(&self, unit: &Unit<'_>, name: &str) -> Result<(), Failure> {
        let parts: Vec<&[Person<'_>]> =
            if unit.people.is_empty() { vec![&[]] } else { unit.people.chunks(SHEETS).collect() };
        let several = parts.len() > 1;
        for (number, part) in (1..).zip(parts) {
            let file = if several { format!("ca-nhan/{name} ({number}).xlsx") } else { format!("ca-nhan/{name}.xlsx") };
            self.write(&self.forms.for_people(unit, part, Sheets::WithGuide), &file)?;
        }
        Ok(())
    }

    /// A file for each person, in a folder for each unit.
    fn files(&self, unit: &Unit<'_>, name: &str) -> Result<(), Failure> {
        let folder = format!("ca-nhan/{name}");
        fs::create_dir(self.folder.join(&folder))
            .map_err(|cause| Failure::at(FailureText::CannotWrite, &folder).because(cause))?;
        let mut taken = BTreeSet::new();
        if unit.people.is_empty() {
            let file = format!("{folder}/{}.xlsx", file_name("phieu-ca-nhan", &mut taken));
            return self.write(&self.forms.for_people(unit, &[], Sheets::WithGuide), &file);
        }
        for person in &unit.people {
            let both = [person.code, person.name].into_iter().filter(|text| !text.is_empty());
            let called = file_name(&both.collect::<Vec<_>>().join(" "), &mut taken);
            let binder = self.forms.for_people(unit, std::slice::from_ref(person), Sheets::WithGuide);
            self.write(&binder, &format!("{folder}/{called}.xlsx"))?;
        }
        Ok(())
    }

    fn write(&self, binder: &Binder, name: &str) -> Result<(), Failure> {
        if !xlsx::grid::fits(binder) {
            return Err(Failure::at(FailureText::FormTooLong, name));
        }
        let path = self.folder.join(name);
        let written = disk::catch(|| xlsx::grid::write(binder, self.campaign.year, &path));
        written.map_err(|cause| Failure::at(FailureText::CannotWrite, name).because(cause))
    }
}

/// What a unit's files are called.
fn name(unit: &Unit<'_>, taken: &mut BTreeSet<String>) -> String {
    let wanted = match (unit.id, unit.people.is_empty()) {
        ("", true) => "phieu-trong",
        ("", false) => "cac-don-vi",
        (id, _) => id,
    };
    file_name(wanted, taken)
}

/// What there is to tell of one campaign.
struct Told<'a> {
    args: &'a FormArgs,
    asking: &'a Asking,
    gathered: &'a Gathered,
    campaign: &'a Campaign,
    out: &'a Path,
}

impl Told<'_> {
    /// Tells what was made, and for whom nothing was.
    fn tell(&self, printing: Printing, lang: Lang) -> Result<Exit, Failure> {
        let stopped = || self.gathered.units.iter().filter(|unit| form::is_doubtful(unit));
        let of_units = stopped().flat_map(|unit| &unit.problems);
        let all = self.gathered.problems.iter().chain(of_units);
        let errors: Vec<Problem> = all.filter(|problem| problem.severity() == Severity::Error).cloned().collect();
        screen::print(|to| {
            let look = screen::look(&std::io::stdout());
            if !errors.is_empty() {
                to.write_all(page::problems(&errors, lang, look, usize::MAX).as_bytes())?;
            }
            for unit in stopped() {
                writeln!(to, "{}", lang.say_with(NoteText::FormsWithout, &[("unit", &page_text(&unit.name))]))?;
            }
            if printing == Printing::Quiet { Ok(()) } else { self.made(lang, to) }
        })?;
        Ok(if errors.is_empty() { Exit::Final } else { Exit::Wanting })
    }

    /// What was made, and what to do with it.
    fn made(&self, lang: Lang, to: &mut dyn Write) -> io::Result<()> {
        let all = form::units(self.campaign, self.gathered);
        let people: usize = all.iter().map(|unit| unit.people.len()).sum();
        let units = all.iter().filter(|unit| !unit.id.is_empty()).count();
        let values = [
            ("path", &*self.out.display().to_string()),
            ("units", &units.to_string()),
            ("people", &people.to_string()),
            ("folder", &self.asking.job.base.display().to_string()),
            ("command", &self.args.then_grade(self.asking.is_fed)),
        ];
        let made = if self.campaign.subject == SubjectKind::Unit { NoteText::FormsOfUnits } else { NoteText::Forms };
        let next = if self.is_read_there() { NoteText::FormsNext } else { NoteText::FormsElsewhere };
        let phone = self.args.per.contains(&Per::Phone).then_some(NoteText::FormsPhone);
        [made, next].into_iter().chain(phone).try_for_each(|note| writeln!(to, "{}", lang.say_with(note, &values)))
    }

    /// Whether forms are read where they lie: below a folder that is read.
    fn is_read_there(&self) -> bool {
        let source = self.args.source();
        let here = [PathBuf::from(".")];
        let named = if source.paths.is_empty() { &here[..] } else { &source.paths };
        let real = |path: &Path| fs::canonicalize(path).ok();
        let out = real(self.out);
        named
            .iter()
            .filter(|path| path.is_dir())
            .any(|path| out.as_ref().zip(real(path)).is_some_and(|(out, folder)| out.starts_with(folder)))
    }
}

/// A name as it may be printed: nothing in it steers a terminal.
fn page_text(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).collect()
}

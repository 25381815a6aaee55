//! `xeploai init`: a folder to start from.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use xeploai::campaign::{self, Campaign, SubjectKind, schema};
use xeploai::render::xlsx;
use xeploai::report::sheet::Report;
use xeploai::report::starter;
use xeploai::words::{FailureText, Lang, NoteText};

use crate::args::{FORMS, InitArgs};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::quote::quoted;
use crate::screen;
use crate::walk::GUIDE;
use crate::{campaigns, disk, interrupt, write};

/// The campaign of a folder for which none was named.
const USUAL: &str = "trung-thanh-trach-nhiem-liem-chinh-sang-tao";
/// The schema beside the rules; their first line names it.
const SCHEMA: &str = "xeploai.schema.json";
/// The folder of the first union.
const UNIT: &str = "CD01";

/// Makes the folder, all at once or not at all.
pub(crate) fn init(args: &InitArgs, lang: Lang) -> Result<Exit, Failure> {
    let shipped = campaigns::find(args.campaign.as_deref().unwrap_or(USUAL))?;
    let loaded = campaign::load(&shipped.file(), shipped.text);
    let faulty = || Failure::at(FailureText::CampaignFaulty, shipped.file()).with("count", loaded.problems.len());
    let campaign = loaded.campaign.as_ref().ok_or_else(faulty)?;
    let target = &args.folder;
    let cannot = |cause: io::Error| Failure::at(FailureText::CannotPrepare, target).because(cause);
    if fs::symlink_metadata(target).is_ok_and(|there| !there.is_dir()) {
        return Err(Failure::at(FailureText::OutIsFile, target));
    }
    if fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Failure::at(FailureText::FolderNotEmpty, target));
    }
    let parent = std::path::absolute(target).map_err(cannot)?;
    let parent = parent.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(cannot)?;
    let make = || tempfile::Builder::new().prefix(".khoi-tao-").tempdir_in(parent);
    let work = interrupt::guarded(make).map_err(cannot)?;
    let new = work.path().join("new");
    fs::create_dir_all(tables(&new, campaign)).map_err(cannot)?;
    fill(&new, shipped.text, campaign, target, lang)?;
    // An empty folder makes room; one that is not empty any more does not.
    if target.is_dir() {
        fs::remove_dir(target).map_err(cannot)?;
    }
    fs::rename(&new, target).map_err(cannot)?;
    let path = target.display().to_string();
    screen::print(|to| {
        writeln!(to, "{}", lang.say_with(NoteText::Started, &[("path", &path)]))?;
        writeln!(to, "{}", lang.say_with(NoteText::StartedNext, &[("path", &quoted(target))]))
    })?;
    Ok(Exit::Final)
}

fn fill(new: &Path, rules: &str, campaign: &Campaign, target: &Path, lang: Lang) -> Result<(), Failure> {
    write::file(new, "campaign.toml", |out| write!(out, "#:schema ./{SCHEMA}\n{rules}"))?;
    write::file(new, SCHEMA, |out| out.write_all(schema::schema(lang).as_bytes()))?;
    // Commands are copied from it.
    let [path, out, forms] = [target.to_owned(), target.join("ket-qua"), target.join(FORMS)].map(|path| quoted(&path));
    let year = campaign.year.to_string();
    let text = match campaign.subject {
        SubjectKind::Person => NoteText::Guide,
        SubjectKind::Unit => NoteText::GuideUnits,
    };
    let values = [("title", &*campaign.title), ("year", &year), ("path", &path), ("out", &out), ("forms", &forms)];
    let guide = lang.say_with(text, &values);
    // Older editors of Windows know neither UTF-8 without a mark nor bare line feeds.
    write::file(new, GUIDE, |out| write!(out, "\u{feff}{}", guide.replace('\n', "\r\n")))?;
    let folder = tables(new, campaign);
    workbook(&folder, &starter::roster(campaign, lang), campaign.year)?;
    starter::scores(campaign, lang).map_or(Ok(()), |report| workbook(&folder, &report, campaign.year))
}

/// Where the tables lie: people belong to a union, unions to none.
fn tables(new: &Path, campaign: &Campaign) -> PathBuf {
    match campaign.subject {
        SubjectKind::Person => new.join(UNIT),
        SubjectKind::Unit => new.to_owned(),
    }
}

fn workbook(folder: &Path, report: &Report<'_>, year: i16) -> Result<(), Failure> {
    let name = format!("{}.xlsx", report.name);
    let written = disk::catch(|| xlsx::write(report, year, &folder.join(&name)));
    written.map_err(|cause| Failure::at(FailureText::CannotWrite, &name).because(cause))
}

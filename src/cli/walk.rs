//! What there is to read in the folders and files that were named.
//!
//! The same names in any order give the same list: everything is sorted, nothing is read twice (also
//! not by way of links), and files are called by their place under what was named. Not read: what
//! starts with `.` or `~$`, result folders, and files that are no tables.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use xeploai::table::InputFile;
use xeploai::text::{fold, without_accents};
use xeploai::words::FailureText;

use crate::failure::Failure;
use crate::forms;
use crate::init::GUIDE;
use crate::output;

/// Endings of tables, in lower case.
/// Those behind `txt` are tables of other programs: some are read by their content, the others are refused by name.
const TABLES: [&str; 21] = [
    "csv", "xlsx", "xlsm", "xls", "xlsb", "ods", "tsv", "tab", "txt", "xltx", "xltm", "xlt", "et", "ett", "ots",
    "fods", "numbers", "gsheet", "dif", "slk", "dbf",
];

/// Endings of files that are sent in the place of tables.
const DOCUMENTS: [&str; 32] = [
    "txt",
    "pdf",
    "doc",
    "docx",
    "odt",
    "rtf",
    "jpg",
    "jpeg",
    "png",
    "heic",
    "webp",
    "zip",
    "rar",
    "7z",
    "htm",
    "html",
    "xml",
    "eml",
    "msg",
    "xps",
    "mht",
    "mhtml",
    "tif",
    "tiff",
    "bmp",
    "gdoc",
    "pptx",
    "mdb",
    "accdb",
    "bak",
    "part",
    "crdownload",
];

/// The name of the rule file.
pub(crate) const CAMPAIGN: &str = "campaign.toml";

/// How the names of further ones end.
const BESIDE: &str = ".campaign.toml";

/// A table whose name says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reserved {
    /// `don-vi`
    Units,
    /// `quyet-dinh`
    Decisions,
    /// `lich-su`
    History,
    /// `lich-su*.json`: earlier results of ours
    Results,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The folder that names are relative to.
    pub(crate) base: PathBuf,
    /// Rule files, by path.
    pub(crate) campaigns: Vec<PathBuf>,
    /// Tables with a reserved name, by name.
    pub(crate) reserved: Vec<(Reserved, InputFile)>,
    /// All other tables, by name.
    pub(crate) tables: Vec<InputFile>,
    /// Folders below the top with documents: their names and those of the documents.
    pub(crate) documents: Vec<(String, Vec<String>)>,
    /// Forms of ours that nobody has filled in: there is nothing in them to be read.
    empty_forms: Vec<PathBuf>,
    /// Every place that was looked at, so that none is read twice. Result folders are not among them.
    seen: BTreeSet<PathBuf>,
}

/// Looks through everything that was named; the result folder `out` is left out even where it is not
/// yet (or no longer) known as one.
pub(crate) fn look(named: &[PathBuf], out: Option<&Path>) -> Result<Found, Failure> {
    let mut roots = named.iter().map(|path| real(path)).collect::<Result<Vec<_>, _>>()?;
    roots.sort();
    roots.dedup();
    let mut found = Found { base: common_folder(&roots), ..Found::default() };
    // A file in its place is refused later, and may be what is to be read.
    let out = out.and_then(|out| fs::canonicalize(out).ok()).filter(|out| out.is_dir());
    // A result folder that would hold what is read is refused later, with its own words.
    found.seen.extend(out.filter(|out| !roots.iter().any(|root| root.starts_with(out))));
    for root in &roots {
        if root.is_dir() {
            found
                .folder(root, Depth::Top)
                .map_err(|cause| Failure::at(FailureText::NoSuchPath, root).because(cause))?;
        } else {
            found.named_file(root)?;
        }
    }
    // `campaign.toml` first: it is the main one.
    found.campaigns.sort_by_key(|path| (path.file_name() != Some(OsStr::new(CAMPAIGN)), path.clone()));
    found.tables.sort_by(|a, b| a.name.cmp(&b.name));
    found.reserved.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    Ok(found)
}

/// Whether a folder is one of those named, where reserved names hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Top,
    Below,
}

impl Found {
    /// Takes in a folder. One that cannot be listed below the top is handed on as if it were a table,
    /// so that its reading fails with a problem and the other units are graded.
    fn folder(&mut self, folder: &Path, depth: Depth) -> io::Result<()> {
        if output::is_results(folder) || !self.seen.insert(fs::canonicalize(folder)?) {
            return Ok(());
        }
        let mut entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        if depth == Depth::Below {
            let documents = entries.iter().filter(|path| !is_hidden(path) && has_ending(path, &DOCUMENTS));
            let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let names: Vec<String> = documents.map(name).collect();
            if !names.is_empty() {
                self.documents.push((self.name(folder), names));
            }
        }
        self.empty_forms.extend(forms::empty(folder));
        for path in entries.iter().filter(|path| !is_hidden(path)) {
            if path.is_dir() {
                if self.folder(path, Depth::Below).is_err() {
                    self.tables.push(self.input(path));
                }
            } else {
                self.file(path, depth);
            }
        }
        Ok(())
    }

    /// Takes in a file that lies in a folder.
    fn file(&mut self, path: &Path, depth: Depth) {
        let is_campaign = depth == Depth::Top && is_campaign(path);
        let is_results = depth == Depth::Top && reserved(path) == Some(Reserved::Results);
        if !(is_campaign || is_results || is_table(path)) || !self.is_new(path) {
            return;
        }
        if is_campaign {
            self.campaigns.push(path.to_owned());
            return;
        }
        if self.empty_forms.iter().any(|empty| empty == path) {
            return;
        }
        let input = self.input(path);
        match reserved(path).filter(|_| depth == Depth::Top) {
            Some(what) => self.reserved.push((what, input)),
            None => self.tables.push(input),
        }
    }

    /// Takes in a file that was named: one that is no table is then a mistake.
    fn named_file(&mut self, path: &Path) -> Result<(), Failure> {
        if !is_table(path) && reserved(path) != Some(Reserved::Results) && !is_campaign(path) {
            return Err(Failure::at(FailureText::NotATable, path));
        }
        self.file(path, Depth::Top);
        Ok(())
    }

    /// Whether a file has not been taken in by another name. A broken link is always new: reading it
    /// will tell.
    fn is_new(&mut self, path: &Path) -> bool {
        fs::canonicalize(path).map_or(true, |real| self.seen.insert(real))
    }

    /// A file with its name under the base.
    pub(crate) fn input(&self, path: &Path) -> InputFile {
        InputFile { path: path.to_owned(), name: self.name(path).into() }
    }

    /// The place under the base with forward slashes; what lies elsewhere goes by its own name, so
    /// that no result depends on where a disk is mounted.
    pub(crate) fn name(&self, path: &Path) -> String {
        name_under(&self.base, path)
    }
}

/// The place of a path under a folder with forward slashes, else its own name.
pub(crate) fn name_under(base: &Path, path: &Path) -> String {
    let Ok(inside) = path.strip_prefix(base) else {
        return path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    };
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// The absolute path: links on the way are followed, but a file keeps the name that it was given.
pub(crate) fn real(path: &Path) -> Result<PathBuf, Failure> {
    let failed = |cause: io::Error| Failure::at(FailureText::NoSuchPath, path).because(cause);
    if fs::metadata(path).map_err(failed)?.is_dir() {
        return fs::canonicalize(path).map_err(failed);
    }
    let absolute = std::path::absolute(path).map_err(failed)?;
    match (absolute.parent(), absolute.file_name()) {
        (Some(parent), Some(name)) => Ok(fs::canonicalize(parent).map_err(failed)?.join(name)),
        _ => Ok(absolute),
    }
}

/// The deepest folder that holds all of these.
pub(crate) fn common_folder(roots: &[PathBuf]) -> PathBuf {
    let mut folders = roots.iter().map(|root| if root.is_dir() { root } else { root.parent().unwrap_or(root) });
    let Some(first) = folders.next() else { return PathBuf::new() };
    let mut common: Vec<Component<'_>> = first.components().collect();
    for folder in folders {
        let same = common.iter().zip(folder.components()).take_while(|(a, b)| *a == b).count();
        common.truncate(same);
    }
    common.iter().collect()
}

/// Whether a file is called as a rule file is.
fn is_campaign(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name == OsStr::new(CAMPAIGN) || name.to_string_lossy().strip_suffix(BESIDE).is_some_and(|stem| !stem.is_empty())
}

/// What the results of one of several rule files are called: its name without the ending.
pub(crate) fn campaign_stem(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.strip_suffix(BESIDE).or_else(|| name.strip_suffix(".toml")).unwrap_or(name)
}

pub(crate) fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.starts_with("~$") || name == GUIDE
}

fn is_table(path: &Path) -> bool {
    has_ending(path, &TABLES)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    endings.contains(&ending.as_str())
}

fn reserved(path: &Path) -> Option<Reserved> {
    // “Quyết định.xlsx” is called so too.
    let stem = without_accents(&fold(&path.file_stem()?.to_string_lossy())).replace([' ', '_'], "-");
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        return stem.starts_with("lich-su").then_some(Reserved::Results);
    }
    match stem.as_str() {
        "don-vi" => Some(Reserved::Units),
        "quyet-dinh" => Some(Reserved::Decisions),
        "lich-su" => Some(Reserved::History),
        _ => None,
    }
}

//! What is said of the results that were there before.

use std::path::{Path, PathBuf};

use xeploai::words::{Lang, NoteText};

use crate::args::Printing;
use crate::failure::Failure;
use crate::keep::FOLDER;
use crate::output::Replaced;
use crate::screen;

/// So many names fit into a line that is read.
const NAMES: usize = 5;

/// Tells what was kept and whose results are gone.
pub(crate) fn tell(replaced: &Replaced, out: &Path, printing: Printing, lang: Lang) -> Result<(), Failure> {
    screen::aside(&lines(replaced, out, lang), printing)
}

/// The first few names, as a sentence lists them.
pub(crate) fn names(paths: &[PathBuf]) -> String {
    let more = if paths.len() > NAMES { ", …" } else { "" };
    listed(paths.iter().map(PathBuf::as_path)) + more
}

/// Names are the users' own: nothing in them steers a terminal.
fn listed<'a>(paths: impl Iterator<Item = &'a Path>) -> String {
    let name = |path: &Path| path.display().to_string().chars().filter(|c| !c.is_control()).collect::<String>();
    paths.take(NAMES).map(name).collect::<Vec<_>>().join(", ")
}

fn lines(replaced: &Replaced, out: &Path, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(other) = &replaced.other {
        let values = [("path", &*out.display().to_string()), ("other", other)];
        lines.push(lang.say_with(NoteText::ReplacedOther, &values));
    }
    let count = replaced.kept.len();
    if count > 0 {
        let inside = replaced.kept.iter().map(|path| path.strip_prefix(FOLDER).unwrap_or(path));
        let mut names = listed(inside);
        if count > NAMES {
            names.push_str(&lang.say_with(NoteText::KeptMore, &[("count", &(count - NAMES).to_string())]));
        }
        let folder = out.join(FOLDER).display().to_string();
        lines.push(lang.say_with(NoteText::Kept, &[("path", &folder), ("names", &names)]));
    }
    lines
}

//! Which files of two folders differ.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use xeploai::explain::page::Page;
use xeploai::words::{FailureText, Lang, Tell};

use super::sources::hash;
use crate::failure::Failure;
use crate::keep;

/// Tells which files of two folders differ; whether none does.
pub(super) fn differences(recorded: &Path, made: &Path, lang: Lang, page: &mut Page) -> Result<bool, Failure> {
    let listed = |folder: &Path| {
        let mut names = BTreeSet::new();
        list(folder, Path::new(""), &mut names)
            .map(|()| names)
            .map_err(|cause| Failure::at(FailureText::NoSuchPath, folder).because(cause))
    };
    let (old, new) = (listed(recorded)?, listed(made)?);
    let mut equal = true;
    for name in old.union(&new) {
        let tell = match (old.contains(name), new.contains(name)) {
            (true, true) if same_bytes(&recorded.join(name), &made.join(name)) => continue,
            (true, true) => Tell::VerifyDiffers,
            // What people have put into the results was never made.
            (true, false) if name.starts_with(keep::FOLDER) => continue,
            (true, false) => Tell::VerifyExtra,
            (false, _) => Tell::VerifyMissing,
        };
        equal = false;
        page.line(2, &lang.tell(tell, &[("name", &name.display().to_string())]));
    }
    if equal {
        page.line(2, &lang.tell(Tell::VerifyEqual, &[("count", &new.len().to_string())]));
    }
    Ok(equal)
}

fn list(folder: &Path, inside: &Path, names: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(inside))? {
        let entry = entry?;
        let name = inside.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            list(folder, &name, names)?;
        } else {
            names.insert(name);
        }
    }
    Ok(())
}

/// Whether two files hold the same; one that cannot be read does not.
fn same_bytes(a: &Path, b: &Path) -> bool {
    hash(a).is_some_and(|of_a| hash(b) == Some(of_a))
}

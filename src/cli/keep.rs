//! What people have put into a result folder, or changed in it, is never replaced: it goes along into the new
//! results, in a folder of its own.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelIterator as _, ParallelIterator as _};
use xeploai::words::FailureText;

use crate::failure::Failure;
use crate::hash::hash;
use crate::made::Recorded;

/// The folder in the results.
pub(crate) const FOLDER: &str = "giu-lai";

/// Puts everything of the old results that this program has not made, or that was changed since, into the new ones,
/// and tells where it lies there. Nothing is taken out of the old results: whoever is killed now has them whole.
pub(crate) fn keep(old: &Path, new: &Path) -> Result<Vec<PathBuf>, Failure> {
    let cannot = |name: &Path| {
        let failure = Failure::at(FailureText::CannotKeep, old.join(name));
        move |cause: io::Error| failure.because(cause)
    };
    let recorded = Recorded::of(old);
    let mut names = Vec::new();
    list(old, Path::new(""), &mut names).map_err(cannot(Path::new("")))?;
    let is_earlier = |name: &PathBuf| name.starts_with(FOLDER) && name != Path::new(FOLDER);
    let has_own = recorded.has_folder(Path::new(FOLDER));
    let (earlier, others): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| !has_own && is_earlier(name));
    let is_foreign = |name: &PathBuf| !recorded.is_unchanged(old, name) && !is_same(&old.join(name), &new.join(name));
    let mut foreign: Vec<PathBuf> = others.into_par_iter().filter(is_foreign).collect();
    foreign.sort();
    for name in &earlier {
        place(&old.join(name), &new.join(name)).map_err(cannot(name))?;
    }
    let mut kept = Vec::new();
    for name in &foreign {
        let placed = place(&old.join(name), &new.join(FOLDER).join(name)).map_err(cannot(name))?;
        kept.push(placed.strip_prefix(new).map_or(placed.clone(), Path::to_owned));
    }
    Ok(kept)
}

/// What a public list must not lie beside: everything in an internal result that would be kept, and what earlier runs
/// have kept there. None where a public list is replaced: what people add to that is for the public.
pub(crate) fn internal(old: &Path) -> Result<Vec<PathBuf>, Failure> {
    let recorded = Recorded::of(old);
    let mut names = Vec::new();
    if recorded.is_public || !old.is_dir() {
        return Ok(names);
    }
    list(old, Path::new(""), &mut names).map_err(|cause| Failure::at(FailureText::CannotKeep, old).because(cause))?;
    let mut names: Vec<PathBuf> = names.into_par_iter().filter(|name| !recorded.is_unchanged(old, name)).collect();
    names.sort();
    Ok(names)
}

/// All files and links below a folder, by their place in it; not what systems and open programs leave behind.
fn list(folder: &Path, inside: &Path, names: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(inside))? {
        let entry = entry?;
        let name = inside.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            list(folder, &name, names)?;
        } else if !is_dropping(&name) {
            names.push(name);
        }
    }
    Ok(())
}

/// Whether nobody has made a file by hand.
fn is_dropping(name: &Path) -> bool {
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    let of_systems = ["Thumbs.db", "desktop.ini", ".DS_Store"].iter().any(|known| name.eq_ignore_ascii_case(known));
    of_systems || name.starts_with("~$") || name.starts_with(".~lock.")
}

/// Whether two files hold the same.
fn is_same(a: &Path, b: &Path) -> bool {
    let bytes = |path: &Path| fs::metadata(path).map(|metadata| metadata.len()).ok();
    bytes(a).is_some_and(|of_a| bytes(b) == Some(of_a))
        && hash(a).is_ok_and(|of_a| hash(b).is_ok_and(|of_b| of_b == of_a))
}

/// Gives a file a second name; what lies there already is another file and stays.
fn place(from: &Path, wanted: &Path) -> io::Result<PathBuf> {
    let mut number = 1;
    loop {
        let to = numbered(wanted, number);
        if fs::symlink_metadata(&to).is_err() {
            fs::create_dir_all(to.parent().unwrap_or(&to))?;
            // No copy: it costs nothing, and the file keeps its time.
            fs::hard_link(from, &to).or_else(|_| copy(from, &to))?;
            return Ok(to);
        }
        if is_same(from, &to) {
            return Ok(to);
        }
        number += 1;
    }
}

/// `ten (2).xlsx`
fn numbered(path: &Path, number: u32) -> PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem} ({number}){ending}"))
}

/// A copy, where the disk knows no second names, brought to the disk.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let metadata = fs::metadata(from)?;
    if !metadata.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut copy = File::create_new(to)?;
    io::copy(&mut File::open(from)?, &mut copy)?;
    // When it was changed tells people which of two it is; a disk without times loses nothing else.
    let _ = metadata.modified().and_then(|time| copy.set_modified(time));
    copy.sync_all()
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::path::Path;
    use std::time::{Duration, SystemTime};

    use super::{copy, numbered, place};

    #[test]
    fn a_copy_keeps_bytes_and_time_and_takes_no_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let [from, to] = ["a.pdf", "b.pdf"].map(|name| folder.path().join(name));
        fs::write(&from, "bản ký").expect("written");
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        File::options().write(true).open(&from).and_then(|file| file.set_modified(long_ago)).expect("set");
        copy(&from, &to).expect("copied");
        assert_eq!(fs::read(&to).expect("there"), "bản ký".as_bytes());
        assert_eq!(fs::metadata(&to).and_then(|metadata| metadata.modified()).expect("there"), long_ago);
        assert!(copy(&from, &to).is_err(), "nothing is written over");
        // The same file is there already; another one of the name is numbered.
        assert_eq!(place(&from, &to).expect("placed"), to);
        fs::write(&from, "bản khác").expect("written");
        assert_eq!(place(&from, &to).expect("placed"), folder.path().join("b (2).pdf"));
    }

    #[test]
    fn a_second_file_of_one_name_is_numbered_before_its_ending() {
        assert_eq!(numbered(Path::new("don-vi/CD01.xlsx"), 1), Path::new("don-vi/CD01.xlsx"));
        assert_eq!(numbered(Path::new("don-vi/CD01.xlsx"), 2), Path::new("don-vi/CD01 (2).xlsx"));
        assert_eq!(numbered(Path::new("ghi chú"), 3), Path::new("ghi chú (3)"));
    }
}

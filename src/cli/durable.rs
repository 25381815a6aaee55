//! What is written reaches the disk, and two folders exchange their names in one step where that can be.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::{IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

use crate::threads;

/// Brings all files and folders under a folder to the disk: files several at a time, since a disk answers each one late.
pub(crate) fn sync(folder: &Path) -> io::Result<()> {
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<PathBuf>>>()?
        .into_iter()
        .partition(|path| path.is_dir());
    let file = |path: &PathBuf| File::options().write(true).open(path)?.sync_all();
    threads::syncing(|| files.par_iter().with_max_len(1).try_for_each(file))?;
    folders.iter().try_for_each(|folder| sync(folder))?;
    sync_folder(folder)
}

/// Brings the names below a folder to the disk, of files that have long been there.
pub(crate) fn sync_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    sync_folder(folder)
}

/// Brings the names in a folder to the disk, where a folder can be opened for that.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(crate) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Lets two folders exchange their names in one step; `false` where the system or the disk cannot.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(crate) fn exchange(a: &Path, b: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(crate) fn exchange(_a: &Path, _b: &Path) -> bool {
    false
}

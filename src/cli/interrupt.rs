//! Who stops a run leaves nothing half done behind: the working folder holds names and points.
//!
//! On SIGINT, SIGTERM and SIGHUP (where these are not ignored) the working folders are removed, and the program ends
//! with 130. Results that are just taking their place do so first. A run that is killed harder is cleared away by the
//! next one, see [`crate::output`].

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use xeploai::words::{FailureText, Lang};

/// What the shell sees.
const EXIT: i32 = 130;

/// The file of a working folder that goes last: without it the next run would not know whose the folder is.
pub(crate) const LOCK: &str = "lock";

/// Threads may still be writing; when their folder has gone they fail and write no more.
const TRIES: u32 = 100;

static FOLDERS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
static STOPPING: AtomicBool = AtomicBool::new(false);
static LANG: OnceLock<Lang> = OnceLock::new();

/// Says in which language a stopped run speaks.
pub(crate) fn speak(lang: Lang) {
    let _ = LANG.set(lang);
}

/// Makes a folder that is removed when the run is stopped, from the moment that it is there.
pub(crate) fn guarded(make: impl FnOnce() -> io::Result<TempDir>) -> io::Result<TempDir> {
    static INSTALL: Once = Once::new();
    // Where a signal is ignored, as under nohup, it stays so.
    INSTALL.call_once(|| drop(ctrlc::try_set_handler(stop)));
    // Who stops the run now waits until the folder is known.
    let mut folders = folders();
    let made = make()?;
    folders.push(made.path().to_owned());
    Ok(made)
}

/// As long as this is held, nothing is removed.
pub(crate) fn folders() -> MutexGuard<'static, Vec<PathBuf>> {
    FOLDERS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits for the end where the run is being stopped: what fails now fails because of that.
pub(crate) fn wait_if_stopping() {
    while STOPPING.load(Ordering::SeqCst) {
        thread::park();
    }
}

fn stop() {
    STOPPING.store(true, Ordering::SeqCst);
    let folders = folders();
    for folder in folders.iter() {
        for _ in 0..TRIES {
            if remove(folder).is_ok() || !folder.exists() {
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
    let lang = LANG.get().copied().unwrap_or(Lang::Vi);
    // Standard error may be closed. The line before may be that of the progress bar.
    let _ = writeln!(io::stderr(), "\n{}", lang.say(FailureText::Stopped));
    process::exit(EXIT);
}

fn remove(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if entry.file_name() != LOCK {
            fs::remove_file(entry.path())?;
        }
    }
    if folder.join(LOCK).exists() {
        fs::remove_file(folder.join(LOCK))?;
    }
    fs::remove_dir(folder)
}

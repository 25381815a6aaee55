//! A disk that fails while a workbook is written: the library that packs workbooks panics where its
//! temporary files cannot be written. Here such a panic becomes the failure that it is; any other
//! panic stays one.

use std::any::Any;
use std::io;
use std::panic::{self, AssertUnwindSafe};

/// What an unwrapped error of the system looks like.
const MARK: &str = "Os { code: ";

/// Keeps such panics from being printed, and those in the library that reads workbooks, which become a problem of
/// the file. Called once, at the start.
pub(crate) fn quiet_panics() {
    let others = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let is_told = xeploai::table::is_guarded() || info.payload_as_str().is_some_and(|text| text.contains(MARK));
        if !is_told {
            others(info);
        }
    }));
}

/// Runs what writes a workbook.
pub(crate) fn catch<E: Into<anyhow::Error>>(write: impl FnOnce() -> Result<(), E>) -> Result<(), anyhow::Error> {
    match panic::catch_unwind(AssertUnwindSafe(write)) {
        Ok(done) => done.map_err(Into::into),
        Err(payload) => Err(system_error(payload).into()),
    }
}

/// The error of the system that a panic tells of.
fn system_error(payload: Box<dyn Any + Send>) -> io::Error {
    let text = payload.downcast_ref::<String>().filter(|text| text.contains(MARK));
    let Some(text) = text else { panic::resume_unwind(payload) };
    let after = text.split(MARK).nth(1).unwrap_or_default();
    let code: String = after.chars().take_while(char::is_ascii_digit).collect();
    code.parse().map_or_else(|_| io::Error::other(text.clone()), io::Error::from_raw_os_error)
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{catch, quiet_panics};

    #[test]
    fn a_full_disk_is_an_error_and_a_bug_stays_a_panic() {
        quiet_panics();
        let full = io::Error::from_raw_os_error(28);
        let caught = catch(|| -> Result<(), io::Error> { panic!("cannot write: {full:?}") }).unwrap_err();
        assert_eq!(caught.downcast_ref::<io::Error>().unwrap().raw_os_error(), Some(28));
        let bug = std::panic::catch_unwind(|| catch(|| -> Result<(), io::Error> { panic!("a bug") }));
        assert!(bug.is_err());
    }
}

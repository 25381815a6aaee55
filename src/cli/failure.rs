//! Why a run failed: a sentence for people and the cause beneath it.

use std::error::Error;
use std::io::{self, ErrorKind, Write as _};

use xeploai::render::xlsx::XlsxError;
use xeploai::words::{FailureText, Lang};

use crate::exit::Exit;

/// What stopped the run.
#[derive(Debug)]
pub(crate) struct Failure {
    text: FailureText,
    values: Vec<(&'static str, String)>,
    cause: Option<anyhow::Error>,
}

impl Failure {
    /// A failure with this wording.
    pub(crate) fn new(text: FailureText) -> Self {
        Self { text, values: Vec::new(), cause: None }
    }

    /// A failure that concerns a path.
    pub(crate) fn at(text: FailureText, path: impl AsRef<std::path::Path>) -> Self {
        Self::new(text).with("path", path.as_ref().display())
    }

    /// Adds a value under the name that the wording uses.
    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// Says what lies beneath.
    pub(crate) fn because(mut self, cause: impl Into<anyhow::Error>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// Prints it; the run ends with [`Exit::Failed`].
    pub(crate) fn report(&self, lang: Lang) -> Exit {
        // Standard error may be closed: then the exit code alone must do.
        let _ = writeln!(io::stderr(), "{}: {}", lang.say(FailureText::Prefix), self.describe(lang));
        Exit::Failed
    }

    fn describe(&self, lang: Lang) -> String {
        let values: Vec<(&str, &str)> = self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let sentence = lang.say_with(self.text, &values);
        match &self.cause {
            Some(cause) => format!("{sentence} ({})", describe_cause(cause, lang)),
            None => sentence,
        }
    }
}

/// The cause in words where it is one of the usual ones, else as the system tells it.
fn describe_cause(cause: &anyhow::Error, lang: Lang) -> String {
    let text = match cause.chain().find_map(system_error).map(io::Error::kind) {
        Some(ErrorKind::NotFound) => FailureText::CauseNotFound,
        Some(ErrorKind::PermissionDenied) => FailureText::CausePermission,
        Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => FailureText::CauseFull,
        Some(ErrorKind::ReadOnlyFilesystem) => FailureText::CauseReadOnly,
        Some(ErrorKind::AlreadyExists) => FailureText::CauseExists,
        Some(ErrorKind::NotADirectory) => FailureText::CauseNoFolder,
        Some(ErrorKind::IsADirectory) => FailureText::CauseFolder,
        Some(ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy) => FailureText::CauseBusy,
        _ => return format!("{cause:#}"),
    };
    lang.say(text).to_owned()
}

/// The error of the system in a link of the chain; the errors of workbooks do not hand theirs on.
fn system_error<'a>(link: &'a (dyn Error + 'static)) -> Option<&'a io::Error> {
    let inner = match link.downcast_ref::<XlsxError>() {
        Some(XlsxError::IoError(error)) => Some(error as &(dyn Error + 'static)),
        Some(XlsxError::ZipError(error)) => error.source(),
        _ => Some(link),
    };
    inner?.downcast_ref::<io::Error>()
}

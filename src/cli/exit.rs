//! Exit codes, and what decides between them.

use std::process::ExitCode;

use xeploai::aggregate::Results;
use xeploai::diag::Severity;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All written and final.
    Final,
    /// Something to mend, or something provisional; what could be written was.
    Wanting,
    /// The run itself failed.
    Failed,
}

/// `--deny-warnings`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Warnings {
    /// A warning alone does not change the exit code.
    Allow,
    /// A warning counts like an error.
    Deny,
}

impl Exit {
    /// What a finished run comes to.
    pub(crate) fn of(results: &Results, warnings: Warnings) -> Self {
        let least = match warnings {
            Warnings::Allow => Severity::Error,
            Warnings::Deny => Severity::Warning,
        };
        let wanting = results.provisional || results.problems.iter().any(|problem| problem.severity() >= least);
        if wanting { Self::Wanting } else { Self::Final }
    }

    /// The number that the shell sees.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Final => 0,
            Self::Wanting => 1,
            Self::Failed => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

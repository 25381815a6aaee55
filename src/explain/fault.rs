//! Why a result cannot be explained.

use crate::words::Tell;

/// What is wrong with a file that should be a `results.json`.
#[derive(Debug)]
pub enum Fault {
    /// Not JSON, or not of the promised form; where and what, as the reader tells it.
    Form(String),
    /// Another schema.
    Schema(String),
    /// Written before results held their rules.
    NoRules,
    /// The rules in it do not have the hash that stands beside them.
    Altered,
    /// The rules in it are refused by this version of the program.
    Rules,
    /// Something names what is not there; what.
    Loose(String),
}

impl Fault {
    /// The sentence that tells it; `{detail}` is [`Fault::detail`].
    #[must_use]
    pub const fn text(&self) -> Tell {
        match self {
            Self::Form(_) => Tell::FaultForm,
            Self::Schema(_) => Tell::FaultSchema,
            Self::NoRules => Tell::FaultNoRules,
            Self::Altered => Tell::FaultAltered,
            Self::Rules => Tell::FaultRules,
            Self::Loose(_) => Tell::FaultLoose,
        }
    }

    /// What was seen.
    #[must_use]
    pub fn detail(&self) -> &str {
        match self {
            Self::Form(detail) | Self::Schema(detail) | Self::Loose(detail) => detail,
            Self::NoRules | Self::Altered | Self::Rules => "",
        }
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Self::Form(error.to_string())
    }
}

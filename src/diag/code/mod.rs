//! The closed list of problem codes, by stage. A code owns its name and severity here and its wording
//! in [`crate::words`]; a folder under `tests/problems/` shows each.

mod campaign;
mod case;
mod decision;
mod hint;
mod intake;
mod rollup;
mod table;
mod template;
mod term;

pub use campaign::{CampaignCode, CampaignTerm};
pub use case::CaseCode;
pub use decision::DecisionCode;
pub use hint::Hint;
pub use intake::IntakeCode;
pub use rollup::RollupCode;
pub use table::{FileTerm, TableCode};
pub use template::{TemplateCode, TemplateTerm};
pub use term::Term;

/// How grave a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something worth knowing; changes nothing.
    Note,
    /// The result stands or is provisional; someone should look.
    Warning,
    /// Stops the unit (data) or the run (campaign).
    Error,
}

/// Any problem code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// About a campaign file.
    Campaign(CampaignCode),
    /// About reading a file as a table.
    Table(TableCode),
    /// About headings, values and people.
    Intake(IntakeCode),
    /// About decisions, quotas and units.
    Decision(DecisionCode),
    /// About the cases beside a campaign.
    Case(CaseCode),
    /// About joining the results of several runs.
    Rollup(RollupCode),
    /// About document templates.
    Template(TemplateCode),
}

impl Code {
    /// Every code there is.
    pub fn all() -> impl Iterator<Item = Self> {
        let campaign = CampaignCode::ALL.iter().copied().map(Self::Campaign);
        let table = TableCode::ALL.iter().copied().map(Self::Table);
        let intake = IntakeCode::ALL.iter().copied().map(Self::Intake);
        let decision = DecisionCode::ALL.iter().copied().map(Self::Decision);
        let case = CaseCode::ALL.iter().copied().map(Self::Case);
        let rollup = RollupCode::ALL.iter().copied().map(Self::Rollup);
        let template = TemplateCode::ALL.iter().copied().map(Self::Template);
        campaign.chain(table).chain(intake).chain(decision).chain(case).chain(rollup).chain(template)
    }

    /// The stable name, `stage/what-is-wrong`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Campaign(code) => code.name(),
            Self::Table(code) => code.name(),
            Self::Intake(code) => code.name(),
            Self::Decision(code) => code.name(),
            Self::Case(code) => code.name(),
            Self::Rollup(code) => code.name(),
            Self::Template(code) => code.name(),
        }
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::Campaign(code) => code.severity(),
            Self::Table(code) => code.severity(),
            Self::Intake(code) => code.severity(),
            Self::Decision(code) => code.severity(),
            Self::Case(code) => code.severity(),
            Self::Rollup(code) => code.severity(),
            Self::Template(code) => code.severity(),
        }
    }
}

/// Declares the codes of one stage.
macro_rules! codes {
    ($(#[$doc:meta])* $list:ident => $code:ident { $($(#[$item_doc:meta])* $name:ident = $text:literal $severity:ident;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $list { $($(#[$item_doc])* $name,)* }

        impl $list {
            /// All of them, in this order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable name, `stage/what-is-wrong`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// How grave it is.
            #[must_use]
            pub const fn severity(self) -> $crate::diag::Severity {
                match self { $(Self::$name => $crate::diag::Severity::$severity,)* }
            }
        }

        impl From<$list> for $crate::diag::Code {
            fn from(code: $list) -> Self {
                Self::$code(code)
            }
        }
    };
}
use codes;

//! Words of the program that problems show in the language of the run.

/// A word that a problem shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// A text.
    Text,
    /// A whole number.
    WholeNumber,
    /// A number.
    Number,
    /// A percentage such as "20%".
    Percent,
    /// true or false.
    YesNo,
    /// A date.
    Date,
    /// A list.
    List,
    /// A table.
    Table,
    /// All criteria there are.
    EveryCriterion,
    /// A word about campaigns.
    Campaign(super::CampaignTerm),
    /// A word about files.
    File(super::FileTerm),
    /// A word about templates.
    Template(super::TemplateTerm),
    /// What is known about a refused cell.
    Hint(super::Hint),
}

//! How a value came to be what it is: said behind the remedy of a problem.

/// What is known about a cell that was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// A dash or “Không” where it may mean nought or nothing.
    Dash,
    /// The same where words are wanted.
    DashWord,
    /// A date where a number is wanted: a spreadsheet has made it of “5-10”.
    Date,
    /// Two numbers: “8-9”.
    TwoNumbers,
    /// “1.000”: one, or a thousand.
    Thousands,
    /// A cell shown as a percentage where points are wanted.
    Percent,
    /// A number with words behind it that the heading does not have.
    Words,
    /// A person who is not to be rated: “KXL”, “Nghỉ TS”.
    NotRated,
    /// A code that a spreadsheet has rounded or written as a float.
    RoundedCode,
    /// Two codes that look alike and are of other letters.
    LookAlike,
    /// Letters that are no Latin ones.
    ForeignLetters,
    /// Two names that differ in accents only.
    Accents,
    /// One name, with another birth date or unit.
    SameName,
}

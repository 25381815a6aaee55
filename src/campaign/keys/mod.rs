//! Every table of the campaign format with its keys: what each key holds, whether it must be there, what it means.
//!
//! One list with three readers: the parser takes no key that is not in it, the JSON Schema is made from it, and
//! so is the reference in `criteria/README.md`. It only describes; what a value means together with others is
//! decided in `resolve`.

mod cases;
mod condition;
mod criteria;
mod head;
mod people;
mod points;
mod reference;
mod rules;

pub use reference::reference;

/// A table of the format.
#[derive(Debug)]
pub struct Table {
    /// What messages call it: `[[level]]`, `points.up-to`; empty for the top of a campaign file.
    pub name: &'static str,
    /// What it is for.
    pub doc: Doc,
    /// Its keys, in the order in which they are best written.
    pub keys: &'static [Key],
    /// Where keys stand for each other: exactly one of these choices is taken. Empty: no such choice.
    pub choices: &'static [Choice],
    /// A piece of a campaign that shows it; empty where the table that holds it shows enough.
    pub example: &'static str,
}

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What it holds.
    pub shape: Shape,
    /// What it means.
    pub doc: Doc,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Must,
    /// Not always; where one of the table's choices names it, the choice says when.
    May,
}

/// One way to write a table whose keys stand for each other.
#[derive(Debug)]
pub struct Choice {
    /// Keys that are all there.
    pub must: &'static [&'static str],
    /// Keys of which exactly one is there; empty: no such keys.
    pub one_of: &'static [&'static str],
    /// Keys that may be there. A key that only other choices name may not.
    pub may: &'static [&'static str],
    /// What this way means.
    pub doc: Doc,
    /// An example of the whole table, written inline; empty where the table has one.
    pub example: &'static str,
}

/// One text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doc {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Text, which may be empty.
    Text,
    /// Text with something in it.
    Words,
    /// An id that is declared here: lower-case ASCII words and digits joined by hyphens.
    Id,
    /// The id of something declared elsewhere in the file; the text says of what.
    IdOf(&'static str),
    /// A number.
    Number(Least),
    /// A whole number from the first to the second.
    Whole(i64, i64),
    /// A share as text, from `"0%"` to `"100%"`.
    Percent,
    /// A date such as `2026-12-31`.
    Date,
    /// `true` or `false`.
    YesNo,
    /// Text, a number, `true` or `false`, or a date.
    Simple,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A list of this.
    List(&'static Shape),
    /// A list of two numbers, the second not negative.
    Pair,
    /// The table of this name, or a list of it where the name is written `[[…]]`.
    Table(&'static str),
    /// A table of words that the campaign chooses, each with this.
    Map(&'static Shape),
    /// Any of these.
    Either(&'static [Shape]),
}

/// The least that a number may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Least {
    /// No bound.
    None,
    /// 0.
    Zero,
    /// Above 0.
    AboveZero,
}

impl Table {
    /// The key of this name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// The tables of a campaign file, each after the one that holds it.
pub fn campaign() -> impl Iterator<Item = &'static Table> {
    [head::TABLES, people::TABLES, criteria::TABLES, points::TABLES, rules::TABLES, condition::TABLES]
        .into_iter()
        .flatten()
        .copied()
}

/// The tables of a file of cases.
pub fn cases() -> impl Iterator<Item = &'static Table> {
    cases::TABLES.iter().copied()
}

/// The table that messages call so.
#[must_use]
pub fn table(name: &str) -> Option<&'static Table> {
    campaign().chain(cases()).find(|table| table.name == name)
}

/// The top of a file of cases.
#[must_use]
pub fn cases_top() -> &'static Table {
    &cases::TOP
}

const fn doc(vi: &'static str, en: &'static str) -> Doc {
    Doc { vi, en }
}

/// A key that must be there.
const fn must(name: &'static str, shape: Shape, vi: &'static str, en: &'static str) -> Key {
    Key { name, need: Need::Must, shape, doc: doc(vi, en) }
}

/// A key that may be there.
const fn may(name: &'static str, shape: Shape, vi: &'static str, en: &'static str) -> Key {
    Key { name, need: Need::May, shape, doc: doc(vi, en) }
}

const ID: Key = must(
    "id",
    Shape::Id,
    "tên ngắn, chữ cái không dấu nối bằng dấu gạch",
    "a short name, plain letters joined by hyphens",
);
const TITLE: Key = must("title", Shape::Words, "tên để người đọc", "the name that people read");
const SOURCE: Key = may(
    "source",
    Shape::Words,
    "căn cứ: văn bản, điều khoản; ghi “dựng lại” nếu con số không lấy từ văn bản",
    "the legal ground; says “dựng lại” (reconstructed) where a figure is from no document",
);
const WORDS: Shape = Shape::List(&Shape::Words);
const COLUMN_VI: &str = "những tiêu đề cột được nhận, ngoài `title` và `id`";
const COLUMN_EN: &str = "headings of columns that are taken for it, besides `title` and `id`";
const CONDITION: Shape = Shape::Table("condition");

//! `results.json` as written: what `explain` and `compare` read of it. Keys that nobody here needs are
//! passed over, so that later versions may add some.

use std::borrow::Cow;

use serde::Deserialize;

/// The rules.
#[derive(Debug, Deserialize)]
pub(super) struct Rules {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) year: i16,
    #[serde(default)]
    pub(super) text: String,
    pub(super) file: String,
    pub(super) sha256: String,
    pub(super) inputs: Vec<Input>,
    pub(super) facts: Vec<Named>,
}

/// Anything with an id.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    pub(super) id: String,
}

/// A column that an item reads.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub(super) struct Input {
    pub(super) item: String,
    pub(super) part: String,
}

/// A table.
#[derive(Debug, Deserialize)]
pub(super) struct Table {
    pub(super) file: String,
    pub(super) sheet: Option<String>,
    pub(super) columns: Vec<Column>,
}

/// A column of claims: its letters, the position of its input, its rater.
#[derive(Debug, Deserialize)]
pub(super) struct Column {
    pub(super) column: String,
    pub(super) input: usize,
    pub(super) rater: Option<String>,
}

/// A unit without its subjects.
#[derive(Clone, Debug, Default)]
pub(super) struct Unit {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) level: Option<String>,
    pub(super) stopped: bool,
    pub(super) provisional: bool,
    /// Code and name of those who were read and not graded, since the unit was stopped.
    pub(super) not_graded: Vec<[String; 2]>,
}

/// Who a subject is: enough to find one.
#[derive(Debug, Deserialize)]
pub(super) struct Stub<'a> {
    #[serde(borrow)]
    pub(super) id: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) name: Cow<'a, str>,
}

/// What came out for a subject: enough to see whether it changed.
#[derive(Debug, Deserialize)]
pub(super) struct Outcome<'a> {
    #[serde(borrow)]
    level: Cow<'a, str>,
    #[serde(borrow)]
    total: Option<Cow<'a, str>>,
    rank: Option<[Option<u32>; 2]>,
    #[serde(default)]
    awards: Vec<String>,
}

impl Outcome<'_> {
    /// Whether nothing differs that is compared.
    pub(super) fn is_that_of(&self, other: &Self) -> bool {
        (&self.level, self.rank, &self.awards) == (&other.level, other.rank, &other.awards)
            && same_figure(self.total.as_deref(), other.total.as_deref())
    }
}

/// Whether two figures are one, whatever their decimals: rules that round to fewer places change no “100.00”.
pub(super) fn same_figure(a: Option<&str>, b: Option<&str>) -> bool {
    a.map(plain) == b.map(plain)
}

fn plain(figure: &str) -> &str {
    if figure.contains('.') { figure.trim_end_matches('0').trim_end_matches('.') } else { figure }
}

/// One subject.
#[derive(Debug, Deserialize)]
pub(super) struct Record {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) birth: Option<String>,
    pub(super) role: Option<String>,
    pub(super) row: (u32, u32),
    pub(super) level: String,
    pub(super) computed: Option<String>,
    pub(super) level_by_points: Option<String>,
    pub(super) total: Option<String>,
    pub(super) rank: Option<[Option<u32>; 2]>,
    #[serde(default)]
    pub(super) raters: Vec<Option<String>>,
    #[serde(default)]
    pub(super) groups: Vec<Option<String>>,
    #[serde(default)]
    pub(super) items: Vec<Option<String>>,
    #[serde(default)]
    pub(super) periods: Vec<(String, String)>,
    #[serde(default)]
    pub(super) facts: Vec<Option<Scalar>>,
    #[serde(default)]
    pub(super) fact_cells: Vec<Option<FactAt>>,
    #[serde(default)]
    pub(super) members: Vec<(String, u32, u32, String, String)>,
    #[serde(default)]
    pub(super) forms: Vec<Form>,
    #[serde(default)]
    pub(super) history: Vec<Past>,
    #[serde(default)]
    pub(super) awards: Vec<String>,
    #[serde(default)]
    pub(super) reasons: Vec<Reason>,
    pub(super) decision: Option<Decision>,
}

impl Record {
    /// The outcome by the rules alone: where people have decided, what they found.
    pub(super) fn by_rules(&self) -> &str {
        let decided = self.decision.as_ref().is_some_and(|decision| decision.level.is_some());
        self.computed.as_deref().filter(|_| decided).unwrap_or(&self.level)
    }

    /// Whether the rules and claims gave it the same role and figures as another record.
    pub(super) fn has_figures_of(&self, other: &Self) -> bool {
        self.role == other.role && self.total == other.total && self.groups == other.groups && self.items == other.items
    }
}

/// A value of a cell.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(untagged)]
pub(super) enum Scalar {
    /// A mark.
    Flag(bool),
    /// The position of a word.
    Choice(u16),
    /// A number or text.
    Text(String),
}

/// The cell of a fact: its column in the subject's own row, or sheet, row and column.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum FactAt {
    Own(String),
    Else((u32, u32, String)),
}

/// A row with claims: sheet, row, rater, values, period.
#[derive(Debug, Deserialize)]
pub(super) struct Form(
    pub(super) u32,
    pub(super) u32,
    pub(super) Option<String>,
    pub(super) Vec<Option<Scalar>>,
    #[serde(default)] pub(super) Option<String>,
);

/// An earlier year: which, the level (`not-rated`, or none where nothing is said), the awards.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(super) struct Past(pub(super) i16, pub(super) Option<String>, pub(super) Vec<String>);

/// A step that mattered.
#[derive(Debug, Deserialize)]
pub(super) struct Reason {
    pub(super) code: String,
    pub(super) level: Option<String>,
    #[serde(default)]
    pub(super) scopes: Vec<u16>,
}

/// What people decided.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub(super) struct Decision {
    pub(super) at: Cell,
    pub(super) level: Option<String>,
    pub(super) awards: Option<Vec<String>>,
    pub(super) reason: String,
    pub(super) body: String,
    pub(super) number: Option<String>,
    pub(super) date: String,
}

/// A cell with its file.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) file: String,
    pub(super) sheet: Option<String>,
    pub(super) address: Option<String>,
}

/// A line of the quota table.
#[derive(Debug, Deserialize)]
pub(super) struct Quota {
    pub(super) quota: String,
    pub(super) unit: Option<String>,
    pub(super) scope_at: u16,
    #[serde(default)]
    pub(super) keys: Vec<(String, String)>,
    pub(super) base: Option<i64>,
    pub(super) limit: i64,
    pub(super) candidates: i64,
    pub(super) kept: i64,
    pub(super) cut: i64,
    pub(super) tied: i64,
    pub(super) over: i64,
    pub(super) raised: Option<u16>,
    pub(super) refused: Vec<(String, String)>,
    pub(super) tied_subjects: Vec<(String, String)>,
    pub(super) last_kept: Option<(String, String)>,
    pub(super) settled: bool,
    #[serde(default)]
    pub(super) after: After,
}

/// A line counted once more after decisions.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct After {
    pub(super) holders: i64,
    pub(super) base: Option<i64>,
    pub(super) limit: i64,
    pub(super) broken: bool,
}

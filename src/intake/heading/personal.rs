//! The head of a personal form: whose it is, in the rows above its criteria.
//!
//! In: the rows above the heading. Out: [`Head`]. A label is a known heading followed by a colon, or alone in
//! its cell with the value in the next one; nothing is taken from a text without such a label.

use crate::id::{FactIx, RaterIx};
use crate::intake::heading::Heading;
use crate::intake::heading::own_form;
use crate::intake::heading::vocabulary::{Meaning, Vocabulary};
use crate::intake::heading::words::Identity;
use crate::table::Value;
use crate::table::header::{OwnedRow, OwnedValue};
use crate::text::{clean, fold};
use crate::words::{Label, Lang};

/// Columns from a label to its value: merged cells may lie between.
const NEAR: u32 = 4;

/// What stands on the right of a letterhead.
const MOTTOS: [Label; 3] = [Label::MottoState, Label::MottoStateSecond, Label::MottoParty];

/// What the head of a form says.
#[derive(Clone, Debug, Default)]
pub(in crate::intake) struct Head {
    /// Its entries; of several for one thing the best, the first.
    entries: Vec<Entry>,
    /// Who scored it.
    pub(in crate::intake) rater: Option<RaterIx>,
}

/// A label with its value.
#[derive(Clone, Debug)]
pub(in crate::intake) struct Entry {
    /// What the label means.
    pub(in crate::intake) of: Meaning,
    /// Where the value stands.
    pub(in crate::intake) row: u32,
    /// Its column.
    pub(in crate::intake) column: u32,
    /// The value.
    pub(in crate::intake) value: OwnedValue,
    /// The label without its colon.
    pub(in crate::intake) label: String,
    /// Whether all of a cell is the value, whatever stands in it: in a form of ours no label can be among it.
    pub(in crate::intake) is_whole_cell: bool,
}

impl Head {
    /// Reads the rows above row `before`.
    pub(in crate::intake) fn read(kept: &[OwnedRow], before: u32, vocabulary: &Vocabulary) -> Self {
        let mut head = Self::default();
        let is_ours = own_form::is_of_person(kept, before);
        for row in kept.iter().filter(|row| row.number < before) {
            if is_ours && head.own_line(row, vocabulary) {
                continue;
            }
            for (at, (column, value)) in row.cells.iter().enumerate() {
                let Value::Text(text) = value else { continue };
                let told = text.trim_end().ends_with(':');
                let next = row.cells.get(at + 1).filter(|(_, next)| !is_label(next, told, vocabulary));
                let next = next.filter(|(next, value)| *next <= column + NEAR && !is_motto(value));
                for chunk in text.split(['\n', ';', '\t']).flat_map(|line| line.split("   ")) {
                    head.chunk(chunk, (row.number, *column), next, vocabulary);
                }
            }
        }
        head.entries.sort_by_key(|entry| entry.of);
        head
    }

    /// Reads a line of a form of ours: a label, and in a cell of its own what the list says or somebody has typed, which may
    /// hold colons and words of labels (“Lê An: tổ 1”). Whether it is such a line.
    fn own_line(&mut self, row: &OwnedRow, vocabulary: &Vocabulary) -> bool {
        let [(0, Value::Text(label)), (column, value)] = row.cells.as_slice() else { return false };
        let Some(label) = label.trim_end().strip_suffix(':') else { return false };
        let of = meaning(label, vocabulary).filter(|of| *of != Meaning::Identity(Identity::RaterName));
        let Some(of) = of else { return false };
        if !self.entries.iter().any(|entry| entry.of == of) {
            let (column, value, label) = (*column, value.clone(), clean(label));
            self.entries.push(Entry { of, row: row.number, column, value, label, is_whole_cell: true });
        }
        true
    }

    fn chunk(&mut self, chunk: &str, at: (u32, u32), next: Option<&(u32, OwnedValue)>, vocabulary: &Vocabulary) {
        let (label, written) = chunk.split_once(':').unwrap_or((chunk, ""));
        let Some(of) = meaning(label, vocabulary) else { return };
        let written = clean(written.trim_matches(['.', '…', ' ', '_']));
        let (column, value) = match next {
            _ if !written.is_empty() => (at.1, Value::Text(written.into())),
            Some((column, value)) => (*column, value.clone()),
            // “Chức vụ:” with nothing behind it: asked, and left empty.
            None if matches!(of, Meaning::Fact(_)) && chunk.contains(':') => (at.1, Value::Text("".into())),
            None => return,
        };
        self.entries.retain(|entry| entry.of != of || !is_empty(&entry.value));
        if of == Meaning::Identity(Identity::RaterName) {
            self.rater = vocabulary.rater(&crate::intake::cell::value::whole(&value)).or(self.rater);
        } else if !self.entries.iter().any(|entry| entry.of == of) {
            let label = clean(label);
            self.entries.push(Entry { of, row: at.0, column, value, label, is_whole_cell: false });
        }
    }

    /// The code, else the name: what the form is known by.
    pub(in crate::intake) fn who(&self) -> Option<&Entry> {
        self.code().or_else(|| self.name())
    }

    /// The code.
    pub(in crate::intake) fn code(&self) -> Option<&Entry> {
        self.first(|identity| matches!(identity, Identity::Code(_)))
    }

    /// The name.
    pub(in crate::intake) fn name(&self) -> Option<&Entry> {
        self.first(|identity| identity == Identity::Name)
    }

    /// The birth date.
    pub(in crate::intake) fn birth(&self) -> Option<&Entry> {
        self.first(|identity| identity == Identity::Birth)
    }

    /// Code and name of the unit.
    pub(in crate::intake) fn unit(&self) -> (Option<&Entry>, Option<&Entry>) {
        let name = self.first(|identity| matches!(identity, Identity::UnitName(_)));
        (self.first(|identity| identity == Identity::UnitCode), name)
    }

    /// The month or quarter.
    pub(in crate::intake) fn period(&self) -> Option<&Entry> {
        self.first(|identity| identity == Identity::Period)
    }

    /// A fact.
    pub(in crate::intake) fn fact(&self, fact: FactIx) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.of == Meaning::Fact(fact))
    }

    /// All facts that it tells, with their columns.
    pub(in crate::intake) fn facts(&self) -> impl Iterator<Item = (u32, FactIx)> + '_ {
        self.entries.iter().filter_map(|entry| match entry.of {
            Meaning::Fact(fact) => Some((entry.column, fact)),
            _ => None,
        })
    }

    /// The best entry of a kind: entries are sorted, lower numbers go before.
    fn first(&self, wanted: impl Fn(Identity) -> bool) -> Option<&Entry> {
        self.entries.iter().find(|entry| matches!(entry.of, Meaning::Identity(identity) if wanted(identity)))
    }
}

/// Whom a row among the criteria names, as the head of another form would.
pub(in crate::intake) fn another(row: &OwnedRow, vocabulary: &Vocabulary) -> Option<(u32, String)> {
    let head = Head::read(std::slice::from_ref(row), u32::MAX, vocabulary);
    head.who().map(|entry| (entry.column, crate::intake::cell::value::shown(&entry.value)))
}

fn meaning(label: &str, vocabulary: &Vocabulary) -> Option<Meaning> {
    let heading = Heading { column: 0, parts: vec![clean(label)] };
    let found = vocabulary.meanings(&heading);
    found.into_iter().find(|meaning| match meaning {
        Meaning::Fact(_) => true,
        Meaning::Claim(..) => false,
        Meaning::Identity(identity) => !matches!(
            identity,
            Identity::Ignored
                | Identity::Number
                | Identity::Score
                | Identity::Total
                | Identity::Level
                | Identity::Maximum
                | Identity::Criterion(_)
                | Identity::Moment
        ),
    })
}

/// Whether a cell is what stands on the right of a letterhead: the body on its left may be called like a label.
fn is_motto(value: &OwnedValue) -> bool {
    let Value::Text(text) = value else { return false };
    let text = fold(text);
    [Lang::Vi, Lang::En].iter().any(|lang| MOTTOS.iter().any(|&label| fold(lang.label(label)) == text))
}

fn is_empty(value: &OwnedValue) -> bool {
    matches!(value, Value::Text(text) if text.is_empty())
}

/// Whether a cell is a label and no value. Behind a label with a colon only another one with a colon is: in
/// “Loại hình:”, “Cơ quan” the second cell is a value, though units are called so too.
fn is_label(value: &OwnedValue, behind_colon: bool, vocabulary: &Vocabulary) -> bool {
    let Value::Text(text) = value else { return false };
    match text.split_once(':') {
        Some((label, _)) => meaning(label, vocabulary).is_some(),
        None => !behind_colon && meaning(text, vocabulary).is_some(),
    }
}

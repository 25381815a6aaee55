//! The units of a run: expected ones from `don-vi`, and those that rosters name.
//!
//! A unit is known by its code, else by its folded name. Which of two spellings is shown does not depend
//! on the order of rows: the list of units decides, else the first in byte order.

pub(in crate::intake) mod named;
pub(in crate::intake) mod places;
pub(in crate::intake) mod sharing;
pub(in crate::intake) mod tree;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::campaign::Campaign;
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::LevelIx;
use crate::intake::row::skip::{self, Title};
use crate::intake::sheets::listing::{self, Listing, ListingRow, Words};
use crate::intake::units::tree::Tree;
use crate::intake::{Dossier, Fault};
use crate::table::InputFile;
use crate::text::{clean, fold};

/// A unit that is being filled.
#[derive(Debug, Default)]
pub(super) struct UnitDraft {
    /// Code, else name.
    pub(super) id: String,
    /// Name, else code.
    pub(super) name: String,
    /// Whether the code is known (and not only the name).
    has_code: bool,
    /// All its names: folded, and the spelling that comes first.
    names: BTreeMap<String, String>,
    /// Its level.
    pub(super) level: Option<LevelIx>,
    /// Its place in the list of units.
    pub(super) expected: Option<CellPlace>,
    /// Its subjects.
    pub(super) dossiers: Vec<Dossier>,
    /// Its problems.
    pub(super) problems: Vec<Problem>,
    /// The sheets in which its people stand.
    pub(super) sheets: BTreeSet<u32>,
    /// The sheets with forms of its people.
    pub(super) form_sheets: BTreeSet<u32>,
    /// One of its files could not be read: what is missing has been told.
    pub(super) broken: bool,
    /// It only stands above other units.
    pub(super) is_node: bool,
    /// Where the list says its level.
    pub(super) level_at: Option<CellPlace>,
}

impl UnitDraft {
    /// Its name, else its code.
    pub(super) fn label(&self) -> &str {
        if self.name.is_empty() { &self.id } else { &self.name }
    }

    /// Whether its code is known.
    pub(super) fn has_code(&self) -> bool {
        self.has_code
    }

    /// Its name, of several spellings the first; else its code.
    pub(super) fn first_name(&self) -> &str {
        self.names.first_key_value().map_or(self.id.as_str(), |(_, name)| name)
    }

    /// Adds a problem of this unit.
    pub(super) fn tell(&mut self, problem: Problem) {
        self.problems.push(problem.in_unit(&self.id));
    }

    /// Marks what an error leaves open about everybody in the unit.
    pub(super) fn blame_all(&mut self, faults: &[Fault]) {
        for dossier in self.dossiers.iter_mut().filter(|_| !faults.is_empty()) {
            faults.iter().for_each(|fault| dossier.blame(*fault));
        }
    }
}

/// All units.
#[derive(Debug, Default)]
pub(super) struct Units {
    /// In the order in which they became known.
    pub(super) list: Vec<UnitDraft>,
    by_code: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Units {
    /// The unit of a code and a name, of which one may be empty. A new one is made where none is known.
    /// None where several have the name.
    pub(super) fn register(&mut self, code: &str, name: &str) -> Option<usize> {
        let unit = match self.known(code, name).as_slice() {
            [one] => *one,
            [] => self.add(code, name),
            _ => return None,
        };
        self.spell(unit, code, name);
        Some(unit)
    }

    /// The units that a code and a name can mean: by code where there is one, else by name (or by a code
    /// written in the place of a name).
    pub(super) fn known(&self, code: &str, name: &str) -> Vec<usize> {
        if !code.is_empty() {
            return self.by_code.get(&fold(code)).copied().into_iter().collect();
        }
        let folded = fold(name);
        match self.by_name.get(&folded) {
            Some(units) => units.clone(),
            None => self.by_code.get(&folded).copied().into_iter().collect(),
        }
    }

    /// Whether a code or a name is on the list of units.
    pub(super) fn is_expected(&self, name: &str) -> bool {
        self.known("", name).iter().any(|unit| self.list[*unit].expected.is_some())
    }

    /// Another unit that bears a name, where this unit bears several and a row says this one's code: the row
    /// contradicts itself.
    pub(super) fn namesake(&self, unit: usize, name: &str) -> Option<usize> {
        if name.is_empty() || self.list[unit].names.len() < 2 {
            return None;
        }
        self.by_name.get(&fold(name))?.iter().copied().find(|other| *other != unit)
    }

    fn add(&mut self, code: &str, name: &str) -> usize {
        let unit = self.list.len();
        let id = if code.is_empty() { name } else { code };
        let draft = UnitDraft { id: id.to_owned(), has_code: !code.is_empty(), ..UnitDraft::default() };
        self.list.push(draft);
        if !code.is_empty() {
            self.by_code.insert(fold(code), unit);
        }
        unit
    }

    /// Notes how a row spells a unit.
    fn spell(&mut self, unit: usize, code: &str, name: &str) {
        let draft = &mut self.list[unit];
        if draft.expected.is_none() && !code.is_empty() && code < draft.id.as_str() {
            code.clone_into(&mut draft.id);
        }
        let folded = fold(name);
        if name.is_empty() || (draft.has_code && code.is_empty()) {
            return;
        }
        let spelling = draft.names.entry(folded.clone()).or_insert_with(|| name.to_owned());
        if name < spelling.as_str() {
            name.clone_into(spelling);
        }
        let bearers = self.by_name.entry(folded).or_default();
        if !bearers.contains(&unit) {
            bearers.push(unit);
        }
    }

    /// Settles what every unit is called: as listed, else its own name, else its first in byte order.
    pub(super) fn name_all(&mut self) {
        for unit in 0..self.list.len() {
            let draft = &self.list[unit];
            if draft.expected.is_some() && !draft.name.is_empty() {
                continue;
            }
            let own =
                draft.names.iter().find(|(folded, _)| self.by_name.get(*folded).is_some_and(|all| all.len() == 1));
            let name = own.or_else(|| draft.names.first_key_value()).map_or(&draft.id, |(_, name)| name).clone();
            let draft = &mut self.list[unit];
            if !draft.has_code {
                draft.id.clone_from(&name);
            }
            draft.name = name;
        }
    }
}

/// What a column of `don-vi` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Code,
    Name,
    Parent,
    Kind,
    Level,
    Number,
}

const COLUMNS: Words<Column> = &[
    (Column::Code, &["mã đơn vị", "mã", "mã đv", "mã cđcs", "mã số", "unit id", "code"]),
    (Column::Name, &["đơn vị", "tên đơn vị", "cđcs", "tên cđcs", "công đoàn cơ sở", "unit"]),
    (Column::Parent, &["đơn vị cấp trên", "cấp trên", "công đoàn cấp trên"]),
    (Column::Kind, &["loại hình", "loại hình đơn vị"]),
    (Column::Level, &["xếp loại đơn vị", "xếp loại", "mức xếp loại", "mức xếp loại đơn vị"]),
    (Column::Number, &["stt", "tt", "số tt", "số thứ tự", "ghi chú"]),
];

/// Reads `don-vi`.
pub(super) fn read(file: &InputFile) -> Listing<Column> {
    listing::read(file, COLUMNS, |columns| columns.contains(&Column::Code) || columns.contains(&Column::Name))
}

/// Takes the expected units over. Returns how many rows named one. Levels are read with the words of `campaign`,
/// where there is one.
pub(super) fn expect(
    campaign: Option<&Campaign>,
    units: &mut Units,
    rows: &[ListingRow<Column>],
    tree: &mut Tree,
) -> u64 {
    let mut count = 0;
    for row in rows {
        let (code, name) = (clean(&row.text(Column::Code)), clean(&row.text(Column::Name)));
        let label = if code.is_empty() { &name } else { &code };
        if label.is_empty() || skip::title(label) != Title::None {
            continue;
        }
        count += 1;
        if let Some(first) = twin(units, &code, &name) {
            let draft = &mut units.list[first];
            let other = draft.expected.as_ref().and_then(CellPlace::address).unwrap_or_default();
            let at = if code.is_empty() { Column::Name } else { Column::Code };
            draft
                .tell(Problem::new(IntakeCode::UnitDuplicate).with("value", label).with("other", other).at(row.at(at)));
            continue;
        }
        let unit = units.add(&code, &name);
        units.spell(unit, &code, &name);
        units.list[unit].name.clone_from(&name);
        let at = if code.is_empty() { Column::Name } else { Column::Code };
        units.list[unit].expected = Some(row.at(at));
        if let Some(campaign) = campaign {
            level(campaign, &mut units.list[unit], row);
        }
        let parent = clean(&row.text(Column::Parent));
        if !parent.is_empty() {
            tree.add(unit, parent, row.at(Column::Parent));
        }
    }
    count
}

/// A unit listed before: by code where the row has one, else by name.
fn twin(units: &Units, code: &str, name: &str) -> Option<usize> {
    units.known(code, name).first().copied()
}

fn level(campaign: &Campaign, unit: &mut UnitDraft, row: &ListingRow<Column>) {
    let text = clean(&row.text(Column::Level));
    if text.is_empty() || fold(&text) == "không xếp loại" {
        return;
    }
    unit.level = campaign.level_by_word(&text);
    unit.level_at = Some(row.at(Column::Level));
    if unit.level.is_none() {
        let titles: Vec<&str> = campaign.levels.iter().map(|level| level.title.as_str()).collect();
        let problem =
            Problem::new(IntakeCode::UnitUnknownLevel).with("value", &text).with("expected", titles.join(" | "));
        let nearest = crate::intake::suggest::nearest(&text, titles);
        unit.tell(problem.suggest(nearest).at(row.at(Column::Level)));
    }
}

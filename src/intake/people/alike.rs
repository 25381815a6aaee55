//! Codes and units that look alike: named, never taken for one another.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::intake::cell::identity::{code_key, has_foreign_letters, looks};
use crate::intake::people::index::PersonAt;
use crate::intake::people::{People, describe, place};
use crate::intake::row::SheetRead;
use crate::text::{fold, fold_heading, without_accents};

/// Units up to which every two names are compared letter by letter.
const COMPARED: usize = 1_000;

/// Codes of the roster that look like another one: a warning to the one with the stranger letters.
pub(in crate::intake) fn codes(people: &mut People<'_>, sheets: &[SheetRead]) {
    let mut found: Vec<(PersonAt, PersonAt)> = Vec::new();
    for person in people.all() {
        let code = &people.dossier(person).code;
        for plain in plain_forms(code) {
            if let Some(other) = people.by_code(&plain).filter(|other| *other != person) {
                found.push((person, other));
                break;
            }
        }
    }
    for (person, other) in found {
        let (own, its) = (people.dossier(person), people.dossier(other));
        let column = sheets[own.row.sheet as usize].binding.code;
        let mut at = place(sheets, own.row, column);
        at.text = Some(own.code.to_string());
        let problem = Problem::new(IntakeCode::CodeLooksAlike)
            .with("value", &own.code)
            .with("person", &own.name)
            .with("other", &its.code)
            .with("other_person", &its.name)
            .at(at);
        people.tell(person, None, problem);
    }
}

/// How a code may have been meant: Latin letters for foreign ones, digits for letters that look like digits and
/// stand beside one. Only where that changes anything.
fn plain_forms(code: &str) -> Vec<String> {
    let is_letter = |byte: u8| matches!(byte, b'O' | b'o' | b'I' | b'l');
    if code.is_ascii() && !code.bytes().any(is_letter) {
        return Vec::new();
    }
    let mut forms = Vec::new();
    if has_foreign_letters(code) {
        let latin = |c: char| if c.is_ascii() { c } else { latin(c).unwrap_or(c) };
        forms.push(code_key(code).chars().map(latin).collect::<String>());
    }
    let letters: Vec<char> = code.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let digit = |(at, c): (usize, &char)| match c {
        'O' | 'o' if is_digit(at.checked_sub(1)) || is_digit(Some(at + 1)) => '0',
        'I' | 'l' if is_digit(at.checked_sub(1)) || is_digit(Some(at + 1)) => '1',
        _ => *c,
    };
    forms.push(letters.iter().enumerate().map(digit).collect());
    forms.retain(|form| code_key(form) != code_key(code));
    forms
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn latin(c: char) -> Option<char> {
    let look = looks(&c.to_string());
    match look.as_str() {
        "0" => Some('O'),
        "1" => Some('I'),
        other => other.chars().next().filter(char::is_ascii),
    }
}

/// Units that may be one, named twice.
pub(in crate::intake) fn units(people: &mut People<'_>, sheets: &[SheetRead]) {
    let names = names(people, sheets);
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, name) in names.iter().enumerate() {
        match first.entry(name.spaceless.clone()) {
            Entry::Vacant(entry) => drop(entry.insert(at)),
            Entry::Occupied(entry) => found.push((at, *entry.get(), IntakeCode::UnitSameName)),
        }
    }
    if names.len() <= COMPARED {
        for (at, name) in names.iter().enumerate() {
            let like = names[..at].iter().position(|other| other.spaceless != name.spaceless && is_like(other, name));
            if let Some(other) = like.filter(|_| found.iter().all(|(told, ..)| *told != at)) {
                found.push((at, other, IntakeCode::UnitLooksAlike));
            }
        }
    }
    for (at, other, code) in found {
        let (own, its) = (&names[at], &names[other]);
        let place = its.place.as_ref().map(describe).unwrap_or_default();
        let problem = Problem::new(code).with("value", &own.name).with("other", &its.name).with("place", place);
        let cell = own.place.clone().map(|cell| CellPlace { text: Some(own.name.clone()), ..cell });
        let units = [own.unit, its.unit];
        for unit in units.into_iter().take(if code == IntakeCode::UnitSameName { 2 } else { 1 }) {
            people.units.list[unit].tell(Problem { cell: cell.clone(), ..problem.clone() });
        }
    }
}

/// A unit that has nothing but its name.
struct Named {
    unit: usize,
    name: String,
    place: Option<CellPlace>,
    /// Folded, without what it is (“CĐCS”), without blanks and marks.
    spaceless: String,
    /// The same without accents, and its words.
    bare: String,
    words: Vec<String>,
}

/// Units without a code that have people and are not on the list of units, by name.
fn names(people: &People<'_>, sheets: &[SheetRead]) -> Vec<Named> {
    let mut names = Vec::new();
    for (unit, draft) in people.units.list.iter().enumerate() {
        if draft.has_code() || draft.expected.is_some() || draft.dossiers.is_empty() {
            continue;
        }
        let name = draft.first_name().to_owned();
        let core = core(&name);
        let bare = without_accents(&core);
        let words = bare.split(' ').map(str::to_owned).collect();
        names.push(Named {
            unit,
            place: draft.sheets.iter().find_map(|sheet| naming(&sheets[*sheet as usize], &name)),
            name,
            spaceless: core.replace(' ', ""),
            bare: bare.replace(' ', ""),
            words,
        });
    }
    names.sort_by(|a, b| a.name.cmp(&b.name));
    names
}

/// A unit's name folded, without the word for what it is.
fn core(name: &str) -> String {
    let folded = fold_heading(name);
    let prefixes = ["cđcs ", "công đoàn cơ sở ", "công đoàn ", "cđ ", "đơn vị "];
    prefixes.iter().find_map(|prefix| folded.strip_prefix(prefix)).unwrap_or(&folded).to_owned()
}

/// Whether two names differ in blanks, marks, accents or the word for what a unit is only.
pub(in crate::intake) fn is_one_unit(a: &str, b: &str) -> bool {
    let bare = |name: &str| without_accents(&core(name)).replace(' ', "");
    bare(a) == bare(b)
}

/// The first cell of a sheet that names a unit so.
fn naming(sheet: &SheetRead, name: &str) -> Option<CellPlace> {
    let at = sheet.units.iter().position(|(_, own)| fold(own) == fold(name))?;
    Some(sheet.row_place(*sheet.unit_rows.get(at)?, sheet.binding.unit_name, None))
}

/// Whether two names differ in accents, or in one letter of a word that has more; figures and single letters tell
/// units apart.
fn is_like(a: &Named, b: &Named) -> bool {
    const LEAST: usize = 6;
    if a.bare == b.bare {
        return true;
    }
    if a.bare.len() < LEAST || b.bare.len() < LEAST || a.words.len() != b.words.len() {
        return false;
    }
    let mut differing = a.words.iter().zip(&b.words).filter(|(one, other)| one != other);
    let (Some((one, other)), None) = (differing.next(), differing.next()) else { return false };
    let is_word = |word: &str| word.len() > 3 && !word.bytes().any(|byte| byte.is_ascii_digit()) && !is_roman(word);
    is_word(one) && is_word(other) && strsim::osa_distance(one, other) == 1
}

fn is_roman(word: &str) -> bool {
    word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}

#[cfg(test)]
mod tests {
    use super::{Named, is_like, plain_forms};
    use crate::text::{fold_heading, without_accents};

    #[test]
    fn a_code_may_have_been_meant_otherwise() {
        for (code, expected) in [
            ("CDO1", vec!["CD01"]),
            ("l1", vec!["11"]),
            ("СD01", vec!["CD01"]),
            ("CD01", vec![]),
            ("DOAN-7", vec![]),
            ("CĐ01", vec![]),
        ] {
            assert_eq!(plain_forms(code), expected, "{code}");
        }
    }

    #[test]
    fn units_are_alike_in_accents_or_in_one_letter() {
        let named = |name: &str| {
            let bare = without_accents(&fold_heading(name));
            let words = bare.split(' ').map(str::to_owned).collect();
            Named {
                unit: 0,
                name: name.into(),
                place: None,
                spaceless: String::new(),
                bare: bare.replace(' ', ""),
                words,
            }
        };
        for (a, b, expected) in [
            ("Trường Hòa Bình", "Trường Hoà Bình", true),
            ("Truờng Hòa Bình", "Trường Hòa Bình", true),
            ("Trường Quyết Thắng", "Trường Quyêt Thăngg", true),
            ("Trường A", "Trường B", false),
            ("Trường số 1", "Trường số 2", false),
            ("Tổ chuyên môn III", "Tổ chuyên môn VIII", false),
            ("Phòng Kế toán", "Phòng Kế hoạch", false),
            ("Trường Hoa Mai", "Trường Hoa Mơ", false),
        ] {
            assert_eq!(is_like(&named(a), &named(b)), expected, "{a} {b}");
        }
    }
}

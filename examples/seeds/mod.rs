//! Movements in the size that the press reports, all people invented, with what must come of them.
//!
//! Each writes a folder to grade and returns the results, worked out here in whole numbers by a way of its own: a
//! test compares them with what the program makes of the folder.

pub(crate) mod chance;
pub(crate) mod names;
pub(crate) mod phu_binh;
pub(crate) mod quang_tri;
pub(crate) mod tien_giang;

use std::fs;
use std::io;
use std::path::Path;

use chance::Chance;

/// What must come of one campaign of a folder.
pub(crate) struct Seed {
    /// The folder of its results; empty where it is the only campaign.
    pub(crate) folder: &'static str,
    /// Everybody, in any order.
    pub(crate) outcomes: Vec<Outcome>,
    /// Target, numerator, denominator, met.
    pub(crate) targets: Vec<(&'static str, u64, u64, bool)>,
}

/// What must come of a subject.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Outcome {
    pub(crate) id: String,
    /// As printed; empty where there is none.
    pub(crate) total: String,
    pub(crate) level: &'static str,
    /// Ids in file order, joined by spaces.
    pub(crate) awards: String,
}

/// A table as CSV; no cell holds a comma, a quote or a line end.
pub(crate) fn table(path: &Path, head: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
    assert!(head.iter().all(|cell| !cell.contains(',')), "plain headings: {head:?}");
    let mut text = head.join(",") + "\n";
    for row in rows {
        assert!(row.iter().all(|cell| !cell.contains([',', '"', '\n'])), "a plain cell: {row:?}");
        text += &(row.join(",") + "\n");
    }
    fs::write(path, text)
}

/// Half points with a decimal point: 17 is `8.5`.
pub(crate) fn halves(n: i64) -> String {
    if n % 2 == 0 { (n / 2).to_string() } else { format!("{}.5", n / 2) }
}

/// Sizes that add up to `all`, each at least `least`.
pub(crate) fn sizes(chance: &mut Chance, parts: usize, all: u64, least: u64) -> Vec<u64> {
    let mut sizes = vec![least; parts];
    for _ in 0..all - least * parts as u64 {
        let part = chance.index(parts);
        sizes[part] += 1;
    }
    sizes
}

/// Who keeps one of `places`, best first; a class of equals that does not fit goes down as a whole, and nobody after
/// it stays.
pub(crate) fn cut<K: Ord + Clone>(candidates: &[(usize, K)], places: usize) -> Vec<usize> {
    let mut keys: Vec<K> = candidates.iter().map(|(_, key)| key.clone()).collect();
    keys.sort();
    keys.dedup();
    let mut kept = Vec::new();
    for key in keys.into_iter().rev() {
        let class: Vec<usize> = candidates.iter().filter(|(_, own)| *own == key).map(|(who, _)| *who).collect();
        if kept.len() + class.len() > places {
            break;
        }
        kept.extend(class);
    }
    kept
}

/// Two decimals, halves up, of `numerator / denominator`.
pub(crate) fn two_places(numerator: i64, denominator: i64) -> String {
    let hundredths = (200 * numerator + denominator) / (2 * denominator);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

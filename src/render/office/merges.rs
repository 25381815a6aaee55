//! Merged cells that would hide rows: over a row that repeats and others, a merged cell shows the value of one row alone.

use crate::render::office::fault::{Faults, Spot};
use crate::render::office::formula::parts;
use crate::render::office::node::{Asked, By, Piece, Repeated};
use crate::render::office::sheet::{SheetRead, column_of};
use crate::words::{Lang, List};

/// Tells of merged cells that hold a value of a list and reach beyond the rows that repeat together.
pub(super) fn hidden(
    name: &str,
    read: &SheetRead,
    pieces: &[Vec<Option<Vec<Piece>>>],
    repeats: &[Repeated],
    faults: &mut Faults,
) {
    for merged in read.merged.iter().flat_map(|(_, all)| all) {
        let Some(((left, top), (right, bottom))) =
            merged.split_once(':').and_then(|(from, to)| Some((parts(from)?, parts(to)?)))
        else {
            continue;
        };
        let columns = column_of(left)..=column_of(right);
        for (row, pieces) in read.rows.iter().zip(pieces) {
            let Some(number) = row.number.as_ref().map(|(_, number)| *number) else { continue };
            if !(top..=bottom).contains(&number) || repeats.iter().any(|one| holds(one, number, top, bottom)) {
                continue;
            }
            for (cell, pieces) in row.cells.iter().zip(pieces) {
                let column = cell.address.as_ref().map_or(0, |(_, column)| *column);
                let asked = pieces.iter().flatten().find_map(of_list).filter(|_| columns.contains(&column));
                if let Some((list, word)) = asked {
                    faults.merged(&Spot::Cell(name.to_owned(), number.saturating_sub(1), column), merged, list, &word);
                }
            }
        }
    }
}

/// Whether a row and all merged ones repeat together.
const fn holds(repeated: &Repeated, row: u32, top: u32, bottom: u32) -> bool {
    match repeated.by {
        By::Row(_) => repeated.from == row && top == bottom,
        By::Section(_) => repeated.from < top && bottom < repeated.to,
        By::If(..) => false,
    }
}

fn of_list(piece: &Piece) -> Option<(List, String)> {
    match piece {
        Piece::Value(Asked { list: Some(list), field }) => {
            Some((*list, format!("{}.{}", list.word(Lang::Vi), field.word(Lang::Vi))))
        }
        _ => None,
    }
}

//! Sums of cells of one row, told as shortly as a formula can: neighbours are one range, and where each of them counts
//! with a factor, the factors beside one another on the sheet of criteria are one range too.

use super::criteria::Criteria;

/// A sum.
#[derive(Clone, Debug, Default)]
pub(super) struct Sum {
    runs: Vec<Run>,
    terms: Vec<String>,
    /// The factors that terms ask for.
    within: Vec<(usize, usize)>,
}

/// Neighbouring cells of one row.
#[derive(Clone, Debug)]
pub(super) struct Run {
    first: String,
    last: String,
    /// Positions of the first and the last factor; none where the cells have none.
    factors: Option<(usize, usize)>,
    /// Some factor is not 1.
    scaled: bool,
}

impl Run {
    /// One cell with the position of its factor.
    pub(super) fn new(cell: &str, factor: Option<usize>, scaled: bool) -> Self {
        Self { first: cell.to_owned(), last: cell.to_owned(), factors: factor.map(|at| (at, at)), scaled }
    }

    /// Takes in a run that comes right after this one; gives it back where it does not.
    fn take(&mut self, next: Self) -> Option<Self> {
        let factors = match (self.factors, next.factors) {
            (None, None) => None,
            (Some((first, last)), Some((from, to))) if last + 1 == from => Some((first, to)),
            _ => return Some(next),
        };
        if column(&self.last) + 1 != column(&next.first) {
            return Some(next);
        }
        self.last = next.last;
        self.factors = factors;
        self.scaled |= next.scaled;
        None
    }

    fn range(&self) -> String {
        if self.first == self.last { self.first.clone() } else { format!("{}:{}", self.first, self.last) }
    }
}

impl Sum {
    /// A cell.
    pub(super) fn cell(cell: &str) -> Self {
        Self { runs: vec![Run::new(cell, None, false)], ..Self::default() }
    }

    /// A formula that is made of this sum.
    pub(super) fn within(&self, term: String) -> Self {
        Self { runs: Vec::new(), terms: vec![term], within: self.factors().collect() }
    }

    /// Adds a cell or several.
    pub(super) fn add(&mut self, run: Run) {
        let rest = match self.runs.last_mut() {
            Some(last) => last.take(run),
            None => Some(run),
        };
        self.runs.extend(rest);
    }

    /// Adds a formula.
    pub(super) fn add_term(&mut self, term: String) {
        self.terms.push(term);
    }

    /// Both in one.
    pub(super) fn joined(mut self, other: Self) -> Self {
        other.runs.into_iter().for_each(|run| self.add(run));
        self.terms.extend(other.terms);
        self.within.extend(other.within);
        self
    }

    /// First and last position of the factors that it asks for.
    pub(super) fn factors(&self) -> impl Iterator<Item = (usize, usize)> {
        let runs = self.runs.iter().filter(|run| run.scaled).filter_map(|run| run.factors);
        runs.chain(self.within.iter().copied())
    }

    /// As a formula writes it, with the factors of a role.
    pub(super) fn text(&self, criteria: &Criteria<'_>, role: usize) -> String {
        let plain: Vec<String> = self.runs.iter().filter(|run| !run.scaled).map(Run::range).collect();
        let plain = (!plain.is_empty()).then(|| format!("SUM({})", plain.join(",")));
        let scaled = self.runs.iter().filter(|run| run.scaled).map(|run| {
            let (first, last) = run.factors.unwrap_or_default();
            let factors = criteria.factors(role, first, last);
            // A cell that is empty or holds a word counts for nothing, alone too.
            if first == last {
                format!("N({})*{factors}", run.first)
            } else {
                format!("SUMPRODUCT({},{factors})", run.range())
            }
        });
        let terms: Vec<String> = plain.into_iter().chain(scaled).chain(self.terms.iter().cloned()).collect();
        if terms.is_empty() { "0".to_owned() } else { terms.join("+") }
    }
}

/// The number of a cell's column.
fn column(cell: &str) -> u32 {
    let letters = cell.trim_end_matches('#').trim_start_matches('$');
    letters.bytes().fold(0_u32, |number, letter| number * 26 + u32::from(letter.wrapping_sub(b'A')) + 1)
}

/// Cells of one row as ranges: neighbours are joined.
pub(super) fn ranges(cells: &[String]) -> Vec<String> {
    let mut sum = Sum::default();
    cells.iter().for_each(|cell| sum.add(Run::new(cell, None, false)));
    sum.runs.iter().map(Run::range).collect()
}

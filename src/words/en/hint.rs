//! What is known about a refused cell.

use crate::diag::code::Hint;

/// A sentence.
pub(super) fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::Dash => "Write 0 where the number is nought; leave the cell blank where it is not known yet.",
        Hint::DashWord => "Leave the cell blank where it is not known yet.",
        Hint::Date => {
            "The spreadsheet has turned a number into a date (5-10 becomes 5 October): format the cell as Text and type it again."
        }
        Hint::TwoNumbers => "Write one number in a cell.",
        Hint::Thousands => "The mark may divide decimals or thousands: write 1 or 1000, not 1.000.",
        Hint::Percent => {
            "The cell is formatted as a percentage, so that 80% is 0.8: change the format to Number and enter the points again."
        }
        Hint::Words => "Write the number alone; explanations belong in a column of remarks.",
        Hint::NotRated => {
            "Leave the scores of a person who is not rated blank; say why in the column of the fact (months, leave…) or in `quyet-dinh`."
        }
        Hint::RoundedCode => {
            "The spreadsheet has rounded the code or made a number of it: format the column as Text and enter the codes again from the original."
        }
        Hint::LookAlike => {
            "The two codes look alike but are of other characters (letter O and digit 0, letter l and digit 1, or letters of another keyboard): type one of them again."
        }
        Hint::ForeignLetters => "The code holds letters that look Latin and are not (another keyboard): type it again.",
        Hint::Accents => "The two names differ in accents only.",
        Hint::SameName => "The name is the same, but the birth date or the unit is another.",
    }
}

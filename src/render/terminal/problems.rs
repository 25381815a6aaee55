//! Findings about data, by file: where, what, and the way out.

use crate::diag::{Problem, Severity};
use crate::report::problems::severity;
use crate::words::{Label, Lang, Phrase};

use super::{Look, Paint, broken, visible};

/// Least number of findings shown of each file.
const LEAST: usize = 2;

/// The problems in the order given (by place), about `most` in all and some of each file; then how many
/// are left.
#[must_use]
pub fn problems(problems: &[Problem], lang: Lang, look: Look, most: usize) -> String {
    let files = by_file(problems);
    let each = (most / files.len().max(1)).max(LEAST);
    let mut out = String::new();
    let mut left = problems.len();
    for (file, found) in files.into_iter().take((most / LEAST).max(1)) {
        out.push_str(&heading(file, found, lang, look));
        for problem in found.iter().take(each) {
            out.push_str(&one(problem, lang, look));
        }
        let shown = found.len().min(each);
        if shown < found.len() {
            out.push_str(&more(found.len() - shown, lang, look));
        }
        left -= found.len();
    }
    if left > 0 {
        out.push_str(&more(left, lang, look));
    }
    out
}

/// Runs of problems of the same file.
fn by_file(problems: &[Problem]) -> Vec<(Option<&str>, &[Problem])> {
    let runs = problems.chunk_by(|a, b| file_of(a) == file_of(b));
    runs.map(|run| (run.first().and_then(file_of), run)).collect()
}

fn file_of(problem: &Problem) -> Option<&str> {
    let cell = problem.cell.as_ref().map(|cell| &*cell.file);
    cell.or(problem.rule.as_ref().map(|rule| &*rule.file))
}

fn heading(file: Option<&str>, found: &[Problem], lang: Lang, look: Look) -> String {
    let count = |wanted| found.iter().filter(|problem| problem.severity() == wanted).count().to_string();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let counts = lang.phrase(Phrase::ProblemCount, &[("errors", &errors), ("warnings", &warnings)]);
    let name = file.map_or_else(|| lang.label(Label::General).to_owned(), visible);
    format!("{} ({counts})\n", look.paint(Paint::Bold, &name))
}

fn one(problem: &Problem, lang: Lang, look: Look) -> String {
    let paint = match problem.severity() {
        Severity::Error => Paint::Error,
        Severity::Warning => Paint::Warning,
        Severity::Note => Paint::Note,
    };
    let word = severity(problem.severity(), lang);
    let mut line = word.to_owned();
    if let Some(cell) = &problem.cell {
        if let Some(sheet) = &cell.sheet {
            line.push_str(&format!(" [{}]", visible(sheet)));
        }
        if let Some(address) = cell.address() {
            let row = if cell.column.is_none() { format!("{} ", lang.label(Label::Row)) } else { String::new() };
            line.push_str(&format!(" {row}{address}"));
        }
        if let Some(text) = cell.text.as_ref().filter(|text| !text.is_empty()) {
            line.push_str(&format!(" “{}”", visible(text)));
        }
    } else if let Some(rule) = &problem.rule {
        let (number, column) = rule.line_column();
        line.push_str(&format!(" {number}:{column}"));
    }
    let code = problem.code.name();
    line.push_str(&format!(": {} ({code})", visible(&lang.message(problem))));
    let mut lines = broken(&line, (2, 6), look);
    // Colours are no letters: they are put on when the lines are known.
    if let Some(first) = lines.first_mut() {
        *first = first.replacen(word, &look.paint(paint, word), 1);
    }
    if let Some((last, before)) = lines
        .last_mut()
        .and_then(|last| last.strip_suffix(&format!("{code})")).map(str::to_owned).map(|before| (last, before)))
    {
        *last = format!("{before}{})", look.paint(Paint::Dim, code));
    }
    let remedy = lang.remedy(problem);
    if !remedy.is_empty() {
        lines.extend(broken(&format!("→ {}", visible(&remedy)), (6, 8), look));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

fn more(count: usize, lang: Lang, look: Look) -> String {
    let told = lang.phrase(Phrase::MoreProblems, &[("count", &count.to_string())]);
    format!("  {}\n", look.paint(Paint::Dim, &told))
}

#[cfg(test)]
mod tests {
    use super::problems;
    use crate::diag::{CellPlace, IntakeCode, Problem};
    use crate::render::terminal::{Breaks, Colour, Look};
    use crate::words::Lang;

    #[test]
    fn files_are_shown_in_short_and_data_cannot_drive_the_screen() {
        let look = Look { colour: Colour::Plain, width: 80, breaks: Breaks::Nowhere };
        let at = |file: &str, row| {
            let place = CellPlace {
                file: file.into(),
                sheet: None,
                row: Some(row),
                column: Some(2),
                text: Some("\u{1b}]0;x".into()),
            };
            Problem::new(IntakeCode::ValueUnreadable).at(place)
        };
        let found: Vec<Problem> = (0..9).map(|row| at("a.csv", row)).chain([at("b.csv", 0)]).collect();
        let text = problems(&found, Lang::Vi, look, 6);
        assert!(text.contains("a.csv (9 lỗi, 0 cảnh báo)"), "{text}");
        assert!(text.contains("lỗi C1 “\\u{1b}]0;x”"), "{text}");
        assert!(text.contains("còn 6 mục nữa"), "{text}");
        assert!(text.contains("b.csv (1 lỗi"), "{text}");
        assert!(!text.contains('\u{1b}'));
    }

    #[test]
    fn a_long_line_goes_on_further_in_on_a_screen_and_nowhere_else() {
        let place = CellPlace { file: "a.csv".into(), sheet: None, row: Some(2), column: None, text: None };
        let problem =
            Problem::new(IntakeCode::Ambiguous).with("person", "Nguyễn Thị Hoa").with("candidates", "A, B").at(place);
        let told = |look| problems(std::slice::from_ref(&problem), Lang::Vi, look, 6);
        let whole = told(Look { colour: Colour::Plain, width: 40, breaks: Breaks::Nowhere });
        assert_eq!(whole.lines().count(), 3, "{whole}");
        let screen = told(Look { colour: Colour::Plain, width: 40, breaks: Breaks::AtWidth });
        assert!(screen.lines().count() > 4 && screen.lines().all(|line| line.chars().count() <= 40), "{screen}");
        let lines: Vec<&str> = screen.lines().skip(1).collect();
        assert!(lines[0].starts_with("  lỗi ") && lines[1].starts_with("      ") && !lines[1].starts_with("       "));
        let bare = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(bare(&screen), bare(&whole));
        // Colours take no room.
        let coloured = told(Look { colour: Colour::Ansi, width: 40, breaks: Breaks::AtWidth });
        let plain = ["\u{1b}[1m", "\u{1b}[1;31m", "\u{1b}[2m", "\u{1b}[0m"]
            .iter()
            .fold(coloured, |text, code| text.replace(code, ""));
        assert_eq!(plain, screen);
    }
}

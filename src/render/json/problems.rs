//! `problems.json`: every finding of a run.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::diag::{CellPlace, Problem, RulePlace, Severity};
use crate::report::Made;
use crate::words::Lang;

use super::{List, Outputs, document};

#[derive(Serialize)]
struct Document<'a, T> {
    schema: &'static str,
    problems: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    outputs: Option<Outputs<'a>>,
}

/// Writes the problems in the order given.
///
/// # Errors
/// When the writer fails.
pub fn problems(problems: &[Problem], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    listed(problems, None, lang, out)
}

/// Writes the problems beside marked copies, where no report of a run says what has been `made`.
///
/// # Errors
/// When the writer fails.
pub fn copies(problems: &[Problem], made: &[Made], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    listed(problems, Some(Outputs(made)), lang, out)
}

fn listed(problems: &[Problem], outputs: Option<Outputs<'_>>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let list = List(|| problems.iter().map(move |problem| Finding { problem, lang }));
    document(&Document { schema: "xeploai/problems/1", problems: list, outputs }, out)
}

struct Finding<'a> {
    problem: &'a Problem,
    lang: Lang,
}

impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let problem = self.problem;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", problem.code.name())?;
        map.serialize_entry("severity", severity(problem.severity()))?;
        map.serialize_entry("message", &self.lang.message(problem))?;
        map.serialize_entry("remedy", &self.lang.remedy(problem))?;
        if let Some(unit) = &problem.unit {
            map.serialize_entry("unit", unit)?;
        }
        if let Some(cell) = &problem.cell {
            map.serialize_entry("cell", &Cell(cell))?;
        }
        if let Some(rule) = &problem.rule {
            map.serialize_entry("rule", &Rule(rule))?;
        }
        if let Some(suggestion) = &problem.suggestion {
            map.serialize_entry("suggestion", suggestion)?;
        }
        if !problem.values.is_empty() {
            map.serialize_entry("values", &Values(self))?;
        }
        map.end()
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A cell with its file, sheet and address.
pub(super) struct Cell<'a>(pub(super) &'a CellPlace);

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("file", &*self.0.file)?;
        if let Some(sheet) = &self.0.sheet {
            map.serialize_entry("sheet", &**sheet)?;
        }
        if let Some(address) = self.0.address() {
            map.serialize_entry("address", &address)?;
        }
        if let Some(text) = &self.0.text {
            map.serialize_entry("text", text)?;
        }
        map.end()
    }
}

struct Rule<'a>(&'a RulePlace);

impl Serialize for Rule<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (line, column) = self.0.line_column();
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("file", crate::report::rule_file(&self.0.file))?;
        map.serialize_entry("line", &line)?;
        map.serialize_entry("column", &column)?;
        map.end()
    }
}

struct Values<'a>(&'a Finding<'a>);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Finding { problem, lang } = self.0;
        let values = problem.values.iter().map(|(name, value)| (*name, lang.value(value)));
        serializer.collect_map(values)
    }
}

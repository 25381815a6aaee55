//! What the tests that run the program have in common.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program.
pub(crate) fn xeploai() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xeploai"));
    command.env_remove("XEPLOAI_LANG").env_remove("SOURCE_DATE_EPOCH");
    command
}

/// A place in this package.
pub(crate) fn package(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The folders in a folder, by name.
pub(crate) fn folders(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

/// All files under a folder, by their place in it.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { left.push(path) } else { found.push(path.strip_prefix(folder).unwrap().to_owned()) }
        }
    }
    found.sort();
    found
}

/// Copies a folder without its `expected/`; a link stays one.
pub(crate) fn copy_inputs(from: &Path, to: &Path) {
    for file in files(from).iter().filter(|file| !file.starts_with("expected")) {
        let (source, target) = (from.join(file), to.join(file));
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        match fs::read_link(&source) {
            #[cfg(unix)]
            Ok(pointed) => std::os::unix::fs::symlink(pointed, target).unwrap(),
            _ => drop(fs::copy(source, target).unwrap()),
        }
    }
}

/// A table with its heading apart.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) heading: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads a CSV file.
    pub(crate) fn read(path: &Path) -> Self {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).unwrap();
        let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
        let heading = cells(reader.headers().unwrap());
        Self { heading, rows: reader.records().map(|record| cells(&record.unwrap())).collect() }
    }

    /// These columns only, in this order; a column that is not there is told.
    pub(crate) fn columns(&self, wanted: &[String]) -> Result<Self, String> {
        let position = |name: &String| self.heading.iter().position(|heading| heading == name);
        let at = wanted.iter().map(|name| position(name).ok_or_else(|| format!("no column {name}")));
        let at = at.collect::<Result<Vec<_>, _>>()?;
        let rows = self.rows.iter().map(|row| at.iter().map(|&column| row[column].clone()).collect());
        Ok(Self { heading: wanted.to_vec(), rows: rows.collect() })
    }

    /// For people.
    pub(crate) fn show(&self) -> String {
        let mut text = String::new();
        for row in std::iter::once(&self.heading).chain(&self.rows) {
            writeln!(text, "        {}", row.join(",")).unwrap();
        }
        text
    }
}

/// Compares every table of `expected` with the one of the same name, on the columns that it has.
pub(crate) fn compare_tables(expected: &Path, got: &Path, faults: &mut Vec<String>) {
    for name in files(expected).iter().filter(|name| name.extension().is_some_and(|ending| ending == "csv")) {
        let wanted = Table::read(&expected.join(name));
        if !got.join(name).exists() {
            faults.push(format!("{} was not written", name.display()));
            continue;
        }
        match Table::read(&got.join(name)).columns(&wanted.heading) {
            Err(fault) => faults.push(format!("{}: {fault}", name.display())),
            Ok(seen) if seen == wanted => {}
            Ok(seen) => faults.push(format!(
                "{} differs\n    expected\n{}    got\n{}",
                name.display(),
                wanted.show(),
                seen.show()
            )),
        }
    }
}

/// A problem as `problems.json` (or `--json`) tells it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seen {
    pub(crate) code: String,
    /// `line:column` of the rule, else the address of the cell, else nothing.
    pub(crate) at: String,
    pub(crate) file: String,
    pub(crate) sheet: String,
}

/// The errors and warnings of a list of problems, sorted; notes are left out.
pub(crate) fn seen(problems: &serde_json::Value) -> Vec<Seen> {
    those(problems, |severity| severity != "note")
}

/// The codes of the notes of a list of problems, sorted.
pub(crate) fn notes(problems: &serde_json::Value) -> Vec<String> {
    those(problems, |severity| severity == "note").into_iter().map(|note| note.code).collect()
}

fn those(problems: &serde_json::Value, wanted: impl Fn(&str) -> bool) -> Vec<Seen> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let one = |problem: &serde_json::Value| {
        let (cell, rule) = (&problem["cell"], &problem["rule"]);
        let place = if rule.is_null() { cell } else { rule };
        let at = if rule.is_null() { text(&cell["address"]) } else { format!("{}:{}", rule["line"], rule["column"]) };
        Seen { code: text(&problem["code"]), at, file: text(&place["file"]), sheet: text(&place["sheet"]) }
    };
    let list = problems.as_array().expect("problems are a list");
    let mut seen: Vec<Seen> =
        list.iter().filter(|problem| wanted(problem["severity"].as_str().unwrap_or_default())).map(one).collect();
    seen.sort();
    seen
}

/// The list in `problems.json`.
pub(crate) fn problems_of(out: &Path) -> serde_json::Value {
    let text = fs::read_to_string(out.join("problems.json")).unwrap();
    let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
    whole["problems"].clone()
}

/// `case.toml`.
pub(crate) struct Case {
    pub(crate) folder: PathBuf,
    /// None in a case of nothing but rules.
    pub(crate) exit: Option<i32>,
    pub(crate) problems: Vec<String>,
    /// Codes of notes, where the case is about them.
    pub(crate) notes: Option<Vec<String>>,
    pub(crate) args: Vec<String>,
    pub(crate) at: Option<Vec<String>>,
    /// Keys that only some tests read.
    pub(crate) more: toml::Table,
}

impl Case {
    /// Reads it; a key that nothing reads is a mistake of the case.
    pub(crate) fn read(folder: &Path) -> Self {
        Self::read_with(folder, &[])
    }

    /// Reads it with further keys.
    pub(crate) fn read_with(folder: &Path, more: &[&str]) -> Self {
        let path = folder.join("case.toml");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for key in table.keys() {
            let known = ["why", "worked", "exit", "problems", "notes", "args", "at"];
            let is_known = known.contains(&key.as_str()) || more.contains(&key.as_str());
            assert!(is_known, "{}: unknown key {key}", path.display());
        }
        let list = |key: &str| {
            let items = table.get(key)?.as_array()?.iter().map(|item| item.as_str().unwrap().to_owned());
            Some(items.collect::<Vec<_>>())
        };
        assert!(table["why"].as_str().is_some_and(|why| why.len() > 10), "{}: why?", path.display());
        let mut problems = list("problems").unwrap_or_default();
        problems.sort();
        Self {
            folder: folder.to_owned(),
            exit: table.get("exit").map(|exit| exit.as_integer().and_then(|exit| i32::try_from(exit).ok()).unwrap()),
            problems,
            notes: list("notes"),
            args: list("args").unwrap_or_default(),
            at: list("at"),
            more: more.iter().filter_map(|key| Some(((*key).to_owned(), table.get(*key)?.clone()))).collect(),
        }
    }

    /// Grades a copy of its inputs.
    pub(crate) fn grade(&self, inputs: &Path, out: &Path, more: &[&str]) -> Output {
        let mut command = xeploai();
        command.arg("grade").arg(inputs).arg("--out").arg(out).args(["--format", "csv,json", "--json"]);
        command.args(&self.args).args(more).output().unwrap()
    }
}

/// What a finished process said, for a failing test.
pub(crate) fn said(output: &Output) -> String {
    format!(
        "exit {:?}\n{}{}",
        output.status.code(),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// The result folders of a run: that of its campaign, or those of each where several were graded together.
pub(crate) fn parts(out: &Path) -> Vec<PathBuf> {
    let own: Vec<PathBuf> = folders(out).into_iter().filter(|folder| folder.join("results.csv").exists()).collect();
    if own.is_empty() { vec![out.to_owned()] } else { own }
}

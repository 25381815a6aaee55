//! A module uses only modules to its left, and the library stays silent.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{files, package};

/// From left to right; what stands together may not use each other.
const LAYERS: &[&[&str]] = &[
    &["num", "shipped"],
    &["id"],
    &["text"],
    &["diag"],
    &["words"],
    &["legacy"],
    &["table", "campaign"],
    &["intake"],
    &["score"],
    &["classify"],
    &["aggregate"],
    &["report"],
    &["form", "render"],
    &["explain", "evaluate"],
    &["cases"],
];

/// What the library must not contain, and why.
const BARRED: &[(&str, &str)] = &[
    ("clap::", "the command line is the binary's"),
    ("anyhow::", "the library's errors have types"),
    ("indicatif::", "progress is shown by the binary"),
    ("print!(", "the library is silent"),
    ("println!(", "the library is silent"),
    ("eprintln!(", "the library is silent"),
    ("process::exit", "the library does not exit"),
    ("SystemTime::now", "the library reads no clock"),
    ("Instant::now", "the library reads no clock"),
    ("Zoned::now", "the library reads no clock"),
    ("env::var", "the library reads no environment"),
];

/// The library's files with their code, without comments.
fn library() -> Vec<(PathBuf, String)> {
    let source = package("src");
    let code = |path: &PathBuf| {
        let text = fs::read_to_string(source.join(path)).unwrap();
        let lines: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
        (path.clone(), lines.join("\n"))
    };
    let all = files(&source);
    all.iter().filter(|path| !path.starts_with("cli") && **path != *Path::new("lib.rs")).map(code).collect()
}

/// The module at the top that a file belongs to.
fn module(path: &Path) -> String {
    let first = path.components().next().unwrap().as_os_str();
    Path::new(first).file_stem().unwrap().to_string_lossy().into_owned()
}

/// The modules at the top that a text names with `crate::`.
fn used(code: &str) -> Vec<String> {
    let after = code.split("crate::").skip(1);
    let names = after.map(|rest| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>());
    names.filter(|name| !name.is_empty()).collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

#[test]
fn a_module_uses_only_modules_to_its_left() {
    let mut faults = Vec::new();
    for (path, code) in library() {
        let own = module(&path);
        let own_layer = layer(&own).unwrap_or_else(|| panic!("src/{own} has no place among the layers"));
        for name in used(&code).into_iter().filter(|name| *name != own) {
            if layer(&name).is_none_or(|other| other >= own_layer) {
                faults.push(format!("src/{} uses {name}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_library_is_silent_and_knows_no_command_line() {
    let mut faults = Vec::new();
    for (path, code) in library() {
        for (barred, why) in BARRED.iter().filter(|(barred, _)| code.contains(barred)) {
            faults.push(format!("src/{}: {barred} ({why})", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

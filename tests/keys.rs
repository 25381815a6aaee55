//! The list of the format's keys: every key is used by a campaign that is shipped or graded in a test, every
//! example of the list is good, and the reference in `criteria/README.md` is made from the list.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use support::package;
use toml::{Table, Value};
use xeploai::campaign;
use xeploai::campaign::keys::{self, Key, Shape};

const BEGIN: &str = "<!-- BEGIN REFERENCE: cargo test --test keys -->\n";
const END: &str = "<!-- END REFERENCE -->\n";

#[test]
fn every_key_occurs_in_a_campaign_or_in_a_case() {
    let mut seen = Seen::default();
    for (path, text) in rules() {
        let top =
            if path.to_string_lossy().ends_with(".test.toml") { keys::cases_top() } else { keys::table("").unwrap() };
        // Golden cases hold campaigns that are refused on purpose; a file that is no TOML shows no key.
        let Ok(root) = text.parse::<Table>() else { continue };
        seen.table(top, &root);
    }
    let all = || keys::campaign().chain(keys::cases()).flat_map(|table| table.keys.iter().map(move |key| (table, key)));
    println!("{} keys in {} tables", all().count(), keys::campaign().chain(keys::cases()).count());
    assert!(all().count() > 150, "the list is there");
    let absent: Vec<String> = all()
        .filter(|(table, key)| !seen.keys.contains_key(&(table.name, key.name)))
        .map(|(table, key)| format!("{} {}", table.name, key.name))
        .collect();
    assert!(absent.is_empty(), "in no campaign and in no case:\n{}", absent.join("\n"));
}

#[test]
fn every_word_of_a_closed_list_occurs_too() {
    let mut seen = Seen::default();
    for (_, text) in rules().into_iter().filter(|(path, _)| !path.to_string_lossy().ends_with(".test.toml")) {
        if let Ok(root) = text.parse::<Table>() {
            seen.table(keys::table("").unwrap(), &root);
        }
    }
    let mut absent = Vec::new();
    for table in keys::campaign() {
        for key in table.keys {
            for word in words(key.shape) {
                let used = seen.keys.get(&(table.name, key.name)).is_some_and(|values| values.contains(word));
                if !used {
                    absent.push(format!("{} {} = {word:?}", table.name, key.name));
                }
            }
        }
    }
    assert!(absent.is_empty(), "in no campaign:\n{}", absent.join("\n"));
}

#[test]
fn every_way_to_write_a_table_has_an_example_that_is_good() {
    let mut faults = Vec::new();
    for table in keys::campaign() {
        for choice in table.choices.iter().filter(|choice| !choice.example.is_empty()) {
            faults.extend(
                faulty(table.name, choice.example).map(|told| format!("{}: {}: {told}", table.name, choice.example)),
            );
        }
        if matches!(table.name, "points" | "condition" | "then" | "from-members" | "order") {
            let without: Vec<_> = table.choices.iter().filter(|choice| choice.example.is_empty()).collect();
            assert!(without.is_empty(), "{}: {without:?}", table.name);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn examples_are_toml_with_known_keys_and_valid_choices() {
    for table in keys::campaign().filter(|table| !table.example.is_empty()) {
        let root: Table = table.example.parse().unwrap_or_else(|error| panic!("{}: {error}", table.name));
        // A piece that stands inside a table (`scopes = …`) is looked at where that table is.
        let top = keys::table("").unwrap();
        let mut strangers = Vec::new();
        if root.keys().any(|key| top.key(key).is_some()) {
            strange(top, &root, &mut strangers);
        }
        assert!(strangers.is_empty(), "{}: {strangers:?}", table.name);
    }
}

#[test]
fn choices_name_keys_of_their_table() {
    for table in keys::campaign().chain(keys::cases()) {
        for choice in table.choices {
            for name in choice.must.iter().chain(choice.one_of).chain(choice.may) {
                assert!(table.key(name).is_some(), "{} has no key {name}", table.name);
            }
        }
        for key in table.keys {
            for name in tables(key.shape) {
                assert!(keys::table(name).is_some(), "{} {}: no table {name}", table.name, key.name);
            }
        }
        let names: BTreeSet<&str> = table.keys.iter().map(|key| key.name).collect();
        assert_eq!(names.len(), table.keys.len(), "{} has a key twice", table.name);
    }
}

/// `XEPLOAI_BLESS=1 cargo test --test keys` writes the reference anew.
#[test]
fn the_reference_is_made_from_the_list() {
    let path = package("criteria/README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let begin = readme.find(BEGIN).expect("the reference has a beginning") + BEGIN.len();
    let end = readme.find(END).expect("the reference has an end");
    let wanted = format!("\n{}", keys::reference());
    if std::env::var_os("XEPLOAI_BLESS").is_some() {
        fs::write(&path, format!("{}{wanted}{}", &readme[..begin], &readme[end..])).unwrap();
        return;
    }
    assert!(
        readme[begin..end] == wanted,
        "criteria/README.md is not up to date: XEPLOAI_BLESS=1 cargo test --test keys"
    );
}

#[test]
fn the_table_of_campaigns_names_every_file() {
    let readme = fs::read_to_string(package("criteria/README.md")).unwrap();
    for file in support::files(&package("criteria")) {
        let name = file.to_string_lossy().into_owned();
        let Some(id) = name.strip_suffix(".toml").filter(|id| !id.ends_with(".test")) else { continue };
        assert!(readme.contains(&format!("| `{id}` |")), "criteria/README.md does not list {id}");
    }
}

/// What was seen: the words that stood at each key of each table.
#[derive(Default)]
struct Seen {
    keys: BTreeMap<(&'static str, &'static str), BTreeSet<String>>,
}

impl Seen {
    fn table(&mut self, table: &'static keys::Table, root: &Table) {
        for (name, value) in root {
            if let Some(key) = table.key(name) {
                let words = self.keys.entry((table.name, key.name)).or_default();
                collect(value, words);
                self.shape(key.shape, value);
            }
        }
    }

    fn shape(&mut self, shape: Shape, value: &Value) {
        match (shape, value) {
            (Shape::Table(name), Value::Table(inner)) => self.table(keys::table(name).unwrap(), inner),
            (Shape::Table(_), Value::Array(list)) => list.iter().for_each(|item| self.shape(shape, item)),
            (Shape::List(item), Value::Array(list)) => list.iter().for_each(|value| self.shape(*item, value)),
            (Shape::Map(item), Value::Table(inner)) => inner.iter().for_each(|(_, value)| self.shape(*item, value)),
            (Shape::Either(shapes), value) => shapes.iter().for_each(|shape| self.shape(*shape, value)),
            _ => {}
        }
    }
}

fn collect(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(words.insert(text.clone())),
        Value::Array(list) => list.iter().for_each(|item| collect(item, words)),
        _ => {}
    }
}

/// Keys that the list does not know.
fn strange(table: &'static keys::Table, root: &Table, strangers: &mut Vec<String>) {
    for (name, value) in root {
        match table.key(name) {
            None => strangers.push(format!("{} {name}", table.name)),
            Some(Key { shape: Shape::Table(inner), .. }) => {
                let entries = match value {
                    Value::Array(list) => list.iter().filter_map(Value::as_table).collect(),
                    value => value.as_table().into_iter().collect::<Vec<_>>(),
                };
                for entry in entries {
                    strange(keys::table(inner).unwrap(), entry, strangers);
                }
            }
            Some(_) => {}
        }
    }
}

/// The words of a closed list.
fn words(shape: Shape) -> Vec<&'static str> {
    match shape {
        Shape::OneOf(words) => words.to_vec(),
        Shape::List(item) => words(*item),
        Shape::Either(shapes) => shapes.iter().flat_map(|shape| words(*shape)).collect(),
        _ => Vec::new(),
    }
}

fn tables(shape: Shape) -> Vec<&'static str> {
    match shape {
        Shape::Table(name) => vec![name],
        Shape::List(item) | Shape::Map(item) => tables(*item),
        Shape::Either(shapes) => shapes.iter().flat_map(|shape| tables(*shape)).collect(),
        _ => Vec::new(),
    }
}

/// What a campaign says about an example that is put into it.
fn faulty(table: &str, example: &str) -> Option<String> {
    let inline = example.split_once(" = ").map_or(example, |(_, value)| value);
    let text = match table {
        "points" | "points.ratio" => YARDSTICK.replace("points.up-to = { max = 10 } # here", example),
        "condition" => {
            // Where a condition may look at anything: an award.
            YARDSTICK.replace("{ level = \"good\" } # here", example)
        }
        "then" => YARDSTICK.replace("then = { at-most = \"done\" }", example),
        "from-members" => {
            let fact = match example {
                example if example.contains("mean") => "kind = \"number\"",
                example if example.contains("count") => "kind = \"count\"",
                _ => "kind = \"percent\"",
            };
            YARDSTICK
                .replace("subject = \"person\"", "subject = \"unit\"")
                .replace("kind = \"count\" # members", &format!("{fact}\n{example}"))
                .replace("then = { at-most = \"unit\" }", "then = { at-most = \"done\" }")
        }
        "order" => YARDSTICK.replace("order = [\"total\"] # here", example),
        _ => return Some(format!("no place for {inline}")),
    };
    let loaded = campaign::load("vi-du.toml", &text);
    let problems: Vec<String> = loaded
        .problems
        .iter()
        .map(|problem| format!("{} {}", problem.code.name(), xeploai::words::Lang::En.message(problem)))
        .filter(|told| !told.contains("campaign/weights") && !told.contains("campaign/unused"))
        .collect();
    (!problems.is_empty()).then(|| problems.join("; "))
}

/// A campaign that holds everything that the examples name.
const YARDSTICK: &str = r#"
schema = 1
id = "thu"
title = "Thử"
year = 2026
subject = "person"
scale = 70
rounding = { places = 2, mode = "half-up" }
combine = "last"
[periods]
kind = "quarter"
combine = "mean"
least = 1
missing = "skip"
[[role]]
id = "leader"
title = "Lãnh đạo"
when = { fact = "new-head", is = true }
[[role]]
id = "staff"
title = "Nhân viên"
[[fact]]
id = "initiatives"
title = "Sáng kiến"
kind = "count"
blank = 0
[[fact]]
id = "asked"
title = "Hỏi thành viên"
kind = "count" # members
[[fact]]
id = "late-days"
title = "Số ngày chậm"
kind = "count"
blank = 0
[[fact]]
id = "new-head"
title = "Mới đến"
kind = "flag"
blank = false
[[fact]]
id = "discipline"
title = "Kỷ luật"
kind = "text"
values = ["Khiển trách", "Cảnh cáo", "Cách chức"]
blank = ""
[[group]]
id = "duty"
title = "Trách nhiệm"
weight = 35
[[group.criterion]]
id = "tn1"
title = "Công việc"
points.up-to = { max = 10 } # here
[[group]]
id = "creativity"
title = "Sáng tạo"
weight = 35
[[group.criterion]]
id = "st1"
title = "Sáng kiến áp dụng"
points.up-to = { max = 10 }
[[level]]
id = "excellent"
title = "Xuất sắc"
from = 63
[[level]]
id = "good"
title = "Tốt"
from = 49
[[level]]
id = "done"
title = "Hoàn thành"
from = 35
[[level]]
id = "not-done"
title = "Không hoàn thành"
from = 0
[[limit]]
id = "late"
title = "Chậm"
when = { all = [{ fact = "late-days", above = 5 }, { fact = "asked", at-least = 1 }, { fact = "discipline", is-not = "Cảnh cáo" }] }
then = { at-most = "done" }
[[award]]
id = "advanced-worker"
title = "Lao động tiên tiến"
require = { all = [{ level = "good", or = "better" }, { fact = "initiatives", at-least = 0 }] }
[[award]]
id = "emulation-fighter"
title = "Chiến sĩ thi đua"
require = { award = "advanced-worker" }
[[award]]
id = "shown"
title = "Ví dụ"
require = { level = "good" } # here
[ranking]
order = ["total"] # here
"#;

/// The campaigns that are shipped, and those of the golden cases.
fn rules() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for folder in ["criteria", "tests/golden"] {
        let root = package(folder);
        for file in support::files(&root) {
            let path: &Path = &root.join(&file);
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let is_rules = folder == "criteria" || name == "campaign.toml" || name.ends_with(".campaign.toml");
            if name.ends_with(".toml") && is_rules {
                found.push((file.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert!(found.len() > 100, "only {} files", found.len());
    found
}

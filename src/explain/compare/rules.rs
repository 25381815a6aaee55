//! What differs between two rule files, by id.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use toml::{Table, Value};

/// The lists of a rule file whose members have ids.
const LISTS: [&str; 12] =
    ["rater", "role", "fact", "group", "criterion", "bonus", "deduction", "level", "gate", "limit", "quota", "award"];

/// One rule, or one of its keys, that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleChange {
    /// `level excellent`, `level excellent: from`, `scale`.
    pub rule: String,
    /// What the rule is called, in the newer file if it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How it differs.
    #[serde(flatten)]
    pub change: Change,
}

/// How a rule differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// The newer file has it alone.
    Added,
    /// The older file has it alone.
    Removed,
    /// It stands elsewhere in its list.
    Moved,
    /// A key holds something else.
    Value {
        /// What it held; empty where it was not there.
        old: String,
        /// What it holds; empty where it is not there any more.
        new: String,
    },
}

/// The changes from one rule file to another; none where only comments or layout differ.
pub(super) fn changes(old: &str, new: &str) -> Vec<RuleChange> {
    let (Ok(old), Ok(new)) = (old.parse::<Table>(), new.parse::<Table>()) else { return Vec::new() };
    let (old, new) = (Flat::of(&old), Flat::of(&new));
    let mut changes = Vec::new();
    let title = |rule: &str| new.titles.get(rule).or_else(|| old.titles.get(rule)).cloned();
    let say = |rule: &str, change| RuleChange { rule: rule.to_owned(), title: title(rule), change };
    changes.extend(old.only(&new).map(|rule| say(rule, Change::Removed)));
    changes.extend(new.only(&old).map(|rule| say(rule, Change::Added)));
    changes.extend(moved(&old, &new).iter().map(|rule| say(rule, Change::Moved)));
    let keys: BTreeSet<&(String, String)> = old.keys.keys().chain(new.keys.keys()).collect();
    let mut keys: Vec<&(String, String)> = keys.into_iter().collect();
    // As they stand in the file; what belongs to no rule comes first.
    keys.sort_by_cached_key(|(rule, _)| new.rules.iter().position(|known| known == rule).map(|at| at + 1));
    for key in keys {
        let (rule, name) = key;
        let both = rule.is_empty() || (old.rules.contains(rule) && new.rules.contains(rule));
        let (before, after) = (old.keys.get(key), new.keys.get(key));
        if both && before != after {
            let path = if rule.is_empty() { name.clone() } else { format!("{rule}: {name}") };
            let text = |value: Option<&String>| value.cloned().unwrap_or_default();
            let change = Change::Value { old: text(before), new: text(after) };
            changes.push(RuleChange { rule: path, title: title(rule), change });
        }
    }
    changes
}

/// A rule file as a list of rules and of their keys.
#[derive(Default)]
struct Flat {
    /// Rules in file order.
    rules: Vec<String>,
    /// What rules are called.
    titles: BTreeMap<String, String>,
    /// Values by rule and key.
    keys: BTreeMap<(String, String), String>,
}

impl Flat {
    fn of(table: &Table) -> Self {
        let mut flat = Self::default();
        flat.take("", table);
        flat
    }

    fn take(&mut self, rule: &str, table: &Table) {
        for (key, value) in table {
            match value {
                Value::Array(list) if LISTS.contains(&key.as_str()) || key == "target" => {
                    for (at, member) in list.iter().enumerate() {
                        self.member(rule, key, at, member);
                    }
                }
                _ => drop(self.keys.insert((rule.to_owned(), key.clone()), value.to_string())),
            }
        }
    }

    fn member(&mut self, rule: &str, list: &str, at: usize, member: &Value) {
        let Value::Table(member) = member else { return };
        let id = member.get("id").and_then(Value::as_str).map_or_else(|| (at + 1).to_string(), str::to_owned);
        let path = if rule.is_empty() { format!("{list} {id}") } else { format!("{rule} / {list} {id}") };
        self.rules.push(path.clone());
        if let Some(title) = member.get("title").and_then(Value::as_str) {
            self.titles.insert(path.clone(), title.to_owned());
        }
        self.take(&path, member);
    }

    /// The rules that another file has not.
    fn only<'f>(&'f self, other: &'f Self) -> impl Iterator<Item = &'f str> {
        self.rules.iter().filter(|rule| !other.rules.contains(rule)).map(String::as_str)
    }
}

/// The rules of both files that stand in another order.
fn moved(old: &Flat, new: &Flat) -> Vec<String> {
    let before: Vec<&String> = old.rules.iter().filter(|rule| new.rules.contains(rule)).collect();
    let after = new.rules.iter().filter(|rule| old.rules.contains(rule));
    before.into_iter().zip(after).filter(|(before, after)| before != after).map(|(_, after)| after.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Change, changes};

    #[test]
    fn rules_are_named_by_id_and_comments_are_none() {
        let old = "scale = 100\n[[level]]\nid = \"a\"\nfrom = 90\n[[level]]\nid = \"b\"\nfrom = 0\n[[group]]\nid = \"g\"\n\
                   [[group.criterion]]\nid = \"c\"\npoints.up-to = { max = 10 }\n";
        assert_eq!(changes(old, &format!("# nothing\n{old}")), []);
        let told = |new: &str| -> Vec<String> {
            let told = changes(old, new).into_iter().map(|one| match one.change {
                Change::Value { old, new } => format!("{} {old} > {new}", one.rule),
                other => format!("{} {other:?}", one.rule),
            });
            told.collect()
        };
        assert_eq!(told(&old.replace("from = 90", "from = 85")), ["level a: from 90 > 85"]);
        assert_eq!(told(&old.replace("\"b\"", "\"z\"")), ["level b Removed", "level z Added"]);
        assert_eq!(
            told(&old.replace("max = 10", "max = 20")),
            ["group g / criterion c: points { up-to = { max = 10 } } > { up-to = { max = 20 } }"]
        );
        assert_eq!(told(&old.replace("scale = 100", "")), ["scale 100 > "]);
        let turned = "scale = 100\n[[level]]\nid = \"b\"\nfrom = 0\n[[level]]\nid = \"a\"\nfrom = 90\n[[group]]\nid = \"g\"\n\
                      [[group.criterion]]\nid = \"c\"\npoints.up-to = { max = 10 }\n";
        assert_eq!(told(turned), ["level b Moved", "level a Moved"]);
    }
}

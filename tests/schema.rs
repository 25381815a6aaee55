//! The JSON Schema and the parser agree: what is good for one is good for the other, and the slips that a schema can
//! see are refused by both.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::PathBuf;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;
use support::{files, package};
use xeploai::campaign::{self, schema};
use xeploai::diag::CampaignCode;
use xeploai::words::Lang;

struct Checker {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Checker {
    fn new(lang: Lang) -> Self {
        let mut compiler = Compiler::new();
        let schema: Value = serde_json::from_str(&schema::schema(lang)).unwrap();
        compiler.add_resource("file:///campaign", schema).unwrap();
        let mut schemas = Schemas::new();
        let index = compiler.compile("file:///campaign", &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// Nothing, or what is wrong.
    fn fault(&self, text: &str) -> Option<String> {
        let table: toml::Table = text.parse().unwrap();
        self.schemas.validate(&json(&toml::Value::Table(table)), self.index).err().map(|fault| format!("{fault:#}"))
    }
}

/// As editors see a TOML file: dates are text.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(yes) => (*yes).into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(list) => list.iter().map(json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
    }
}

/// Every rule file of the package that the parser takes.
fn good() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for folder in ["criteria", "examples", "tests/golden", "tests/campaigns", "tests/problems", "tests/intake"] {
        for file in files(&package(folder)) {
            let name = file.to_string_lossy();
            if !name.ends_with(".toml") || name.ends_with(".test.toml") || name.ends_with("case.toml") {
                continue;
            }
            let text = fs::read_to_string(package(folder).join(&file)).unwrap();
            if campaign::load(&name, &text).campaign.is_some() {
                found.push((PathBuf::from(folder).join(&file), text));
            }
        }
    }
    found
}

#[test]
fn every_campaign_that_the_parser_takes_is_valid() {
    let checker = Checker::new(Lang::Vi);
    let good = good();
    assert!(good.len() > 150, "{}", good.len());
    let faults: Vec<String> =
        good.iter().filter_map(|(path, text)| Some(format!("{}: {}", path.display(), checker.fault(text)?))).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn slips_that_a_schema_can_see_are_refused_by_both() {
    let checker = Checker::new(Lang::En);
    let text = fs::read_to_string(package("tests/campaigns/whole-example.toml")).unwrap();
    assert_eq!(checker.fault(&text), None);
    let edits: &[(&str, &str, CampaignCode)] = &[
        ("scale = 100", "scalle = 100\nscale = 100", CampaignCode::UnknownKey),
        ("scale = 100", "", CampaignCode::MissingKey),
        ("scale = 100", "scale = \"100\"", CampaignCode::WrongType),
        ("year = 2026\n", "year = 2026.5\n", CampaignCode::WrongType),
        ("subject = \"person\"", "subject = \"people\"", CampaignCode::BadValue),
        ("schema = 1", "schema = 2", CampaignCode::BadValue),
        ("rounding = { places = 2,", "rounding = { place = 2,", CampaignCode::UnknownKey),
        ("mode = \"half-up\"", "mode = \"up\"", CampaignCode::BadValue),
        ("id = \"loyalty\"", "id = \"Loyalty\"", CampaignCode::BadValue),
        ("title = \"Trung thành\"\n", "", CampaignCode::MissingKey),
        ("points.up-to = { max = 10, step = 0.5 }", "points.up-to = { step = 0.5 }", CampaignCode::MissingKey),
        ("points.up-to = { max = 10, step = 0.5 }", "points.upto = { max = 10 }", CampaignCode::UnknownKey),
        ("points.up-to = { max = 10, step = 0.5 }", "points.up-to = { max = \"10\" }", CampaignCode::WrongType),
        ("points.flag = { yes = 5 }", "points.flag = { yess = 5 }", CampaignCode::UnknownKey),
        ("share = \"20%\"", "share = 20", CampaignCode::WrongType),
        ("share = \"20%\"", "share = \"20\"", CampaignCode::BadValue),
        ("over = \"demote\"", "", CampaignCode::MissingKey),
        (
            "require = { fact = \"initiatives\", at-least = 1 }",
            "require = { fact = \"initiatives\" }",
            CampaignCode::ConditionShape,
        ),
        (
            "require = { fact = \"initiatives\", at-least = 1 }",
            "require = { fact = \"initiatives\", at-least = 1, below = 9 }",
            CampaignCode::ConditionShape,
        ),
        (
            "require = { fact = \"initiatives\", at-least = 1 }",
            "require = { fact = \"initiatives\", group = \"loyalty\", at-least = 1 }",
            CampaignCode::ConditionShape,
        ),
        ("base = \"rated\"", "base = \"all\"", CampaignCode::BadValue),
        (
            "then = { not-rated = \"Không xếp loại\" }",
            "then = { not-rated = \"x\", level = \"done\" }",
            CampaignCode::Conflict,
        ),
    ];
    let mut faults = Vec::new();
    for (old, new, code) in edits {
        assert!(text.contains(old), "the example has {old}");
        let edited = text.replacen(old, new, 1);
        let problems = campaign::load("campaign.toml", &edited).problems;
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code.name()).collect();
        if !codes.contains(&code.name()) {
            faults.push(format!("the parser takes “{new}”: {codes:?}"));
        }
        if checker.fault(&edited).is_none() {
            faults.push(format!("the schema takes “{new}”"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn both_languages_describe_the_same_shapes() {
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| serde_json::from_str::<Value>(&schema::schema(lang)).unwrap());
    assert_eq!(vi["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_ne!(vi["properties"]["scale"]["description"], en["properties"]["scale"]["description"]);
    assert_eq!(bare(vi), bare(en));
}

/// Without words.
fn bare(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.into_iter()
                .filter(|(key, value)| !(value.is_string() && ["description", "title"].contains(&key.as_str())))
                .map(|(key, value)| (key, bare(value)))
                .collect(),
        ),
        Value::Array(list) => list.into_iter().map(bare).collect(),
        other => other,
    }
}

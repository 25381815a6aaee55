//! The JSON Schema (draft 2020-12) of a campaign file, made from [`keys`]: editors complete and check with it.
//!
//! It tells shapes: which keys there are, which must be there, what each holds, which exclude each other. What values
//! mean together (weights that add up, ids that exist) only the program knows.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::campaign::keys::{self, Choice, Doc, Key, Least, Need, Shape, Table};
use crate::words::Lang;

/// The dialect.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema as text; `lang` is the language of its descriptions.
#[must_use]
pub fn schema(lang: Lang) -> String {
    let writer = Writer { lang };
    let mut tables = keys::campaign();
    let mut root = tables.next().map(|top| writer.table(top)).unwrap_or_default();
    root.insert("$schema".to_owned(), DIALECT.into());
    root.insert("title".to_owned(), "campaign.toml".into());
    let defs: Map<String, Value> = tables.map(|table| (bare(table.name), Value::Object(writer.table(table)))).collect();
    root.insert("$defs".to_owned(), Value::Object(defs));
    let mut text = serde_json::to_string_pretty(&Value::Object(root)).unwrap_or_default();
    text.push('\n');
    text
}

/// A table's name without its brackets.
fn bare(name: &str) -> String {
    name.trim_matches(['[', ']']).to_owned()
}

#[derive(Clone, Copy)]
struct Writer {
    lang: Lang,
}

impl Writer {
    fn doc(self, doc: Doc) -> Value {
        match self.lang {
            Lang::Vi => doc.vi.into(),
            Lang::En => doc.en.into(),
        }
    }

    fn table(self, table: &Table) -> Map<String, Value> {
        let properties: Map<String, Value> =
            table.keys.iter().map(|key| (key.name.to_owned(), self.key(key))).collect();
        let required: Vec<&str> = table.keys.iter().filter(|key| key.need == Need::Must).map(|key| key.name).collect();
        let mut map = Map::new();
        map.insert("type".to_owned(), "object".into());
        map.insert("description".to_owned(), self.doc(table.doc));
        map.insert("properties".to_owned(), Value::Object(properties));
        map.insert("additionalProperties".to_owned(), false.into());
        if !required.is_empty() {
            map.insert("required".to_owned(), required.into());
        }
        if !table.choices.is_empty() {
            let choices: Vec<Value> = table.choices.iter().map(|choice| self.choice(choice, table)).collect();
            map.insert("anyOf".to_owned(), choices.into());
        }
        map
    }

    fn key(self, key: &Key) -> Value {
        let Value::Object(mut shape) = shape(&key.shape) else { return Value::Null };
        let described = self.doc(key.doc);
        if shape.contains_key("$ref") {
            // Beside a reference some editors pass over everything else.
            return json!({ "allOf": [Value::Object(shape)], "description": described });
        }
        shape.insert("description".to_owned(), described);
        Value::Object(shape)
    }

    /// One way to write a table: its keys are there, those of other ways alone are not.
    fn choice(self, choice: &Choice, table: &Table) -> Value {
        let named = |choice: &Choice| [choice.must, choice.one_of, choice.may].concat();
        let allowed: BTreeSet<&str> = named(choice).into_iter().collect();
        let all: BTreeSet<&str> = table.choices.iter().flat_map(named).collect();
        let barred: Map<String, Value> =
            all.difference(&allowed).map(|key| ((*key).to_owned(), false.into())).collect();
        let mut map = Map::new();
        map.insert("title".to_owned(), self.doc(choice.doc));
        if !choice.must.is_empty() {
            map.insert("required".to_owned(), choice.must.into());
        }
        if !barred.is_empty() {
            map.insert("properties".to_owned(), Value::Object(barred));
        }
        if !choice.one_of.is_empty() {
            let one: Vec<Value> = choice.one_of.iter().map(|key| json!({ "required": [key] })).collect();
            map.insert("oneOf".to_owned(), one.into());
        }
        Value::Object(map)
    }
}

fn shape(shape: &Shape) -> Value {
    match shape {
        Shape::Text | Shape::IdOf(_) => json!({ "type": "string" }),
        Shape::Words => json!({ "type": "string", "pattern": r"\S" }),
        Shape::Id => json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" }),
        Shape::Number(Least::None) => json!({ "type": "number" }),
        Shape::Number(Least::Zero) => json!({ "type": "number", "minimum": 0 }),
        Shape::Number(Least::AboveZero) => json!({ "type": "number", "exclusiveMinimum": 0 }),
        Shape::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Shape::Percent => json!({ "type": "string", "pattern": r"^\s*[0-9]+([.,][0-9]+)?\s*%\s*$" }),
        // A date of TOML is text in JSON.
        Shape::Date => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Shape::YesNo => json!({ "type": "boolean" }),
        Shape::Simple => json!({ "type": ["string", "number", "boolean"] }),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::List(item) => json!({ "type": "array", "items": self::shape(item) }),
        Shape::Pair => json!({
            "type": "array",
            "prefixItems": [{ "type": "number" }, { "type": "number", "minimum": 0 }],
            "minItems": 2,
            "maxItems": 2,
        }),
        Shape::Table(name) => {
            let reference = json!({ "$ref": format!("#/$defs/{}", bare(name)) });
            if name.starts_with("[[") { json!({ "type": "array", "items": reference }) } else { reference }
        }
        Shape::Map(each) => json!({ "type": "object", "additionalProperties": self::shape(each) }),
        Shape::Either(shapes) => json!({ "anyOf": shapes.iter().map(self::shape).collect::<Vec<_>>() }),
    }
}

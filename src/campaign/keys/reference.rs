//! The reference of the format, as Markdown in both languages.

use std::fmt::Write as _;

use super::{Choice, Key, Least, Need, Shape, Table};

/// The reference of all tables of a campaign file and of a file of cases.
#[must_use]
pub fn reference() -> String {
    let mut page = String::new();
    for table in super::campaign().chain(super::cases()) {
        section(&mut page, table);
    }
    page
}

fn section(page: &mut String, table: &Table) {
    let name =
        if table.name.is_empty() { "Đầu tệp (top of the file)".to_owned() } else { format!("`{}`", table.name) };
    // Writing to a text cannot fail.
    let _ = writeln!(page, "### {name}\n\n{}. *{}.*\n", table.doc.vi, table.doc.en);
    page.push_str("| khóa | giá trị | bắt buộc | nghĩa |\n|---|---|---|---|\n");
    for key in table.keys {
        line(page, table, key);
    }
    page.push('\n');
    if !table.choices.is_empty() {
        page.push_str("Đúng một trong các cách sau. *Exactly one of these ways.*\n\n");
        for choice in table.choices {
            way(page, choice);
        }
        page.push('\n');
    }
    if !table.example.is_empty() {
        let _ = writeln!(page, "```toml\n{}\n```\n", table.example);
    }
}

fn line(page: &mut String, table: &Table, key: &Key) {
    let named = |keys: &[&str]| keys.contains(&key.name);
    let in_choices = table.choices.iter().any(|choice| named(choice.must) || named(choice.one_of));
    let need = match key.need {
        Need::Must => "có",
        Need::May if in_choices => "tùy cách",
        Need::May => "",
    };
    let _ = writeln!(page, "| `{}` | {} | {need} | {}. *{}.* |", key.name, shape(key.shape), key.doc.vi, key.doc.en);
}

fn way(page: &mut String, choice: &Choice) {
    let mut keys: Vec<String> = choice.must.iter().map(|key| format!("`{key}`")).collect();
    if !choice.one_of.is_empty() {
        keys.push(choice.one_of.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" | "));
    }
    keys.extend(choice.may.iter().map(|key| format!("[`{key}`]")));
    let keys = if keys.is_empty() { "–".to_owned() } else { keys.join(" + ") };
    let _ = writeln!(page, "- {keys}: {}. *{}.*", choice.doc.vi, choice.doc.en);
    if !choice.example.is_empty() {
        let _ = writeln!(page, "  `{}`", choice.example);
    }
}

/// What a key holds, in a few words.
fn shape(shape: Shape) -> String {
    match shape {
        Shape::Text => "chữ".to_owned(),
        Shape::Words => "chữ, không trống".to_owned(),
        Shape::Id => "id".to_owned(),
        Shape::IdOf(what) => format!("id của một {}", kind(what)),
        Shape::Number(Least::None) => "số".to_owned(),
        Shape::Number(Least::Zero) => "số ≥ 0".to_owned(),
        Shape::Number(Least::AboveZero) => "số > 0".to_owned(),
        Shape::Whole(least, most) if least == most => least.to_string(),
        Shape::Whole(least, most) if most >= i64::from(i32::MAX) => format!("số nguyên từ {least}"),
        Shape::Whole(least, most) => format!("số nguyên {least}–{most}"),
        Shape::Percent => "`\"20%\"`".to_owned(),
        Shape::Date => "ngày".to_owned(),
        Shape::YesNo => "`true` hoặc `false`".to_owned(),
        Shape::Simple => "chữ, số, ngày, `true` hoặc `false`".to_owned(),
        Shape::OneOf(words) => words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", "),
        Shape::List(item) => format!("danh sách: {}", self::shape(*item)),
        Shape::Pair => "[số, số ≥ 0]".to_owned(),
        Shape::Table(name) => format!("bảng `{name}`"),
        Shape::Map(item) => format!("bảng chữ = {}", self::shape(*item)),
        Shape::Either(shapes) => shapes.iter().map(|one| self::shape(*one)).collect::<Vec<_>>().join("; hoặc "),
    }
}

/// What an id is of.
fn kind(what: &str) -> &str {
    match what {
        "fact" => "dữ kiện",
        "group" => "nhóm tiêu chí",
        "criterion" => "tiêu chí",
        "role" => "nhóm vị trí",
        "level" => "mức",
        "gate" => "điều kiện",
        "award" => "danh hiệu",
        "campaign" => "cuộc vận động",
        other => other,
    }
}

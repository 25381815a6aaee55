//! The report page: one self-contained file, from `templates/page/`.
//!
//! Nothing is loaded from anywhere: style, script and charts stand in the file, and its policy allows no other script than
//! this one, by its hash. Every value is escaped by the template engine (autoescape follows the file's ending), so that
//! a name can be no markup; there is no data in the script.

use std::collections::BTreeMap;
use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context};
use sha2::{Digest as _, Sha256};

use crate::campaign::SubjectKind;
use crate::report::book::label_of;
use crate::report::page::Page;
use crate::words::{Label, Lang, Text};

/// The name by which the engine knows that values are escaped for HTML.
const NAME: &str = "bao-cao.html";
const TEMPLATE: &str = include_str!("../../../templates/page/bao-cao.html");
const STYLE: &str = include_str!("../../../templates/page/style.css");
const SCRIPT: &str = include_str!("../../../templates/page/script.js");

/// The words that the page takes from the lists of the workbook.
const LABELS: [(&str, Label); 24] = [
    ("unit", Label::Unit),
    ("code", Label::Code),
    ("name", Label::Name),
    ("headcount", Label::Headcount),
    ("rated", Label::Rated),
    ("not_rated", Label::NotRated),
    ("incomplete", Label::Incomplete),
    ("mean", Label::Mean),
    ("total", Label::Total),
    ("level", Label::Level),
    ("awards", Label::Awards),
    ("remark", Label::Remark),
    ("quota", Label::Quota),
    ("scope", Label::Scope),
    ("share", Label::Share),
    ("base", Label::Base),
    ("limit", Label::Limit),
    ("candidates", Label::Candidates),
    ("kept", Label::Kept),
    ("cut", Label::Cut),
    ("tied", Label::Tied),
    ("over", Label::Over),
    ("state", Label::State),
    ("people", Label::People),
];

/// Writes the page.
///
/// # Errors
/// When the writer fails.
pub fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let lang = if page.lang == "vi" { Lang::Vi } else { Lang::En };
    let worded = |text: Text| lang.text(if page.of_units { text.about_units() } else { text });
    let subject = if page.of_units { SubjectKind::Unit } else { SubjectKind::Person };
    let labelled = |label| lang.label(label_of(subject, label));
    let texts: BTreeMap<&str, &str> = Text::ALL.iter().map(|(name, text)| (*name, worded(*text))).collect();
    let labels: BTreeMap<&str, &str> = LABELS.iter().map(|(name, label)| (*name, labelled(*label))).collect();
    let values = context! {
        page => Value::from(Serde(page)),
        t => texts,
        l => labels,
        made_by => lang.text_with(Text::PageMadeBy, &[("version", page.version)]),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        script_hash => base64(&Sha256::digest(SCRIPT)),
    };
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().map_err(io::Error::other)?;
    let mut engine = Environment::new();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_syntax(syntax);
    engine.add_filter("count", move |count: i64| lang.count(count));
    engine.add_template(NAME, TEMPLATE).map_err(io::Error::other)?;
    let template = engine.get_template(NAME).map_err(io::Error::other)?;
    // The text itself is streamed.
    template.render_captured_to(values, out).map(drop).map_err(io::Error::other)
}

/// Base64 as a policy wants it.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| usize::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[group >> (18 - 6 * place) & 63];
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{SCRIPT, STYLE, TEMPLATE, base64, write};
    use crate::report::public::Audience;
    use crate::report::{Asked, RunInfo, page::page, sample};
    use crate::words::Lang;

    fn made(lang: Lang, audience: Audience, name: &str) -> String {
        let campaign = sample::campaign(2);
        let mut results = sample::results(&campaign, 2, 12);
        results.gathered.units[0].dossiers[0].name = name.into();
        let info = RunInfo { asked: Asked { audience, ..Asked::default() }, version: "0", ..RunInfo::default() };
        let mut bytes = Vec::new();
        write(&page(&campaign, &results, &info, lang), &mut bytes).expect("written");
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn a_hostile_name_is_only_a_name() {
        for name in [
            "<script>alert(1)</script>",
            "</script><img src=x onerror=alert(1)>",
            "a\" onmouseover=\"x",
            "'x\u{2028}y",
            "{{ page }}",
        ] {
            for lang in [Lang::Vi, Lang::En] {
                let html = made(lang, Audience::Internal, name);
                assert!(!html.contains("<script>alert"), "{name}");
                assert!(!html.contains("<img"), "{name}");
                assert!(!html.contains("\" onmouseover=\""), "{name}");
                assert_eq!(html.matches("<script>").count(), 1);
                assert_eq!(html.matches("</script>").count(), 1);
            }
        }
        assert!(made(Lang::Vi, Audience::Internal, "{{ page }}").contains("{{ page }}"));
    }

    #[test]
    fn nothing_comes_from_elsewhere_and_the_same_comes_out_again() {
        for text in [TEMPLATE, STYLE, SCRIPT] {
            for foreign in
                ["http:", "https:", "//cdn", "@import", "url(", "fetch(", "XMLHttpRequest", "import(", "src="]
            {
                assert!(!text.contains(foreign), "{foreign}");
            }
        }
        assert!(!SCRIPT.contains("innerHTML") && !SCRIPT.contains("eval"));
        let html = made(Lang::Vi, Audience::Internal, "Nguyễn Văn A");
        assert_eq!(html, made(Lang::Vi, Audience::Internal, "Nguyễn Văn A"));
        assert!(html.contains("default-src 'none'"));
        assert!(html.contains("96,12"));
    }

    #[test]
    fn a_public_page_has_no_figures_of_people() {
        let html = made(Lang::Vi, Audience::Public, "Nguyễn Văn A");
        assert!(html.contains("Nguyễn Văn A"));
        for hidden in ["96,12", "CB001", "sáng kiến", "1980"] {
            assert!(!html.contains(hidden), "{hidden}");
        }
    }

    #[test]
    fn thousands_are_marked_and_sorted_as_numbers() {
        let campaign = sample::campaign(2);
        let mut results = sample::results(&campaign, 2, 12);
        let counts = results.summary.units[0].as_mut().expect("counts");
        (counts.headcount, counts.rated) = (3_000, 2_839);
        for (lang, marked) in [(Lang::Vi, "3.000"), (Lang::En, "3,000")] {
            let mut bytes = Vec::new();
            write(&page(&campaign, &results, &RunInfo::default(), lang), &mut bytes).expect("written");
            let html = String::from_utf8(bytes).expect("text");
            assert!(html.contains(&format!("<td class=\"n\" data-s=\"3000\">{marked}</td>")), "{marked}");
            assert!(!html.contains(">3000<") && !html.contains(">2839<"));
        }
    }

    #[test]
    fn base64_is_the_usual_one() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}

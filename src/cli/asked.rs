//! What a run was asked for, by the names that its report uses.

use xeploai::report::Asked;
use xeploai::words::Lang;

use crate::args::{Format, GradeArgs, LangName};
use crate::exit::Warnings;
use crate::papers::Papers;

/// What a run was asked for, to be written into its report.
pub(crate) fn asked(args: &GradeArgs, papers: &Papers, lang: Lang) -> Asked {
    Asked {
        provisional: args.source.options(args.claims()).provisional,
        deny_warnings: args.source.warnings() == Warnings::Deny,
        formats: names(&args.format),
        lang: lang_name(lang),
        audience: args.audience(),
        templates: papers.listed(),
    }
}

/// The names of formats, in a fixed order.
pub(crate) fn names(chosen: &[Format]) -> Vec<&'static str> {
    FORMATS.iter().filter(|(_, format)| chosen.contains(format)).map(|(name, _)| *name).collect()
}

/// The short name of a language.
pub(crate) const fn lang_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => LANGS[0].0,
        Lang::En => LANGS[1].0,
    }
}

/// Every format by its name.
pub(crate) const FORMATS: [(&str, Format); 5] = [
    ("xlsx", Format::Xlsx),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("html", Format::Html),
    ("docx", Format::Docx),
];
/// Every language by its name.
pub(crate) const LANGS: [(&str, LangName); 2] = [("vi", LangName::Vi), ("en", LangName::En)];

//! Problems of a rule file: its lines with carets.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diag::{Problem, RulePlace, Severity};
use crate::report::problems::severity;
use crate::words::{Label, Lang, Phrase};

use super::{Colour, Look, visible};

/// The problems in the order given, at most so many; then how many are left.
#[must_use]
pub fn campaign_problems(problems: &[Problem], lang: Lang, look: Look, most: usize) -> String {
    let renderer = match look.colour {
        Colour::Plain => Renderer::plain(),
        Colour::Ansi => Renderer::styled(),
    };
    let renderer = renderer.term_width(usize::from(look.width));
    let mut out = String::new();
    for problem in problems.iter().take(most) {
        out.push_str(&one(problem, lang, &renderer));
        out.push_str("\n\n");
    }
    if problems.len() > most {
        out.push_str(&lang.phrase(Phrase::MoreProblems, &[("count", &(problems.len() - most).to_string())]));
        out.push('\n');
    }
    out
}

fn one(problem: &Problem, lang: Lang, renderer: &Renderer) -> String {
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let level = level.with_name(severity(problem.severity(), lang));
    let title = level.primary_title(visible(&lang.message(problem))).id(problem.code.name());
    let mut group = match &problem.rule {
        Some(rule) => Group::with_title(title).element(snippet(rule)),
        None => Group::with_title(title),
    };
    let remedy = visible(&lang.remedy(problem));
    if !remedy.is_empty() {
        group = group.element(Level::HELP.with_name(lang.label(Label::Remedy).to_lowercase()).message(remedy));
    }
    renderer.render(&[group])
}

fn snippet(rule: &RulePlace) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let annotation = AnnotationKind::Primary.span(span(rule));
    Snippet::source(&*rule.source).path(visible(&rule.file)).annotation(annotation)
}

/// The bytes meant, moved to the borders of letters and into the text.
fn span(rule: &RulePlace) -> Range<usize> {
    let at_letter = |mut at: usize| {
        at = at.min(rule.source.len());
        while !rule.source.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = at_letter(rule.span.start);
    start..at_letter(rule.span.end).max(start)
}

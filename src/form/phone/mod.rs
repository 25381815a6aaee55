//! The questionnaire for phones: an XLSForm for KoboToolbox and ODK.
//!
//! In: the campaign and, where it may hold names, the roster. Out: the sheets `survey`, `choices` and `settings`.
//! A question is called so that its column is understood again, whether an export shows names or labels and
//! with or without groups before them; what is only asked on the way bears a name that nothing reads.

mod rounding;
mod survey;
mod xpath;

use crate::form::Forms;
use crate::form::roster::Unit;
use crate::report::grid::{Binder, Grid, Look, What};
use crate::words::{FormText, Lang};
use survey::Survey;

/// The language that labels are written in, as such forms call it.
const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Vietnamese (vi)",
        Lang::En => "English (en)",
    }
}

/// Whether the questionnaire holds people's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// Each types a code: nobody's name is on anybody else's phone.
    Typed,
    /// Each picks himself from a list.
    Listed,
}

/// A question, group or calculation: a row of `survey`.
#[derive(Clone, Debug, Default)]
struct Question {
    kind: String,
    name: String,
    label: String,
    hint: String,
    required: bool,
    relevant: String,
    constraint: String,
    refusal: String,
    calculation: String,
    choice_filter: String,
    appearance: String,
}

/// A choice: a row of `choices`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Choice {
    list: String,
    name: String,
    label: String,
    unit: String,
    role: String,
    code: String,
    person: String,
    home: String,
}

/// The workbook.
pub(super) fn binder(forms: &Forms<'_>, units: &[Unit<'_>], people: People) -> Binder {
    let survey = Survey::new(forms, units, people).build();
    let language = language(forms.lang);
    let required = forms.say(FormText::PhoneRequired);
    let label = |what: &str| format!("{what}::{language}");
    let head = [
        "type".to_owned(),
        "name".to_owned(),
        label("label"),
        label("hint"),
        "required".to_owned(),
        label("required_message"),
        "relevant".to_owned(),
        "constraint".to_owned(),
        label("constraint_message"),
        "calculation".to_owned(),
        "choice_filter".to_owned(),
        "appearance".to_owned(),
    ];
    let yes = |is: bool, text: &str| if is { text.to_owned() } else { String::new() };
    let questions = survey.questions.iter().map(|one| {
        vec![
            one.kind.clone(),
            one.name.clone(),
            one.label.clone(),
            one.hint.clone(),
            yes(one.required, "yes"),
            yes(one.required, required),
            one.relevant.clone(),
            one.constraint.clone(),
            one.refusal.clone(),
            one.calculation.clone(),
            one.choice_filter.clone(),
            one.appearance.clone(),
        ]
    });
    let widths = vec![24, 24, 50, 40, 9, 20, 30, 40, 40, 40, 20, 14];
    let choice_head = ["list_name".to_owned(), "name".to_owned(), label("label")];
    let more = ["don_vi", "nhom", "ma", "ten", "ten_dv"].map(str::to_owned);
    // Columns that only a list of people fills.
    let listed = survey.choices.iter().any(|choice| !choice.unit.is_empty());
    let choice_head: Vec<String> = choice_head.into_iter().chain(more.into_iter().filter(|_| listed)).collect();
    let choices = survey.choices.iter().map(|one| {
        let person = [&one.unit, &one.role, &one.code, &one.person, &one.home];
        [&one.list, &one.name, &one.label].into_iter().chain(person).cloned().collect()
    });
    let settings_head = ["form_title", "form_id", "version", "default_language", "instance_name"].map(str::to_owned);
    let settings = vec![
        forms.campaign_line(),
        forms.campaign.id.as_str().replace('-', "_"),
        // The rules that it asks for: another file of rules is another version.
        forms.campaign.sha256.chars().take(12).collect(),
        language.to_owned(),
        survey.instance_name.clone(),
    ];
    Binder {
        grids: vec![
            plain("survey", &head, questions, widths),
            plain("choices", &choice_head, choices, vec![20, 30, 50, 20, 20]),
            plain("settings", &settings_head, std::iter::once(settings), vec![60, 40, 16, 20, 40]),
        ],
    }
}

/// A table of words.
fn plain(name: &str, head: &[String], rows: impl Iterator<Item = Vec<String>>, widths: Vec<u16>) -> Grid {
    let mut grid = Grid::new(name, widths);
    for (column, text) in (0..).zip(head) {
        grid.text((0, column), text, Look::Strong);
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            grid.put((row, column), What::Text(text), Look::Bare);
        }
    }
    grid.frozen = Some((1, 2));
    grid
}

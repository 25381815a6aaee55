//! What a cell may hold, in a rule that a spreadsheet checks and in words that a person reads.

use crate::campaign::{BlankValue, Combine, Fact, FactKind, InputPart, ItemOf, NotApplicable, OverDone, PointsRule};
use crate::form::Forms;
use crate::form::formula::literal;
use crate::form::off::deducts;
use crate::id::{FactIx, InputIx, RaterIx};
use crate::num::Exact;
use crate::report::grid::{Rule, quoted};
use crate::words::FormText;

/// Where something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// In a cell, of a rater where each has his own column: anything may be typed.
    Cell(Option<RaterIx>),
    /// By a question, which offers what may be chosen; whether it applies is one of its own.
    Question,
}

/// A cell's rule and words.
#[derive(Clone, Debug)]
pub(super) struct Hint {
    /// What is allowed; `{c}` in a formula stands for the cell, `{of}` for the other half of a ratio.
    pub(super) rule: Rule,
    /// What is asked.
    pub(super) ask: String,
    /// Beside it, what a blank or an inapplicable criterion means.
    pub(super) more: String,
}

impl Hint {
    /// What is shown while the cell is chosen.
    pub(super) fn prompt(&self) -> String {
        [self.ask.as_str(), self.more.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// What is said to anything else.
    pub(super) fn refusal(&self, forms: &Forms<'_>) -> String {
        forms.say_with(FormText::Refused, &[("ask", &self.ask)])
    }
}

impl Forms<'_> {
    /// Words for “not applicable” that a cell may hold.
    pub(super) fn not_applicable(&self) -> [&'static str; 2] {
        [FormText::NotApplicableMark, FormText::Exempt].map(|word| self.say(word))
    }

    /// A list of marks for yes and no.
    fn marks(&self) -> Rule {
        let words = [FormText::Yes, FormText::No].map(|mark| self.say(mark).to_owned());
        Rule::List(words.into_iter().chain(["x".to_owned()]).collect())
    }

    /// Whether “not applicable” may be said in a column: to each criterion that reads it.
    pub(super) fn may_be_not_applicable(&self, input: InputIx) -> bool {
        self.campaign.readers(input).all(|item| match self.campaign.items[item.index()].of {
            ItemOf::Group(_) => self.campaign.criteria[item.index()].not_applicable != NotApplicable::Refuse,
            ItemOf::Extra(_) => false,
        })
    }

    /// The rule and the words for an input.
    pub(super) fn input_hint(&self, input: InputIx, asked: Asked) -> Hint {
        let (rule, ask) = self.points_rule(input, asked);
        let not_applicable = self.may_be_not_applicable(input);
        let rule = if not_applicable { self.or_not_applicable(rule) } else { rule };
        let mut more = Vec::new();
        let title = &self.campaign.inputs[input.index()].title;
        if !self.is_titled(input) {
            more.push(self.say_with(FormText::AskWhat, &[("title", title)]));
        }
        if not_applicable && asked != Asked::Question {
            more.push(self.say(FormText::OrNotApplicable).to_owned());
        }
        let of = self.campaign.items[self.campaign.inputs[input.index()].item.index()].of;
        if deducts(self.campaign, of) {
            more.push(self.say(FormText::AskOff).to_owned());
        }
        if let Some(blank) = self.blank(input) {
            let item = self.campaign.inputs[input.index()].item;
            let blank = match &self.campaign.items[item.index()].blank_value {
                Some(BlankValue::Flag(yes)) => self.mark(*yes).to_owned(),
                _ => self.lang.decimal(blank),
            };
            // A declared blank counts only where no rater has scored: an empty cell of a higher one lets a lower one speak.
            let means = match (self.campaign.raters.len(), &self.campaign.combine, asked) {
                (0 | 1, ..) => FormText::BlankIs,
                (_, Combine::Last, Asked::Cell(Some(rater))) if rater.index() > 0 => FormText::BlankIsLower,
                _ => FormText::BlankOfAll,
            };
            more.push(self.say_with(means, &[("blank", &blank)]));
        }
        Hint { rule, ask, more: more.join(" ") }
    }

    /// What is asked of a mark; nobody can type one where it is chosen.
    fn ask_flag(&self, asked: Asked) -> String {
        let text = if asked == Asked::Question { FormText::AskFlagChosen } else { FormText::AskFlag };
        self.say(text).to_owned()
    }

    /// The word for yes or no.
    fn mark(&self, yes: bool) -> &'static str {
        self.say(if yes { FormText::Yes } else { FormText::No })
    }

    /// The declared blank of a fact as people write it: yes or no in words, however the rules have written it.
    fn shown(&self, kind: FactKind, blank: &str) -> String {
        match (kind, blank) {
            (FactKind::Flag, "true" | "1") => self.mark(true).to_owned(),
            (FactKind::Flag, "false" | "0") => self.mark(false).to_owned(),
            (FactKind::Date, _) => match blank.split('-').collect::<Vec<_>>()[..] {
                [year, month, day] => format!("{day}/{month}/{year}"),
                _ => blank.to_owned(),
            },
            _ => self.lang.decimal(blank),
        }
    }

    fn points_rule(&self, input: InputIx, asked: Asked) -> (Rule, String) {
        let of = &self.campaign.inputs[input.index()];
        let item = &self.campaign.items[of.item.index()];
        match &item.points {
            PointsRule::UpTo { max, step } => {
                let shown = self.number(max);
                match step {
                    None => (
                        Rule::Between("0".to_owned(), max.to_string()),
                        self.say_with(FormText::AskUpTo, &[("max", &shown)]),
                    ),
                    Some(step) => {
                        let ask = self.say_with(FormText::AskStep, &[("max", &shown), ("step", &self.number(step))]);
                        let (steps, max) = (format!("{{c}}/{}", literal(step)), literal(max));
                        let rule = format!(
                            "AND(ISNUMBER({{c}}),{{c}}>=0,{{c}}<={max},ABS({steps}-ROUND({steps},0))<0.000001)"
                        );
                        (Rule::Formula(rule), ask)
                    }
                }
            }
            PointsRule::Choice(words) => {
                let words: Vec<String> = words.iter().map(|(written, _, _)| written.clone()).collect();
                let ask = self.say_with(FormText::AskChoice, &[("words", &words.join(" | "))]);
                (Rule::List(words), ask)
            }
            PointsRule::Flag { .. } => (self.marks(), self.ask_flag(asked)),
            PointsRule::Count { .. } | PointsRule::Deduct { .. } => {
                (Rule::Count, self.say(FormText::AskCount).to_owned())
            }
            PointsRule::Percent { .. } => (percent(), self.say(FormText::AskPercent).to_owned()),
            PointsRule::Bands(bounds) => {
                let least = bounds.last().map_or(Exact::ZERO, |(bound, _)| bound.clone());
                let rule = Rule::Formula(format!("AND(ISNUMBER({{c}}),{{c}}>={})", literal(&least)));
                (rule, self.say_with(FormText::AskMeasure, &[("least", &self.number(&least))]))
            }
            PointsRule::Ratio { over, .. } => self.ratio_rule(input, *over),
        }
    }

    fn ratio_rule(&self, input: InputIx, over: OverDone) -> (Rule, String) {
        let of = &self.campaign.inputs[input.index()];
        match (of.part, over) {
            (InputPart::Done, OverDone::Refuse) => {
                let other = self.campaign.inputs.iter().find(|one| one.item == of.item && one.part == InputPart::Of);
                let other = other.map_or("", |other| other.title.as_str());
                let rule = "AND(ISNUMBER({c}),{c}>=0,OR({of}=\"\",{c}<={of}))".to_owned();
                (Rule::Formula(rule), self.say_with(FormText::AskDone, &[("of", other)]))
            }
            _ => (Rule::Formula("AND(ISNUMBER({c}),{c}>=0)".to_owned()), self.say(FormText::AskAmount).to_owned()),
        }
    }

    /// The rule and the words for a fact.
    pub(super) fn fact_hint(&self, fact: FactIx, asked: Asked) -> Hint {
        let of: &Fact = &self.campaign.facts[fact.index()];
        let (rule, ask) = match (of.kind, &of.values) {
            (FactKind::Text, Some(words)) => {
                let ask = self.say_with(FormText::AskChoice, &[("words", &words.join(" | "))]);
                (Rule::List(words.clone()), ask)
            }
            (FactKind::Text, None) => (Rule::Anything, self.say_with(FormText::AskText, &[("title", &of.title)])),
            (FactKind::Count, _) => (Rule::Count, self.say(FormText::AskCount).to_owned()),
            (FactKind::Number, _) => {
                (Rule::Formula("ISNUMBER({c})".to_owned()), self.say(FormText::AskNumber).to_owned())
            }
            (FactKind::Percent, _) => (percent(), self.say(FormText::AskPercent).to_owned()),
            (FactKind::Flag, _) => (self.marks(), self.ask_flag(asked)),
            (FactKind::Date, _) => (Rule::Day, self.say(FormText::AskDate).to_owned()),
        };
        let more = match of.blank.as_deref() {
            _ if of.from_members.is_some() => self.say(FormText::FromMembers).to_owned(),
            None | Some("") => String::new(),
            Some(blank) => self.say_with(FormText::BlankIs, &[("blank", &self.shown(of.kind, blank))]),
        };
        Hint { rule, ask, more }
    }
}

/// 80, not 0.8: nobody can tell whether that was meant as 80 per cent or as less than one.
fn percent() -> Rule {
    Rule::Formula("AND(ISNUMBER({c}),OR({c}=0,{c}>=1),{c}<=100)".to_owned())
}

impl Forms<'_> {
    /// The same, or a word for “not applicable”.
    fn or_not_applicable(&self, rule: Rule) -> Rule {
        let words = self.not_applicable().map(|word| format!("{{c}}={}", quoted(word))).join(",");
        match rule {
            Rule::List(mut list) => {
                list.extend(self.not_applicable().map(str::to_owned));
                Rule::List(list)
            }
            Rule::Formula(text) => Rule::Formula(format!("OR({words},{text})")),
            Rule::Count => Rule::Formula(format!("OR({words},AND(ISNUMBER({{c}}),{{c}}>=0,{{c}}=INT({{c}})))")),
            Rule::Between(least, most) => {
                Rule::Formula(format!("OR({words},AND(ISNUMBER({{c}}),{{c}}>={least},{{c}}<={most}))"))
            }
            other => other,
        }
    }
}

//! Words of empty forms: titles, headings, marks, hints, guides. What is to be read again (headings, marks, periods)
//! is known to intake in both languages.

use crate::words::{Lang, en, fill_named, vi};

/// A sentence of an empty form. `{name}` stands for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormText {
    /// Tab of the guide.
    Guide,
    /// Title over the guide. A sheet that begins with it is known as ours and not read.
    GuideTitle,
    /// Tab of the list of words.
    Words,
    /// Title over the list of words. A sheet that begins with it is known as ours and not read.
    WordsTitle,
    /// Column: the number of the row.
    ColNumber,
    /// Column: a person's code.
    ColCode,
    /// Column: a person's name.
    ColName,
    /// Column: a birth date.
    ColBirth,
    /// Column: the code of a unit.
    ColUnitCode,
    /// Column: the name of a unit.
    ColUnit,
    /// Label: the period that a form is about.
    ColPeriod,
    /// Label: who scores.
    ColRater,
    /// Column of a personal form: the number of the criterion.
    ColItemNumber,
    /// Column of a personal form: what is scored.
    ColItem,
    /// Column of a personal form: what is to be written. Known to intake as a column that is not read.
    ColWrite,
    /// Column of a personal form: the most that can be given.
    ColMost,
    /// Column of a personal form, where nobody tells raters apart: the points.
    ColPoints,
    /// Tab of the form of a unit.
    UnitForm,
    /// Title over the form of a unit.
    UnitTitle,
    /// Tab of the list in front of the sheets of periods.
    ListForm,
    /// Title over that list.
    ListTitle,
    /// The same where units are graded.
    ListUnitsTitle,
    /// Title over the form of a person.
    PersonTitle,
    /// Tab of an empty form of a person.
    PersonForm,
    /// `{unit}`, or dots.
    UnitLine,
    /// `{title}` and `{year}`.
    CampaignLine,
    /// `{period}`.
    PeriodLine,
    /// `{place}` and dots for the date.
    DateLine,
    /// What stands in brackets under a signer.
    SignHere,
    /// The one who fills in his form.
    SignPerson,
    /// The same where units are graded.
    SignUnit,
    /// For the one who confirms a rater's points; `{rater}`.
    SignRater,
    /// At most `{cap}`.
    CapNote,
    /// The same of what is taken off.
    CapOff,
    /// Taken off: `{points}`.
    Off,
    /// The same, behind a heading: `{points}` first.
    OffHead,
    /// Scale of what is taken off: `{each}` points each, at most `{max}`.
    OffCount,
    /// The same, behind a heading: a digit first.
    OffCountHead,
    /// Ask: what is scored, `{title}`.
    AskWhat,
    /// Ask: these points are taken off.
    AskOff,
    /// Band over the running totals.
    Sum,
    /// Heading of the running total.
    Running,
    /// So many cells are missing: `{count}`.
    Lacking,
    /// In the place of a running total that no formula can tell.
    NotTold,
    /// Something in the row cannot be counted.
    LookAgain,
    /// Heading of the group of rules that a person is scored by.
    RoleHeading,
    /// Dots in the place of a name.
    Dots,
    /// Scale: 0 to `{max}`.
    ScaleUpTo,
    /// Scale: 0 to `{max}` in steps of `{step}`.
    ScaleStep,
    /// Scale: `{yes}` points.
    ScaleFlag,
    /// Scale: `{each}` points each, at most `{max}`.
    ScaleCount,
    /// Scale: `{start}` less `{each}` each.
    ScaleDeduct,
    /// Scale: per cent.
    ScalePercent,
    /// Write: points, `{scale}`.
    WritePoints,
    /// Write: how many times, `{scale}`.
    WriteCount,
    /// Write: per cent.
    WritePercent,
    /// Write: what was measured, `{bands}`.
    WriteMeasure,
    /// Write: one of `{words}`, each with its points.
    WriteChoice,
    /// Write: a mark that is worth `{yes}` or `{no}`.
    WriteFlag,
    /// Write: an amount; the points are `{how}`.
    WriteDone,
    /// Write: an amount.
    WriteAmount,
    /// Write: or one of `{words}` where it does not apply.
    WriteOr,
    /// Write: what a criterion comes to where that is not what is written; `{points}`.
    WriteScaled,
    /// Write: the same of a group.
    GroupScaled,
    /// Ask: points from 0 to `{max}`.
    AskUpTo,
    /// Ask: points from 0 to `{max}` in steps of `{step}`.
    AskStep,
    /// Ask: one of `{words}`.
    AskChoice,
    /// Ask: a mark.
    AskFlag,
    /// Hint: the same where it is chosen.
    AskFlagChosen,
    /// Ask: how many times.
    AskCount,
    /// Ask: per cent.
    AskPercent,
    /// Ask: a number from `{least}`.
    AskMeasure,
    /// Ask: a number from 0.
    AskAmount,
    /// Ask: a number from 0, at most what stands under `{of}`.
    AskDone,
    /// Ask: any number.
    AskNumber,
    /// Ask: a day.
    AskDate,
    /// Ask: words.
    AskText,
    /// Ask: a code.
    AskCode,
    /// Ask: a name.
    AskName,
    /// Not applicable may be said.
    OrNotApplicable,
    /// An empty cell counts as `{blank}`.
    BlankIs,
    /// An empty cell of a higher rater lets a lower one speak; `{blank}` where nobody has scored.
    BlankIsLower,
    /// `{blank}` counts where no rater has scored.
    BlankOfAll,
    /// A fact that is left empty where the members are graded in the same run.
    FromMembers,
    /// What is refused: `{ask}`.
    Refused,
    /// Guide: what this file is; `{title}`.
    GuideWhat,
    /// Guide: tinted cells.
    GuideTinted,
    /// Guide: what each cell takes.
    GuideHints,
    /// Guide: what is written is scaled by the program.
    GuideScaled,
    /// Guide: which rater fills in which column; `{raters}`.
    GuideRaters,
    /// Guide: what a blank means.
    GuideBlank,
    /// Guide: where a criterion may not apply; `{words}`.
    GuideNotApplicable,
    /// Guide: the running total.
    GuideRunning,
    /// Behind the name of what is counted from the results of others.
    Counted,
    /// Guide: what is counted from the results of others, `{facts}`.
    GuideCounted,
    /// Guide: what is computed from the results of the members, `{facts}`.
    GuideFromMembers,
    /// Guide: where a rater leaves a cell empty, his running total takes the points of the one below.
    GuideRunningLower,
    /// Guide: facts that the list gives are locked.
    GuideFacts,
    /// Guide: the same where there are periods.
    GuideFactsPeriods,
    /// Guide: people who are not on the list.
    GuidePeople,
    /// The same where units are graded.
    GuideUnits,
    /// Guide: a row for each person, in a form without list.
    GuideRows,
    /// The same where units are graded.
    GuideUnitRows,
    /// Guide: people are written down once, in a form without list that has periods.
    GuideOnce,
    /// Guide: a sheet for each period.
    GuidePeriods,
    /// Guide: not to rename headings.
    GuideKeep,
    /// Guide: unlock without password.
    GuideLock,
    /// Guide: what becomes of the file.
    GuideSend,
    /// Guide: whose data these are.
    GuidePrivate,
    /// Guide: heads the list of criteria.
    GuideCriteria,
    /// Column of the guide: how it is scored.
    HowScored,
    /// Column of the guide: weight.
    Weight,
    /// The same where it is not the most that is written.
    WeightScaled,
    /// Guide: the roles in the order of the weights; `{roles}`.
    GuideRoles,
    /// Points for bands: from `{from}`: `{points}`.
    BandFrom,
    /// The last row of a personal form.
    PersonTotal,
    /// Column of a personal form.
    Evidence,
    /// Phone: who.
    PhoneWho,
    /// The same where units are graded.
    PhoneWhichUnit,
    /// Phone: choose your unit.
    PhoneUnit,
    /// Phone: choose your name.
    PhonePick,
    /// Phone: choose the role.
    PhoneRole,
    /// Phone: does the criterion apply; `{item}`.
    PhoneApplies,
    /// Phone: points of the criterion; `{item}`.
    PhonePoints,
    /// Phone: yes.
    Yes,
    /// Phone: no.
    No,
    /// Phone: not applicable.
    NotApplicable,
    /// What a cell says for “not applicable”.
    NotApplicableMark,
    /// Phone, and what a cell says: exempt.
    Exempt,
    /// Phone: the running total is `{total}`.
    PhoneTotal,
    /// Phone: no running total can be told here.
    PhoneNoTotal,
    /// Phone: whether the facts of the year are told this time.
    PhoneYear,
    /// Phone: once is enough.
    PhoneYearOnce,
    /// Phone: please fill in.
    PhoneRequired,
    /// Phone: who scores.
    PhoneRater,
    /// Phone: the period.
    PhonePeriod,
}

impl Lang {
    /// A sentence of a form.
    #[must_use]
    pub fn form(self, text: FormText) -> &'static str {
        match self {
            Self::Vi => vi::form::form(text),
            Self::En => en::form::form(text),
        }
    }

    /// A sentence of a form with its values.
    #[must_use]
    pub fn form_with(self, text: FormText, values: &[(&str, &str)]) -> String {
        fill_named(self.form(text), values)
    }
}

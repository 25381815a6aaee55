//! Sentences of reports: templates with `{name}` for what is filled in. A closed list that each
//! language matches in full; conditions and reasons are put together from them in `report::sentence`.

/// A sentence or part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// `{what} {op} {bound}`
    Compare,
    /// `{what}`, `{words}`: one of several numbers or dates.
    OneOfNumbers,
    /// `{what}`, `{word}`.
    TextIs,
    /// `{what}`, `{words}`.
    TextOneOf,
    /// `{what}`, `{word}`.
    TextIsNot,
    /// `{what}`: a mark is yes.
    FlagYes,
    /// `{what}`: a mark is no.
    FlagNo,
    /// `{what}`, `{wanted}`, `{has}`: a mark is not the one asked for.
    FlagMissed,
    /// `{what}`: the cell is filled in.
    Present,
    /// `{percent}` of the maximum.
    OfMaximum,
    /// `{title}`: a group.
    Group,
    /// Every group.
    EveryGroup,
    /// Every criterion.
    EveryCriterion,
    /// The year's total.
    Total,
    /// The totals of all periods.
    EveryPeriod,
    /// The total of some period.
    AnyPeriod,
    /// `{title}`: has the role.
    Role,
    /// `{title}`: is in the unit.
    InUnit,
    /// `{title}`: has the level.
    LevelIs,
    /// `{title}`: has the level or a better one.
    LevelOrBetter,
    /// `{title}`: holds the award.
    AwardHeld,
    /// `{title}`: the unit has the level.
    UnitLevelIs,
    /// `{title}`: the unit has the level or a better one.
    UnitLevelOrBetter,
    /// The unit's level is known.
    UnitLevelPresent,
    /// `{years}`, `{title}`: earlier years at a level.
    HistoryLevel,
    /// `{years}`, `{title}`: earlier years with an award.
    HistoryAward,
    /// What stands after either where years without result are stepped over.
    HistoryPauses,
    /// `{count}`, `{years}`: the earlier years that counted.
    HistoryCounted,
    /// `{counted}`, `{year}`, `{record}`: which year ended the count, and what is recorded of it.
    HistoryEnded,
    /// `{value}`, `{count}`, `{of}`, `{condition}`: a share or count of members.
    OfMembers,
    /// `{value}`, `{count}`, `{of}`: a mean of members.
    MeanOfMembers,
    /// `{unit}`: what stands below an upper unit, summed up.
    SumOf,
    /// `{inner}`: negation.
    Not,
    /// `{condition}`, `{value}`: what was seen.
    Seen,
    /// `{condition}`: nothing was there.
    SeenNothing,
    /// `{title}`, `{points}`, `{maximum}`: one of several figures.
    PointsOf,
    /// `{total}`, `{level}`, `{from}`: the level by points.
    ByPoints,
    /// `{title}`, `{level}`, `{source}`, `{condition}`: a gate failed.
    GateFailed,
    /// `{title}`, `{source}`, `{condition}`, `{effect}`: a limit held.
    LimitHeld,
    /// `{text}`: a limit takes out.
    EffectNotRated,
    /// `{points}`: a limit caps the total.
    EffectTotal,
    /// `{level}`: a limit sets the level.
    EffectLevel,
    /// `{level}`: a limit caps the level.
    EffectAtMost,
    /// `{level}`: a limit caps at the unit's level.
    EffectAtMostUnit,
    /// `{title}`, `{source}`, `{scopes}`: no place in a quota.
    QuotaRefused,
    /// The same where a decision gives it all the same.
    QuotaOverruled,
    /// `{scope}`, `{limit}`, `{base}`, `{share}`: one scope of a quota.
    QuotaScope,
    /// `{scope}`, `{limit}`: one scope of a quota with a fixed number.
    QuotaScopeCount,
    /// `{title}`, `{source}`: tied at the cut.
    Tied,
    /// `{title}`, `{source}`, settled by people.
    TiedSettled,
    /// `{level}`, `{computed}`, `{reason}`, `{body}`, `{document}`, `{date}`.
    Decided,
    /// `{awards}`, `{reason}`, `{body}`, `{document}`, `{date}`: awards alone.
    DecidedAwards,
    /// `{number}`: the number of a document.
    DocumentNumber,
    /// No form.
    MissingForm,
    /// `{title}`: an item without value.
    MissingItem,
    /// `{title}`: a group of which nothing applies.
    MissingGroup,
    /// `{title}`: a fact without value.
    MissingFact,
    /// An error about the subject itself.
    MissingIdentity,
    /// `{title}`: the periods without a row, or too few of them have one.
    MissingPeriod,
    /// `{title}`: short remark about a gate.
    ShortGate,
    /// `{title}`: short remark about a limit.
    ShortLimit,
    /// `{title}`: short remark about a quota.
    ShortQuota,
    /// `{title}`: short remark about a tie.
    ShortTie,
    /// Short remark about a decision.
    ShortDecision,
    /// `{title}`: short remark about something missing.
    ShortMissing,
    /// `{title}`: the name of a quota on a level without title.
    QuotaOf,
    /// `{source}`: in brackets after a title.
    SourceOf,
    /// `{n}`, `{next}`, `{share}`, `{base}`, `{product}`: why not one more.
    OneMore,
    /// As [`Phrase::OneMore`], rounded: also `{limit}`.
    OneMoreRounded,
    /// `{names}`: who was cut.
    CutNames,
    /// `{names}`: who would have been cut.
    BeyondNames,
    /// `{names}`: who is tied.
    TiedNames,
    /// `{count}`: people whose tables have no cell for something; goes on from “the column is missing”.
    PeopleWithoutCell,
    /// `{count}`: the same of units.
    UnitsWithoutCell,
    /// `{count}`: more of them.
    AndMore,
    /// `{key}`, `{kept}`, `{cut}`, `{kept_name}`, `{cut_name}`: the deciding difference.
    Deciding,
    /// `{key}`, `{kept}`, `{cut}`: the same without names of others.
    DecidingNameless,
    /// `{keys}`: all keys are equal.
    AllEqual,
    /// `{share}`, `{decision}`: a raised share.
    Raised,
    /// `{holders}`, `{limit}`: decisions broke it.
    Broken,
    /// `{holders}`, `{limit}`: decisions changed it, and it is kept.
    WithinAfter,
    /// Ties settled by decisions.
    Settled,
    /// `{present}`, `{expected}`: units in the totals.
    UnitsOf,
    /// `{unit}`: subtitle.
    UnitLine,
    /// `{title}`, `{year}`: subtitle.
    CampaignLine,
    /// Note under provisional sheets.
    ProvisionalNote,
    /// `{errors}`, `{warnings}`: counts.
    ProblemCount,
    /// `{count}`: further problems not shown.
    MoreProblems,
    /// `{count}`: further units not shown.
    MoreUnits,
    /// `{count}`: further lines not shown.
    MoreLines,
    /// `{count}`: further causes of a change not shown.
    MoreCauses,
    /// `{place}`: date line of a letterhead.
    DateLine,
    /// Totals are of the units present.
    PartialNote,
    /// `{file}`: the file that a copy was made of.
    CopyOf,
    /// What the colours of a copy mean.
    CopyColours,
    /// `{name}`: how a mended copy comes back.
    CopyBack,
    /// `{rows}`: an excerpt is not put in place of the whole.
    ExcerptOnly,
    /// `{severity}`, `{message}`, `{remedy}`: a comment in a cell.
    CellComment,
    /// `{row}`: a whole row.
    WholeRow,
    /// `{title}`: facts of a quota scope.
    FactScope,
    /// Note under the criteria.
    CriteriaNote,
    /// `{rater}`: note under the scores.
    DetailNote,
    /// The same where scores are nobody’s in particular.
    DetailNoteCommon,
    /// Note where formulas could not be faithful.
    DetailFixed,
    /// `{low}`, `{high}`.
    EntryBetween,
    /// `{low}`.
    EntryFrom,
    /// Whole numbers.
    EntryWhole,
    /// A word of a list.
    EntryWord,
    /// `{allowed}`, `{step}`.
    EntryStep,
    /// `{allowed}`, `{without}`, `{exempt}`.
    EntryOrWithout,
    /// `{title}`, `{allowed}`.
    EntryMessage,
    /// `{count}`, `{parts}`: the last row of the list.
    Counted,
    /// `{level}`, `{parts}`: what the next level takes.
    NextLevel,
    /// `{points}`, `{from}`.
    NextPoints,
    /// `{title}`, `{condition}`.
    NextGate,
    /// `{number}`: number of a document.
    NumberLine,
    /// `{what}`: what a list goes with.
    AttachedLine,
    /// `{name}`: an earlier result.
    ComparedWith,
    /// `{rule}`.
    RuleDiffers,
    /// Axis of the chart of levels.
    ShareOfRated,
    /// `{low}`, `{high}`.
    RangeBelow,
    /// `{low}`.
    RangeUp,
    /// `{title}`: a gate of the next level.
    NextGateNamed,
    /// `{level}`: no points are missing for it.
    NextBarred,
}

//! Words of reports: headings, sheet names, marks. A closed list that each language matches in full.

/// A word or heading of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Mark of everything that may still change.
    Provisional,
    /// Sheet: the ranked list of a unit.
    Ranking,
    /// Sheet: the quota table.
    Control,
    /// Sheet: why each level.
    Reasons,
    /// Sheet: who has no level.
    Unrated,
    /// Sheet: units by levels.
    Summary,
    /// Sheet: everybody in one ranking.
    OverallRanking,
    /// Sheet and column: awards.
    Awards,
    /// Sheet: targets.
    Targets,
    /// Sheet: units that did not come or were stopped.
    Absent,
    /// Sheet: where the figures come from.
    Provenance,
    /// Sheet: problems.
    Problems,
    /// Sheet: what is to be mended in a file.
    ToMend,
    /// Title over it. A sheet that begins with it is known as ours when the file comes back.
    ToMendTitle,
    /// The same over an excerpt, which is refused when it comes back.
    ExcerptTitle,
    /// Title over a ranked list.
    RankingTitle,
    /// Title over the quota table.
    ControlTitle,
    /// Title over the reasons.
    ReasonsTitle,
    /// Title over those without a level.
    UnratedTitle,
    /// Title over the summary.
    SummaryTitle,
    /// Title over the overall ranking.
    OverallRankingTitle,
    /// Title over the awards.
    AwardsTitle,
    /// Title over the targets.
    TargetsTitle,
    /// Title over units that did not come or were stopped.
    AbsentTitle,
    /// Title over the sources.
    ProvenanceTitle,
    /// Title over the problems.
    ProblemsTitle,
    /// Running number.
    Number,
    /// Rank.
    Rank,
    /// Rank in the unit.
    RankInUnit,
    /// Code of a person.
    Code,
    /// Name of a person.
    Name,
    /// Role.
    Role,
    /// Unit.
    Unit,
    /// Code of a unit.
    UnitCode,
    /// Band over group columns.
    ByGroup,
    /// Points by the subject's own claims.
    SelfPoints,
    /// Points that count.
    FinalPoints,
    /// The total.
    Total,
    /// Self minus final.
    Gap,
    /// Level by points alone.
    LevelByPoints,
    /// Final level.
    Level,
    /// Short remark.
    Remark,
    /// Band over raters' totals.
    ByRater,
    /// No record of an earlier year.
    NoRecord,
    /// Band over the totals of periods.
    ByPeriod,
    /// A quarter; its number follows.
    Quarter,
    /// A month; its number follows.
    Month,
    /// Band over bonus and deduction.
    Extras,
    /// Sum of the base groups.
    BasePoints,
    /// Name of a quota.
    Quota,
    /// Where a rule comes from.
    Source,
    /// Scope of a quota.
    Scope,
    /// Share of a quota.
    Share,
    /// Base.
    Base,
    /// Limit of a quota.
    Limit,
    /// Candidates.
    Candidates,
    /// Kept.
    Kept,
    /// Cut.
    Cut,
    /// Tied.
    Tied,
    /// Beyond the limit.
    Over,
    /// In words.
    Explanation,
    /// Why.
    Reason,
    /// Cells behind it.
    Cells,
    /// What came out.
    Outcome,
    /// What is missing.
    MissingWhat,
    /// Not rated.
    NotRated,
    /// Incomplete.
    Incomplete,
    /// All on the roster.
    Headcount,
    /// Those with a level.
    Rated,
    /// Mean of totals.
    Mean,
    /// People.
    People,
    /// Per cent.
    Percent,
    /// Total row.
    GrandTotal,
    /// Number of units at a level, where units are graded.
    UnitNumber,
    /// What papers call those who are graded, behind a number.
    PeopleGraded,
    /// The same where units are graded.
    UnitsGraded,
    /// Over the name of the person whose slip it is.
    PersonRated,
    /// The same where units are graded.
    UnitRated,
    /// Heading of positions; units have none.
    PositionTitle,
    /// State of a unit.
    State,
    /// A unit stopped by errors.
    Stopped,
    /// A unit that did not come.
    NotReceived,
    /// Name of a target.
    Target,
    /// Those who meet it.
    Numerator,
    /// Of how many.
    Denominator,
    /// Reached share.
    Reached,
    /// Planned share.
    Plan,
    /// Reached minus planned.
    Difference,
    /// Verdict of a target.
    Verdict,
    /// Met.
    Met,
    /// Missed.
    Missed,
    /// Not measurable.
    NotMeasurable,
    /// File.
    File,
    /// What a file was taken for.
    FileKind,
    /// Size in bytes.
    Bytes,
    /// Rows used.
    Rows,
    /// SHA-256.
    Hash,
    /// Campaign.
    Campaign,
    /// Year.
    Year,
    /// Program version.
    Version,
    /// Date of the run.
    Date,
    /// How grave.
    Severity,
    /// Sheet of a workbook.
    Sheet,
    /// Address of a cell.
    Cell,
    /// What stands in a cell.
    Value,
    /// What is wrong.
    Message,
    /// The way out.
    Remedy,
    /// Problem code.
    ProblemCode,
    /// A note.
    Note,
    /// A warning.
    Warning,
    /// An error.
    Error,
    /// A roster file.
    FileRoster,
    /// An assessment file.
    FileAssessment,
    /// A file of units.
    FileUnits,
    /// A file of decisions.
    FileDecisions,
    /// A file of earlier years.
    FileHistory,
    /// A file that was not understood.
    FileNothing,
    /// Kind of a file: the result of a run.
    FileResult,
    /// Sheet name: the results that were joined side by side.
    ByPart,
    /// Its title.
    ByPartTitle,
    /// How many units.
    UnitCount,
    /// Everybody in the run.
    ScopeAll,
    /// The whole unit.
    ScopeUnit,
    /// Full stop of a list on the next sheet.
    Continues,
    /// Heading of a list begun on the sheet before.
    Continued,
    /// Yes.
    Yes,
    /// No.
    No,
    /// And.
    And,
    /// Or.
    Or,
    /// Nothing there.
    Nothing,
    /// The rule file.
    RuleFile,
    /// State motto, first line.
    MottoState,
    /// State motto, second line.
    MottoStateSecond,
    /// Party motto.
    MottoParty,
    /// Under a signature.
    SignHere,
    /// Heading of problems that belong to no file.
    General,
    /// The place of a rule or a cell.
    Place,
    /// What the number of a row is called.
    Row,
    /// Sheet: everybody on the paper that is signed.
    Overview,
    /// Title over it.
    OverviewTitle,
    /// Sheet: every score with live formulas.
    Detail,
    /// Title over it.
    DetailTitle,
    /// Sheet: criteria, weights, ladder.
    Criteria,
    /// Title over it.
    CriteriaTitle,
    /// Sheet: awards of a unit.
    AwardList,
    /// What an award rests on.
    Ground,
    /// An award by decision.
    ByDecision,
    /// What the next level takes.
    WhyNotNext,
    /// Cap of a bonus or deduction.
    Cap,
    /// Top of the scale.
    Scale,
    /// Heading over the levels.
    Ladder,
    /// Heading of a criterion on the detail sheet.
    CriterionCode,
    /// Title of a criterion.
    CriterionTitle,
    /// How a value becomes points.
    Way,
    /// Points as given.
    WayUpTo,
    /// By a word.
    WayChoice,
    /// By a mark.
    WayFlag,
    /// By count.
    WayCount,
    /// By per cent.
    WayPercent,
    /// By bands.
    WayBands,
    /// Done of asked.
    WayRatio,
    /// Points off for each.
    WayDeduct,
    /// Largest points.
    MostPoints,
    /// Points for each.
    Each,
    /// Lowest points.
    Least,
    /// Weight.
    Weight,
    /// Band over columns that are not printed.
    OffPrint,
    /// Band over facts that are scored.
    Facts,
    /// Month or quarter.
    Period,
    /// Total of a month or quarter.
    PartTotal,
    /// How many needed cells are empty.
    MissingCells,
    /// Before rounding.
    Unrounded,
    /// Over what scores are multiplied by.
    Factors,
    /// How formulas call factors, with their numbers: letters, digits and underscores that are no address of a cell.
    FactorName,
    /// How formulas call the scale.
    ScaleName,
    /// How formulas call caps, with their number.
    CapName,
    /// How formulas call the least totals of levels.
    LevelFromName,
    /// How formulas call levels.
    LevelName,
    /// The name of the words that say that a criterion does not apply.
    WithoutName,
    /// What stands over these words.
    WithoutWords,
    /// Sheet: what changed since an earlier run.
    Changes,
    /// Title over it.
    ChangesTitle,
    /// Sheet: charts.
    Charts,
    /// Title over charts.
    ChartsTitle,
    /// Birth date.
    Birth,
    /// Who changed.
    Changed,
    /// Who changed nothing but the rank.
    RankOnly,
    /// Who is in the newer result alone.
    Came,
    /// Who is in the earlier result alone.
    Gone,
    /// Where a change comes from.
    Cause,
    /// Chart of levels.
    ChartLevels,
    /// Chart of totals.
    ChartTotals,
    /// Chart of groups.
    ChartGroups,
    /// Heading of groups.
    Groups,
    /// Mean in per cent of the maximum.
    ShareOfMost,
}

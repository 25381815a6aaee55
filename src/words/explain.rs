//! What `explain`, `compare` and `verify` say: templates with `{name}` for what is filled in. A closed list
//! that each language matches in full.

use crate::words::{Lang, en, fill_named, vi};

/// A sentence or part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tell {
    /// A unit that errors have stopped.
    UnitStopped,
    /// `{level}`.
    UnitLevelIs,
    /// `{all}`, `{rated}`.
    UnitCounts,
    /// Heads those without a level.
    OutsideHead,
    /// Heads those whose level is not that of their points.
    LoweredHead,
    /// `{name}`, `{code}`, `{total}`, `{points}`, `{level}`.
    LoweredLine,
    /// `{name}`, `{code}`: whose page it is.
    Head,
    /// `{unit}`.
    UnitLine,
    /// `{unit}`, `{role}`.
    UnitRoleLine,
    /// `{title}`, `{year}`.
    CampaignLine,
    /// The run is provisional.
    ProvisionalRun,
    /// `{level}`, `{total}`, `{unit}`, `{all}`: the result in one line.
    ResultLine,
    /// `{level}`, `{total}`, `{all}`: the result of a unit in one line.
    ResultLineUnit,
    /// Heading of the facts.
    FactsHead,
    /// `{title}`, `{value}`, `{place}`: a fact with its cell.
    FactAt,
    /// `{title}`, `{value}`, `{place}`: a fact whose cell is blank, or says in a word that there is nothing.
    FactBlank,
    /// `{title}`, `{value}`: a fact without a cell.
    FactNowhere,
    /// A fact that counts the people below.
    FactSubordinates,
    /// `{title}`, `{value}`: a fact that was made of the results of members.
    FactMembers,
    /// No value.
    Blank,
    /// Heads earlier years.
    PastHead,
    /// `{year}`, `{result}`.
    PastLine,
    /// Heading of the points.
    PointsHead,
    /// `{file}`, `{row}`: the row that most cells stand in.
    HomeRow,
    /// `{file}`: where cells stand in several rows of it.
    HomeSheet,
    /// What the mark means where the highest rater counts.
    CountsLast,
    /// Where raters are weighted.
    CountsWeighted,
    /// A column that holds for every rater.
    Common,
    /// `{number}`.
    Quarter,
    /// `{number}`.
    Month,
    /// A cell says so.
    NotApplicable,
    /// A cell says so.
    Exempt,
    /// `{value}`, `{cells}`: a blank cell was read as this.
    FromBlank,
    /// The weight went to the rest of the group.
    SharedOut,
    /// The maximum was given.
    FullPoints,
    /// Not asked of the role.
    NotAsked,
    /// Nothing there.
    MissingValue,
    /// `{each}`, `{max}`.
    HowCount,
    /// `{max}`.
    HowPercent,
    /// `{max}`.
    HowRatio,
    /// How points came from a ratio with something taken off.
    HowRatioLess,
    /// `{start}`, `{each}`, `{least}`.
    HowDeduct,
    /// `{from}`, `{points}`.
    HowBand,
    /// `{bands}`.
    HowBands,
    /// `{words}`.
    HowWords,
    /// `{yes}`, `{no}`.
    HowFlag,
    /// `{weight}`, `{points}`.
    Weighed,
    /// `{title}`, `{cap}`: a bonus or deduction.
    Extra,
    /// `{title}`, `{sum}`, `{cap}`.
    ExtraCapped,
    /// `{sum}`.
    TotalOf,
    /// `{sum}`, `{exact}`: deductions take off more than there is.
    TotalFloor,
    /// The total where there are periods.
    TotalOfYear,
    /// `{periods}` are missing and count 0.
    PeriodsZero,
    /// `{periods}` are missing and are passed over.
    PeriodsSkipped,
    /// What the points are where there are periods.
    MeansOfPeriods,
    /// `{raters}`.
    RaterAbsent,
    /// `{sum}`, `{exact}`, `{scale}`.
    TotalCapped,
    /// The total after limits.
    TotalLimited,
    /// `{made}`, `{recorded}`.
    Disagrees,
    /// `{totals}`.
    Periods,
    /// `{totals}`.
    RaterTotals,
    /// Heading of the steps.
    LevelHead,
    /// `{text}`, `{cells}`.
    AtCells,
    /// `{level}`.
    GatesOf,
    /// `{title}`, `{source}`, `{condition}`.
    GateMet,
    /// `{title}`, `{source}`, `{condition}`.
    GateMissed,
    /// `{title}`.
    UnitLevelWaits,
    /// `{titles}`.
    LimitsFree,
    /// `{file}`, `{row}`.
    RowOf,
    /// `{level}`.
    Outcome,
    /// `{title}`, `{source}`.
    QuotaKept,
    /// `{title}`, `{source}`.
    QuotaRefused,
    /// `{title}`, `{source}`.
    QuotaTied,
    /// `{title}`, `{source}`: a quota that only reports.
    QuotaWatched,
    /// The subject is among those whom such a quota lists.
    QuotaBeyond,
    /// `{names}`: equals left a place empty, which goes to nobody below them.
    QuotaClosed,
    /// `{scope}`, `{share}`, `{base}`, `{limit}`, `{candidates}`, `{kept}`.
    QuotaFigures,
    /// `{scope}`, `{limit}`, `{candidates}`, `{kept}`.
    QuotaFiguresCount,
    /// Equal in every key.
    QuotaEqual,
    /// `{key}`, `{own}`, `{other}`, `{name}`.
    AheadOf,
    /// `{key}`, `{own}`, `{other}`, `{name}`, `{gap}`.
    AheadBy,
    /// `{key}`, `{own}`, `{other}`, `{name}`.
    BehindOf,
    /// `{key}`, `{own}`, `{other}`, `{name}`, `{gap}`.
    BehindBy,
    /// `{names}`, `{keys}`.
    TiedWith,
    /// `{names}`, `{keys}`: equals who all go down.
    TiedDown,
    /// `{names}`, `{keys}`: equals who all stay.
    TiedStay,
    /// Heading of the awards.
    AwardsHead,
    /// `{title}`, `{source}`, `{why}`.
    AwardHeld,
    /// `{title}`, `{source}`, `{why}`.
    AwardNot,
    /// A quota.
    NoPlace,
    /// `{conditions}`: what an award also asks for.
    NotMet,
    /// People decided.
    ByDecision,
    /// `{level}`.
    TopLevel,
    /// `{level}`.
    WhyNot,
    /// `{computed}`.
    WhyNotDecided,
    /// `{total}`, `{from}`, `{gap}`.
    WhyNotPoints,
    /// `{title}`, `{gap}`.
    WhyNotGate,
    /// `{title}`.
    WhyNotLimit,
    /// `{title}`, `{why}`.
    WhyNotQuota,
    /// `{title}`, `{why}`.
    WhyNotTied,
    /// `{what}`, `{has}`, `{needs}`, `{gap}`: at least.
    GapShort,
    /// The same: more than.
    GapAbove,
    /// The same: at most.
    GapOver,
    /// The same: less than.
    GapBelow,
    /// `{detail}`.
    FaultForm,
    /// `{detail}`.
    FaultSchema,
    /// Written by an older version.
    FaultNoRules,
    /// The rules do not have their hash.
    FaultAltered,
    /// This version refuses the rules.
    FaultRules,
    /// `{detail}`.
    FaultLoose,
    /// `{wanted}`.
    NobodyFits,
    /// `{wanted}`.
    SeveralFit,
    /// Heads those that are near.
    NearOnes,
    /// `{code}`, `{name}`, `{unit}`.
    NameLine,
    /// `{old}`, `{new}`.
    CompareHead,
    /// The rule files are the same.
    RulesSame,
    /// Only comments or layout differ.
    RulesLook,
    /// Heads the changed rules.
    RulesChanged,
    /// `{rule}`.
    RuleAdded,
    /// `{rule}`.
    RuleRemoved,
    /// `{rule}`.
    RuleMoved,
    /// `{rule}`, `{old}`, `{new}`.
    RuleChanged,
    /// What is counted where persons are graded.
    WhoPeople,
    /// What is counted where units are graded.
    WhoUnits,
    /// `{both}`, `{came}`, `{gone}`, `{who}`.
    Counts,
    /// Nobody changed.
    Nothing,
    /// `{count}`, `{levels}`, `{totals}`, `{ranks}`, `{awards}`.
    ChangedCounts,
    /// `{data}`, `{rule}`, `{decision}`, `{quota}`, `{others}`.
    CauseCounts,
    /// Heading.
    ColumnWho,
    /// Heading.
    ColumnWhat,
    /// Heading.
    ColumnCause,
    /// `{old}`, `{new}`.
    ChangeLevel,
    /// `{old}`, `{new}`.
    ChangeTotal,
    /// `{old}`, `{new}`.
    ChangeRank,
    /// `{old}`, `{new}`.
    ChangeAwards,
    /// `{old}`, `{new}`.
    ChangeUnit,
    /// A cause.
    CauseData,
    /// A cause.
    CauseRule,
    /// A cause.
    CauseDecision,
    /// A cause.
    CauseQuota,
    /// A cause.
    CauseOthers,
    /// `{title}`, `{old}`, `{new}`, `{place}`.
    CellChange,
    /// `{title}`, `{old}`, `{new}`: no cell is known.
    ValueChange,
    /// What the result of an earlier year is called.
    PastYear,
    /// What a unit's level is called.
    UnitLevel,
    /// `{level}`, `{body}`.
    DecisionNew,
    /// `{level}`, `{body}`.
    DecisionGone,
    /// `{level}`, `{body}`.
    DecisionOther,
    /// Heads those who came.
    Came,
    /// Heads those who went.
    Gone,
    /// In the newer alone, since the unit was stopped in the older.
    CameFromStopped,
    /// In the older alone, since the unit is stopped in the newer.
    GoneWithStopped,
    /// `{count}`.
    RankOnly,
    /// `{count}`.
    MoreChanged,
    /// `{path}`, `{from}`.
    VerifyHead,
    /// `{count}`.
    VerifyInputs,
    /// `{count}`: of a joined result.
    VerifyResults,
    /// `{name}`.
    VerifyInputDiffers,
    /// `{name}`.
    VerifyInputMissing,
    /// `{old}`, `{new}`.
    VerifyVersion,
    /// `{count}`.
    VerifyEqual,
    /// `{name}`.
    VerifyDiffers,
    /// `{name}`.
    VerifyMissing,
    /// `{name}`.
    VerifyExtra,
    /// Too little is there.
    VerifyCannot,
    /// Where it was looked for: around the results, `{path}`.
    VerifyTried,
    /// The run report is of an older version.
    VerifyNoOptions,
    /// `{detail}`.
    VerifyForeign,
    /// `{folders}`: the results of several campaigns where those of one are needed.
    WhichCampaign,
}

impl Lang {
    /// A sentence without values.
    #[must_use]
    pub fn word(self, tell: Tell) -> &'static str {
        match self {
            Self::Vi => vi::explain::tell(tell),
            Self::En => en::explain::tell(tell),
        }
    }

    /// A sentence with its values filled in; an unknown name stays visible.
    #[must_use]
    pub fn tell(self, tell: Tell, values: &[(&str, &str)]) -> String {
        fill_named(self.word(tell), values)
    }
}

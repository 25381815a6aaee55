//! Codes about campaign files.

super::codes! {
    /// About a campaign file.
    CampaignCode => Campaign {
        /// Not TOML.
        Syntax = "campaign/syntax" Error;
        /// A key that the format does not know.
        UnknownKey = "campaign/unknown-key" Error;
        /// A required key is absent.
        MissingKey = "campaign/missing-key" Error;
        /// A value of another type than the key takes.
        WrongType = "campaign/wrong-type" Error;
        /// A value of the right type that makes no sense here.
        BadValue = "campaign/bad-value" Error;
        /// Two things of one kind with the same id.
        DuplicateId = "campaign/duplicate-id" Error;
        /// An id that the program keeps for itself.
        ReservedId = "campaign/reserved-id" Error;
        /// A reference to an id that does not exist.
        UnknownId = "campaign/unknown-id" Error;
        /// An id or setting that nothing reads.
        Unused = "campaign/unused" Error;
        /// Level bounds that do not descend strictly to 0.
        Ladder = "campaign/ladder" Error;
        /// Weights that do not add up.
        Weights = "campaign/weights" Error;
        /// A condition that looks at what it may not see.
        ConditionPlace = "campaign/condition-place" Error;
        /// A condition without exactly one “what” and one test.
        ConditionShape = "campaign/condition-shape" Error;
        /// Keys or settings that exclude each other.
        Conflict = "campaign/conflict" Error;
        /// References in a circle.
        Cycle = "campaign/cycle" Error;
        /// Levels of units that the members' campaign has no word for.
        UnitLevels = "campaign/unit-levels" Error;
        /// Rounding that lifts totals over a bound.
        RoundingLifts = "campaign/rounding-lifts" Warning;
        /// The year lies outside the campaign's validity.
        OutOfValidity = "campaign/out-of-validity" Warning;
    }
}

/// Words that problems about a campaign show: kinds of things, and reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CampaignTerm {
    /// A key of the format.
    Key,
    /// A rater.
    Rater,
    /// A role.
    Role,
    /// A fact.
    Fact,
    /// A group of criteria.
    Group,
    /// A criterion.
    Criterion,
    /// A level.
    Level,
    /// A gate.
    Gate,
    /// A limit.
    Limit,
    /// A quota.
    Quota,
    /// An award.
    Award,
    /// A target.
    Target,
    /// A key of an order.
    OrderKey,
    /// The total.
    Total,
    /// Totals of periods.
    PeriodTotal,
    /// The unit's level.
    UnitLevel,
    /// Earlier years.
    History,
    /// An award further down in the file.
    LaterAward,
    /// The condition of a role.
    InRole,
    /// A limit that takes the subject out.
    InNotRated,
    /// A limit on the total.
    InTotalAtMost,
    /// A gate or a limit on the level.
    InGateOrLimit,
    /// The condition or quota of an award.
    InAward,
    /// The keys above the first heading.
    TopOfFile,
    /// The table `points`.
    PointsTable,
    /// A text, number, date, true or false.
    SimpleValue,
    /// A heading such as `[[level]]`.
    DoubleHeading,
    /// Larger than any campaign.
    FileTooLarge,
    /// The same key twice in one table.
    KeyTwice,
    /// A bare key with other letters.
    KeyLetters,
    /// A text without proper quotes.
    Quotes,
    /// Brackets or commas missing.
    Brackets,
    /// Not `key = value`.
    KeyAndValue,
    /// Nested too deeply.
    TooDeep,
    /// Anything else.
    NotToml,
    /// An empty text.
    EmptyText,
    /// A word that stands for “not applicable” or “exempt”.
    NoValueWord,
    /// An id in other letters.
    KebabCase,
    /// Not a plain decimal number.
    PlainNumber,
    /// Below zero.
    FromZero,
    /// Not above zero.
    AboveZero,
    /// Not a whole number from 0.
    WholeFromZero,
    /// Not a share between 0% and 100%.
    PercentText,
    /// Not a word of the closed list.
    ClosedList,
    /// More entries than a list may have.
    TooMany,
    /// Another schema than 1.
    SchemaOne,
    /// Not a year.
    Year,
    /// `until` before `from`.
    UntilBeforeFrom,
    /// Decimals out of range.
    Places,
    /// Number of periods out of range.
    PeriodCount,
    /// Number of years out of range.
    YearCount,
    /// A choice without words.
    EmptyChoice,
    /// Bands without a bound.
    EmptyBands,
    /// Not a pair of bound and points.
    BandPair,
    /// Bounds of bands that do not descend.
    BandsDescend,
    /// `max` is not the largest points of the bands.
    BandsMax,
    /// A step that does not divide the maximum.
    StepDivides,
    /// `least` is not below `start`.
    LeastBelowStart,
    /// A rule that never gives points.
    NoPoints,
    /// An order without keys.
    EmptyOrder,
    /// A text fact in an order.
    TextOrder,
    /// `raised` without units.
    NoUnits,
    /// A quota without scopes.
    NoScopes,
    /// A raised share that is not higher.
    RaisedHigher,
    /// `base` above `scale`.
    BaseAboveScale,
    /// More decimals than totals have.
    TooManyDecimals,
    /// A word outside `values`.
    NotInValues,
    /// Not a declared word.
    BlankText,
    /// Not a count.
    BlankCount,
    /// Not a number.
    BlankNumber,
    /// Not from 0 to 100.
    BlankPercent,
    /// Not yes or no.
    BlankFlag,
    /// Not a date.
    BlankDate,
    /// Not a value of the criterion's kind.
    BlankByKind,
    /// Bounds of levels that do not descend.
    BoundsDescend,
    /// The last level is not from 0.
    LastFromZero,
    /// Gates on the last level.
    LastWithoutGates,
    /// A bound above every possible total.
    BoundOutOfReach,
    /// Weights of the groups.
    GroupWeights,
    /// Weights of the raters.
    RaterWeights,
    /// A condition that looks at nothing.
    NoWhat,
    /// A condition that looks at several things.
    SeveralWhats,
    /// A condition without a test.
    NoTest,
    /// A condition with several tests.
    SeveralTests,
    /// A key that does not belong to this condition.
    KeyTooMany,
    /// An empty list.
    EmptyList,
    /// `present = false`.
    PresentFalse,
    /// A comparison of numbers on a text fact.
    TextOps,
    /// A comparison of numbers on a flag.
    FlagOps,
    /// Several kinds of points.
    SeveralKinds,
    /// A fact and a column for one count.
    FactAndColumn,
    /// A count of something that is no count.
    CountFact,
    /// A share or a measured value of a fact of another kind.
    MeasuredFact,
    /// Points and criteria in one bonus.
    PointsOrCriteria,
    /// Not exactly one kind of `from-members`.
    FromMembersOne,
    /// Several effects of one limit.
    SeveralEffects,
    /// Several things in one order key.
    SeveralOrderKeys,
    /// `combine = "weighted"` without raters.
    WeightedWithoutRaters,
    /// A role without condition that is not the last.
    RestRoleNotLast,
    /// The same word twice.
    WordTwice,
    /// A word of two levels.
    LevelWordTwice,
    /// A level called as the not rated are.
    WordMeansNotRated,
    /// A word of two awards.
    AwardWordTwice,
    /// An award called “none”.
    WordMeansNoAward,
    /// A weighted group whose criteria weigh nothing.
    GroupWithoutWeights,
    /// A quota of a level and an award.
    LevelOrAward,
    /// A quota on the lowest level.
    QuotaOnLowest,
    /// A key that goes only with `share`.
    BesideCount,
    /// A quota of a level on the holders of an award.
    AwardBaseOfLevel,
    /// A quota of an award on levels.
    LevelBaseOfAward,
    /// A base that a later cut would move.
    LevelUnderDemotes,
    /// A unit raised twice.
    UnitRaisedTwice,
    /// A scope or key twice.
    ScopeTwice,
    /// The scope `unit` where units are graded.
    UnitScopeOfUnits,
    /// The scope `role` without roles.
    RoleScopeWithoutRoles,
    /// A condition on periods without `[periods]`.
    PeriodsNeeded,
    /// `from-members` where persons are graded.
    FromMembersOfPersons,
    /// `from-members` of a fact of another kind.
    FromMembersKind,
    /// A condition of `from-members`.
    InFromMembers,
    /// A campaign.
    Campaign,
    /// Campaigns of different years that need each other.
    OtherYear,
    /// `members-from` that names a campaign itself.
    OwnMembers,
    /// A person of a test case.
    Person,
    /// A test case.
    Case,
    /// One person in the case itself and others beside it.
    PersonKeysAside,
    /// Two levels of one unit.
    UnitLevelTwice,
    /// A role that no single word of a fact makes.
    RoleByFacts,
    /// Number of equal people out of range.
    Times,
    /// Not a rank.
    RankNumber,
    /// The case as a whole.
    WholeCase,
    /// `from-subordinates` of another kind than a count.
    SubordinatesCount,
    /// `from-subordinates` beside `from-members`.
    SubordinatesAndMembers,
    /// `same` that is no text.
    SubordinatesSame,
    /// Somebody below himself.
    SubordinatesCircle,
    /// A part of a whole for a fact that is no percentage, or more than the whole.
    ShareFact,
    /// No period of a campaign by quarter.
    PeriodName,
    /// No period of a campaign by month.
    MonthName,
    /// One period twice.
    PeriodTwice,
    /// Not an earlier year.
    EarlierYear,
}

impl CampaignTerm {
    /// All of them, in this order.
    pub const ALL: &'static [Self] = &[
        Self::Key,
        Self::Rater,
        Self::Role,
        Self::Fact,
        Self::Group,
        Self::Criterion,
        Self::Level,
        Self::Gate,
        Self::Limit,
        Self::Quota,
        Self::Award,
        Self::Target,
        Self::OrderKey,
        Self::Total,
        Self::PeriodTotal,
        Self::UnitLevel,
        Self::History,
        Self::LaterAward,
        Self::InRole,
        Self::InNotRated,
        Self::InTotalAtMost,
        Self::InGateOrLimit,
        Self::InAward,
        Self::TopOfFile,
        Self::PointsTable,
        Self::SimpleValue,
        Self::DoubleHeading,
        Self::FileTooLarge,
        Self::KeyTwice,
        Self::KeyLetters,
        Self::Quotes,
        Self::Brackets,
        Self::KeyAndValue,
        Self::TooDeep,
        Self::NotToml,
        Self::EmptyText,
        Self::NoValueWord,
        Self::KebabCase,
        Self::PlainNumber,
        Self::FromZero,
        Self::AboveZero,
        Self::WholeFromZero,
        Self::PercentText,
        Self::ClosedList,
        Self::TooMany,
        Self::SchemaOne,
        Self::Year,
        Self::UntilBeforeFrom,
        Self::Places,
        Self::PeriodCount,
        Self::YearCount,
        Self::EmptyChoice,
        Self::EmptyBands,
        Self::BandPair,
        Self::BandsDescend,
        Self::BandsMax,
        Self::StepDivides,
        Self::LeastBelowStart,
        Self::NoPoints,
        Self::EmptyOrder,
        Self::TextOrder,
        Self::NoUnits,
        Self::NoScopes,
        Self::RaisedHigher,
        Self::BaseAboveScale,
        Self::TooManyDecimals,
        Self::NotInValues,
        Self::BlankText,
        Self::BlankCount,
        Self::BlankNumber,
        Self::BlankPercent,
        Self::BlankFlag,
        Self::BlankDate,
        Self::BlankByKind,
        Self::BoundsDescend,
        Self::LastFromZero,
        Self::LastWithoutGates,
        Self::BoundOutOfReach,
        Self::GroupWeights,
        Self::RaterWeights,
        Self::NoWhat,
        Self::SeveralWhats,
        Self::NoTest,
        Self::SeveralTests,
        Self::KeyTooMany,
        Self::EmptyList,
        Self::PresentFalse,
        Self::TextOps,
        Self::FlagOps,
        Self::SeveralKinds,
        Self::FactAndColumn,
        Self::CountFact,
        Self::MeasuredFact,
        Self::PointsOrCriteria,
        Self::FromMembersOne,
        Self::SeveralEffects,
        Self::SeveralOrderKeys,
        Self::WeightedWithoutRaters,
        Self::RestRoleNotLast,
        Self::WordTwice,
        Self::LevelWordTwice,
        Self::WordMeansNotRated,
        Self::AwardWordTwice,
        Self::WordMeansNoAward,
        Self::GroupWithoutWeights,
        Self::LevelOrAward,
        Self::QuotaOnLowest,
        Self::BesideCount,
        Self::AwardBaseOfLevel,
        Self::LevelBaseOfAward,
        Self::LevelUnderDemotes,
        Self::UnitRaisedTwice,
        Self::ScopeTwice,
        Self::UnitScopeOfUnits,
        Self::RoleScopeWithoutRoles,
        Self::PeriodsNeeded,
        Self::FromMembersOfPersons,
        Self::FromMembersKind,
        Self::InFromMembers,
        Self::Campaign,
        Self::OtherYear,
        Self::OwnMembers,
        Self::Person,
        Self::Case,
        Self::PersonKeysAside,
        Self::UnitLevelTwice,
        Self::RoleByFacts,
        Self::Times,
        Self::RankNumber,
        Self::WholeCase,
        Self::SubordinatesCount,
        Self::SubordinatesAndMembers,
        Self::SubordinatesSame,
        Self::SubordinatesCircle,
        Self::ShareFact,
        Self::PeriodName,
        Self::MonthName,
        Self::PeriodTwice,
        Self::EarlierYear,
    ];
}

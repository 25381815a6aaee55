//! Wording of campaign problems.

use crate::diag::CampaignCode;
use crate::diag::code::CampaignTerm;

/// Message and remedy of a code.
pub(super) fn problem(code: CampaignCode) -> (&'static str, &'static str) {
    match code {
        CampaignCode::Syntax => ("The file is not valid TOML: {why}", "Correct this line."),
        CampaignCode::UnknownKey => ("There is no key “{key}” in {table}", "Correct the key or delete the line."),
        CampaignCode::MissingKey => {
            ("The key “{key}” is missing in {table}", "Add “{key}”: a campaign has no hidden defaults.")
        }
        CampaignCode::WrongType => ("“{key}” must be {expected}", "Write the value in that form."),
        CampaignCode::BadValue => ("“{value}” cannot stand for “{key}”: {why}{words}", "Correct this value."),
        CampaignCode::DuplicateId => {
            ("The id “{id}” is used by another {kind} in line {line}", "Give one of the two another id.")
        }
        CampaignCode::ReservedId => {
            ("The id “{id}” is kept by the program and cannot name a {kind}", "Take another id.")
        }
        CampaignCode::UnknownId => ("There is no {kind} with the id “{id}”", "Correct the id or declare it."),
        CampaignCode::Unused => ("Nothing reads the {kind} “{id}”", "Delete it, or let a rule read it."),
        CampaignCode::Ladder => (
            "The ladder is wrong at the level “{level}”: {why}",
            "List the levels from best to lowest, the last from 0 and without gates.",
        ),
        CampaignCode::Weights => (
            "{what}{name} add up to {sum}, but must make exactly {expected}",
            "Correct the weights or the maximum points.",
        ),
        CampaignCode::ConditionPlace => {
            ("“{what}” cannot be looked at in {place}", "Look at what is known at that step, or move the condition.")
        }
        CampaignCode::ConditionShape => (
            "The condition has not the right shape: {why}",
            "Write one table with exactly one thing to look at and one test.",
        ),
        CampaignCode::Conflict => ("“{key}” cannot stand here: {why}", "Remove or change one side of the conflict."),
        CampaignCode::Cycle => (
            "References in a circle: the {kind} “{id}” depends on itself",
            "Remove one of the references to break the circle.",
        ),
        CampaignCode::UnitLevels => (
            "The level “{level}” of the unit campaign “{campaign}” is no level here, so that nothing can be compared with the unit's level",
            "Add “{level}” to `also` of the level that it equals, or give the levels one name in both files.",
        ),
        CampaignCode::RoundingLifts => (
            "Rounding totals to {places} decimals can lift them over a bound, as 89.97 to 90",
            "Take places = 2, or mode = \"down\".",
        ),
        CampaignCode::OutOfValidity => (
            "The year {year} lies outside the campaign's validity ({from} – {until})",
            "Check the year, or take the campaign that is in force.",
        ),
    }
}

/// A word that campaign problems show.
#[expect(clippy::too_many_lines, reason = "a plain list, one line for each word")]
pub(super) fn term(term: CampaignTerm) -> &'static str {
    match term {
        CampaignTerm::Key => "key",
        CampaignTerm::Rater => "rater",
        CampaignTerm::Role => "role",
        CampaignTerm::Fact => "fact",
        CampaignTerm::Group => "group",
        CampaignTerm::Criterion => "criterion",
        CampaignTerm::Level => "level",
        CampaignTerm::Gate => "gate",
        CampaignTerm::Limit => "limit",
        CampaignTerm::Quota => "quota",
        CampaignTerm::Award => "award",
        CampaignTerm::Target => "target",
        CampaignTerm::OrderKey => "order key",
        CampaignTerm::Total => "total",
        CampaignTerm::PeriodTotal => "period total",
        CampaignTerm::UnitLevel => "level of the unit",
        CampaignTerm::History => "earlier years",
        CampaignTerm::LaterAward => "award further down",
        CampaignTerm::InRole => "the condition of a role",
        CampaignTerm::InNotRated => "a limit that takes people out (then.not-rated)",
        CampaignTerm::InTotalAtMost => "a limit on the total (then.total-at-most)",
        CampaignTerm::InGateOrLimit => "a gate or a limit on the level",
        CampaignTerm::InAward => "an award above it",
        CampaignTerm::TopOfFile => "the top of the file",
        CampaignTerm::PointsTable => "the table points",
        CampaignTerm::SimpleValue => "a text, a number, a date, true or false",
        CampaignTerm::DoubleHeading => "a heading in double square brackets, such as [[level]]",
        CampaignTerm::FileTooLarge => "the file is larger than 1 MB, which no campaign is",
        CampaignTerm::KeyTwice => "this key stands twice in one table",
        CampaignTerm::KeyLetters => "a key without quotes holds only plain letters, digits and hyphens",
        CampaignTerm::Quotes => "a text stands between two straight quotes (\"…\")",
        CampaignTerm::Brackets => "a bracket or a comma is missing or too many",
        CampaignTerm::KeyAndValue => "each line has the form key = value",
        CampaignTerm::TooDeep => "tables are nested too deeply",
        CampaignTerm::NotToml => "it cannot be read",
        CampaignTerm::EmptyText => "it must not be empty",
        CampaignTerm::NoValueWord => {
            "the word stands for “not applicable” or “exempt”, a cell that says so never gives points"
        }
        CampaignTerm::KebabCase => "an id holds only plain lower-case letters and digits, joined by hyphens",
        CampaignTerm::PlainNumber => "a plain decimal number is needed, 1,000,000,000 at most",
        CampaignTerm::FromZero => "it must not be negative",
        CampaignTerm::AboveZero => "it must be above 0",
        CampaignTerm::WholeFromZero => "it must be a whole number from 0",
        CampaignTerm::PercentText => "a percentage from \"0%\" to \"100%\" is needed",
        CampaignTerm::ClosedList => "only one of these words is taken",
        CampaignTerm::TooMany => "there are too many entries",
        CampaignTerm::SchemaOne => "this version reads only schema = 1",
        CampaignTerm::Year => "it must be a year such as 2026",
        CampaignTerm::UntilBeforeFrom => "the last day comes before the first",
        CampaignTerm::Places => "decimals go from 0 to 6",
        CampaignTerm::PeriodCount => "the number of periods goes from 1 to 4 (quarters) or 12 (months)",
        CampaignTerm::YearCount => "the number of years goes from 1 to 100",
        CampaignTerm::EmptyChoice => "at least one word is needed",
        CampaignTerm::EmptyBands => "at least one bound is needed",
        CampaignTerm::BandPair => "each band is a pair [bound, points]",
        CampaignTerm::BandsDescend => "the bounds must descend",
        CampaignTerm::BandsMax => "it must be the largest points of the bands",
        CampaignTerm::StepDivides => "the step must divide the maximum",
        CampaignTerm::LeastBelowStart => "the lowest points must be below the start",
        CampaignTerm::NoPoints => "it never gives any points",
        CampaignTerm::EmptyOrder => "at least one key is needed",
        CampaignTerm::TextOrder => "a text fact has no order",
        CampaignTerm::NoUnits => "at least one unit is needed",
        CampaignTerm::NoScopes => "at least one scope is needed, such as [[\"unit\"]]",
        CampaignTerm::RaisedHigher => "it must be higher than the common share",
        CampaignTerm::BaseAboveScale => "it must not be above scale",
        CampaignTerm::TooManyDecimals => "it has more decimals than totals are rounded to",
        CampaignTerm::NotInValues => "this word is not among the fact's values",
        CampaignTerm::BlankText => "a blank must be read as \"\" or a word of values",
        CampaignTerm::BlankCount => "a blank must be read as a whole number from 0",
        CampaignTerm::BlankNumber => "a blank must be read as a number",
        CampaignTerm::BlankPercent => "a blank must be read as a number from 0 to 100",
        CampaignTerm::BlankFlag => "a blank must be read as true or false",
        CampaignTerm::BlankDate => "a blank must be read as a date",
        CampaignTerm::BlankByKind => "this criterion cannot read such a value",
        CampaignTerm::BoundsDescend => "its bound must be below that of the level above",
        CampaignTerm::LastFromZero => "the last level must be from 0",
        CampaignTerm::LastWithoutGates => "the last level has no gates, since everybody needs a level",
        CampaignTerm::BoundOutOfReach => "no total can reach this bound",
        CampaignTerm::GroupWeights => "The weights of the groups",
        CampaignTerm::RaterWeights => "The weights of the raters",
        CampaignTerm::NoWhat => "it does not say what it looks at (fact, criterion, group, …)",
        CampaignTerm::SeveralWhats => "one condition looks at one thing; join several with all or any",
        CampaignTerm::NoTest => "a test is missing (at-least, below, is, …)",
        CampaignTerm::SeveralTests => "one condition has one test; join several with all",
        CampaignTerm::KeyTooMany => "it has a key that does not go with this kind of condition",
        CampaignTerm::EmptyList => "the list must not be empty",
        CampaignTerm::PresentFalse => "present takes only true; say the opposite with not",
        CampaignTerm::TextOps => "a text fact is tested with is, is-not or one-of",
        CampaignTerm::FlagOps => "a flag is tested with is or is-not",
        CampaignTerm::SeveralKinds => "a criterion has one kind of points",
        CampaignTerm::FactAndColumn => "take fact or count, not both",
        CampaignTerm::MeasuredFact => {
            "percent needs a fact of kind percent, bands one of kind percent, number or count"
        }
        CampaignTerm::CountFact => "only a fact of kind count can be counted",
        CampaignTerm::PointsOrCriteria => "a bonus or deduction holds points or criteria, not both",
        CampaignTerm::FromMembersOne => "exactly one of share-of, mean, count is needed",
        CampaignTerm::SeveralEffects => "a limit has one of not-rated, total-at-most, level, at-most",
        CampaignTerm::SeveralOrderKeys => "one order key names one thing",
        CampaignTerm::WeightedWithoutRaters => "weighted raters need [[rater]] entries",
        CampaignTerm::RestRoleNotLast => "a role without when takes all the rest and must be the last",
        CampaignTerm::WordTwice => "this word is in the list already",
        CampaignTerm::LevelWordTwice => "this word means another level too",
        CampaignTerm::WordMeansNotRated => "this word means “not rated”",
        CampaignTerm::AwardWordTwice => "this word means another award too",
        CampaignTerm::WordMeansNoAward => "this word means that there is no award",
        CampaignTerm::GroupWithoutWeights => "the group has a weight, but all its criteria weigh 0",
        CampaignTerm::LevelOrAward => "a quota limits a level or an award, not both",
        CampaignTerm::QuotaOnLowest => "the lowest level cannot have a quota: there is no level to go down to",
        CampaignTerm::BesideCount => "this key goes only with share, not with count",
        CampaignTerm::AwardBaseOfLevel => "a quota of a level is not taken of the holders of an award",
        CampaignTerm::LevelBaseOfAward => "a quota of an award is taken of rated, headcount or { award = … }",
        CampaignTerm::LevelUnderDemotes => {
            "the level directly under has a quota that demotes, so this base would still move"
        }
        CampaignTerm::UnitRaisedTwice => "this unit has been raised already",
        CampaignTerm::ScopeTwice => "this scope, or a key in it, stands twice",
        CampaignTerm::UnitScopeOfUnits => "where units are graded there is no scope unit; take [] or a fact",
        CampaignTerm::RoleScopeWithoutRoles => "this campaign has no [[role]]",
        CampaignTerm::PeriodsNeeded => "this campaign has no [periods]",
        CampaignTerm::FromMembersOfPersons => {
            "only a campaign that grades units (subject = \"unit\") takes facts from the results of members"
        }
        CampaignTerm::FromMembersKind => {
            "share-of needs kind = \"percent\", mean needs kind = \"number\", count needs kind = \"count\""
        }
        CampaignTerm::InFromMembers => {
            "a condition of `from-members` (results of members before the units' levels are known)"
        }
        CampaignTerm::Campaign => "campaign",
        CampaignTerm::OtherYear => "campaigns that use each other's results must be of one year",
        CampaignTerm::OwnMembers => "a campaign does not use its own results",
        CampaignTerm::Person => "person",
        CampaignTerm::Case => "case",
        CampaignTerm::PersonKeysAside => "a case describes one person itself, or lists people in [[case.person]]",
        CampaignTerm::UnitLevelTwice => "people of one unit give it different levels",
        CampaignTerm::RoleByFacts => "no single word of a fact makes this role: write the facts instead",
        CampaignTerm::Times => "the number of equal people goes from 1 to 1000",
        CampaignTerm::RankNumber => "a rank is a whole number from 1",
        CampaignTerm::SubordinatesCount => "a number of subordinates is a count: kind = \"count\"",
        CampaignTerm::SubordinatesAndMembers => "a fact comes from one place only: from-members or from-subordinates",
        CampaignTerm::SubordinatesSame => "`same` must be a text fact, such as a section",
        CampaignTerm::SubordinatesCircle => "nobody is below himself",
        CampaignTerm::ShareFact => "{ part, of } is for percentages only, and the part is at most the whole",
        CampaignTerm::PeriodName => "a period such as “Quý I” or “Tháng 3” is needed",
        CampaignTerm::MonthName => "a month such as “Tháng 3” is needed",
        CampaignTerm::PeriodTwice => "this period is written above already",
        CampaignTerm::EarlierYear => "a year before the one that is graded is needed, in digits",
        CampaignTerm::WholeCase => "the whole case",
    }
}

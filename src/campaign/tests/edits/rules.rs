//! Edits of the whole example: levels, conditions, limits.

use crate::campaign::tests::Edit;
use crate::diag::CampaignCode as C;
use crate::diag::code::CampaignTerm as T;

const MONTHS: &str = "when = { fact = \"months\", below = 6 }";
const INITIATIVE: &str = "require = { fact = \"initiatives\", at-least = 1 }\n[[gate]]";
const GROUPS: &str = "require = { every = \"group\", at-least = \"80%\" }";
const DISCIPLINE: &str = "when = { fact = \"discipline\", one-of = [\"Khiển trách\", \"Cảnh cáo\", \"Cách chức\"] }";
const LAST_LEVEL: &str = "id = \"not-done\"\ntitle = \"Không hoàn thành nhiệm vụ\"\nshort = \"KHTNV\"\nfrom = 0";

/// The edits.
pub(super) const EDITS: &[Edit] = &[
    // Levels.
    ("from = 70", "from = 90", &[(C::Ladder, Some(T::BoundsDescend))]),
    ("from = 90", "from = 100.5", &[(C::Ladder, Some(T::BoundOutOfReach))]),
    (
        LAST_LEVEL,
        "id = \"not-done\"\ntitle = \"Không hoàn thành nhiệm vụ\"\nfrom = 1",
        &[(C::Ladder, Some(T::LastFromZero))],
    ),
    (
        LAST_LEVEL,
        "id = \"not-done\"\ntitle = \"Không hoàn thành nhiệm vụ\"\nfrom = 0\ngates = [\"initiative\"]",
        &[(C::Ladder, Some(T::LastWithoutGates))],
    ),
    ("short = \"HTNV\"", "short = \"httnv\"", &[(C::Conflict, Some(T::LevelWordTwice))]),
    ("short = \"KHTNV\"", "short = \"Không xếp loại\"", &[(C::Conflict, Some(T::WordMeansNotRated))]),
    ("id = \"done\"", "id = \"present\"", &[(C::ReservedId, Some(T::Level))]),
    ("gates = [\"initiative\", \"no-weak-group\"]", "gates = [\"initiative\"]", &[(C::Unused, Some(T::Gate))]),
    (
        "gates = [\"initiative\", \"no-weak-group\"]",
        "gates = [\"initiative\", \"weak-group\"]",
        &[(C::UnknownId, Some(T::Gate))],
    ),
    // Conditions.
    (INITIATIVE, "require = { fact = \"initiatives\" }\n[[gate]]", &[(C::ConditionShape, Some(T::NoTest))]),
    (INITIATIVE, "require = { fact = \"initiatives\", at_least = 1 }\n[[gate]]", &[(C::UnknownKey, None)]),
    (
        INITIATIVE,
        "require = { fact = \"initiatives\", at-least = 1, below = 9 }\n[[gate]]",
        &[(C::ConditionShape, Some(T::SeveralTests))],
    ),
    (INITIATIVE, "require = { at-least = 1 }\n[[gate]]", &[(C::ConditionShape, Some(T::NoWhat))]),
    (
        INITIATIVE,
        "require = { fact = \"initiatives\", role = \"staff\" }\n[[gate]]",
        &[(C::ConditionShape, Some(T::SeveralWhats))],
    ),
    (INITIATIVE, "require = { role = \"staff\", is = 1 }\n[[gate]]", &[(C::ConditionShape, Some(T::KeyTooMany))]),
    (INITIATIVE, "require = { all = [] }\n[[gate]]", &[(C::ConditionShape, Some(T::EmptyList))]),
    (
        INITIATIVE,
        "require = { fact = \"initiatives\", present = false }\n[[gate]]",
        &[(C::ConditionShape, Some(T::PresentFalse))],
    ),
    (INITIATIVE, "require = { not = { fact = \"initiatives\", present = true } }\n[[gate]]", &[]),
    (INITIATIVE, "require = { fact = \"initiatives\", at-least = \"80%\" }\n[[gate]]", &[(C::WrongType, None)]),
    (INITIATIVE, "require = { total = \"year\", at-least = 95 }\n[[gate]]", &[]),
    (INITIATIVE, "require = { level = \"good\" }\n[[gate]]", &[(C::ConditionPlace, Some(T::InGateOrLimit))]),
    (INITIATIVE, "require = { award = \"advanced-worker\" }\n[[gate]]", &[(C::ConditionPlace, Some(T::Award))]),
    (INITIATIVE, "require = { period = \"any\", above = 9 }\n[[gate]]", &[(C::Conflict, Some(T::PeriodsNeeded))]),
    (INITIATIVE, "require = { history = \"level\", at-least = \"good\", years = 2, gap = \"breaks\" }\n[[gate]]", &[]),
    (
        INITIATIVE,
        "require = { history = \"award\", is = \"advanced-worker\", years = 0, gap = \"pauses\" }\n[[gate]]",
        &[(C::BadValue, Some(T::YearCount))],
    ),
    (GROUPS, "require = { every = \"group\", at-least = 80 }", &[]),
    (GROUPS, "require = { every = \"criterion\", at-least = \"eighty\" }", &[(C::BadValue, Some(T::PercentText))]),
    (GROUPS, "require = { criterion = \"merit\", at-least = 1 }", &[(C::UnknownId, Some(T::Criterion))]),
    (GROUPS, "require = { group = \"duties\", at-least = 1 }", &[(C::UnknownId, Some(T::Group))]),
    (
        DISCIPLINE,
        "when = { fact = \"discipline\", one-of = [\"Khiển trach\"] }",
        &[(C::BadValue, Some(T::NotInValues))],
    ),
    (
        DISCIPLINE,
        "when = { fact = \"discipline\", at-least = \"Khiển trách\" }",
        &[(C::ConditionShape, Some(T::TextOps))],
    ),
    (DISCIPLINE, "when = { fact = \"discipline\", is = 1 }", &[(C::WrongType, None)]),
    // Limits.
    ("id = \"short-service\"", "id = \"discipline\"", &[(C::DuplicateId, Some(T::Limit))]),
    (
        MONTHS,
        "when = { any = [{ fact = \"months\", below = 6 }, { total = \"year\", below = 6 }] }",
        &[(C::ConditionPlace, Some(T::InNotRated))],
    ),
    (
        MONTHS,
        "when = { any = [{ fact = \"months\", below = 6 }, { unit-level = \"good\" }] }",
        &[(C::ConditionPlace, Some(T::UnitLevel))],
    ),
    (
        MONTHS,
        "when = { any = [{ fact = \"months\", below = 6 }, { period = \"any\", below = 6 }] }",
        &[(C::ConditionPlace, Some(T::PeriodTotal)), (C::Conflict, Some(T::PeriodsNeeded))],
    ),
    (
        "then = { level = \"not-done\" }",
        "then = { level = \"not-done\", at-most = \"done\" }",
        &[(C::Conflict, Some(T::SeveralEffects))],
    ),
    ("then = { level = \"not-done\" }", "then = { }", &[(C::MissingKey, None)]),
    (
        "then = { level = \"not-done\" }",
        "then = { total-at-most = 49.995 }",
        &[(C::BadValue, Some(T::TooManyDecimals))],
    ),
    ("then = { level = \"not-done\" }", "then = { total-at-most = 49.99 }", &[]),
    ("then = { at-most = \"unit\" }", "then = { total-at-most = 50 }", &[]),
];

//! Single edits of the whole example, and what each of them must be told as.

use super::Edit;
use crate::diag::CampaignCode as C;
use crate::diag::code::CampaignTerm as T;

const MONTHS: &str = "when = { fact = \"months\", below = 6 }";
const INITIATIVE: &str = "require = { fact = \"initiatives\", at-least = 1 }\n[[gate]]";
const GROUPS: &str = "require = { every = \"group\", at-least = \"80%\" }";
const DISCIPLINE: &str = "when = { fact = \"discipline\", one-of = [\"Khiển trách\", \"Cảnh cáo\", \"Cách chức\"] }";
const LAST_LEVEL: &str = "id = \"not-done\"\ntitle = \"Không hoàn thành nhiệm vụ\"\nshort = \"KHTNV\"\nfrom = 0";

/// The edits.
pub(super) const EDITS: &[Edit] = &[
    // Syntax.
    ("schema = 1", "schema = 1\nschema = 1", &[(C::Syntax, Some(T::KeyTwice))]),
    ("schema = 1", "schema = 1\nđiểm = 1", &[(C::Syntax, Some(T::KeyLetters))]),
    ("title = \"Tự chấm\"", "title = “Tự chấm”", &[(C::Syntax, Some(T::Quotes))]),
    ("[[rater]]", "[[rater]", &[(C::Syntax, Some(T::Brackets))]),
    ("schema = 1", "schema 1", &[(C::Syntax, Some(T::KeyAndValue))]),
    ("year = 2026", "year = 2026 2027", &[(C::Syntax, None)]),
    // The top of the file.
    ("schema = 1", "schema = 2", &[(C::BadValue, Some(T::SchemaOne))]),
    ("id = \"trung", "id = \"Trung", &[(C::BadValue, Some(T::KebabCase))]),
    ("year = 2026", "year = 26", &[(C::BadValue, Some(T::Year))]),
    ("until = 2026-12-31", "until = 2025-12-31", &[(C::BadValue, Some(T::UntilBeforeFrom))]),
    ("from = 2026-01-01, until = 2026-12-31", "from = 2020-01-01, until = 2025-12-31", &[(C::OutOfValidity, None)]),
    ("scale = 100 ", "scale = 1e2 ", &[(C::BadValue, Some(T::PlainNumber))]),
    ("scale = 100 ", "scale = inf ", &[(C::BadValue, Some(T::PlainNumber))]),
    ("scale = 100 ", "scale = 0 ", &[(C::BadValue, Some(T::AboveZero))]),
    ("scale = 100 ", "scale = 90 ", &[(C::Weights, Some(T::GroupWeights))]),
    ("scale = 100 ", "scale = 100\nbase = 101 ", &[(C::BadValue, Some(T::BaseAboveScale))]),
    ("scale = 100 ", "base = 100 ", &[(C::MissingKey, Some(T::TopOfFile))]),
    ("places = 2", "places = 7", &[(C::BadValue, Some(T::Places))]),
    ("places = 2", "places = 1", &[(C::RoundingLifts, None)]),
    ("\"half-up\" }           #", "\"up\" }           #", &[(C::BadValue, Some(T::ClosedList))]),
    ("title = \"Tự chấm\"", "title = \" \"", &[(C::BadValue, Some(T::EmptyText))]),
    ("above-scale = \"cap\"", "", &[(C::MissingKey, None)]),
    (
        "subject = \"person\"",
        "subject = \"unit\"",
        &[
            (C::Conflict, Some(T::UnitScopeOfUnits)),
            (C::Conflict, Some(T::UnitScopeOfUnits)),
            (C::Conflict, Some(T::UnitScopeOfUnits)),
        ],
    ),
    (
        "[letterhead]",
        "[periods]\nkind = \"quarter\"\ncombine = \"mean\"\nleast = 2\nmissing = \"skip\"\n[letterhead]",
        &[],
    ),
    (
        "[letterhead]",
        "[periods]\nkind = \"month\"\ncombine = \"mean\"\nleast = 13\nmissing = \"skip\"\n[letterhead]",
        &[(C::BadValue, Some(T::PeriodCount))],
    ),
    // Raters and roles.
    ("combine = \"last\"", "combine = \"last\"\nmissing-rater = \"incomplete\"", &[(C::Unused, Some(T::Key))]),
    ("title = \"Tự chấm\"", "title = \"Tự chấm\"\nweight = \"50%\"", &[(C::Unused, Some(T::Key))]),
    ("title = \"Tự chấm\"", "title = \"Tự chấm\"\nweight = \"50\"", &[(C::BadValue, Some(T::PercentText))]),
    ("title = \"Tự chấm\"", "title = \"Tự chấm\"\nweight = 0.5", &[(C::WrongType, None)]),
    ("id = \"team\"", "id = \"self\"", &[(C::DuplicateId, Some(T::Rater))]),
    ("id = \"staff\"", "id = \"leader\"", &[(C::DuplicateId, Some(T::Role))]),
    ("id = \"staff\"", "id = \"default\"", &[(C::ReservedId, Some(T::Role))]),
    ("[[role]]", "[[role]]\nid = \"rest\"\ntitle = \"Khác\"\n[[role]]", &[(C::Conflict, Some(T::RestRoleNotLast))]),
    (
        "when = { fact = \"position\", one-of",
        "when = { role = \"staff\" }\n#",
        &[(C::ConditionPlace, Some(T::InRole)), (C::Unused, Some(T::Fact))],
    ),
    ("{ default = 35, leader = 35 }", "{ default = 35, lader = 35 }", &[(C::UnknownId, Some(T::Role))]),
    ("{ default = 35, leader = 35 }", "{ leader = 35 }", &[(C::MissingKey, None)]),
    ("{ default = 35, leader = 35 }", "{ default = 35, leader = 35, staff = 35 }", &[(C::Unused, Some(T::Key))]),
    ("{ default = 35, leader = 35 }", "{ default = 35, leader = -1 }", &[(C::BadValue, Some(T::FromZero))]),
    ("{ default = 35, leader = 35 }", "{ default = 35, leader = 34.99 }", &[(C::Weights, Some(T::GroupWeights))]),
    // Facts.
    ("id = \"months\"", "id = \"initiatives\"", &[(C::DuplicateId, Some(T::Fact)), (C::UnknownId, Some(T::Fact))]),
    ("kind = \"number\"", "kind = \"number\"\nvalues = [\"a\"]", &[(C::Unused, Some(T::Key))]),
    (
        "\"Khiển trách\", \"Cảnh cáo\", \"Hạ",
        "\"Khiển trách\", \"khiển  trách\", \"Cảnh cáo\", \"Hạ",
        &[(C::Conflict, Some(T::WordTwice))],
    ),
    (
        "\"Buộc thôi việc\"]     # a word outside is an error, so that a slip of the pen escapes no limit\nblank = \"\"",
        "\"Buộc thôi việc\"]\nblank = \"Không\"",
        &[(C::BadValue, Some(T::BlankText))],
    ),
    (
        "kind = \"count\"\ncolumn = [\"Sáng kiến\", \"Số sáng kiến\"]\nblank = 0",
        "kind = \"count\"\nblank = 0.5",
        &[(C::BadValue, Some(T::BlankCount))],
    ),
    ("blank = 12", "blank = \"\"", &[(C::BadValue, Some(T::BlankNumber))]),
    (
        "kind = \"number\"\ncolumn = [\"Số tháng công tác\"]\nblank = 12",
        "kind = \"percent\"\nblank = 120",
        &[(C::BadValue, Some(T::BlankPercent))],
    ),
    (
        "kind = \"number\"\ncolumn = [\"Số tháng công tác\"]\nblank = 12",
        "kind = \"flag\"\nblank = 2",
        &[(C::BadValue, Some(T::BlankFlag)), (C::ConditionShape, Some(T::FlagOps))],
    ),
    (
        "kind = \"number\"\ncolumn = [\"Số tháng công tác\"]\nblank = 12",
        "kind = \"date\"\nblank = 12",
        &[(C::BadValue, Some(T::BlankDate)), (C::WrongType, None)],
    ),
    ("blank = 12", "blank = []", &[(C::WrongType, Some(T::SimpleValue))]),
    ("blank = 12", "blank = 12\nfrom-members = { mean = \"total\" }", &[(C::Conflict, Some(T::FromMembersOfPersons))]),
    (
        "blank = 12",
        "blank = 12\nfrom-members = { count = { level = \"good\" } }",
        &[(C::Conflict, Some(T::FromMembersKind)), (C::Conflict, Some(T::FromMembersOfPersons))],
    ),
    ("blank = 12", "blank = 12\nfrom-members = { }", &[(C::Conflict, Some(T::FromMembersOne))]),
    ("scale = 100 ", "members-from = \"x\"\nscale = 100 ", &[(C::Unused, Some(T::Key))]),
    (
        "blank = 12",
        "blank = 12\nfrom-subordinates = { level = \"done\", of = [\"staff\"], for = [\"leader\"] }",
        &[(C::Conflict, Some(T::SubordinatesCount))],
    ),
    (
        "blank = 12",
        "blank = 12\nfrom-members = { mean = \"total\" }\nfrom-subordinates = { level = \"done\", of = [\"staff\"], for = [\"leader\"] }",
        &[
            (C::Conflict, Some(T::SubordinatesCount)),
            (C::Conflict, Some(T::FromMembersOfPersons)),
            (C::Conflict, Some(T::SubordinatesAndMembers)),
        ],
    ),
    (
        "blank = 0\n[[fact]]\nid = \"months\"",
        "blank = 0\nfrom-subordinates = { level = \"done\", of = [\"staff\"], for = [\"leader\"], same = \"months\" }\n[[fact]]\nid = \"months\"",
        &[(C::Conflict, Some(T::SubordinatesSame))],
    ),
    (
        "blank = 0\n[[fact]]\nid = \"months\"",
        "blank = 0\nfrom-subordinates = { level = \"done\", of = [\"staff\", \"leader\"], for = [\"leader\"] }\n[[fact]]\nid = \"months\"",
        &[(C::Conflict, Some(T::SubordinatesCircle))],
    ),
    (
        "blank = 0\n[[fact]]\nid = \"months\"",
        "blank = 0\nfrom-subordinates = { level = \"dun\", of = [\"staf\"], for = [\"leader\"] }\n[[fact]]\nid = \"months\"",
        &[(C::UnknownId, Some(T::Level)), (C::UnknownId, Some(T::Role))],
    ),
    (MONTHS, "when = { fact = \"position\", is = \"Kế toán\" }", &[(C::MissingKey, None), (C::Unused, Some(T::Fact))]),
    // Groups and criteria.
    ("id = \"duty\"", "id = \"loyalty\"", &[(C::DuplicateId, Some(T::Group))]),
    ("id = \"tt2\"", "id = \"tt1\"", &[(C::DuplicateId, Some(T::Criterion))]),
    ("points.up-to = { max = 10, step = 0.5 }", "", &[(C::MissingKey, None)]),
    ("points.up-to = { max = 10, step = 0.5 }", "points = {}", &[(C::MissingKey, Some(T::PointsTable))]),
    ("points.up-to = { max = 10, step = 0.5 }", "points.upto = { max = 10 }", &[(C::UnknownKey, None)]),
    (
        "points.up-to = { max = 10, step = 0.5 }",
        "points.up-to = { max = 10, step = 0.3 }",
        &[(C::BadValue, Some(T::StepDivides))],
    ),
    (
        "points.up-to = { max = 10, step = 0.5 }",
        "points.up-to = { max = 10 }\npoints.percent = { max = 10 }",
        &[(C::Conflict, Some(T::SeveralKinds))],
    ),
    (
        "points.choice = { \"Tốt\" = 5, \"Khá\" = 4,",
        "points.choice = { \"Tốt\" = 5, \"tốt\" = 4,",
        &[(C::Conflict, Some(T::WordTwice))],
    ),
    (
        "points.choice = { \"Tốt\" = 5, \"Khá\" = 4, \"Trung bình\" = 2.5, \"Yếu\" = 0 }",
        "points.choice = { }",
        &[(C::BadValue, Some(T::EmptyChoice))],
    ),
    ("points.flag = { yes = 5 }", "weight = 5\npoints.flag = { yes = 0 }", &[(C::BadValue, Some(T::NoPoints))]),
    ("points.flag = { yes = 5 }", "points.flag = { yes = 5 }\nblank = 2", &[(C::BadValue, Some(T::BlankByKind))]),
    ("least = 0 }", "least = 100 }", &[(C::BadValue, Some(T::LeastBelowStart))]),
    (
        "from = [[95, 100], [80, 80], [60, 50], [0, 0]]",
        "from = [[95, 100], [95, 80], [0, 0]]",
        &[(C::BadValue, Some(T::BandsDescend))],
    ),
    (
        "from = [[95, 100], [80, 80], [60, 50], [0, 0]]",
        "from = [[95, 90], [0, 0]]",
        &[(C::BadValue, Some(T::BandsMax))],
    ),
    ("from = [[95, 100], [80, 80], [60, 50], [0, 0]]", "from = []", &[(C::BadValue, Some(T::EmptyBands))]),
    ("from = [[95, 100], [80, 80], [60, 50], [0, 0]]", "from = [[95, 100], [80]]", &[(C::BadValue, Some(T::BandPair))]),
    (
        "points.count = { fact = \"initiatives\", each",
        "points.count = { fact = \"initiatives\", count = \"Sáng kiến\", each",
        &[(C::Conflict, Some(T::FactAndColumn))],
    ),
    (
        "points.count = { fact = \"initiatives\", each",
        "points.count = { fact = \"months\", each",
        &[(C::Conflict, Some(T::CountFact))],
    ),
    ("points.percent = { max", "points.percent = { fact = \"months\", max", &[(C::Conflict, Some(T::MeasuredFact))]),
    ("points.bands = { max", "points.bands = { fact = \"position\", max", &[(C::Conflict, Some(T::MeasuredFact))]),
    ("points.bands = { max", "points.bands = { fact = \"months\", max", &[]),
    (
        "points.count = { fact = \"initiatives\", each = 5, max = 10 }",
        "points.count = { fact = \"initiatives\", each = 5, max = 10 }\nblank = 0",
        &[(C::Unused, Some(T::Key))],
    ),
    ("title = \"Tiến độ\"", "title = \"Tiến độ\"\ncolumn = [\"TN2\"]", &[(C::Unused, Some(T::Key))]),
    (
        "points.up-to = { max = 15 }",
        "points.up-to = { max = 15 }\nweight = 0",
        &[(C::Weights, None), (C::Unused, Some(T::Criterion))],
    ),
    (
        "title = \"Trung thành\"",
        "title = \"Trung thành\"\nweight = 0",
        &[(C::Weights, None), (C::Unused, Some(T::Group))],
    ),
    (
        "weight = { default = 35, leader = 35 } #",
        "weight = 35\n[[group.criterion]]\nid = \"tn0\"\ntitle = \"Không\"\npoints.up-to = { max = 1 }\nweight = 0\n#",
        &[(C::Unused, Some(T::Criterion))],
    ),
    (
        "points.up-to = { max = 15 }",
        "points.up-to = { max = 15 }\ncolumn = { slef = [\"LC1\"] }",
        &[(C::UnknownId, Some(T::Rater))],
    ),
    (
        "cap = 5\n",
        "cap = 5\n[[bonus.criterion]]\nid = \"m1\"\ntitle = \"Thưởng\"\npoints.up-to = { max = 5 }\n[[bonus]]\nid = \"m2\"\ntitle = \"Khác\"\ncap = 1\n",
        &[],
    ),
    (
        "points.up-to = { max = 5 }\nblank = 0\n",
        "points.up-to = { max = 5 }\ncriterion = [{ id = \"m1\", title = \"Thưởng\", points.up-to = { max = 5 } }]\n",
        &[(C::Conflict, Some(T::PointsOrCriteria))],
    ),
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
    // Quotas.
    ("id = \"emulation-15\"", "id = \"excellent-20\"", &[(C::DuplicateId, Some(T::Quota))]),
    ("level = \"excellent\"\nshare", "level = \"not-done\"\nshare", &[(C::Conflict, Some(T::QuotaOnLowest))]),
    (
        "level = \"excellent\"\nshare",
        "level = \"excellent\"\naward = \"advanced-worker\"\nshare",
        &[(C::Conflict, Some(T::LevelOrAward))],
    ),
    ("level = \"excellent\"\nshare", "level = \"excelent\"\nshare", &[(C::UnknownId, Some(T::Level))]),
    ("share = \"20%\"", "count = 2", &[(C::Conflict, Some(T::BesideCount)), (C::Conflict, Some(T::BesideCount))]),
    ("share = \"20%\"", "share = \"20%\"\nat-least = -1", &[(C::BadValue, Some(T::WholeFromZero))]),
    ("base = \"below\"", "base = { award = \"advanced-worker\" }", &[(C::Conflict, Some(T::AwardBaseOfLevel))]),
    ("base = { award = \"advanced-worker\" }", "base = \"below\"", &[(C::Conflict, Some(T::LevelBaseOfAward))]),
    ("base = { award = \"advanced-worker\" }", "base = { award = \"emulation-fighter\" }", &[(C::Cycle, None)]),
    ("award = \"emulation-fighter\"\nshare", "level = \"good\"\nshare", &[(C::Conflict, Some(T::AwardBaseOfLevel))]),
    (
        "[[award]]",
        "[[quota]]\nid = \"good-50\"\nlevel = \"good\"\ncount = 5\nscopes = [[\"unit\"]]\norder = [\"total\"]\nties = \"none\"\nover = \"demote\"\n[[award]]",
        &[(C::Conflict, Some(T::LevelUnderDemotes))],
    ),
    ("scopes = [[\"unit\"], [\"unit\", \"role\"]]", "scopes = []", &[(C::BadValue, Some(T::NoScopes))]),
    (
        "scopes = [[\"unit\"], [\"unit\", \"role\"]]",
        "scopes = [[\"unit\", \"unit\"]]",
        &[(C::Conflict, Some(T::ScopeTwice))],
    ),
    ("scopes = [[\"unit\"], [\"unit\", \"role\"]]", "scopes = [[], [{ fact = \"position\" }]]", &[]),
    (
        "share = \"20%\"",
        "share = \"20%\"\nraised = [{ units = [\"A\"], share = \"20%\", decision = \"1/QĐ\" }]",
        &[(C::BadValue, Some(T::RaisedHigher))],
    ),
    (
        "share = \"20%\"",
        "share = \"20%\"\nraised = [{ units = [\"A\", \"A\"], share = \"25%\", decision = \"1/QĐ\" }]",
        &[(C::Conflict, Some(T::UnitRaisedTwice))],
    ),
    (
        "share = \"20%\"",
        "share = \"20%\"\nraised = [{ units = [], share = \"25%\", decision = \"1/QĐ\" }]",
        &[(C::BadValue, Some(T::NoUnits))],
    ),
    ("share = \"20%\"", "share = \"20%\"\nraised = [{ units = [\"A\"], share = \"25%\" }]", &[(C::MissingKey, None)]),
    (
        "scopes = [[\"unit\"], [\"unit\", \"role\"]]",
        "scopes = [[]]\nraised = [{ units = [\"A\"], share = \"25%\", decision = \"1/QĐ\" }]",
        &[(C::Unused, Some(T::Key))],
    ),
    (
        "order = [\"total\", { group = \"creativity\" }, { fact = \"initiatives\" }]",
        "order = []",
        &[(C::BadValue, Some(T::EmptyOrder))],
    ),
    (
        "order = [\"total\", { group = \"creativity\" }, { fact = \"initiatives\" }]",
        "order = [\"total\", \"total\"]",
        &[(C::Unused, Some(T::OrderKey))],
    ),
    (
        "order = [\"total\", { group = \"creativity\" }, { fact = \"initiatives\" }]",
        "order = [{ fact = \"position\" }]",
        &[(C::BadValue, Some(T::TextOrder))],
    ),
    (
        "order = [\"total\", { group = \"creativity\" }, { fact = \"initiatives\" }]",
        "order = [{ group = \"creativity\", fact = \"initiatives\" }]",
        &[(C::Conflict, Some(T::SeveralOrderKeys))],
    ),
    // Awards and targets.
    (
        "id = \"emulation-fighter\"",
        "id = \"advanced-worker\"",
        &[(C::DuplicateId, Some(T::Award)), (C::UnknownId, Some(T::Award))],
    ),
    ("title = \"Chiến sĩ thi đua cơ sở\"", "title = \"Lao động tiên tiến\"", &[(C::Conflict, Some(T::AwardWordTwice))]),
    ("title = \"Chiến sĩ thi đua cơ sở\"", "title = \"Không\"", &[(C::Conflict, Some(T::WordMeansNoAward))]),
    (
        "require = { level = \"good\", or = \"better\" }",
        "require = { award = \"emulation-fighter\" }",
        &[(C::Cycle, None)],
    ),
    (
        "require = { level = \"good\", or = \"better\" }",
        "require = { award = \"star\" }\n[[award]]\nid = \"star\"\ntitle = \"Ngôi sao\"\nrequire = { level = \"good\" }",
        &[(C::ConditionPlace, Some(T::LaterAward))],
    ),
    (
        "[[target]]",
        "[[target]]\nid = \"good-share\"\ntitle = \"Khác\"\nshare-of = { award = \"advanced-worker\" }\nbase = \"rated\"\nplan = \"1%\"\n[[target]]",
        &[(C::DuplicateId, Some(T::Target))],
    ),
    ("plan = \"90%\"", "plan = 90", &[(C::WrongType, None)]),
    ("order = [\"total\", { group = \"creativity\" }]", "", &[(C::MissingKey, None)]),
];

/// A campaign with nothing to spare.
pub(super) const SMALL: &str = r#"
schema = 1
id = "small"
title = "Nhỏ nhất"
year = 2026
subject = "person"
scale = 100
rounding = { places = 2, mode = "half-up" }
combine = "last"
[[group]]
id = "work"
title = "Công việc"
[[group.criterion]]
id = "c1"
title = "Kết quả"
points.up-to = { max = 100 }
[[level]]
id = "good"
title = "Tốt"
from = 50
[[level]]
id = "done"
title = "Hoàn thành"
from = 0
[ranking]
order = ["total"]
"#;

const RATERS: &str = "combine = \"weighted\"\nmissing-rater = \"share-out\"\n[[rater]]\nid = \"a\"\ntitle = \"A\"\nweight = \"40%\"\n[[rater]]\nid = \"b\"\ntitle = \"B\"\nweight = ";

/// Edits of the small campaign: appended to `combine`, or to the end, or in place of the group's weight.
pub(super) const SMALL_EDITS: &[Edit] = &[
    (
        "combine = \"last\"",
        "combine = \"weighted\"\nmissing-rater = \"incomplete\"",
        &[(C::Conflict, Some(T::WeightedWithoutRaters))],
    ),
    (
        "combine = \"last\"",
        "combine = \"weighted\"\n[[rater]]\nid = \"a\"\ntitle = \"A\"",
        &[(C::MissingKey, None), (C::MissingKey, None)],
    ),
    (
        "[ranking]",
        "[[quota]]\nlevel = \"good\"\ncount = 1\nscopes = [[\"role\"]]\norder = [\"id\"]\nties = \"none\"\nover = \"report\"\n[ranking]",
        &[(C::Conflict, Some(T::RoleScopeWithoutRoles))],
    ),
    (
        "[ranking]",
        "[[quota]]\nlevel = \"good\"\ncount = 1\nscopes = [[]]\norder = [\"id\"]\nties = \"none\"\nover = \"report\"\n[ranking]",
        &[],
    ),
    (
        "[ranking]",
        "[[limit]]\nid = \"l\"\ntitle = \"L\"\nwhen = { total = \"year\", above = 9 }\nthen = { total-at-most = 9 }\n[ranking]",
        &[(C::ConditionPlace, Some(T::InTotalAtMost))],
    ),
    (
        "[ranking]",
        "[[role]]\nid = \"r\"\ntitle = \"R\"\nwhen = { history = \"level\", at-least = \"good\", years = 1, gap = \"breaks\" }\n[ranking]",
        &[(C::ConditionPlace, Some(T::History))],
    ),
    (
        "[ranking]",
        "[[deduction]]\nid = \"d\"\ntitle = \"D\"\ncap = 9\ncolumn = [\"Đ\"]\n[[deduction.criterion]]\nid = \"c1\"\ntitle = \"Đ1\"\npoints.up-to = { max = 3 }\n[ranking]",
        &[(C::Unused, Some(T::Key)), (C::DuplicateId, Some(T::Criterion))],
    ),
    (
        "max = 100 }",
        "max = 100 }\nweight = 0\n[[group.criterion]]\nid = \"c2\"\ntitle = \"Khác\"\npoints.up-to = { max = 0 }",
        &[(C::Unused, None), (C::BadValue, Some(T::AboveZero))],
    ),
    (
        "[[group.criterion]]",
        "weight = 100\n[[group.criterion]]\nweight = 0",
        &[(C::Conflict, Some(T::GroupWithoutWeights)), (C::Unused, Some(T::Criterion))],
    ),
    ("scale = 100", "scale = 0x64", &[(C::BadValue, Some(T::PlainNumber))]),
    ("year = 2026", "year = 2026.0", &[(C::WrongType, None)]),
    ("[ranking]\norder = [\"total\"]", "", &[(C::MissingKey, None)]),
    (
        "[[level]]\nid = \"good\"",
        "[level]\nid = \"good\"",
        &[(C::WrongType, Some(T::DoubleHeading)), (C::Syntax, Some(T::KeyTwice))],
    ),
    (
        "[ranking]",
        "[periods]\nkind = \"quarter\"\ncombine = \"mean\"\nleast = 5\nmissing = \"zero\"\n[ranking]",
        &[(C::BadValue, Some(T::PeriodCount))],
    ),
    (
        "[ranking]",
        "[periods]\nkind = \"month\"\ncombine = \"mean\"\nleast = 5\nmissing = \"zero\"\n[[limit]]\nid = \"l\"\ntitle = \"L\"\nwhen = { period = \"any\", below = 9 }\nthen = { level = \"done\" }\n[ranking]",
        &[],
    ),
    (
        "points.up-to = { max = 100 }",
        "points.count = { fact = \"f\", each = 1, max = 100 }\n[[fact]]\nid = \"f\"\ntitle = \"F\"\nkind = \"count\"\n[periods]\nkind = \"month\"\ncombine = \"mean\"\nleast = 5\nmissing = \"zero\"",
        &[(C::Unused, Some(T::Key))],
    ),
    ("[ranking]", "level2 = 1\n[ranking]", &[(C::UnknownKey, None)]),
];

/// Raters whose weights end with this one.
pub(super) fn raters(weight: &str) -> String {
    SMALL.replacen("combine = \"last\"", &format!("{RATERS}\"{weight}\""), 1)
}

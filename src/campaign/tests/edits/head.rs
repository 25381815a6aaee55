//! Edits of the whole example: the top of the file, raters, roles, facts.

use crate::campaign::tests::Edit;
use crate::diag::CampaignCode as C;
use crate::diag::code::CampaignTerm as T;

const MONTHS: &str = "when = { fact = \"months\", below = 6 }";

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
];

//! A small campaign, and edits of what the whole example has no room for.

use crate::campaign::tests::Edit;
use crate::diag::CampaignCode as C;
use crate::diag::code::CampaignTerm as T;

/// A campaign with nothing to spare.
pub(in crate::campaign::tests) const SMALL: &str = r#"
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
pub(in crate::campaign::tests) const SMALL_EDITS: &[Edit] = &[
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
pub(in crate::campaign::tests) fn raters(weight: &str) -> String {
    SMALL.replacen("combine = \"last\"", &format!("{RATERS}\"{weight}\""), 1)
}

//! Edits of the whole example: groups, criteria, ways to points, bonus and deduction.

use crate::campaign::tests::Edit;
use crate::diag::CampaignCode as C;
use crate::diag::code::CampaignTerm as T;

/// The edits.
pub(super) const EDITS: &[Edit] = &[
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
        "points.choice = { \"Tốt\" = 5, \"Khá\" = 4,",
        "points.choice = { \"Tốt\" = 5, \"MIỄN\" = 4,",
        &[(C::BadValue, Some(T::NoValueWord))],
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
];

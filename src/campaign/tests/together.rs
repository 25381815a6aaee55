//! Two small campaigns of one run, and edits of them that must be noticed.

use crate::campaign::load_all;
use crate::diag::code::CampaignTerm;
use crate::diag::{CampaignCode, Problem};

const PERSONS: &str = r#"
schema = 1
id = "persons"
title = "Đoàn viên"
year = 2026
subject = "person"
scale = 10
rounding = { places = 2, mode = "half-up" }
combine = "last"
[[fact]]
id = "post"
title = "Chức vụ"
kind = "text"
values = ["Chủ tịch"]
blank = ""
[[group]]
id = "work"
title = "Công việc"
[[group.criterion]]
id = "c1"
title = "Kết quả"
points.up-to = { max = 10 }
[[level]]
id = "good"
title = "Hoàn thành tốt nhiệm vụ"
from = 7
gates = ["any"]
[[level]]
id = "done"
title = "Hoàn thành nhiệm vụ"
from = 0
[[gate]]
id = "any"
title = "Có kết quả"
require = { criterion = "c1", above = 0 }
[[limit]]
id = "head"
title = "Người đứng đầu"
when = { fact = "post", is = "Chủ tịch" }
then = { at-most = "unit" }
[[award]]
id = "prize"
title = "Giải thưởng"
require = { level = "good" }
[ranking]
order = ["total"]
"#;

const UNITS: &str = r#"
schema = 1
id = "units"
title = "Đơn vị"
year = 2026
subject = "unit"
scale = 10
rounding = { places = 2, mode = "half-up" }
combine = "last"
[[fact]]
id = "share"
title = "Tỷ lệ"
kind = "percent"
from-members = { share-of = { level = "good" }, base = "rated" }
[[group]]
id = "work"
title = "Công việc"
[[group.criterion]]
id = "a"
title = "Hoạt động"
points.up-to = { max = 10 }
[[level]]
id = "good"
title = "Hoàn thành tốt nhiệm vụ"
from = 7
gates = ["members"]
[[level]]
id = "done"
title = "Hoàn thành nhiệm vụ"
from = 0
[[gate]]
id = "members"
title = "Đoàn viên"
require = { fact = "share", at-least = 80 }
[ranking]
order = ["total"]
"#;

/// From and to.
type Replaced = (&'static str, &'static str);

type Edit = (Replaced, Replaced, Expected);

type Expected = &'static [(CampaignCode, Option<CampaignTerm>)];

const ASKED: &str = "share-of = { level = \"good\" }";

/// What is replaced in the persons' campaign, in the units' campaign, and what is wrong then.
const EDITS: &[Edit] = &[
    (("", ""), ("", ""), &[]),
    (("", ""), (ASKED, "share-of = { level = \"goood\" }"), &[(CampaignCode::UnknownId, Some(CampaignTerm::Level))]),
    (
        ("", ""),
        (ASKED, "share-of = { award = \"prize\" }"),
        &[(CampaignCode::ConditionPlace, Some(CampaignTerm::InFromMembers))],
    ),
    (
        ("", ""),
        (ASKED, "share-of = { unit-level = \"good\" }"),
        &[(CampaignCode::ConditionPlace, Some(CampaignTerm::UnitLevel))],
    ),
    (("", ""), (ASKED, "share-of = { group = \"work\", at-least = \"50%\" }"), &[]),
    (("", ""), ("id = \"units\"", "id = \"persons\""), &[(CampaignCode::DuplicateId, Some(CampaignTerm::Campaign))]),
    (
        ("", ""),
        ("year = 2026", "year = 2025"),
        &[
            (CampaignCode::Conflict, Some(CampaignTerm::OtherYear)),
            (CampaignCode::Conflict, Some(CampaignTerm::OtherYear)),
        ],
    ),
    (
        ("", ""),
        ("year = 2026", "year = 2026\nmembers-from = \"people\""),
        &[(CampaignCode::UnknownId, Some(CampaignTerm::Campaign))],
    ),
    (
        ("", ""),
        ("year = 2026", "year = 2026\nmembers-from = \"units\""),
        &[(CampaignCode::Conflict, Some(CampaignTerm::OwnMembers))],
    ),
    (("", ""), ("year = 2026", "year = 2026\nmembers-from = \"persons\""), &[]),
    (("year = 2026", "year = 2026\nunit-level-from = \"units\""), ("", ""), &[]),
    (
        ("", ""),
        (
            "title = \"Hoàn thành tốt nhiệm vụ\"\nfrom = 7\ngates = [\"members\"]",
            "title = \"Vững mạnh\"\nfrom = 7\ngates = [\"members\"]",
        ),
        &[],
    ),
    (
        ("", ""),
        ("id = \"done\"\ntitle = \"Hoàn thành nhiệm vụ\"", "id = \"weak\"\ntitle = \"Yếu\""),
        &[(CampaignCode::UnitLevels, None)],
    ),
    // The level of a member would need the level of its unit, which needs that of the members.
    (
        ("{ criterion = \"c1\", above = 0 }", "{ unit-level = \"good\" }"),
        ("", ""),
        &[(CampaignCode::Cycle, Some(CampaignTerm::Campaign))],
    ),
];

fn edited(text: &str, (from, to): (&str, &str)) -> String {
    assert!(text.contains(from), "{from}");
    if from.is_empty() { text.to_owned() } else { text.replacen(from, to, 1) }
}

/// The problems of every edit.
pub(super) fn found() -> Vec<(String, Vec<Problem>, Expected)> {
    let one = |(persons, units, expected): &Edit| {
        let files = [
            ("campaign.toml".to_owned(), edited(PERSONS, *persons)),
            ("don-vi.campaign.toml".to_owned(), edited(UNITS, *units)),
        ];
        (format!("{persons:?} {units:?}"), load_all(&files).problems, *expected)
    };
    EDITS.iter().map(one).collect()
}

#[test]
fn what_campaigns_take_from_each_other_is_checked() {
    for (what, problems, expected) in found() {
        let told = |problem: &Problem| format!("{} {:?}", problem.code.name(), super::terms(problem));
        let shown: Vec<String> = problems.iter().map(told).collect();
        assert_eq!(problems.len(), expected.len(), "{what}: {shown:?}");
        for (problem, (code, term)) in problems.iter().zip(expected) {
            let fits = term.is_none_or(|term| super::terms(problem).contains(&term));
            assert!(problem.code == (*code).into() && fits, "{what}: {shown:?}");
        }
    }
}

#[test]
fn units_are_graded_before_the_persons_whom_they_cap() {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let loaded = load_all(&[file("a.campaign.toml", PERSONS), file("b.campaign.toml", UNITS)]);
    let together = loaded.together.expect("two sound campaigns");
    assert_eq!(together.order, [1, 0]);
    assert_eq!(together.links[1].members.as_ref().map(|(of, asked)| (*of, asked.len())), Some((0, 1)));
    assert_eq!(together.links[0].levels.as_ref().map(|(of, names)| (*of, names.len())), Some((1, 2)));
}

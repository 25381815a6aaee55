//! Edits of the whole example: quotas, awards, targets, the ranking.

use crate::campaign::tests::Edit;
use crate::diag::CampaignCode as C;
use crate::diag::code::CampaignTerm as T;

/// The edits.
pub(super) const EDITS: &[Edit] = &[
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

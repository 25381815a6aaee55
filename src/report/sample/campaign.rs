//! The rules of the sample.

use crate::campaign::{
    AboveScale, Atom, Award, Bound, Campaign, Combine, Condition, Criterion, Extra, ExtraKind, Fact, FactKind,
    FactTest, Gate, Group, Input, InputPart, Item, ItemOf, ItemSource, Letterhead, Level, Limit, LimitEffect, Motto,
    NotApplicable, NumberTest, OrderKey, OrderValue, Over, PointsRule, Quota, QuotaBase, QuotaRounding, QuotaSize,
    QuotaSubject, Rater, Role, ScopeKey, SubjectKind, Target, TargetBase, TextWord, Ties,
};
use crate::id::{ExtraIx, FactIx, GateIx, GroupIx, Id, InputIx, ItemIx, LevelIx};
use crate::num::{Exact, Rounding, RoundingMode};

use super::GROUPS;

/// A campaign of four groups with everything that reports show; `criteria` in each group.
pub(crate) fn campaign(criteria: usize) -> Campaign {
    let (groups, criteria) = groups(criteria);
    let (items, inputs) = items(&criteria);
    let named = |id: &str, title: &str| (Id::new(id), title.to_owned());
    let rater = |id: &str, title: &str| {
        let (id, title) = named(id, title);
        Rater { id, title, column: Vec::new() }
    };
    Campaign {
        path: "campaign.toml".into(),
        sha256: "5f".repeat(32),
        text: "".into(),
        id: Id::new("mau-2026"),
        title: "Xây dựng người cán bộ, công chức, viên chức “Trung thành, trách nhiệm, liêm chính, sáng tạo”".into(),
        source: Some("Bảng điểm minh họa".into()),
        year: 2026,
        subject: SubjectKind::Person,
        valid: None,
        scale: Exact::whole(100),
        base: Exact::whole(100),
        rounding: Rounding { places: 2, mode: RoundingMode::HalfUp },
        combine: Combine::Last,
        above_scale: AboveScale::Cap,
        letterhead: Some(letterhead()),
        raters: vec![rater("self", "Tự chấm"), rater("team", "Tổ công đoàn"), rater("board", "Ban Chấp hành")],
        roles: roles(),
        facts: facts(),
        groups,
        criteria,
        extras: extras(items.len() - 2),
        items,
        inputs,
        levels: levels(),
        gates: gates(),
        limits: limits(),
        quotas: quotas(),
        awards: awards(),
        targets: targets(),
        ranking: vec![OrderKey { by: OrderValue::Total, low_first: false }],
        periods: None,
        members_from: None,
        units_named: Vec::new(),
        unit_level_from: None,
    }
}

fn letterhead() -> Letterhead {
    Letterhead {
        number: None,
        attached: None,
        order: crate::campaign::ListOrder::Rank,
        parent: Some("LIÊN ĐOÀN LAO ĐỘNG TỈNH".into()),
        body: Some("CÔNG ĐOÀN VIÊN CHỨC TỈNH".into()),
        motto: Motto::State,
        place: Some("Thái Bình".into()),
        signers: vec![
            ("NGƯỜI LẬP BIỂU".into(), String::new()),
            ("TM. BAN CHẤP HÀNH\nCHỦ TỊCH".into(), "Lê Thị Mẫu".into()),
        ],
    }
}

fn groups(each: usize) -> (Vec<Group>, Vec<Criterion>) {
    let mut criteria = Vec::new();
    let groups = GROUPS.iter().enumerate().map(|(at, (id, title))| {
        let first = criteria.len();
        criteria.extend((1..=each).map(|number| Criterion {
            id: Id::new(&format!("{}{number}", &id[..2])),
            title: format!("{title}: tiêu chí số {number}"),
            group: GroupIx::at(at),
            weight: vec![Exact::ratio(25, i64::try_from(each).expect("small")); 2],
            not_applicable: NotApplicable::Refuse,
        }));
        let weight = vec![Exact::whole(25); 2];
        Group { id: Id::new(id), title: (*title).into(), weight, criteria: first..first + each }
    });
    (groups.collect(), criteria)
}

fn items(criteria: &[Criterion]) -> (Vec<Item>, Vec<Input>) {
    let mut inputs = Vec::new();
    let mut items = Vec::new();
    let mut add = |id: &Id, title: &str, of: ItemOf, max: Exact| {
        let at = ItemIx::at(items.len());
        let input = InputIx::at(inputs.len());
        let (words, by_rater) = (vec![], vec![]);
        let part = InputPart::Value;
        inputs.push(Input { item: at, part, title: title.into(), words, by_rater, column: input });
        items.push(Item {
            id: id.clone(),
            title: title.into(),
            of,
            points: PointsRule::UpTo { max: max.clone(), step: None },
            max,
            blank: None,
            blank_value: None,
            source: ItemSource::Column(input),
        });
    };
    for criterion in criteria {
        add(&criterion.id, &criterion.title, ItemOf::Group(criterion.group), criterion.weight[0].clone());
    }
    add(&Id::new("merit"), "Điểm thưởng", ItemOf::Extra(ExtraIx(0)), Exact::whole(5));
    add(&Id::new("reminders"), "Nhắc nhở bằng văn bản", ItemOf::Extra(ExtraIx(1)), Exact::whole(20));
    (items, inputs)
}

fn extras(first: usize) -> Vec<Extra> {
    let extra = |id: &str, title: &str, kind, cap, at: usize| Extra {
        id: Id::new(id),
        title: title.into(),
        kind,
        cap: Exact::whole(cap),
        items: at..at + 1,
    };
    vec![
        extra("merit", "Điểm thưởng", ExtraKind::Bonus, 5, first),
        extra("reminders", "Nhắc nhở bằng văn bản", ExtraKind::Deduction, 20, first + 1),
    ]
}

fn roles() -> Vec<Role> {
    let words = ["Giám đốc", "Trưởng phòng"].map(|word| TextWord { shown: word.into(), folded: word.to_lowercase() });
    let when = Condition::Atom(Atom::Fact(FactIx(0), FactTest::TextIs(words.into())));
    vec![
        Role { id: Id::new("leader"), title: "Lãnh đạo, quản lý".into(), when: Some(when) },
        Role { id: Id::new("staff"), title: "Không giữ chức vụ".into(), when: None },
    ]
}

fn facts() -> Vec<Fact> {
    let fact = |id: &str, title: &str, kind| Fact {
        id: Id::new(id),
        title: title.into(),
        kind,
        column: vec![],
        values: None,
        blank: None,
        from_members: None,
        from_subordinates: None,
    };
    vec![
        fact("position", "Chức vụ", FactKind::Text),
        fact("initiatives", "Sáng kiến được công nhận", FactKind::Count),
        fact("months", "Số tháng công tác trong năm", FactKind::Number),
    ]
}

fn levels() -> Vec<Level> {
    let level = |id: &str, title: &str, short: &str, from, gates: &[u16]| Level {
        id: Id::new(id),
        title: title.into(),
        short: short.into(),
        words: vec![title.to_lowercase()],
        from: Exact::whole(from),
        gates: gates.iter().map(|gate| GateIx(*gate)).collect(),
    };
    vec![
        level("excellent", "Hoàn thành xuất sắc nhiệm vụ", "HTXSNV", 90, &[0, 1]),
        level("good", "Hoàn thành tốt nhiệm vụ", "HTTNV", 70, &[]),
        level("done", "Hoàn thành nhiệm vụ", "HTNV", 50, &[]),
        level("not-done", "Không hoàn thành nhiệm vụ", "KHTNV", 0, &[]),
    ]
}

fn gates() -> Vec<Gate> {
    let initiative = Condition::Atom(Atom::Fact(FactIx(1), FactTest::Number(NumberTest::AtLeast(Exact::ONE))));
    let bound = Bound { test: NumberTest::AtLeast(Exact::decimal(8, 1)), percent: true };
    vec![
        Gate {
            id: Id::new("initiative"),
            title: "Có ít nhất một sáng kiến được công nhận".into(),
            source: Some("Mục IV.1".into()),
            require: initiative,
        },
        Gate {
            id: Id::new("no-weak-group"),
            title: "Không nhóm tiêu chí nào dưới 80%".into(),
            source: Some("Mục IV.2".into()),
            require: Condition::Atom(Atom::EveryGroup(bound)),
        },
    ]
}

fn limits() -> Vec<Limit> {
    let when = Condition::Atom(Atom::Fact(FactIx(2), FactTest::Number(NumberTest::Below(Exact::whole(6)))));
    let source = Some("Nghị định 90/2020, Điều 2".into());
    vec![Limit {
        id: Id::new("short-service"),
        title: "Công tác dưới 6 tháng trong năm".into(),
        source,
        when,
        then: LimitEffect::NotRated("Không xếp loại".into()),
        about_unit_level: false,
    }]
}

fn quotas() -> Vec<Quota> {
    vec![Quota {
        id: Id::new("excellent-20"),
        title: "excellent-20".into(),
        source: Some("Nghị định 335/2025, khoản 5 Điều 20".into()),
        subject: QuotaSubject::Level(LevelIx(0)),
        size: QuotaSize::Share {
            share: Exact::decimal(2, 1),
            base: QuotaBase::Below,
            at_least: 0,
            rounding: QuotaRounding::Down,
            raised: Vec::new(),
        },
        scopes: vec![vec![ScopeKey::Unit], vec![ScopeKey::Unit, ScopeKey::Role]],
        order: vec![OrderKey { by: OrderValue::Total, low_first: false }],
        ties: Ties::Ask,
        over: Over::Demote,
    }]
}

fn awards() -> Vec<Award> {
    let award = |id: &str, title: &str, level, or_better| Award {
        id: Id::new(id),
        title: title.into(),
        words: vec![],
        source: Some("Luật Thi đua, khen thưởng 2022".into()),
        require: Condition::Atom(Atom::Level { level: LevelIx(level), or_better }),
    };
    vec![
        award("advanced-worker", "Lao động tiên tiến", 1, true),
        award("emulation-fighter", "Chiến sĩ thi đua cơ sở", 0, false),
    ]
}

fn targets() -> Vec<Target> {
    vec![Target {
        id: Id::new("good-share"),
        title: "Tỷ lệ hoàn thành tốt nhiệm vụ trở lên".into(),
        source: None,
        share_of: Condition::Atom(Atom::Level { level: LevelIx(1), or_better: true }),
        base: TargetBase::Rated,
        plan: Exact::decimal(9, 1),
    }]
}

//! `quyet-dinh`: levels and awards set by people, each with reason, body and date.

use crate::campaign::{Award, Campaign};
use crate::diag::{CellPlace, DecisionCode, IntakeCode, Problem};
use crate::id::AwardIx;
use crate::intake::cell::hint;
use crate::intake::cell::identity;
use crate::intake::cell::name::names_agree;
use crate::intake::cell::value::calendar_date;
use crate::intake::dossier::{label, who};
use crate::intake::people::People;
use crate::intake::people::find::{Described, Match, Names, candidates, find, look_alike, tell_candidates};
use crate::intake::people::index::PersonAt;
use crate::intake::sheets::listing::{self, Listing, ListingRow, Words};
use crate::intake::units::sharing::{self, Meant};
use crate::intake::{Decision, Fault, Recorded};
use crate::table::{InputFile, Value};
use crate::text::{clean, fold};

/// What a column of `quyet-dinh` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Code,
    Name,
    Birth,
    UnitCode,
    UnitName,
    Level,
    Computed,
    Reason,
    Body,
    Number,
    Date,
    Awards,
    Campaign,
    Row,
}

const COLUMNS: Words<Column> = &[
    (
        Column::Code,
        &["mã", "mã đoàn viên", "mã số đoàn viên", "mã số", "mã nv", "mã cb", "số thẻ đoàn viên", "cccd", "code"],
    ),
    (Column::Name, &["họ và tên", "họ tên", "họ và tên đoàn viên", "name"]),
    (Column::Birth, &["ngày sinh", "ngày tháng năm sinh", "năm sinh"]),
    (Column::UnitCode, &["mã đơn vị", "mã đv", "mã cđcs"]),
    (Column::UnitName, &["đơn vị", "tên đơn vị", "cđcs", "công đoàn cơ sở"]),
    (Column::Level, &["mức quyết định", "mức xếp loại quyết định", "mức được quyết định", "xếp loại quyết định"]),
    (Column::Computed, &["mức tính", "mức tính được", "mức đã tính"]),
    (Column::Reason, &["lý do", "lí do"]),
    (Column::Body, &["cơ quan quyết định", "cấp quyết định", "cơ quan ra quyết định", "tập thể quyết định"]),
    (Column::Number, &["số quyết định", "số văn bản", "số"]),
    (Column::Date, &["ngày", "ngày quyết định", "ngày ký"]),
    (Column::Awards, &["danh hiệu"]),
    (Column::Campaign, &["cuộc vận động", "phong trào", "campaign"]),
    (Column::Row, &["stt", "tt", "số tt", "số thứ tự", "ghi chú"]),
];

/// Reads `quyet-dinh`.
pub(super) fn read(file: &InputFile) -> Listing<Column> {
    listing::read(file, COLUMNS, |columns| {
        let names = [Column::Code, Column::Name, Column::UnitCode, Column::UnitName];
        let decides = [Column::Level, Column::Awards];
        names.iter().any(|name| columns.contains(name)) && decides.iter().any(|what| columns.contains(what))
    })
}

/// Who a row is about, as text.
pub(super) struct Subject {
    pub(super) code: String,
    pub(super) name: String,
    birth: String,
    unit_code: String,
    unit_name: String,
}

impl Subject {
    /// What a row says. In a campaign that grades units, their code and name stand for the subject's.
    pub(super) fn of(row: &ListingRow<Column>, campaign: &Campaign) -> Self {
        let is_unit = campaign.subject == crate::campaign::SubjectKind::Unit;
        let code =
            |column| row.cell(column).and_then(|cell| identity::code(cell).ok()).unwrap_or_default().into_owned();
        let text = |column| clean(&row.text(column));
        let (unit_code, unit_name) = (code(Column::UnitCode), text(Column::UnitName));
        let mut subject = Self {
            code: code(Column::Code),
            name: text(Column::Name),
            birth: row.cell(Column::Birth).map(identity::birth).unwrap_or_default(),
            unit_code,
            unit_name,
        };
        if is_unit {
            if subject.code.is_empty() {
                subject.code = std::mem::take(&mut subject.unit_code);
            }
            if subject.name.is_empty() {
                subject.name = std::mem::take(&mut subject.unit_name);
            }
            (subject.unit_code, subject.unit_name) = (String::new(), String::new());
        }
        subject
    }

    fn is_blank(&self) -> bool {
        self.code.is_empty() && self.name.is_empty()
    }

    fn label(&self) -> String {
        label(&self.code, &self.name)
    }
}

/// Gives the decisions to those they are about. Returns how many rows were decisions.
pub(super) fn apply(people: &mut People<'_>, names: &Names, rows: &[ListingRow<Column>]) -> u64 {
    let mut count = 0;
    for row in rows {
        let subject = Subject::of(row, people.campaign);
        if subject.is_blank() && !decides(row) {
            continue;
        }
        match people.run.meant(&clean(&row.text(Column::Campaign))) {
            Meant::Own | Meant::Any => {}
            Meant::Other => continue,
            Meant::Nobody => {
                people.problems.push(no_campaign(people, row));
                continue;
            }
        }
        count += 1;
        let units = named_units(people, &subject);
        let described =
            Described { code: &subject.code, name: &subject.name, birth: &subject.birth, units: units.as_deref() };
        match find(people, names, described) {
            Match::One(person) => one(people, row, &subject, units.as_deref(), person),
            found => nobody(people, row, &subject, units.as_deref(), &found),
        }
    }
    count
}

/// A decision about a campaign that is not in the run.
fn no_campaign(people: &People<'_>, row: &ListingRow<Column>) -> Problem {
    let value = row.text(Column::Campaign);
    let titles: Vec<&str> = people.run.titles().collect();
    let nearest = crate::intake::suggest::nearest(&value, titles.iter().copied());
    let problem = Problem::new(DecisionCode::OtherCampaign).with("value", &value);
    problem.with("expected", titles.join(" | ")).suggest(nearest).at(row.at(Column::Campaign))
}

fn decides(row: &ListingRow<Column>) -> bool {
    row.cell(Column::Level).is_some() || row.cell(Column::Awards).is_some()
}

/// The units that a row can mean; none where it names no unit.
fn named_units(people: &People<'_>, subject: &Subject) -> Option<Vec<usize>> {
    let is_said = !subject.unit_code.is_empty() || !subject.unit_name.is_empty();
    is_said.then(|| people.units.known(&subject.unit_code, &subject.unit_name))
}

fn nobody(
    people: &mut People<'_>,
    row: &ListingRow<Column>,
    subject: &Subject,
    units: Option<&[usize]>,
    found: &Match,
) {
    let at = if subject.code.is_empty() { Column::Name } else { Column::Code };
    let code = match found {
        Match::Several(_) => DecisionCode::Ambiguous,
        Match::One(_) | Match::Nobody => DecisionCode::UnknownPerson,
    };
    let mut problem = Problem::new(code).with("person", subject.label()).at(row.at(at));
    if row.cell(Column::Campaign).is_some() {
        problem = problem.with(sharing::NAMED, row.text(Column::Campaign));
    }
    if let Match::Several(persons) = found {
        let problem = problem.with("candidates", candidates(people, persons));
        tell_candidates(people, persons, &problem);
        return;
    }
    let unit = match units {
        Some([one]) => Some(*one),
        _ => None,
    };
    let scope = unit.and_then(|unit| u32::try_from(unit).ok());
    let (suggestion, hint) = look_alike(people, &subject.code, &subject.name, scope);
    people.tell_unit(unit, hint::with(problem.suggest(suggestion), hint));
}

fn one(
    people: &mut People<'_>,
    row: &ListingRow<Column>,
    subject: &Subject,
    units: Option<&[usize]>,
    person: PersonAt,
) {
    let mut reader = Reader { campaign: people.campaign, row, who: who(people.dossier(person)), problems: Vec::new() };
    let dossier = people.dossier(person);
    if dossier.faults.contains(&Fault::Identity) {
        return;
    }
    if !subject.name.is_empty() && !dossier.name.is_empty() && !names_agree(&subject.name, &dossier.name) {
        let problem = Problem::new(IntakeCode::NameDiffers).with("code", &subject.code).with("value", &subject.name);
        reader.problems.push(problem.with("other", &dossier.name).at(row.at(Column::Name)));
    }
    if units.is_some_and(|units| !units.contains(&(person.unit as usize))) {
        let own = &people.units.list[person.unit as usize];
        let at = if subject.unit_code.is_empty() { Column::UnitName } else { Column::UnitCode };
        let named = [subject.unit_code.as_str(), &subject.unit_name].join(" ");
        let problem = Problem::new(IntakeCode::UnitDiffers).with("person", &reader.who).with("value", named.trim());
        reader.problems.push(problem.with("other", &own.name).at(row.at(at)));
    }
    if let Some(first) = &dossier.decision {
        let other = first.at.address().unwrap_or_default();
        let problem = Problem::new(DecisionCode::Twice).with("person", &reader.who).with("other", other);
        reader.problems.push(problem.at(row.place.clone()));
    }
    let decision = reader.decision();
    let problems = reader.problems;
    if problems.is_empty() {
        people.decide(person, decision);
        return;
    }
    for problem in problems {
        people.tell(person, Some(Fault::Identity), problem);
    }
}

/// Reads one decision.
struct Reader<'a> {
    campaign: &'a Campaign,
    row: &'a ListingRow<Column>,
    who: String,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn decision(&mut self) -> Option<Decision> {
        let text = |column| clean(&self.row.text(column));
        let (reason, body) = (text(Column::Reason), text(Column::Body));
        let number = Some(text(Column::Number)).filter(|number| !number.is_empty());
        let missing = self.missing(&reason, &body);
        let level_text = text(Column::Level);
        let level = if level_text.is_empty() { None } else { self.campaign.level_by_word(&level_text) };
        if level.is_none() && !level_text.is_empty() {
            let levels = self.campaign.levels.iter().map(|level| level.title.as_str());
            self.unknown_word(Column::Level, &level_text, levels);
        }
        let (computed, awards) = (self.computed(), self.awards());
        let date = self.date();
        if !missing.is_empty() {
            let problem =
                Problem::new(DecisionCode::Incomplete).with("person", &self.who).with("missing", missing.join(", "));
            self.problems.push(problem.at(self.row.place.clone()));
        }
        let at = CellPlace { ..self.row.at(Column::Level) };
        Some(Decision { at, level, computed, awards, reason, body, number, date: date? })
    }

    /// The headings of what is required and blank.
    fn missing(&self, reason: &str, body: &str) -> Vec<&'static str> {
        let date = self.row.text(Column::Date);
        let blank = [
            (reason.is_empty(), "Lý do"),
            (body.is_empty(), "Cơ quan quyết định"),
            (date.is_empty(), "Ngày"),
            (!decides(self.row), "Mức quyết định"),
        ];
        blank.into_iter().filter(|(is_blank, _)| *is_blank).map(|(_, heading)| heading).collect()
    }

    fn date(&mut self) -> Option<jiff::civil::Date> {
        let cell = self.row.cell(Column::Date)?;
        let date = match cell {
            Value::Date(day) => Some(*day),
            Value::Text(text) => calendar_date(&clean(text)),
            _ => None,
        };
        if date.is_none() {
            let text = self.row.text(Column::Date);
            self.unknown_word(Column::Date, &text, ["31/12/2026"]);
        }
        date
    }

    fn computed(&mut self) -> Option<Recorded> {
        let text = clean(&self.row.text(Column::Computed));
        match fold(&text).as_str() {
            "" => return None,
            "không" | "không xếp loại" | "not-rated" => return Some(Recorded::NotRated),
            "chưa đủ dữ liệu" | "incomplete" => return Some(Recorded::Incomplete),
            _ => {}
        }
        let level = self.campaign.level_by_word(&text);
        if level.is_none() {
            let levels = self.campaign.levels.iter().map(|level| level.title.as_str());
            self.unknown_word(Column::Computed, &text, levels);
        }
        level.map(Recorded::Level)
    }

    fn awards(&mut self) -> Option<Vec<AwardIx>> {
        let Some(Value::Text(text)) = self.row.cell(Column::Awards) else { return None };
        let folded = fold(text);
        if folded == "không" {
            return Some(Vec::new());
        }
        if let Some(one) = award(&self.campaign.awards, &folded) {
            return Some(vec![one]);
        }
        let mut awards = Vec::new();
        for word in text.split([';', ',', '\n']).map(clean).filter(|word| !word.is_empty()) {
            match award(&self.campaign.awards, &fold(&word)) {
                Some(one) => awards.push(one),
                None => {
                    let titles = self.campaign.awards.iter().map(|award| award.title.as_str());
                    self.unknown_word(Column::Awards, &word, titles);
                }
            }
        }
        awards.sort_unstable();
        awards.dedup();
        Some(awards)
    }

    fn unknown_word<'b>(&mut self, column: Column, text: &str, words: impl IntoIterator<Item = &'b str> + Clone) {
        let expected = words.clone().into_iter().collect::<Vec<_>>().join(" | ");
        let problem = Problem::new(DecisionCode::UnknownWord)
            .with("person", &self.who)
            .with("value", text)
            .with("expected", expected)
            .suggest(crate::intake::suggest::nearest(text, words))
            .at(self.row.at(column));
        self.problems.push(problem);
    }
}

fn award(awards: &[Award], folded: &str) -> Option<AwardIx> {
    awards.iter().position(|award| award.words.iter().any(|word| word == folded)).map(AwardIx::at)
}

//! Earlier years: `lich-su` tables and results of our own, given to the people that they are about.
//!
//! In: files, and the people of the run. Out: a history on their dossiers. A row about nobody on the roster
//! (who has retired or left) is passed over and counted; years from the campaign's own on are not history.

mod results;
mod table;

use crate::campaign::Campaign;
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::AwardIx;
use crate::intake::cell::name::names_agree;
use crate::intake::dossier::who;
use crate::intake::people::People;
use crate::intake::people::index::PersonAt;
use crate::intake::{Fault, FileRecord, FileRole, PastLevel, PastYear};
use crate::table::{FileRead, InputFile};
use crate::text::{clean, fold};

/// Reads a file with earlier years; its problems go to those whom they concern, or to everybody where the
/// whole file cannot be used: without it no condition on earlier years can be trusted.
pub(super) fn read(people: &mut People<'_>, file: &InputFile) -> FileRecord {
    let mut taker = Taker { people, file, rows: 0, strangers: 0 };
    let read = if is_results(file) { results::read(&mut taker) } else { table::read(&mut taker) };
    let (rows, strangers) = (taker.rows, taker.strangers);
    let FileRead { sha256, bytes, problem } = read;
    let role = if problem.is_some() { FileRole::Nothing } else { FileRole::History };
    if let Some(problem) = problem {
        people.tell_everybody(&problem);
    } else if strangers > 0 {
        let note = Problem::new(IntakeCode::HistoryStrangers).with("count", strangers);
        people.problems.push(note.at(CellPlace::file(&file.name)));
    }
    FileRecord { name: file.name.clone(), sha256, bytes, role, rows }
}

/// Whether a file is taken for a `results.json`.
fn is_results(file: &InputFile) -> bool {
    file.path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// What one row, or one subject of earlier results, says.
struct Past<'a> {
    code: &'a str,
    name: &'a str,
    year: i16,
    level: PastLevel,
    awards: Vec<AwardIx>,
    /// Where a part of it stands.
    place: &'a dyn Fn(Part) -> CellPlace,
}

/// A part of what is said, which a problem can be about.
#[derive(Clone, Copy)]
enum Part {
    Name,
    Level,
}

/// Gives earlier years to people.
struct Taker<'t, 'a> {
    people: &'t mut People<'a>,
    file: &'t InputFile,
    /// Rows about people on the roster.
    rows: u64,
    /// Rows about nobody.
    strangers: u64,
}

impl<'a> Taker<'_, 'a> {
    fn campaign(&self) -> &'a Campaign {
        self.people.campaign
    }

    /// Whom a code means.
    fn person(&mut self, code: &str) -> Option<PersonAt> {
        let person = self.people.by_code(code);
        match person {
            Some(_) => self.rows += 1,
            None => self.strangers += 1,
        }
        person
    }

    fn tell(&mut self, person: PersonAt, problem: Problem) {
        self.people.tell(person, Some(Fault::Identity), problem);
    }

    fn unknown_level(&mut self, person: PersonAt, text: &str, at: CellPlace) {
        let campaign = self.campaign();
        let titles: Vec<&str> = campaign.levels.iter().map(|level| level.title.as_str()).collect();
        let problem = Problem::new(IntakeCode::HistoryUnknownLevel)
            .with("person", who(self.people.dossier(person)))
            .with("value", text)
            .with("expected", titles.join(" | "))
            .suggest(crate::intake::suggest::nearest(text, titles))
            .at(at);
        self.tell(person, problem);
    }

    /// Takes what is said about somebody. Several rows of one year add up (one for each award); two levels
    /// of one year are an error.
    fn take(&mut self, person: PersonAt, past: Past<'_>) {
        let dossier = self.people.dossier(person);
        if !past.name.is_empty() && !dossier.name.is_empty() && !names_agree(past.name, &dossier.name) {
            let problem = Problem::new(IntakeCode::NameDiffers).with("code", past.code).with("value", past.name);
            self.tell(person, problem.with("other", &dossier.name).at((past.place)(Part::Name)));
            return;
        }
        if past.year >= self.campaign().year {
            return;
        }
        let mut history = self.people.dossier_mut(person).history.take().unwrap_or_default();
        let twice = history.add(PastYear { year: past.year, level: past.level, awards: past.awards.into() });
        let dossier = self.people.dossier_mut(person);
        dossier.history = Some(history);
        if twice {
            let problem = Problem::new(IntakeCode::HistoryTwice).with("person", who(dossier));
            self.tell(person, problem.with("year", past.year).at((past.place)(Part::Level)));
        }
    }
}

/// What a level word of an earlier year means; nothing where no level of the campaign is called so.
fn level(campaign: &Campaign, text: &str) -> Option<PastLevel> {
    match fold(text).as_str() {
        "" => Some(PastLevel::Blank),
        "không xếp loại" | "not-rated" | "incomplete" => Some(PastLevel::NotRated),
        _ => campaign.level_by_word(text).map(PastLevel::Level),
    }
}

/// The awards in a text; words that no award has are passed over: other campaigns give other awards.
fn awards(campaign: &Campaign, text: &str) -> Vec<AwardIx> {
    let find = |word: &str| {
        let folded = fold(word);
        campaign.awards.iter().position(|award| award.words.contains(&folded)).map(AwardIx::at)
    };
    if let Some(one) = find(text) {
        return vec![one];
    }
    text.split([';', ',', '\n']).map(clean).filter_map(|word| find(&word)).collect()
}

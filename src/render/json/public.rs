//! `cong-khai.json`: names, units, levels and awards for everybody to read.

use std::io::{self, Write};

use serde::Serialize;

use super::{List, document};
use crate::aggregate::Results;
use crate::campaign::Campaign;
use crate::report::book::Book;
use crate::report::machine::outcome_id;
use crate::report::public::{award_ids, everybody};
use crate::words::Lang;

#[derive(Serialize)]
struct Document<'a, T> {
    schema: &'static str,
    campaign: Rules<'a>,
    provisional: bool,
    levels: Vec<Named<'a>>,
    awards: Vec<Named<'a>>,
    people: T,
}

#[derive(Serialize)]
struct Rules<'a> {
    id: &'a str,
    title: &'a str,
    year: i16,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct Person<'a> {
    unit: &'a str,
    name: &'a str,
    level: &'a str,
    awards: Vec<&'a str>,
}

/// Writes the public list.
///
/// # Errors
/// When the writer fails.
pub fn public(campaign: &Campaign, results: &Results, out: &mut dyn Write) -> io::Result<()> {
    let book = Book { campaign, results, lang: Lang::Vi };
    let everybody = everybody(campaign, results);
    let person = |at: &crate::classify::SubjectRef| {
        let subject = book.subject(*at);
        let standing = &subject.graded.standing;
        Person {
            unit: &subject.unit.name,
            name: &subject.dossier.name,
            level: outcome_id(campaign, standing.outcome),
            awards: award_ids(campaign, standing),
        }
    };
    let levels = campaign.levels.iter().map(|level| Named { id: level.id.as_str(), title: &level.title });
    let awards = campaign.awards.iter().map(|award| Named { id: award.id.as_str(), title: &award.title });
    let value = Document {
        schema: "xeploai/public/1",
        campaign: Rules { id: campaign.id.as_str(), title: &campaign.title, year: campaign.year },
        provisional: results.provisional,
        levels: levels.collect(),
        awards: awards.collect(),
        people: List(|| everybody.iter().map(person)),
    };
    document(&value, out)
}

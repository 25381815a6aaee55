//! `xeploai campaigns`: the campaigns that come with the program.

use std::io;

use xeploai::campaign;
use xeploai::cases;
use xeploai::explain::page::Page;
use xeploai::shipped::{self, Shipped};
use xeploai::words::{FailureText, Lang, NoteText};

use crate::args::CampaignsArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::screen;

/// Lists all, or prints one word for word.
pub(crate) fn campaigns(args: &CampaignsArgs, lang: Lang) -> Result<Exit, Failure> {
    if let Some(name) = &args.name {
        let shipped = find(name)?;
        screen::print(|to| to.write_all(shipped.text.as_bytes()))?;
        return Ok(Exit::Final);
    }
    let all: Vec<Shipped> = shipped::all().collect();
    let mut page = Page::new(screen::look(&io::stdout()));
    page.line(0, &lang.say_with(NoteText::ShippedHead, &[("count", &all.len().to_string())]));
    for shipped in all {
        list(shipped, lang, &mut page);
    }
    page.heading(lang.say(NoteText::ShippedHint));
    screen::print(|to| to.write_all(page.text().as_bytes()))?;
    Ok(Exit::Final)
}

/// The campaign of a name; else a failure that tells what is near.
pub(crate) fn find(name: &str) -> Result<Shipped, Failure> {
    let bare = name.strip_suffix(".toml").unwrap_or(name);
    shipped::by_name(bare).ok_or_else(|| match shipped::near(bare) {
        Some(near) => Failure::new(FailureText::NearCampaign).with("given", name).with("suggestion", near),
        None => Failure::new(FailureText::NoSuchCampaign).with("given", name),
    })
}

fn list(shipped: Shipped, lang: Lang, page: &mut Page) {
    page.heading(shipped.name);
    // A test loads them all.
    let Some(campaign) = campaign::load(&shipped.file(), shipped.text).campaign else { return };
    page.line(2, &campaign.title);
    let subject = match campaign.subject {
        campaign::SubjectKind::Person => NoteText::SubjectPerson,
        campaign::SubjectKind::Unit => NoteText::SubjectUnit,
    };
    let mark = if shipped.is_rebuilt() { NoteText::ShippedRebuilt } else { NoteText::ShippedOfficial };
    let cases = shipped.cases.map_or(0, |text| cases::count(&campaign, &shipped.file(), text));
    let values = [
        ("year", &*campaign.year.to_string()),
        ("subject", lang.say(subject)),
        ("cases", &cases.to_string()),
        ("mark", lang.say(mark)),
    ];
    page.line(2, &lang.say_with(NoteText::ShippedLine, &values));
    if let Some(source) = &campaign.source {
        page.line(2, source);
    }
}

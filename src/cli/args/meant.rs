//! What was typed, as what it means.

use std::path::PathBuf;

use jiff::civil::Date;
use xeploai::evaluate::{Claims, Options};
use xeploai::form::People;
use xeploai::report::public::Audience;
use xeploai::words::Lang;

use super::{Args, CheckArgs, FormArgs, Format, GradeArgs, LangName, Notes, Printing, RollupArgs, SourceArgs};
use crate::exit::Warnings;
use crate::output::Existing;
use crate::quote::quoted;

/// The folder of forms.
pub(crate) const FORMS: &str = "mau-phieu";

impl From<LangName> for Lang {
    fn from(name: LangName) -> Self {
        match name {
            LangName::Vi => Self::Vi,
            LangName::En => Self::En,
        }
    }
}

impl Args {
    /// The language of the run; [`crate::usage::parse`] has put the one of the environment here.
    pub(crate) fn lang(&self) -> Lang {
        self.lang.map_or(Lang::Vi, Lang::from)
    }

    /// Takes the language of the environment where the command line names none.
    pub(crate) fn or_lang(mut self, lang: LangName) -> Self {
        self.lang.get_or_insert(lang);
        self
    }
}

impl SourceArgs {
    pub(crate) const fn options(&self, claims: Claims) -> Options {
        Options { provisional: self.provisional, claims }
    }

    pub(crate) const fn warnings(&self) -> Warnings {
        if self.deny_warnings { Warnings::Deny } else { Warnings::Allow }
    }

    pub(crate) const fn printing(&self) -> Printing {
        match (self.json, self.quiet) {
            (true, _) => Printing::Json,
            (false, true) => Printing::Quiet,
            (false, false) => Printing::Normal,
        }
    }
}

/// A date as a machine writes it, or as a Vietnamese does: 2026-12-31, 31/12/2026.
pub(super) fn date(typed: &str) -> Result<Date, jiff::Error> {
    let parts: Vec<&str> = typed.split('/').collect();
    let number = |text: &str, most: usize| {
        let plain = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse::<i16>().ok()).flatten()
    };
    if let [day, month, year] = parts[..]
        && let (Some(day), Some(month), Some(year)) = (number(day, 2), number(month, 2), number(year, 4))
        && let (Ok(day), Ok(month), true) = (i8::try_from(day), i8::try_from(month), year >= 1000)
    {
        return Date::new(year, month, day);
    }
    typed.parse()
}

impl FormArgs {
    /// What it reads, as the other commands say it.
    pub(crate) fn source(&self) -> SourceArgs {
        SourceArgs {
            paths: self.paths.clone(),
            campaign: self.campaign.clone(),
            decisions: None,
            units: self.units.clone(),
            history: Vec::new(),
            provisional: false,
            jobs: None,
            deny_warnings: false,
            quiet: self.quiet,
            json: false,
        }
    }

    /// Where the forms go: into the data, so that they are read where they lie.
    pub(crate) fn out(&self) -> PathBuf {
        match (&self.out, self.paths.as_slice()) {
            (Some(out), _) => out.clone(),
            (None, [only]) if only.is_dir() => only.join(FORMS),
            (None, _) => PathBuf::from(FORMS),
        }
    }

    /// The command that grades what was filled in.
    ///
    /// Rules that others of their folder feed are graded with them: then none are named.
    pub(crate) fn then_grade(&self, is_fed: bool) -> String {
        let mut words = vec!["xeploai grade".to_owned()];
        words.extend(self.paths.iter().map(|path| quoted(path)));
        let campaign = self.campaign.as_ref().filter(|_| !is_fed);
        for (option, value) in [("--campaign", campaign), ("--units", self.units.as_ref())] {
            words.extend(value.iter().map(|value| format!("{option} {}", quoted(value))));
        }
        words.join(" ")
    }

    pub(crate) const fn existing(&self) -> Existing {
        if self.overwrite { Existing::Replace } else { Existing::Keep }
    }

    pub(crate) const fn people(&self) -> People {
        if self.names { People::Listed } else { People::Typed }
    }
}

impl RollupArgs {
    pub(crate) const fn existing(&self) -> Existing {
        if self.overwrite { Existing::Replace } else { Existing::Keep }
    }

    pub(crate) const fn printing(&self) -> Printing {
        match (self.json, self.quiet) {
            (true, _) => Printing::Json,
            (false, true) => Printing::Quiet,
            (false, false) => Printing::Normal,
        }
    }
}

impl GradeArgs {
    pub(crate) const fn existing(&self) -> Existing {
        if self.overwrite { Existing::Replace } else { Existing::Keep }
    }

    /// Who may read what is written.
    pub(crate) const fn audience(&self) -> Audience {
        if self.public { Audience::Public } else { Audience::Internal }
    }

    /// Tables alone explain nothing by its cells.
    pub(crate) fn claims(&self) -> Claims {
        let tables = self.format.iter().all(|format| *format == Format::Csv) && self.template.is_empty();
        if tables { Claims::Drop } else { Claims::Keep }
    }
}

impl CheckArgs {
    pub(crate) const fn existing(&self) -> Existing {
        if self.overwrite { Existing::Replace } else { Existing::Keep }
    }

    pub(crate) const fn notes(&self) -> Notes {
        if self.verbose { Notes::Show } else { Notes::Hide }
    }
}

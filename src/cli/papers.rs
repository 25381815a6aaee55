//! Documents from templates: which there are, what they are called, and where they go.
//!
//! A template of the user's own replaces the shipped one of the same name (`bien-ban`, `to-trinh`, `phieu`, `cong-khai`);
//! any other is a document more for each unit, or one for the whole run where its name begins with `tong-hop`.

use std::fs::{self, File};
use std::io::{BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelIterator as _, ParallelIterator as _};
use xeploai::campaign::SubjectKind;
use xeploai::intake::Births;
use xeploai::render::office::{Kind, Shipped, Template, shipped};
use xeploai::report::file_name;
use xeploai::report::paper::{Of, Paper};
use xeploai::report::public::{Audience, NAME};
use xeploai::words::{FailureText, Lang, reference};

use crate::args::{Format, Printing};
use crate::failure::Failure;
use crate::hash::of_bytes;
use crate::terminal;
use crate::write::Writing;

/// No more of a template is read.
const MOST_BYTES: u64 = 32 << 20;
/// How the name of a template for the whole run begins.
const WHOLE: &str = "tong-hop";

/// A template of the user's own.
#[derive(Debug)]
pub(crate) struct Own {
    /// What it is called in messages and in the run report.
    pub(crate) name: String,
    /// Hash of its bytes.
    pub(crate) sha256: String,
    stem: String,
    template: Template,
}

/// The templates of the user's own.
#[derive(Debug, Default)]
pub(crate) struct Papers {
    /// In the order of their names.
    pub(crate) own: Vec<Own>,
}

/// No template of the user's own.
pub(crate) static NO_PAPERS: Papers = Papers { own: Vec::new() };

impl Papers {
    /// What a run report says of them: names and hashes.
    pub(crate) fn listed(&self) -> Vec<(String, String)> {
        self.own.iter().map(|own| (own.name.clone(), own.sha256.clone())).collect()
    }

    /// Reads and checks the templates that were named; what is wrong with them is printed.
    pub(crate) fn load(
        named: &[(PathBuf, String)],
        audience: Audience,
        printing: Printing,
        lang: Lang,
    ) -> Result<Self, Failure> {
        let (mut own, mut problems) = (Vec::new(), Vec::new());
        for (path, name) in named {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = read(path)?;
            let sha256 = of_bytes(&bytes);
            match Template::load(name, bytes) {
                Ok(template) => own.push(Own { name: name.clone(), sha256, stem, template }),
                Err(found) => problems.extend(found),
            }
        }
        if !problems.is_empty() {
            terminal::template_problems(&problems, printing, lang)?;
            let count = problems.len();
            return Err(Failure::new(FailureText::TemplateFaulty).with("count", count));
        }
        own.sort_by(|a: &Own, b| (&a.stem, a.template.kind().ending()).cmp(&(&b.stem, b.template.kind().ending())));
        for pair in own.windows(2) {
            if pair[0].stem == pair[1].stem && pair[0].template.kind() == pair[1].template.kind() {
                let failure = Failure::new(FailureText::TemplateTwice);
                return Err(failure.with("first", &pair[0].name).with("second", &pair[1].name));
            }
        }
        let closed = own.iter().find(|one| audience == Audience::Public && !one.stem.starts_with(NAME));
        match closed {
            Some(one) => Err(Failure::at(FailureText::TemplateNotPublic, &one.name)),
            None => Ok(Self { own }),
        }
    }

    /// Whether there is anything to write.
    pub(crate) fn are_wanted(&self, formats: &[Format]) -> bool {
        formats.contains(&Format::Docx) || !self.own.is_empty()
    }

    /// Papers print birth dates.
    pub(crate) fn births(&self, formats: &[Format]) -> Births {
        if self.are_wanted(formats) { Births::Keep } else { Births::Drop }
    }

    /// Writes the documents of each unit and of the whole run.
    pub(crate) fn write(&self, writing: &Writing<'_>, formats: &[Format], folder: &Path) -> Result<(), Failure> {
        let (of_unit, of_run): (&[Shipped], &[Shipped]) = match (formats.contains(&Format::Docx), writing.audience()) {
            (false, _) => (&[], &[]),
            // Units are graded by one meeting, which has one list; persons by a meeting in each unit.
            (true, Audience::Internal) if writing.subject() == SubjectKind::Unit => {
                (&[Shipped::Slips], &[Shipped::Minutes, Shipped::Proposal])
            }
            (true, Audience::Internal) => {
                (&[Shipped::Minutes, Shipped::Proposal, Shipped::Slips], &[Shipped::Proposal])
            }
            (true, Audience::Public) => (&[Shipped::Notice], &[Shipped::Notice]),
        };
        let of_run_names: Vec<&str> = of_run.iter().map(|which| which.stem()).collect();
        let packed = |cause| Failure::at(FailureText::CannotWrite, folder).because(cause);
        let shipped = |which: &Shipped| shipped(*which, writing.lang).map(|template| (which.stem(), template));
        let of_unit: Vec<(&str, Template)> = of_unit
            .iter()
            .filter(|which| !self.replaces(which.stem()))
            .map(shipped)
            .collect::<Result<_, _>>()
            .map_err(packed)?;
        let of_run: Vec<(&str, Template)> = of_run
            .iter()
            .filter(|which| !self.replaces(which.stem()))
            .map(shipped)
            .collect::<Result<_, _>>()
            .map_err(packed)?;
        let own_unit =
            || self.own.iter().filter(|one| !one.stem.starts_with(WHOLE)).map(|one| (&*one.stem, &one.template));
        let own_run = || {
            let of_run = |one: &&Own| one.is_of_run() || of_run_names.contains(&&*one.stem);
            self.own.iter().filter(of_run).map(|one| (&*one.stem, &one.template))
        };
        let units = folder.join("don-vi");
        if (own_unit().next().is_some() || !of_unit.is_empty()) && !units.exists() {
            fs::create_dir(&units).map_err(|cause| Failure::at(FailureText::CannotWrite, "don-vi").because(cause))?;
        }
        writing.unit_names().into_par_iter().try_for_each(|(unit, name)| {
            let paper = writing.paper(Of::Unit(unit));
            let all = of_unit.iter().map(|(stem, template)| (*stem, template)).chain(own_unit());
            all.into_iter()
                .try_for_each(|(stem, template)| write(template, &paper, &units, &format!("{name}-{}", safe(stem))))
        })?;
        let paper = writing.paper(Of::Run);
        let all = of_run.iter().map(|(stem, template)| (*stem, template)).chain(own_run());
        all.into_iter().try_for_each(|(stem, template)| {
            // The consolidated workbook has this name already.
            let name = if stem == WHOLE { format!("{WHOLE}-mau") } else { safe(stem) };
            write(template, &paper, folder, &name)
        })
    }

    fn replaces(&self, stem: &str) -> bool {
        self.own.iter().any(|one| one.stem == stem && one.template.kind() == Kind::Docx)
    }
}

impl Own {
    /// Whether it is filled in for the whole run: by its name, or as one that is for persons too.
    fn is_of_run(&self) -> bool {
        self.stem.starts_with(WHOLE) || self.stem == Shipped::Proposal.stem() || self.stem == Shipped::Notice.stem()
    }
}

fn safe(stem: &str) -> String {
    file_name(stem, &mut std::collections::BTreeSet::new())
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |cause: std::io::Error| Failure::at(FailureText::NoSuchPath, path).because(cause);
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(unreadable(std::io::ErrorKind::InvalidInput.into()));
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(unreadable)?.take(MOST_BYTES).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn write(template: &Template, paper: &Paper<'_>, folder: &Path, name: &str) -> Result<(), Failure> {
    let name = format!("{name}.{}", template.kind().ending());
    let written = File::create(folder.join(&name)).and_then(|file| template.write(paper, BufWriter::new(file)));
    written.map_err(|cause| Failure::at(FailureText::CannotWrite, name).because(cause))
}

/// `templates`: into a folder the shipped documents, to be changed and named by `--template`; without one the list of
/// what a template may ask for.
pub(crate) fn templates(folder: Option<&Path>, lang: Lang) -> Result<crate::exit::Exit, Failure> {
    let Some(folder) = folder else {
        terminal::print(|to| to.write_all(reference::placeholders().as_bytes()))?;
        return Ok(crate::exit::Exit::Final);
    };
    copy_shipped(folder, lang)
}

fn copy_shipped(folder: &Path, lang: Lang) -> Result<crate::exit::Exit, Failure> {
    let cannot = |path: &Path, cause| Failure::at(FailureText::CannotWrite, path).because(cause);
    fs::create_dir_all(folder).map_err(|cause| cannot(folder, cause))?;
    // Never over a template that somebody has changed, and never some without the others.
    let names = Shipped::ALL.map(|which| folder.join(format!("{}.docx", which.stem())));
    if let Some(there) = names.iter().find(|path| fs::symlink_metadata(path).is_ok()) {
        return Err(Failure::at(FailureText::TemplateThere, there));
    }
    for which in Shipped::ALL {
        let path = folder.join(format!("{}.docx", which.stem()));
        let bytes = xeploai::render::office::shipped_bytes(which, lang).map_err(|cause| cannot(&path, cause))?;
        let file = File::options().write(true).create_new(true).open(&path);
        file.and_then(|mut file| file.write_all(&bytes)).map_err(|cause| cannot(&path, cause))?;
    }
    terminal::print(|to| {
        writeln!(
            to,
            "{}",
            lang.say_with(xeploai::words::NoteText::Templates, &[("path", &folder.display().to_string())])
        )
    })?;
    Ok(crate::exit::Exit::Final)
}

/// The templates that were named: files, and what lies in the folders; each with what it is called.
pub(crate) fn find(named: &[PathBuf], base: &Path) -> Result<Vec<(PathBuf, String)>, Failure> {
    let mut found = Vec::new();
    for path in named {
        let path = crate::walk::real(path)?;
        if path.is_dir() {
            let listed = |cause: std::io::Error| Failure::at(FailureText::NoSuchPath, &path).because(cause);
            for entry in fs::read_dir(&path).map_err(listed)? {
                let inside = entry.map_err(listed)?.path();
                let ending = inside.extension().unwrap_or_default().to_string_lossy().to_lowercase();
                let hidden = inside.file_name().unwrap_or_default().to_string_lossy().starts_with(['.', '~']);
                if !hidden && ["docx", "xlsx"].contains(&ending.as_str()) {
                    found.push(inside);
                }
            }
        } else {
            found.push(path);
        }
    }
    found.sort();
    found.dedup();
    let name = |path: &PathBuf| match path.strip_prefix(base) {
        Ok(inside) => inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"),
        Err(_) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
    };
    Ok(found.iter().map(|path| (path.clone(), name(path))).collect())
}

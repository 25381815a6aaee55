//! Documents from templates: which there are, what they are called, and where they go.
//!
//! A template of the user's own replaces the shipped one of the same name (`bien-ban`, `to-trinh`, `phieu`, `cong-khai`);
//! any other is a document more for each unit, or one for the whole run where its name begins with `tong-hop`.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use xeploai::intake::Births;
use xeploai::render::office::{Kind, Shipped, Template};
use xeploai::report::public::{Audience, NAME};
use xeploai::words::{FailureText, Lang, reference};

use crate::args::{Format, GradeArgs, Printing};
use crate::failure::Failure;
use crate::hash::of_bytes;
use crate::job::Job;
use crate::screen;

/// No more of a template is read.
const MOST_BYTES: u64 = 32 << 20;
/// How the name of a template for the whole run begins.
pub(crate) const WHOLE: &str = "tong-hop";

/// A template of the user's own.
#[derive(Debug)]
pub(crate) struct Own {
    /// What it is called in messages and in the run report.
    pub(crate) name: String,
    /// Hash of its bytes.
    pub(crate) sha256: String,
    pub(crate) stem: String,
    pub(crate) template: Template,
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
    pub(crate) fn load(named: &[(PathBuf, String)], printing: Printing, lang: Lang) -> Result<Self, Failure> {
        let (mut own, mut problems) = (Vec::new(), Vec::new());
        for (path, name) in named {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = read(path)?;
            let sha256 = of_bytes(&bytes);
            match Template::load(name, bytes) {
                Ok(template) => own.push((path, Own { name: name.clone(), sha256, stem, template })),
                Err(found) => problems.extend(found),
            }
        }
        if !problems.is_empty() {
            screen::template_problems(&problems, printing, lang)?;
            let count = problems.len();
            return Err(Failure::new(FailureText::TemplateFaulty).with("count", count));
        }
        let called = |own: &Own| (own.stem.clone(), own.template.kind().ending());
        own.sort_by_key(|(_, one)| called(one));
        for pair in own.windows(2) {
            // They are told with their folders: their names alone are the same.
            if called(&pair[0].1) == called(&pair[1].1) {
                let failure = Failure::new(FailureText::TemplateTwice);
                return Err(failure.with("first", pair[0].0.display()).with("second", pair[1].0.display()));
            }
        }
        Ok(Self { own: own.into_iter().map(|(_, one)| one).collect() })
    }

    /// Whether there is anything to write.
    pub(crate) fn are_wanted(&self, formats: &[Format]) -> bool {
        formats.contains(&Format::Docx) || !self.own.is_empty()
    }

    /// Papers print birth dates.
    pub(crate) fn births(&self, formats: &[Format]) -> Births {
        if self.are_wanted(formats) { Births::Keep } else { Births::Drop }
    }

    pub(crate) fn replaces(&self, stem: &str) -> bool {
        self.own.iter().any(|one| one.stem == stem && one.template.kind() == Kind::Docx)
    }
}

impl Own {
    /// Whether it is filled in for the whole run: by its name, or as one that is for persons too.
    pub(crate) fn is_of_run(&self) -> bool {
        self.stem.starts_with(WHOLE) || self.stem == Shipped::Proposal.stem() || self.stem == Shipped::Notice.stem()
    }
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

/// `templates`: into a folder the shipped documents, to be changed and named by `--template`; without one the list of
/// what a template may ask for.
pub(crate) fn templates(folder: Option<&Path>, lang: Lang) -> Result<crate::exit::Exit, Failure> {
    let Some(folder) = folder else {
        screen::print(|to| to.write_all(reference::placeholders().as_bytes()))?;
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
    screen::print(|to| {
        writeln!(
            to,
            "{}",
            lang.say_with(xeploai::words::NoteText::Templates, &[("path", &folder.display().to_string())])
        )
    })?;
    Ok(crate::exit::Exit::Final)
}

/// Templates that were named, as files or in folders.
#[derive(Debug, Default)]
struct Found {
    /// Those for this kind of run, each with what it is called.
    fitting: Vec<(PathBuf, String)>,
    /// Those of the folders that are for the other kind.
    passed_over: Vec<PathBuf>,
}

impl Found {
    /// Whether a file is a template, and so no table of data.
    fn holds(&self, file: &Path) -> bool {
        self.fitting.iter().map(|(path, _)| path).chain(&self.passed_over).any(|path| path == file)
    }
}

/// The templates that were named: files, and what lies in the folders. A folder serves both kinds of runs, so that what
/// is for the other kind is passed over there; a file that was named, and a folder with nothing else, is refused.
fn find(named: &[PathBuf], base: &Path, audience: Audience) -> Result<Found, Failure> {
    let called = |path: &PathBuf| match path.strip_prefix(base) {
        Ok(inside) => inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"),
        Err(_) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
    };
    let (mut found, mut fitting) = (Found::default(), Vec::new());
    for path in named {
        let path = crate::walk::real(path)?;
        let all = if path.is_dir() { listed(&path)? } else { vec![path] };
        let (fit, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|path| is_for(path, audience));
        if let (true, Some(other)) = (fit.is_empty(), others.first()) {
            return Err(Failure::at(unfit(audience), called(other)));
        }
        fitting.extend(fit);
        found.passed_over.extend(others);
    }
    fitting.sort();
    fitting.dedup();
    found.fitting = fitting.into_iter().map(|path| (path.clone(), called(&path))).collect();
    Ok(found)
}

/// The templates of a run, read and checked. A workbook that is one is no table of data, and papers may ask for birth
/// dates.
pub(crate) fn of_run(args: &GradeArgs, job: &mut Job, lang: Lang) -> Result<Papers, Failure> {
    let found = find(&args.template, &job.base, args.audience())?;
    job.inputs.tables.retain(|file| !found.holds(&file.path));
    let papers = Papers::load(&found.fitting, args.source.printing(), lang)?;
    job.inputs.births = papers.births(&args.format);
    Ok(papers)
}

/// Whether a template is for this kind of run: what is called a public list must never hold the order of ranks.
fn is_for(path: &Path, audience: Audience) -> bool {
    let is_public = path.file_name().unwrap_or_default().to_string_lossy().starts_with(NAME);
    is_public == (audience == Audience::Public)
}

const fn unfit(audience: Audience) -> FailureText {
    match audience {
        Audience::Public => FailureText::TemplateNotPublic,
        Audience::Internal => FailureText::TemplateOnlyPublic,
    }
}

/// The templates in a folder, in the order of their names.
fn listed(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unlisted = |cause: std::io::Error| Failure::at(FailureText::NoSuchPath, folder).because(cause);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(unlisted)? {
        let inside = entry.map_err(unlisted)?.path();
        let ending = inside.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let hidden = inside.file_name().unwrap_or_default().to_string_lossy().starts_with(['.', '~']);
        if !hidden && ["docx", "xlsx"].contains(&ending.as_str()) {
            found.push(inside);
        }
    }
    found.sort();
    Ok(found)
}

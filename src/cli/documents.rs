//! The documents of a run: which are made for each unit and for the whole, and where they go.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use rayon::prelude::{IntoParallelIterator as _, ParallelIterator as _};
use xeploai::campaign::SubjectKind;
use xeploai::render::office::{Shipped, Template, shipped};
use xeploai::report::file_name;
use xeploai::report::paper::{Of, Paper};
use xeploai::report::public::Audience;
use xeploai::words::FailureText;

use crate::args::Format;
use crate::failure::Failure;
use crate::papers::{Own, Papers, WHOLE};
use crate::write::folder_of_units;
use crate::writing::Writing;

/// Writes the documents of each unit and of the whole run.
pub(crate) fn documents(
    papers: &Papers,
    writing: &Writing<'_>,
    formats: &[Format],
    folder: &Path,
) -> Result<(), Failure> {
    let (of_unit, of_run): (&[Shipped], &[Shipped]) = match (formats.contains(&Format::Docx), writing.audience()) {
        (false, _) => (&[], &[]),
        // Units are graded by one meeting, which has one list; persons by a meeting in each unit.
        (true, Audience::Internal) if writing.subject() == SubjectKind::Unit => {
            (&[Shipped::Slips], &[Shipped::Minutes, Shipped::Proposal])
        }
        (true, Audience::Public) if writing.subject() == SubjectKind::Unit => (&[], &[Shipped::Notice]),
        (true, Audience::Internal) => (&[Shipped::Minutes, Shipped::Proposal, Shipped::Slips], &[Shipped::Proposal]),
        (true, Audience::Public) => (&[Shipped::Notice], &[Shipped::Notice]),
    };
    let packed = |cause| Failure::at(FailureText::CannotWrite, folder).because(cause);
    let shipped = |which: &Shipped| shipped(*which, writing.lang).map(|template| (which.stem(), template));
    let of_unit: Vec<(&str, Template)> = of_unit
        .iter()
        .filter(|which| !papers.replaces(which.stem()))
        .map(shipped)
        .collect::<Result<_, _>>()
        .map_err(packed)?;
    let of_run: Vec<(&str, Template)> = of_run
        .iter()
        .filter(|which| !papers.replaces(which.stem()))
        .map(shipped)
        .collect::<Result<_, _>>()
        .map_err(packed)?;
    // Of the user's own those that are for all units at once, also where the shipped ones are not asked for.
    let once = |one: &Own| {
        let shipped = [Shipped::Minutes, Shipped::Proposal, Shipped::Notice];
        let of_list = writing.subject() == SubjectKind::Unit && shipped.iter().any(|which| which.stem() == one.stem);
        of_list || one.stem.starts_with(WHOLE)
    };
    let own_unit = || papers.own.iter().filter(|one| !once(one)).map(|one| (&*one.stem, &one.template));
    let own_run = || {
        let of_run = |one: &&Own| once(one) || one.is_of_run();
        papers.own.iter().filter(of_run).map(|one| (&*one.stem, &one.template))
    };
    let units = folder.join("don-vi");
    if own_unit().next().is_some() || !of_unit.is_empty() {
        folder_of_units(&units)?;
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

fn safe(stem: &str) -> String {
    file_name(stem, &mut std::collections::BTreeSet::new())
}

fn write(template: &Template, paper: &Paper<'_>, folder: &Path, name: &str) -> Result<(), Failure> {
    let name = format!("{name}.{}", template.kind().ending());
    let written = File::create(folder.join(&name)).and_then(|file| template.write(paper, BufWriter::new(file)));
    written.map_err(|cause| Failure::at(FailureText::CannotWrite, name).because(cause))
}

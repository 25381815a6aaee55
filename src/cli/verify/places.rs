//! Where to look for what a run has read: its report holds names, and no place of any machine.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::hash::hash;
use crate::{output, walk};

/// So many folders are looked into; beyond, people have to say which one it is.
const MOST: usize = 500;

/// The folder that was named; else the first of these that has everything: the one around the result, the current
/// one, those in these two. Where none has, the one around the result.
pub(super) fn base(folder: &Path, named: Option<&PathBuf>, has_all: impl Fn(&Path) -> bool) -> PathBuf {
    if let Some(named) = named {
        return named.clone();
    }
    let around = folder.parent().unwrap_or(folder).to_owned();
    let here = PathBuf::from(".");
    let near = [around.clone(), here.clone()];
    let within = near.iter().flat_map(|place| folders(place));
    near.clone().into_iter().chain(within).find(|place| has_all(place)).unwrap_or(around)
}

/// The folders in a folder that may hold data, by name.
fn folders(place: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(place).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_data = |path: &PathBuf| path.is_dir() && !walk::is_hidden(path) && !output::is_results(path);
    let mut folders: Vec<PathBuf> = entries.filter(is_data).take(MOST).collect();
    folders.sort();
    folders
}

/// Where a rule file lies: a report has its bare name. At the top, else in a folder of the inputs, known by its hash.
pub(super) fn rules<'a>(base: &Path, file: &str, sha256: &str, inputs: impl Iterator<Item = &'a str>) -> PathBuf {
    let top = base.join(file);
    if top.exists() {
        return top;
    }
    let is_inside = |name: &&str| Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    let mut folders: Vec<&Path> =
        inputs.filter(is_inside).flat_map(|name| Path::new(name).ancestors().skip(1)).collect();
    folders.sort();
    folders.dedup();
    let places = folders.into_iter().map(|folder| base.join(folder).join(file));
    places.take(MOST).find(|path| hash(path).is_ok_and(|now| now == sha256)).unwrap_or(top)
}

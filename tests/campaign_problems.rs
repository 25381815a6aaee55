//! Every folder `tests/problems/campaign-*` shows one code of a campaign file: the problems of its
//! `campaign.toml` are those that `case.toml` lists, sorted by code and place.

use std::path::{Path, PathBuf};

use xeploai::campaign::{load, load_all};
use xeploai::diag::{CampaignCode, Severity};

struct Case {
    why: String,
    problems: Vec<(String, String)>,
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems");
    let entries = std::fs::read_dir(root).expect("tests/problems is there");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    folders.retain(|folder| name(folder).starts_with("campaign-"));
    folders.sort();
    folders
}

fn name(folder: &Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn case(folder: &Path) -> Case {
    let text = std::fs::read_to_string(folder.join("case.toml")).expect("a case.toml");
    let table: toml::Table = text.parse().expect("a sound case.toml");
    let texts = |key: &str| -> Vec<String> {
        let list = table[key].as_array().expect("a list");
        list.iter().map(|text| text.as_str().expect("a text").to_owned()).collect()
    };
    let (codes, places) = (texts("problems"), texts("at"));
    assert_eq!(codes.len(), places.len(), "{}", folder.display());
    let why = table["why"].as_str().expect("a text").to_owned();
    Case { why, problems: codes.into_iter().zip(places).collect() }
}

/// `campaign.toml`, and those that are loaded with it.
fn rule_files(folder: &Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries.map(|entry| name(&entry.expect("a readable entry").path())).collect();
    names.retain(|name| name.ends_with("campaign.toml"));
    names.sort_by_key(|name| (name != "campaign.toml", name.clone()));
    let text = |name: String| (name.clone(), std::fs::read_to_string(folder.join(name)).expect("a rule file"));
    names.into_iter().map(text).collect()
}

#[test]
fn each_folder_shows_what_it_says() {
    for folder in folders() {
        let case = case(&folder);
        assert!(!case.why.is_empty(), "{}", folder.display());
        let files = rule_files(&folder);
        let (refused_rules, problems) = if let [(name, source)] = files.as_slice() {
            let loaded = load(name, source);
            (loaded.campaign.is_none(), loaded.problems)
        } else {
            let loaded = load_all(&files);
            (loaded.together.is_none(), loaded.problems)
        };
        let mut found: Vec<(&str, (usize, usize))> = problems
            .iter()
            .filter(|problem| problem.severity() > Severity::Note)
            .map(|problem| (problem.code.name(), problem.rule.as_ref().expect("a place").line_column()))
            .collect();
        found.sort();
        let found: Vec<(String, String)> =
            found.into_iter().map(|(code, (line, column))| (code.to_owned(), format!("{line}:{column}"))).collect();
        assert_eq!(found, case.problems, "{}", folder.display());
        let refused = problems.iter().any(xeploai::diag::Problem::is_error);
        assert_eq!(refused_rules, refused, "{}", folder.display());
    }
}

#[test]
fn each_code_has_a_folder_that_shows_it() {
    let folders = folders();
    let names: Vec<String> = folders.iter().map(|folder| name(folder)).collect();
    let mut expected: Vec<String> = CampaignCode::ALL.iter().map(|code| code.name().replace('/', "-")).collect();
    expected.sort();
    assert_eq!(names, expected);
    for (folder, name) in folders.iter().zip(&names) {
        let shows = |(code, _): &(String, String)| code.replace('/', "-") == *name;
        assert!(case(folder).problems.iter().any(shows), "{name}");
    }
}

//! Puts the campaigns of `criteria/` into the program: a list of (name, rules, cases), by name.

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=criteria");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo says where the package is")).join("criteria");
    let entries = fs::read_dir(&folder).expect("criteria/ is a part of the package");
    let files = entries.map(|entry| entry.expect("criteria/ can be read").file_name().into_string());
    let files = files.map(|name| name.expect("names in criteria/ are UTF-8"));
    let mut names: Vec<String> = files
        .filter_map(|file| Some(file.strip_suffix(".toml")?.to_owned()))
        .filter(|name| !name.ends_with(".test"))
        .collect();
    names.sort();
    let mut code = String::from("[\n");
    for name in names {
        let path = |ending: &str| folder.join(format!("{name}{ending}"));
        let cases = if path(".test.toml").exists() {
            format!("Some(include_str!({:?}))", path(".test.toml"))
        } else {
            "None".to_owned()
        };
        code.push_str(&format!("({name:?}, include_str!({:?}), {cases}),\n", path(".toml")));
    }
    code.push(']');
    let out = Path::new(&env::var("OUT_DIR").expect("cargo gives a folder")).join("shipped.rs");
    fs::write(out, code).expect("the folder that cargo gives can be written");
}

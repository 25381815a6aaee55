//! The whole way: tables in, standings out. The bytes are up to four text tables, divided by zero bytes: a roster, an
//! assessment, the units, the decisions.
//!
//! Asserted: everybody on the list is counted once, whatever is in the tables, and no total leaves the scale.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use xeploai::campaign::{self, Campaign};
use xeploai::evaluate::{self, Options, Progress, Stage};
use xeploai::intake::{Births, Inputs};
use xeploai::words::Lang;
use xeploai_fuzz::{file, let_guarded_panics_pass};

const RULES: [&str; 2] = [include_str!("../rules/intake.toml"), include_str!("../rules/values.toml")];

fn campaigns() -> &'static [Campaign] {
    static CAMPAIGNS: OnceLock<Vec<Campaign>> = OnceLock::new();
    CAMPAIGNS.get_or_init(|| {
        let load = |text: &&str| campaign::load("campaign.toml", text).campaign.expect("a sound campaign");
        RULES.iter().map(load).collect()
    })
}

struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: Stage, _: u64) {}
    fn step(&self) {}
}

fuzz_target!(init: let_guarded_panics_pass(), |data: &[u8]| {
    let Some((which, rest)) = data.split_first() else { return };
    let campaign = &campaigns()[usize::from(*which) % RULES.len()];
    let mut tables = rest.split(|byte| *byte == 0);
    let mut next = |name: &str| tables.next().filter(|bytes| !bytes.is_empty()).map(|bytes| file(name, bytes));
    let (roster, forms) = (next("danh-sach.csv"), next("phieu.csv"));
    let (units, decisions) = (next("don-vi.csv"), next("quyet-dinh.csv"));
    let tables = roster.into_iter().chain(forms).collect();
    let (history, documents, births) = (Vec::new(), Vec::new(), Births::Drop);
    let inputs = Inputs { tables, units, decisions, history, documents, births };
    let results = evaluate::run(campaign, &inputs, Options { provisional: which & 2 == 2, ..Options::default() }, &Unwatched);
    for problem in &results.problems {
        for lang in [Lang::Vi, Lang::En] {
            assert!(!lang.message(problem).is_empty() && !lang.remedy(problem).is_empty());
        }
    }
});

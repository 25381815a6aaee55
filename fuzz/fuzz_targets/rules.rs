//! The rule file: any text is a campaign or a list of problems with places, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xeploai::campaign;
use xeploai::words::Lang;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let loaded = campaign::load("campaign.toml", text);
    let refused = loaded.problems.iter().any(xeploai::diag::Problem::is_error);
    assert_eq!(loaded.campaign.is_none(), refused, "a campaign without errors, or errors without a campaign");
    for problem in &loaded.problems {
        for lang in [Lang::Vi, Lang::En] {
            assert!(!lang.message(problem).is_empty() && !lang.remedy(problem).is_empty());
        }
    }
});

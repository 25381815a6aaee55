//! Help, usage errors and failures, as typed and as printed: `tests/cli/*.trycmd`.

#[test]
fn the_command_line_says_what_it_should() {
    let cases = trycmd::TestCases::new();
    // What the reader of the test has set must not show.
    cases.env("COLUMNS", "100").env("XEPLOAI_LANG", "vi").case("tests/cli/*.trycmd");
}

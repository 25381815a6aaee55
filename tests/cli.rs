//! What is typed and what is printed: help, usage errors and failures (`tests/cli/*.trycmd`), and the
//! pictures in the README.

#[test]
fn the_command_line_says_what_it_should() {
    let cases = trycmd::TestCases::new();
    // What the reader of the test has set must not show.
    cases.env("COLUMNS", "100").env("XEPLOAI_LANG", "vi").case("tests/cli/*.trycmd").case("README.md");
}

//! Who is asked for while errors keep the unit from being graded: the answer says so.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;

use support::{copy_inputs, package, said, xeploai};

/// What `explain` and others say of a unit that is stopped.
const WHY: &str = "Đơn vị có lỗi dữ liệu nên chưa được chấm";

/// The example in which CD02 has errors, graded as it is (`co-loi`) and with them mended (`da-sua`), and both joined
/// with nothing else (`chung`).
fn stage() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let path = |name: &str| place.path().join(name);
    copy_inputs(&package("examples/can-sua"), &path("vao"));
    let grade = |out: &str, more: &[&str]| {
        let output = xeploai().arg("grade").arg(path("vao")).arg("--out").arg(path(out)).args(more).output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{}", said(&output));
    };
    grade("co-loi", &[]);
    // Whoever can be graded is: the unit is there.
    grade("da-sua", &["--provisional"]);
    let output = xeploai().arg("rollup").arg(path("co-loi")).arg("--out").arg(path("chung")).output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", said(&output));
    place
}

#[test]
fn somebody_of_a_stopped_unit_is_known_and_the_reason_is_that_of_the_unit() {
    let place = stage();
    for result in ["co-loi", "chung"] {
        for asked in ["CD02", "CD02-001", "cd02-001"] {
            let output = xeploai().arg("explain").arg(place.path().join(result)).arg(asked).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{}", said(&output));
            assert!(String::from_utf8(output.stdout).unwrap().contains(WHY), "{asked} of {result}");
        }
        // Nobody is called so anywhere.
        let output = xeploai().arg("explain").arg(place.path().join(result)).arg("ZZ-1").output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    }
}

#[test]
fn people_of_a_stopped_unit_have_not_gone() {
    let place = stage();
    let compare = |old: &str, new: &str| {
        let [old, new] = [old, new].map(|name| place.path().join(name));
        let output = xeploai().arg("compare").arg(old).arg(new).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let lost = compare("da-sua", "co-loi");
    assert!(!lost.contains("Không còn:"), "{lost}");
    assert!(lost.contains("Không có trong kết quả mới, vì đơn vị có lỗi"), "{lost}");
    assert!(lost.contains("CD02-001"), "{lost}");
    let found = compare("co-loi", "da-sua");
    assert!(!found.contains("Mới có:") && found.contains("Mới có, vì ở kết quả trước đơn vị có lỗi"), "{found}");
}

#[test]
fn a_stopped_unit_has_no_points_in_the_results() {
    let place = stage();
    let text = fs::read_to_string(place.path().join("co-loi/results.json")).unwrap();
    let results: serde_json::Value = serde_json::from_str(&text).unwrap();
    let unit = results["units"].as_array().unwrap().iter().find(|unit| unit["id"] == "CD02").unwrap();
    assert_eq!(unit["stopped"], true);
    assert!(unit["subjects"].as_array().unwrap().is_empty());
    assert!(unit["not_graded"].as_array().unwrap().iter().any(|who| who[0] == "CD02-001"));
}

//! What `explain`, `compare` and `verify` answer about the three unions of `examples/thai-binh-2026`.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde_json::Value;
use support::{copy_inputs, package, said, xeploai};
use tempfile::TempDir;
use xeploai::explain::{Document, person, unit};
use xeploai::render::terminal::{Breaks, Colour, Look};
use xeploai::words::Lang;

/// The example in a place of its own, changed and graded.
fn graded(change: impl FnOnce(&Path)) -> TempDir {
    let folder = TempDir::new().unwrap();
    copy_inputs(&package("examples/thai-binh-2026"), folder.path());
    change(folder.path());
    let out = folder.path().join("ket-qua");
    let done = xeploai().arg("grade").arg(folder.path()).arg("--out").arg(&out).arg("--quiet").output().unwrap();
    assert!(matches!(done.status.code(), Some(0 | 1)), "{}", said(&done));
    folder
}

fn result(folder: &TempDir) -> PathBuf {
    folder.path().join("ket-qua")
}

/// Replaces a text that stands there exactly once.
fn edit(folder: &Path, file: &str, old: &str, new: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(old).count(), 1, "{file}: {old}");
    fs::write(path, text.replace(old, new)).unwrap();
}

fn run(args: &[&str], paths: &[&Path]) -> Output {
    xeploai().arg(args[0]).args(paths).args(&args[1..]).env("COLUMNS", "100").output().unwrap()
}

/// What is printed, on one line, so that a test does not depend on where lines break.
fn printed(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", said(output));
    String::from_utf8(output.stdout.clone()).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_kind_of_outcome_is_explained_with_rule_cell_and_difference() {
    let folder = graded(|_| ());
    let cases: &[(&str, &[&str])] = &[
        // Cut by the quota of 20%.
        (
            "CD01-010",
            &[
                "Tự chấm 9,5 (D11) · Tổ công đoàn 9 (E11) · Ban Chấp hành 9,5 (F11)*",
                "Số sáng kiến được công nhận: 2 (ô CD01/danh-sach.csv I11)",
                "ô trống (AN11), tính là 0",
                "Tổng: 90,50 + 4,00 − 0,00 94,50",
                "Cả đơn vị: 20% của 16 người, tối đa 3; 5 người đủ điều kiện, được xét 3",
                "tổng điểm 94,50, kém 1,00 so với người cuối cùng được xét (Bùi Thị Phương Thảo, 95,50)",
                "Vì sao chưa xếp Hoàn thành xuất sắc nhiệm vụ Hết suất trong",
            ],
        ),
        // Tied at the cut, lifted by a decision.
        (
            "phạm thị hạnh",
            &[
                "ĐỒNG HẠNG Ở SUẤT CUỐI",
                "bằng Nguyễn Văn Bình ở mọi căn cứ (tổng điểm, nhóm Sáng tạo",
                "quyết định xếp Hoàn thành xuất sắc nhiệm vụ (tính theo quy định: Hoàn thành tốt nhiệm vụ)",
                "– quyet-dinh.csv, dòng 2",
                "là mức cao nhất",
            ],
        ),
        // Tied, and left down by the decision.
        (
            "CD02-007",
            &["Mức này do tập thể quyết định; theo quy định tính ra Hoàn thành tốt nhiệm vụ.", "bằng Phạm Thị Hạnh"],
        ),
        // Taken out: too few months.
        (
            "CD01-017",
            &["(Số tháng công tác trong năm < 6: có 4): Không xếp loại – ô CD01/danh-sach.csv H18", "Trung thành –"],
        ),
        // A gate on a fact, and one on groups.
        (
            "CD01-012",
            &[
                "CHƯA ĐẠT: Có ít nhất một sáng kiến được công nhận",
                "Số sáng kiến được công nhận có 0, cần từ 1: thiếu 1",
            ],
        ),
        ("CD01-005", &["nhóm Sáng tạo có 15,50, cần từ 16: thiếu 0,50 – ô CD01/cham-diem.csv AG6, AJ6, AM6"]),
        // Capped by the level of the unit, and set by a discipline.
        (
            "CD01-001",
            &[
                "không xếp cao hơn mức của đơn vị (Hoàn thành tốt nhiệm vụ)",
                "Vướng khống chế “Người đứng đầu không cao hơn mức của đơn vị”",
            ],
        ),
        ("CD01-011", &["Vướng khống chế “Bị kỷ luật từ khiển trách trở lên trong năm”", "ô CD01/danh-sach.csv J12"]),
        // Too few points.
        ("CD01-004", &["Tổng điểm 57,50, cần từ 70: thiếu 12,50 điểm", "Không: Lao động tiên tiến"]),
    ];
    for (wanted, told) in cases {
        let text = printed(&run(&["explain", wanted], &[&result(&folder)]));
        for part in *told {
            assert!(text.contains(part), "{wanted}: no “{part}” in\n{text}");
        }
        assert!(!text.contains("khác tổng đã ghi"), "{text}");
    }
    let english = printed(&run(&["giai-thich", "CD01-010", "--lang", "en"], &[&result(&folder).join("results.json")]));
    assert!(english.contains("total 94.50, 1.00 behind the last kept (Bùi Thị Phương Thảo, 95.50)"), "{english}");
}

#[test]
fn a_person_is_found_by_code_or_unique_name_and_never_guessed() {
    let folder = graded(|_| ());
    for (wanted, told) in [
        ("Nguyễn Thị Hoa", ["CD01-006", "CD02-010"]),
        ("nguyen thi hoa", ["không có ai", "CD02-010"]),
        ("CD1-006", ["không có ai", "CD01-006"]),
        ("Lê", ["không có ai", "Gần giống"]),
    ] {
        let refused = run(&["explain", wanted], &[&result(&folder)]);
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
        let text = String::from_utf8(refused.stderr).unwrap();
        assert!(told.iter().all(|part| text.contains(part)), "{wanted}: {text}");
    }
}

/// `compare --json`: those who changed, by code.
fn compared(old: &TempDir, new: &TempDir) -> Value {
    let output = run(&["compare", "--json"], &[&result(old), &result(new)]);
    printed(&output);
    serde_json::from_slice(&output.stdout).unwrap()
}

fn changed<'v>(comparison: &'v Value, code: &str) -> &'v Value {
    let list = comparison["changed"].as_array().unwrap();
    list.iter().find(|one| one["id"] == code).unwrap_or_else(|| panic!("{code} did not change: {comparison}"))
}

#[test]
fn changes_are_told_with_their_causes_apart() {
    let old = graded(|_| ());
    // One claim: points of the board for the last who was kept. Another takes the place.
    let claim = |folder: &Path| {
        edit(folder, "CD01/cham-diem.csv", ";9;9;9;5;4,5;4,5;5;4,5;4,5;;;", ";9;9;7,5;5;4,5;4,5;5;4,5;4,5;;;")
    };
    let seen = compared(&old, &graded(claim));
    let lowered = changed(&seen, "CD01-008");
    assert_eq!(lowered["total"], serde_json::json!({ "old": "95.50", "new": "94.00", "causes": ["data"] }));
    assert_eq!(lowered["level"]["causes"], serde_json::json!(["data"]));
    let cell = &lowered["data"][0];
    assert_eq!((&cell["id"], &cell["cell"]), (&"st1".into(), &"CD01/cham-diem.csv AG9".into()));
    assert_eq!((&cell["old"], &cell["new"], &cell["rater"]), (&"9".into(), &"7.5".into(), &"Ban Chấp hành".into()));
    let lifted = changed(&seen, "CD01-010");
    assert_eq!(lifted["level"], serde_json::json!({ "old": "good", "new": "excellent", "causes": ["quota"] }));
    assert_eq!(lifted["rank"]["causes"], serde_json::json!(["others"]));
    assert_eq!(seen["changed"].as_array().unwrap().len(), 2);

    // One rule; nothing in the data.
    let rule = |folder: &Path| edit(folder, "campaign.toml", "\nfrom = 90\n", "\nfrom = 99\n");
    let seen = compared(&old, &graded(rule));
    assert_eq!(
        seen["rules"],
        serde_json::json!([{ "rule": "level excellent: from", "change": "value", "old": "90", "new": "99" }])
    );
    assert_eq!(changed(&seen, "CD02-003")["level"]["causes"], serde_json::json!(["rule"]));

    // Fewer decimals are no other total.
    let places = |folder: &Path| edit(folder, "campaign.toml", "places = 2", "places = 1");
    let seen = compared(&old, &graded(places));
    assert_eq!(seen["rules"][0]["rule"], "rounding");
    assert_eq!(seen["changed"], serde_json::json!([]));

    // Both at once are told apart: the claim by the claim, the bound by the bound.
    let both = |folder: &Path| {
        claim(folder);
        rule(folder);
    };
    let seen = compared(&old, &graded(both));
    assert_eq!(changed(&seen, "CD01-008")["total"]["causes"], serde_json::json!(["data"]));
    assert_eq!(changed(&seen, "CD01-008")["level"]["causes"], serde_json::json!(["rule"]));

    // One decision less.
    let decision = |folder: &Path| {
        let path = folder.join("quyet-dinh.csv");
        let text = fs::read_to_string(&path).unwrap();
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("CD02-004")).collect();
        fs::write(path, kept.join("\n")).unwrap();
    };
    let seen = compared(&old, &graded(decision));
    assert_eq!(changed(&seen, "CD02-004")["level"]["causes"], serde_json::json!(["decision"]));
    assert_eq!(changed(&seen, "CD02-004")["decision"]["change"], "gone");

    // The level of a unit is data of its head.
    let unit = |folder: &Path| {
        edit(
            folder,
            "don-vi.csv",
            "CD01,CĐCS Sở Nội vụ,Hoàn thành tốt nhiệm vụ",
            "CD01,CĐCS Sở Nội vụ,Hoàn thành nhiệm vụ",
        )
    };
    let seen = compared(&old, &graded(unit));
    let head = changed(&seen, "CD01-001");
    assert_eq!((&head["level"]["causes"][0], &head["data"][0]["id"]), (&"data".into(), &"unit-level".into()));

    let same = printed(&run(&["so-sanh"], &[&result(&old), &result(&old)]));
    assert!(same.contains("Không ai thay đổi"), "{same}");
}

#[test]
fn who_came_and_who_went_are_listed() {
    let old = graded(|_| ());
    let new = graded(|folder| {
        for file in ["CD01/danh-sach.csv", "CD01/cham-diem.csv"] {
            let text = fs::read_to_string(folder.join(file)).unwrap();
            fs::write(folder.join(file), text.replace("CD01-004", "CD01-099")).unwrap();
        }
    });
    let text = printed(&run(&["compare"], &[&result(&old), &result(&new)]));
    assert!(text.contains("59 người có ở cả hai, 1 người mới có, 1 người không còn"), "{text}");
    assert!(text.contains("Mới có: CD01-099") && text.contains("Không còn: CD01-004"), "{text}");
}

#[test]
fn a_result_is_verified_and_every_difference_named() {
    let folder = graded(|_| ());
    let out = result(&folder);
    let equal = printed(&run(&["verify"], &[&out]));
    assert!(equal.contains("7 tệp dữ liệu") && equal.contains("giống từng byte"), "{equal}");
    let told = |args: &[&str]| {
        let output = run(args, &[&out]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    fs::write(out.join("summary.csv"), "unit_id\n").unwrap();
    let touched = told(&["verify"]);
    assert!(touched.contains("Kết quả khác: summary.csv") && !touched.contains("results.csv"), "{touched}");

    // A byte that changes nothing is told all the same, since the report holds its hash.
    let path = folder.path().join("CD01/danh-sach.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.clone() + "\n").unwrap();
    let touched = told(&["kiem-chung"]);
    assert!(touched.contains("Dữ liệu đã khác: CD01/danh-sach.csv"), "{touched}");
    assert!(touched.contains("Kết quả khác: run.json") && !touched.contains("Kết quả khác: results"), "{touched}");

    fs::remove_file(&path).unwrap();
    let missing = told(&["verify", "--lang", "en"]);
    assert!(missing.contains("Input is missing: CD01/danh-sach.csv"), "{missing}");
    assert!(missing.contains("cannot be graded again"), "{missing}");
    let left: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(left.iter().all(|name| !name.starts_with('.')), "{left:?}");

    // From data that lie elsewhere.
    let elsewhere = TempDir::new().unwrap();
    copy_inputs(&package("examples/thai-binh-2026"), elsewhere.path());
    let from = elsewhere.path().to_str().unwrap();
    assert!(told(&["verify", "--from", from]).contains("Kết quả khác: summary.csv"));
}

#[test]
fn foreign_and_damaged_results_are_refused_without_a_panic() {
    let folder = graded(|_| ());
    let text = fs::read_to_string(result(&folder).join("results.json")).unwrap();
    let look = Look { colour: Colour::Plain, width: 100, breaks: Breaks::AtWidth };
    let explained = |text: &str| {
        let Ok(document) = Document::read(text.as_bytes()) else { return false };
        (0..document.len()).all(|at| person(&document, at, Lang::Vi, look).is_ok())
    };
    assert!(explained(&text));
    for cut in (0..text.len()).step_by(997).filter(|cut| text.is_char_boundary(*cut)) {
        assert!(!explained(&text[..cut]), "cut at {cut}");
    }
    for (old, new) in [
        ("\"schema\":\"xeploai/results/1\"", "\"schema\":\"xeploai/results/9\""),
        ("from = 90", "from = 91"),
        ("\"level\":\"excellent\",\"level_by", "\"level\":\"splendid\",\"level_by"),
        ("\"total\":\"100.00\"", "\"total\":\"1e2\""),
        ("\"total\":\"100.00\"", "\"total\":100.0"),
        ("\"row\":[1,4]", "\"row\":[99,4]"),
        ("\"row\":[1,4]", "\"row\":[1,0]"),
        ("\"forms\":[[0,4,", "\"forms\":[[0,4294967296,"),
        ("\"column\":\"D\"", "\"column\":\"D4\""),
        ("\"input\":0", "\"input\":65536"),
        ("\"scope_at\":0", "\"scope_at\":7"),
        ("gate:no-weak-group", "gate:nothing"),
        ("\"groups\":[\"19.50\",", "\"groups\":["),
    ] {
        assert!(text.contains(old), "{old}");
        assert!(!explained(&text.replacen(old, new, 1)), "{old} to {new}");
    }
    // Claims that the rules do not take are no claims; nobody's figures are made of them.
    for (old, new) in
        [("[\"10\",\"9.5\",\"10\"", "[true,7,\"x\""), ("[\"10\",\"9.5\",\"10\"", "[\"99\",\"-1\",\"1e9\"")]
    {
        assert!(explained(&text.replacen(old, new, 1)), "{new}");
    }
}

/// Everybody in every golden case, and every unit: whatever the rules, the way from cells to level adds up.
#[test]
fn everybody_of_every_golden_case_is_explained() {
    let look = Look { colour: Colour::Plain, width: 100, breaks: Breaks::AtWidth };
    let cases: Vec<PathBuf> =
        support::folders(&package("tests/golden")).iter().flat_map(|topic| support::folders(topic)).collect();
    assert!(cases.len() > 150, "{}", cases.len());
    let faults: Vec<String> = cases.par_iter().flat_map_iter(|folder| faults_of(folder, look)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn faults_of(folder: &Path, look: Look) -> Vec<String> {
    let place = TempDir::new().unwrap();
    copy_inputs(folder, place.path());
    let out = place.path().join("ket-qua");
    let case = support::Case::read(folder);
    case.grade(place.path(), &out, &[]);
    let name = folder.file_name().unwrap().to_string_lossy();
    support::parts(&out).iter().flat_map(|out| faults_of_results(out, &name, look)).collect()
}

fn faults_of_results(out: &Path, name: &str, look: Look) -> Vec<String> {
    let Ok(bytes) = fs::read(out.join("results.json")) else { return Vec::new() };
    let document = Document::read(&bytes).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    let mut faults = Vec::new();
    for lang in [Lang::Vi, Lang::En] {
        let people = (0..document.len()).map(|at| person(&document, at, lang, look));
        let units = (0..document.unit_count()).map(|at| unit(&document, at, lang, look));
        for text in people.chain(units) {
            let text = text.unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
            if text.contains("khác tổng đã ghi") || text.contains("as recorded.") || text.contains('{') {
                faults.push(format!("{name}\n{text}"));
            }
        }
    }
    faults
}

/// The golden case of a folder, graded; then what is told about a person or a unit.
fn explained(case: &str, wanted: &str, lang: &str) -> String {
    let place = TempDir::new().unwrap();
    let folder = package(&format!("tests/golden/{case}"));
    copy_inputs(&folder, place.path());
    let out = place.path().join("ket-qua");
    support::Case::read(&folder).grade(place.path(), &out, &[]);
    printed(&run(&["explain", wanted, "--lang", lang], &[&out]))
}

const SHARED: &str = "periods/what-does-not-apply-in-one-quarter-is-shared-out-there";
const NONE: &str = "quota/ties-none-all-tied-go-down";
const WATCH: &str = "quota/a-quota-that-reports-is-counted-after-the-cut";

#[test]
fn what_was_not_true_of_a_person_is_not_told() {
    for (case, wanted, untrue) in [
        // Gone before the quota that only watches was counted.
        (WATCH, "S1", "chỉ theo dõi"),
        (WATCH, "L2", "bằng"),
        // Two would be one more than is kept, and there is room for two.
        (NONE, "N02", "Giữ thêm một người"),
        (SHARED, "N03", "không quá 100"),
    ] {
        let text = explained(case, wanted, "vi");
        let from = text.find("Từ điểm đến mức").unwrap_or_default();
        let part = if case == SHARED { &text[..] } else { &text[from..] };
        assert!(!part.contains(untrue), "{case} {wanted}: “{untrue}” in\n{text}");
    }
}

#[test]
fn earlier_years_periods_raters_and_bands_are_told_with_their_values() {
    let years = "history/consecutive-years-end-at-the-first-that-fails";
    for (case, wanted, told) in [
        // Which years counted, and what ended the walk.
        (years, "N01", "Các năm trước Năm 2025:"),
        (years, "N01", "Có: Ba năm liền hoàn thành tốt – 2 năm liền trước được xếp Hoàn thành tốt nhiệm vụ"),
        (years, "N01", "trở lên: có 2 năm (2025, 2024)"),
        (years, "N02", "Không: Ba năm liền hoàn thành tốt – chưa đạt: 2 năm liền trước"),
        (years, "N02", "có 1 năm (2025), dừng ở năm 2024: Hoàn thành nhiệm vụ"),
        (years, "N03", "có 0, dừng ở năm 2025: không có kết quả"),
        (
            "history/awards-of-earlier-years",
            "N01",
            "2 năm liền trước có danh hiệu Lao động tiên tiến: có 2 năm (2025, 2024)",
        ),
        (
            "periods/no-quarter-below-fifty",
            "N02",
            "“Không quý nào dưới 50 điểm”: Quý IV có 49,99, cần từ 50: thiếu 0,01",
        ),
        ("periods/no-quarter-below-fifty", "N02", "quý 1 100,00; quý 2 100,00; quý 3 100,00; quý 4 49,99"),
        ("raters/weighted-on-points", "DV01", "Tự chấm (40%) 100 → 10,00 (D2) · BCH chấm (60%) 80 → 5,00 (E2)"),
        (
            "points/bands-first-bound-from-the-top",
            "DV01",
            "(khoảng: từ 95 được 10; từ 80 được 8; từ 60 được 5; từ 50 được 0)",
        ),
        // One score weighs differently for a leader (2 of 10) and for staff (4 of 10).
        ("weights/by-role", "DV01", "cột chung 5 (F2); trọng số 2, góp 1,00"),
        ("weights/by-role", "DV02", "cột chung 5 (F3); trọng số 4, góp 2,00"),
        // Periods: what each of them was, never the last one for all.
        (SHARED, "N02", "Điểm thưởng 8,50/10 quý 1, cột chung 10 (G4) · quý 2, cột chung 7 (G5)"),
        (SHARED, "N02", "quý 1, không áp dụng: trọng số chia cho các tiêu chí còn lại của nhóm"),
        (SHARED, "N03", "Tổng cả năm 85,00 trung bình của quý 1 100,00; quý 2 70,00 thiếu quý 3, quý 4: không tính"),
        (SHARED, "N03", "quý 1, cột chung 5 (G6) · quý 2, ô trống (G7), tính là 0"),
        ("periods/a-missing-period-counts-as-zero", "N02", "thiếu tháng 3: tính là 0"),
        ("raters/a-rater-missing-in-one-quarter-shares-out-there", "N01", "quý 2, BCH chấm chưa chấm: tỷ trọng chia"),
        ("raters/missing-rater-share-out", "DV01", "Tổ chấm chưa chấm: tỷ trọng chia cho cấp đã chấm, tạm tính"),
        ("bonus/total-at-least-zero", "DV01", "Tổng: 3,00 − 8,00 = −5,00, không dưới 0 0,00"),
        ("bonus/scale-cap-comes-last", "DV01", "Tổng: 20,00 + 3,00 − 2,00 = 21,00, không quá 20 20,00"),
        // Quotas: whoever was no candidate is not “kept”, equals are told as equals, and an empty place is explained.
        (
            NONE,
            "N02",
            "HẾT SUẤT Cả đơn vị: 50% của 4 người, tối đa 2; 4 người đủ điều kiện, được xét 1 bằng Lê Văn Cường",
        ),
        (NONE, "N02", "mà không đủ suất: theo luật chấm thì không ai được xét"),
        (NONE, "N04", "suất còn trống vì Trần Thị Bình, Lê Văn Cường đồng hạng ở suất cuối; không dành cho ai xếp sau"),
        ("quota/ties-all-all-tied-stay", "N02", "theo luật chấm thì cùng được xét"),
        (
            WATCH,
            "L2",
            "chỉ theo dõi, không hạ ai Lãnh đạo: tối đa 1; 2 người đủ điều kiện, được xét 2 thuộc số vượt tỷ lệ",
        ),
        (WATCH, "T1", "bằng Hoàng Văn Em ở mọi căn cứ (tổng điểm)"),
        ("points/choice-takes-only-its-words", "DV01", "“Tốt” (D2) (lựa chọn: Tốt 10; Khá 7,5; Không tốt 0)"),
        ("points/flag-blank-is-no", "DV01", "(có được 4, không được 0)"),
    ] {
        let text = explained(case, wanted, "vi");
        assert!(text.contains(told), "{case} {wanted}: no “{told}” in\n{text}");
    }
    let english = explained(years, "N02", "en");
    assert!(english.contains("Earlier years 2025:"), "{english}");
}

#[test]
fn a_unit_is_explained_by_its_code_or_name() {
    let folder = graded(|_| ());
    let by_code = printed(&run(&["explain", "cd01"], &[&result(&folder)]));
    for told in [
        "CĐCS Sở Nội vụ – mã CD01",
        "Mức của đơn vị: Hoàn thành tốt nhiệm vụ 22 người, 21 được xếp loại:",
        "Cả đơn vị: 20% của 16 người, tối đa 3; 5 người đủ điều kiện, được xét 3",
        "Đủ điều kiện nhưng hết suất: Phan Thị Hồng Nhung (94,50), Tạ Duy Long (90,50).",
        "tổng điểm 95,50 (Bùi Thị Phương Thảo); người kế tiếp: 94,50 (Phan Thị Hồng Nhung)",
        "Phạm Quang Huy (CD01-017): Công tác dưới 6 tháng trong năm",
        "Ngô Thị Mai (CD01-012): 93,00 điểm là Hoàn thành xuất sắc nhiệm vụ, xếp Hoàn thành tốt nhiệm vụ Chưa đạt",
    ] {
        assert!(by_code.contains(told), "no “{told}” in\n{by_code}");
    }
    // 3 + 16 + 1 + 1 with a level, one taken out.
    assert!(
        by_code.contains("Hoàn thành xuất sắc nhiệm vụ 3 Hoàn thành tốt nhiệm vụ 16 Hoàn thành nhiệm vụ 1"),
        "{by_code}"
    );
    assert_eq!(by_code, printed(&run(&["giai-thich", "CĐCS Sở Nội vụ"], &[&result(&folder)])));
    let nobody = run(&["explain", "CD09"], &[&result(&folder)]);
    assert_eq!(nobody.status.code(), Some(2), "{}", said(&nobody));
}

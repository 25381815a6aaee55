//! Papers and the page, as their users get them: minutes, proposal, slips, templates of one's own, the public list.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs::{self, File};
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Output;

use support::{files, package, said, xeploai};
use tempfile::TempDir;
use xeploai::render::office::{Shipped, Template, shipped_bytes};
use xeploai::words::{Field, Lang, List, reference};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// Two units with everything that must not become public: birth dates, points, a reprimand, a short service.
struct Folder {
    place: TempDir,
}

impl Folder {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let unit = place.path().join("CD01");
        fs::create_dir(&unit).unwrap();
        fs::copy(
            package("criteria/trung-thanh-trach-nhiem-liem-chinh-sang-tao.toml"),
            place.path().join("campaign.toml"),
        )
        .unwrap();
        let roster = "Mã,Họ và tên,Ngày sinh,Chức vụ,Số tháng công tác,Sáng kiến,Kỷ luật\n\
            CB-7001,Nguyễn Thị Hoa,17/03/1981,Trưởng phòng,12,1,\n\
            CB-7002,Trần Văn Bình,05/11/1979,,12,0,\n\
            CB-7003,Lê Thị Ánh,21/07/1990,,4,0,\n\
            CB-7004,\"=1+1 <b>&\"\"\",30/01/1988,,12,1,Khiển trách\n";
        fs::write(unit.join("danh-sach.csv"), roster).unwrap();
        let scores = "Mã,TT1,TT2,TT3,TN1,TN2,TN3,LC1,LC2,LC3,ST1,ST2,ST3,Bằng khen,Nhắc nhở,Đi muộn\n\
            CB-7001,9,5,5,14,9,\"9,5\",10,5,9,9,5,5,1,,\n\
            CB-7002,9,4,\"4,5\",12,8,9,9,4,9,8,4,4,,,2\n\
            CB-7003,8,4,4,12,8,8,9,4,8,7,4,4,,,\n\
            CB-7004,9,4,4,13,8,8,9,4,8,7,4,4,,,\n";
        fs::write(unit.join("cham-diem.csv"), scores).unwrap();
        Self { place }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// Grades into `ra` with more options.
    fn grade(&self, more: &[&str]) -> Output {
        let mut command = xeploai();
        command.arg("grade").arg(self.place.path()).arg("--out").arg(self.path("ra")).args(["--date", "2026-12-05"]);
        command.args(more).output().unwrap()
    }

    fn graded(&self, more: &[&str]) -> PathBuf {
        let done = self.grade(more);
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        self.path("ra")
    }

    fn template(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let folder = self.path("mau");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(name), bytes).unwrap();
        folder.join(name)
    }
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        package.start_file(*name, SimpleFileOptions::default()).unwrap();
        package.write_all(text.as_bytes()).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// A document with this body.
fn docx(body: &str) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>");
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
        ("word/media/x.bin", "\u{1}{{năm}}\u{2}"),
    ])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn part(path: &Path, name: &str) -> String {
    let mut archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The text of a document, paragraph by paragraph; a break is a line.
fn lines(document: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in document.split("</w:p>") {
        let breaks = paragraph.replace("<w:br/>", "<w:t>\n</w:t>");
        let texts = breaks.split("<w:t").skip(1).filter(|text| text.starts_with(['>', ' ']));
        let texts = texts.filter_map(|text| text.split_once('>')).map(|(_, text)| text.split('<').next().unwrap());
        lines.push(
            texts
                .collect::<String>()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&"),
        );
    }
    lines
}

#[test]
fn shipped_documents_are_templates_and_leave_nothing_open() {
    for lang in ["vi", "en"] {
        let folder = Folder::new();
        let out = folder.graded(&["--format", "docx", "--lang", lang]);
        let written: Vec<String> = files(&out).iter().map(|path| path.display().to_string()).collect();
        assert_eq!(
            written,
            [
                "don-vi/CD01-bien-ban.docx",
                "don-vi/CD01-phieu.docx",
                "don-vi/CD01-to-trinh.docx",
                "problems.json",
                "run.json",
                "to-trinh.docx"
            ]
        );
        for name in written.iter().filter(|name| name.ends_with(".docx")) {
            let document = part(&out.join(name), "word/document.xml");
            well_formed(&document);
            assert!(!document.contains("{{") && !document.contains("}}"), "{name}");
            for table in document.split("<w:tbl>").skip(1) {
                assert!(table.split("</w:tbl>").next().unwrap().contains("<w:tr>"), "{name}: a table needs a row");
            }
            for cell in document.split("</w:tc>").filter(|rest| rest.contains("<w:tc>")) {
                let cell = cell.trim_end();
                assert!(cell.ends_with("</w:p>") || cell.ends_with("<w:p/>"), "{name}: a cell ends with a paragraph");
            }
        }
    }
}

fn well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
}

/// Whatever the rules (units as subjects, periods, ties, decisions, no letterhead): every golden case has its papers.
#[test]
fn every_golden_case_makes_papers_and_a_page() {
    use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
    let cases: Vec<PathBuf> =
        support::folders(&package("tests/golden")).iter().flat_map(|topic| support::folders(topic)).collect();
    assert!(cases.len() > 100);
    cases.par_iter().for_each(|case| {
        let text = fs::read_to_string(case.join("case.toml")).unwrap();
        let table: toml::Table = text.parse().unwrap();
        let args = table.get("args").and_then(|args| args.as_array().cloned()).unwrap_or_default();
        let place = tempfile::tempdir().unwrap();
        let (inputs, out) = (place.path().join("vao"), place.path().join("ra"));
        support::copy_inputs(case, &inputs);
        let mut command = xeploai();
        command.arg("grade").arg(&inputs).arg("--out").arg(&out).args(["--format", "csv,docx,html", "--quiet"]);
        let done = command.args(args.iter().filter_map(toml::Value::as_str)).output().unwrap();
        let expected = table.get("exit").and_then(toml::Value::as_integer);
        assert_eq!(done.status.code().map(i64::from), expected, "{}: {}", case.display(), support::said(&done));
        for name in files(&out).iter().filter(|name| name.extension().is_some_and(|ending| ending == "docx")) {
            let document = part(&out.join(name), "word/document.xml");
            well_formed(&document);
            assert!(!document.contains("{{"), "{}: {}", case.display(), name.display());
        }
        if expected != Some(2) {
            for out in support::parts(&out) {
                let page = fs::read_to_string(out.join("bao-cao.html")).unwrap();
                assert!(page.ends_with("</html>") && out.join("to-trinh.docx").exists(), "{}", case.display());
            }
        }
    });
}

#[test]
fn numbers_agree_everywhere_in_figures_and_in_words() {
    let folder = Folder::new();
    let out = folder.graded(&["--format", "docx,csv"]);
    let summary = support::Table::read(&out.join("summary.csv"));
    assert_eq!(summary.rows[0][2..6], ["4", "3", "1", "0"]);
    let told = "4 (bốn) người";
    for name in ["don-vi/CD01-bien-ban.docx", "don-vi/CD01-to-trinh.docx", "to-trinh.docx"] {
        let text = lines(&part(&out.join(name), "word/document.xml")).join("\n");
        assert!(text.contains(told), "{name}");
        assert!(
            text.contains("3 (ba) người") && text.contains("1 (một) người") && text.contains("0 (không) người"),
            "{name}"
        );
    }
    let minutes = lines(&part(&out.join("don-vi/CD01-bien-ban.docx"), "word/document.xml"));
    assert!(minutes.contains(&"CD01".to_owned()), "a unit issues its own minutes");
    assert!(minutes.iter().any(|line| line == "……………, ngày 05 tháng 12 năm 2026"), "{minutes:?}");
    assert!(minutes.iter().any(|line| line == "=1+1 <b>&\""), "a name is a name");
}

#[test]
fn papers_about_units_speak_of_units() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("ra");
    let inputs = package("examples/quang-tri-2016");
    let output = xeploai().arg("grade").arg(inputs).arg("--out").arg(&out).args(["--format", "docx"]).output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    let units = out.join("cdcs");
    // One meeting about all unions: its minutes and proposal stand beside the folder of the units.
    let made: Vec<String> = files(&units).iter().map(|path| path.display().to_string()).collect();
    let papers: Vec<&str> = made.iter().map(String::as_str).filter(|name| name.ends_with(".docx")).collect();
    let slips = ["don-vi/QT01-phieu.docx", "don-vi/QT02-phieu.docx", "don-vi/QT03-phieu.docx"];
    assert_eq!(papers, [&["bien-ban.docx"], &slips[..], &["to-trinh.docx"]].concat());
    let minutes = lines(&part(&units.join("bien-ban.docx"), "word/document.xml")).join("\n");
    assert!(minutes.contains("Tổng số trong danh sách: 3 (ba) đơn vị."), "{minutes}");
    assert!(minutes.contains(", CÔNG ĐOÀN VIÊN CHỨC TỈNH họp xét"), "{minutes}");
    let slip = lines(&part(&units.join("don-vi/QT01-phieu.docx"), "word/document.xml")).join("\n");
    assert!(slip.contains("CÔNG ĐOÀN VIÊN CHỨC TỈNH") && slip.contains("Đơn vị: CĐCS Văn phòng Tỉnh ủy"), "{slip}");
    assert!(slip.contains("Hạng: 2") && slip.contains("ĐẠI DIỆN ĐƠN VỊ"), "{slip}");
    for word in ["Họ và tên", "Chức vụ", "Hạng trong đơn vị", "NGƯỜI ĐƯỢC"] {
        assert!(!slip.contains(word), "{word}: {slip}");
    }
    // Units of one kind have no column for it: a heading is never empty.
    for name in ["bien-ban", "to-trinh"] {
        let document = part(&units.join(format!("{name}.docx")), "word/document.xml");
        let headings =
            document.split("<w:pStyle w:val=\"DauBang\"/>").skip(1).map(|rest| rest.split("</w:p>").next().unwrap());
        let empty =
            headings.filter(|heading| lines(&format!("<w:p>{heading}</w:p>")).concat().trim().is_empty()).count();
        assert_eq!(empty, 0, "{name}");
    }
}

/// The style of each paragraph and its text, in order; tables are `None`.
fn outline(document: &str) -> Vec<Option<(String, String)>> {
    let body = document.split_once("<w:body>").unwrap().1;
    let (mut found, mut rest) = (Vec::new(), body);
    while let Some(at) = [rest.find("<w:p>"), rest.find("<w:tbl>")].into_iter().flatten().min() {
        rest = &rest[at..];
        let end = if rest.starts_with("<w:tbl>") { "</w:tbl>" } else { "</w:p>" };
        let (inner, after) = rest.split_once(end).unwrap();
        let style =
            inner.split("<w:pStyle w:val=\"").nth(1).and_then(|style| style.split('"').next()).unwrap_or_default();
        let text = lines(&format!("{inner}</w:p>")).concat();
        found.push((end == "</w:p>").then(|| (style.to_owned(), text)));
        rest = after;
    }
    // Marks of sections are not printed.
    found.retain(|one| {
        one.as_ref().is_none_or(|(_, text)| !(text.starts_with("{{") && text[2..].starts_with(['?', '#', '^', '/'])))
    });
    found
}

#[test]
fn no_heading_of_a_shipped_document_stays_behind_at_the_end_of_a_page() {
    let styles = fs::read_to_string(package("templates/package/styles.xml")).unwrap();
    let keeps = |style: &str| {
        let found = styles.split("<w:style ").find(|one| one.contains(&format!("w:styleId=\"{style}\"")));
        found.is_some_and(|one| one.split("</w:style>").next().unwrap().contains("<w:keepNext/>"))
    };
    let mut headings = 0;
    for lang in ["vi", "en"] {
        for name in ["bien-ban", "to-trinh", "phieu", "cong-khai"] {
            let document = fs::read_to_string(package(&format!("templates/{lang}/{name}.xml"))).unwrap();
            // The room over a table, signatures among them, goes with it.
            assert!(!document.contains("\"/></w:pPr></w:p>\n<w:tbl>"), "{lang}/{name}: room that does not keep");
            let outline = outline(&document);
            for (at, one) in outline.iter().enumerate() {
                let Some((style, text)) = one else { continue };
                let numeral = text.split_once(". ").map_or("", |(numeral, _)| numeral);
                let is_heading = !numeral.is_empty() && numeral.chars().all(|c| "IVX".contains(c));
                // A line that a table follows is its title; a whole sentence may stand alone.
                let is_title =
                    matches!(outline.get(at + 1), Some(None)) && !text.is_empty() && text.chars().count() < 60;
                if is_heading || is_title {
                    headings += 1;
                    assert!(keeps(style), "{lang}/{name}: “{text}” in the style {style}");
                }
            }
        }
    }
    assert!(headings > 20, "{headings}");
}

/// A campaign of three unions, of which the second has most points and the third is of another kind.
fn unions(order: &str) -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let rules = format!(
        r#"
schema = 1
id = "u"
title = "Chấm công đoàn cơ sở"
year = 2026
subject = "unit"
scale = 100
rounding = {{ places = 2, mode = "half-up" }}
combine = "last"
[letterhead]
body = "CÔNG ĐOÀN CẤP TRÊN"
order = "{order}"
signers = [{{ role = "CHỦ TỊCH" }}]
[[fact]]
id = "kind"
title = "Khối"
kind = "text"
blank = ""
[[role]]
id = "firm"
title = "Khối doanh nghiệp"
when = {{ fact = "kind", is = "Doanh nghiệp" }}
[[role]]
id = "office"
title = "Khối cơ quan"
[[group]]
id = "g"
title = "Hoạt động"
weight = 100
[[group.criterion]]
id = "a"
title = "Tổng hợp"
points.up-to = {{ max = 100 }}
[[level]]
id = "good"
title = "Vững mạnh"
from = 0
[[award]]
id = "flag"
title = "Cờ thi đua"
require = {{ total = "year", at-least = 60 }}
[ranking]
order = ["total"]
"#
    );
    fs::write(place.path().join("campaign.toml"), rules).unwrap();
    let list =
        "Mã đơn vị,Đơn vị,Khối,Tổng hợp\nA1,CĐCS Một,Cơ quan,50\nA2,CĐCS Hai,Cơ quan,90\nA3,CĐCS Ba,Doanh nghiệp,70\n";
    fs::write(place.path().join("cham-diem.csv"), list).unwrap();
    place
}

#[test]
fn units_stand_in_the_order_that_the_campaign_says_with_their_kind() {
    for (order, expected) in
        [("rank", ["CĐCS Hai", "CĐCS Ba", "CĐCS Một"]), ("roster", ["CĐCS Ba", "CĐCS Một", "CĐCS Hai"])]
    {
        let place = unions(order);
        let out = place.path().join("ra");
        let mut grade = xeploai();
        let output =
            grade.arg("grade").arg(place.path()).arg("--out").arg(&out).args(["--format", "docx"]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let minutes = lines(&part(&out.join("bien-ban.docx"), "word/document.xml"));
        let names: Vec<&String> = minutes.iter().filter(|line| line.starts_with("CĐCS")).take(3).collect();
        assert_eq!(names, expected, "{order}");
        assert!(minutes.contains(&"Khối".to_owned()) && minutes.contains(&"Doanh nghiệp".to_owned()), "{minutes:?}");
        // Proposed are those from 60 points on; no column says a second time which unit it is.
        let proposal = lines(&part(&out.join("to-trinh.docx"), "word/document.xml"));
        // First everybody whose result is to be recognised, as many as the text says, then the awards.
        let list = proposal.iter().skip_while(|line| *line != "DANH SÁCH").cloned().collect::<Vec<_>>().join("|");
        let (everybody, list) = list.split_at(list[1..].find("DANH SÁCH").unwrap());
        let totals = |name: &str| {
            ["50,00", "90,00", "70,00"][["CĐCS Một", "CĐCS Hai"].iter().position(|one| *one == name).unwrap_or(2)]
        };
        let rated: Vec<String> =
            expected.iter().zip(1..).map(|(name, at)| format!("|{at}|{name}|{}|Vững mạnh", totals(name))).collect();
        assert!(everybody.contains(&rated.concat()), "{everybody}");
        assert!(everybody.contains("Danh sách này có 3 (ba) đơn vị."), "{everybody}");
        // In order of priority, however the list that is signed is ordered.
        let rows = [("CĐCS Hai", "90,00"), ("CĐCS Ba", "70,00")].into_iter().zip(1..);
        let rows: Vec<String> =
            rows.map(|((name, total), at)| format!("|{at}|{name}|Vững mạnh, tổng điểm {total}|Cờ thi đua")).collect();
        assert!(list.contains(&rows.concat()), "{list}");
        assert!(
            proposal.iter().any(|line| line.starts_with("1. Tổng số trong danh sách: 3 (ba) đơn vị. Được")),
            "{proposal:?}"
        );
    }
}

/// A proposal asks to recognise everybody who is rated “in the list attached”: that list is there beside the one of awards.
#[test]
fn a_proposal_lists_everybody_whose_result_it_asks_to_recognise() {
    for (lang, heading, rated, awarded, total) in [
        ("vi", "DANH SÁCH", "Danh sách này có 3 (ba) người.", "Danh sách này có 2 (hai) người;", "Tổng cộng|4|3|"),
        ("en", "LIST", "On this list: 3 (three).", "On this list: 2 (two);", "Total|4|3|"),
    ] {
        let folder = Folder::new();
        let out = folder.graded(&["--format", "docx", "--lang", lang]);
        for name in ["don-vi/CD01-to-trinh.docx", "to-trinh.docx"] {
            let document = part(&out.join(name), "word/document.xml");
            let text = lines(&document).join("|");
            let lists: Vec<&str> = text.split(&format!("|{heading}|")).skip(1).collect();
            let [results, awards] = lists[..] else { panic!("{name}: {text}") };
            assert!(results.contains(rated) && awards.contains(awarded), "{name}: {text}");
            for person in ["Nguyễn Thị Hoa", "Trần Văn Bình", "=1+1 <b>&\""] {
                assert!(results.contains(&format!("|{person}|")), "{name}: {person}: {results}");
            }
            // Not rated: on none of the lists.
            assert!(!text.contains("Lê Thị Ánh"), "{name}: {text}");
            // Who was reprimanded has a level and no award.
            assert!(awards.contains("Trần Văn Bình") && !awards.contains("=1+1"), "{name}: {awards}");
            // The table by units stands in the paper of the whole run, with the sums that its text tells.
            assert_eq!(text.contains(total), name == "to-trinh.docx", "{name}: {text}");
        }
    }
}

#[test]
fn a_slip_is_a_page_with_figures_reasons_and_what_is_wanting() {
    let folder = Folder::new();
    let out = folder.graded(&["--format", "docx,csv"]);
    let document = part(&out.join("don-vi/CD01-phieu.docx"), "word/document.xml");
    assert_eq!(document.matches("<w:pageBreakBefore/>").count(), 4);
    let pages: Vec<Vec<String>> = document.split("<w:pageBreakBefore/>").skip(1).map(lines).collect();
    let results = support::Table::read(&out.join("results.csv"));
    let total = results.heading.iter().position(|heading| heading == "total").unwrap();
    let of = |code: &str| results.rows.iter().find(|row| row[2] == code).unwrap()[total].replace('.', ",");
    let binh = pages.iter().find(|page| page.iter().any(|line| line.contains("Trần Văn Bình"))).unwrap().join("\n");
    assert!(binh.contains(&format!("Tổng điểm: {} (", of("CB-7002"))), "{binh}");
    assert!(binh.contains("Sáng tạo") && binh.contains("Vì sao") && binh.contains("Còn thiếu để lên mức liền trên"));
    assert!(binh.contains("thiếu"), "{binh}");
    for (at, page) in pages.iter().enumerate() {
        let others = ["Nguyễn Thị Hoa", "Trần Văn Bình", "Lê Thị Ánh"];
        let named = others.iter().filter(|name| page.iter().any(|line| line.contains(**name))).count();
        assert!(named <= 1, "page {at} names somebody else");
    }
    let anh = pages.iter().find(|page| page.iter().any(|line| line.contains("Lê Thị Ánh"))).unwrap().join("\n");
    assert!(!anh.contains("Tổng điểm:"), "who is not rated has no total");
}

/// Lê Thị Ánh has worked for four months; a decision gives her a level and no points.
#[test]
fn whoever_has_no_total_has_no_other_figures_in_a_template() {
    for decided in [false, true] {
        let folder = Folder::new();
        if decided {
            let table = "Mã,Mức quyết định,Lý do,Cơ quan quyết định,Ngày\nCB-7003,Hoàn thành nhiệm vụ,Điều động,BCH,02/12/2026\n";
            fs::write(folder.path("quyet-dinh.csv"), table).unwrap();
        }
        let mut body = paragraph("{{#mọi người}}") + &paragraph("@{{mọi người.mã}}");
        for (list, own) in [("nhóm", true), ("tiêu chí", true), ("thưởng trừ", false)] {
            let own = if own { format!("{{{{{list}.điểm tự chấm}}}}") } else { String::new() };
            body += &paragraph(&format!("{{{{#{list}}}}}"));
            body += &paragraph(&format!("{list} {{{{{list}.stt}}}} = {{{{{list}.điểm}}}}{own}"));
            body += &paragraph(&format!("{{{{/{list}}}}}"));
        }
        body += &paragraph("{{/mọi người}}");
        let template = folder.template("diem.docx", &docx(&body));
        let out = folder.graded(&["--format", "docx", "--template", &template.display().to_string()]);
        let text = lines(&part(&out.join("don-vi/CD01-diem.docx"), "word/document.xml")).join("\n");
        let of = |code: &str| {
            let own = text.split('@').find(|own| own.starts_with(code)).unwrap();
            own.lines().filter_map(|line| line.split_once('=')).map(|(_, points)| points.trim()).collect::<Vec<_>>()
        };
        // Four groups, twelve criteria, one bonus and one deduction: lines for everybody, figures for the others.
        let (hers, others) = (of("CB-7003"), of("CB-7002"));
        assert_eq!((hers.len(), others.len()), (18, 18), "{text}");
        assert!(hers.iter().all(|points| points.is_empty()), "{hers:?}");
        assert!(others.iter().all(|points| !points.is_empty()), "{others:?}");
    }
}

/// Vũ Thị Chi lacks one of three criteria: she has no group and no total, but sees what the two others gave.
#[test]
fn whoever_lacks_a_score_sees_the_points_of_the_others_in_a_template() {
    let folder = tempfile::tempdir().unwrap();
    support::copy_inputs(&package("tests/golden/points/a-quarter-off-for-each-return-and-delay"), folder.path());
    let body = ["{{#mọi người}}", "@{{mọi người.mã}}", "{{#nhóm}}", "= {{nhóm.điểm}}", "{{/nhóm}}", "{{#tiêu chí}}"];
    let body = body.into_iter().chain(["= {{tiêu chí.điểm}}", "{{/tiêu chí}}", "{{/mọi người}}"]);
    let template = folder.path().join("diem.docx");
    fs::write(&template, docx(&body.map(paragraph).collect::<String>())).unwrap();
    let out = folder.path().join("ra");
    let mut command = xeploai();
    command.arg("grade").arg(folder.path()).arg("--out").arg(&out).args(["-q", "--format", "docx", "--template"]);
    let done = command.arg(&template).output().unwrap();
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    let path = fs::read_dir(out.join("don-vi")).unwrap().map(|entry| entry.unwrap().path());
    let path = path.into_iter().find(|path| path.to_string_lossy().ends_with("-diem.docx")).unwrap();
    let text = lines(&part(&path, "word/document.xml")).join("\n");
    let hers = text.split('@').find(|own| own.starts_with("D3")).unwrap();
    let hers: Vec<&str> = hers.lines().filter_map(|line| line.strip_prefix('=')).map(str::trim).collect();
    assert_eq!(hers, ["", "100,00", "", "100,00"], "{text}");
}

#[test]
fn placeholders_that_word_has_split_are_found_and_everything_else_stays() {
    let split = "<w:p><w:r><w:t>Kính gửi {</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{đơn</w:t></w:r><w:proofErr w:type=\"x\"/>\
        <w:r><w:t xml:space=\"preserve\"> v</w:t></w:r><w:r><w:t>ị}} năm {{năm}}, A &amp; B</w:t></w:r></w:p>";
    let row = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{NGUOI.STT}}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{{people.name}}: {{người.tổng điểm}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let sections = [
        paragraph("{{?người chưa xếp loại}}"),
        paragraph("Chưa xếp loại: {{không xếp loại}}"),
        paragraph("{{/người chưa xếp loại}}"),
        paragraph("{{^quyết định}}"),
        paragraph("Không có quyết định"),
        paragraph("{{/quyết định}}"),
        paragraph("{{#từng danh hiệu}}"),
        paragraph("{{từng danh hiệu.tên}}"),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{người đạt.họ tên}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".to_owned(),
        paragraph("{{/từng danh hiệu}}"),
    ];
    let body = format!("{split}{row}{}<w:sectPr/>", sections.concat());
    let bytes = docx(&body);
    let folder = Folder::new();
    let template = folder.template("thong-bao.docx", &bytes);
    let out = folder.graded(&["--format", "csv", "--template", template.to_str().unwrap()]);
    let made = out.join("don-vi/CD01-thong-bao.docx");
    let document = part(&made, "word/document.xml");
    well_formed(&document);
    let told = lines(&document);
    assert_eq!(told[0], "Kính gửi CD01 năm 2026, A & B");
    assert!(document.contains("<w:t xml:space=\"preserve\">Kính gửi CD01</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"></w:t></w:r><w:proofErr w:type=\"x\"/>"), "{document}");
    // Three have a level; each award has a table of its holders, with at least one row.
    assert_eq!(document.matches("<w:tbl>").count(), 1 + 2);
    assert_eq!(document.split("</w:tbl>").next().unwrap().matches("<w:tr>").count(), 3, "{told:?}");
    assert_eq!(told[1], "1");
    assert!(told[2].starts_with("Nguyễn Thị Hoa: "), "{told:?}");
    assert!(told.contains(&"Chưa xếp loại: 1".to_owned()) && told.contains(&"Không có quyết định".to_owned()));
    assert!(document.ends_with("<w:sectPr/></w:body></w:document>"));
    same_parts(&bytes, &fs::read(&made).unwrap(), &["word/document.xml"]);
}

#[test]
fn merge_fields_of_word_are_placeholders_too() {
    let simple = "<w:p><w:fldSimple w:instr=\" MERGEFIELD &quot;đơn vị&quot; \\* MERGEFORMAT \"><w:r><w:t>«đơn vị»</w:t></w:r></w:fldSimple></w:p>";
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = "<w:r><w:instrText xml:space=\"preserve\"> MERGEFIELD tong_so </w:instrText></w:r>";
    let shown = "<w:r><w:t>«tong</w:t></w:r><w:r><w:t>_so»</w:t></w:r>";
    let complex = format!(
        "<w:p><w:r><w:t>Có </w:t></w:r>{}{code}{}{shown}{}</w:p>",
        mark("begin"),
        mark("separate"),
        mark("end")
    );
    let page = format!(
        "<w:p>{}<w:r><w:instrText> PAGE </w:instrText></w:r>{}<w:r><w:t>2</w:t></w:r>{}</w:p>",
        mark("begin"),
        mark("separate"),
        mark("end")
    );
    let folder = Folder::new();
    let template = folder.template("thu.docx", &docx(&format!("{simple}{complex}{page}")));
    let out = folder.graded(&["--format", "csv", "--template", template.to_str().unwrap()]);
    let document = part(&out.join("don-vi/CD01-thu.docx"), "word/document.xml");
    well_formed(&document);
    assert_eq!(lines(&document)[..3], ["CD01", "Có 4", "2"]);
    let wrong = simple.replace("đơn vị&quot;", "đơn vịi&quot;");
    let found = Template::load("thu.docx", docx(&wrong)).unwrap_err();
    assert_eq!((found[0].code.name(), found[0].suggestion.as_deref()), ("template/unknown-field", Some("đơn vị")));
}

/// Programs write the quotes of a field's name, and letters of Vietnamese, as references.
#[test]
fn the_name_of_a_merge_field_may_hold_references() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let complex = |name: &str| {
        let code =
            format!("<w:r><w:instrText xml:space=\"preserve\"> MERGEFIELD {name} \\* MERGEFORMAT </w:instrText></w:r>");
        let shown = "<w:r><w:t>«x»</w:t></w:r>";
        format!("<w:p>{}{code}{}{shown}{}</w:p>", mark("begin"), mark("separate"), mark("end"))
    };
    let simple =
        "<w:p><w:fldSimple w:instr=\" MERGEFIELD t&#x1ED5;ng_s&#7889; \"><w:r><w:t>«x»</w:t></w:r></w:fldSimple></w:p>";
    let body = [complex("&quot;đã xếp loại&quot;"), complex("t&#7893;ng_s&#7889;"), simple.to_owned()];
    let folder = Folder::new();
    let template = folder.template("thu.docx", &docx(&body.concat()));
    let out = folder.graded(&["--format", "csv", "--template", template.to_str().unwrap()]);
    let document = part(&out.join("don-vi/CD01-thu.docx"), "word/document.xml");
    well_formed(&document);
    assert_eq!(lines(&document)[..3], ["3", "4", "4"]);
}

/// Every part but these is the same, as it is packed.
fn same_parts(template: &[u8], made: &[u8], changed: &[&str]) {
    let raw = |bytes: &[u8]| {
        let mut archive = ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
        let parts = (0..archive.len()).map(|index| {
            let mut file = archive.by_index_raw(index).unwrap();
            let (name, mut packed) = (file.name().unwrap().into_owned(), Vec::new());
            file.read_to_end(&mut packed).unwrap();
            (name, packed)
        });
        parts.collect::<Vec<_>>()
    };
    let (before, after) = (raw(template), raw(made));
    assert_eq!(before.len(), after.len());
    for ((name, before), (also, after)) in before.iter().zip(&after) {
        assert_eq!(name, also);
        assert!(before == after || changed.contains(&name.as_str()), "{name} has changed");
    }
}

#[test]
fn what_is_wrong_with_a_template_is_told_with_its_place() {
    for (body, code, at, suggestion) in [
        (paragraph("{{tổng sốo}}"), "template/unknown-field", "{{tổng sốo}}", Some("tổng số")),
        (paragraph("{{người.họ tênn}}"), "template/unknown-field", "", Some("người.họ tên")),
        (paragraph("{{zzz}}"), "template/unknown-field", "", None),
        (paragraph("{{năm"), "template/unclosed", "", None),
        (paragraph("{{người.họ tên}}"), "template/misplaced", "", None),
        (format!("{}{}", paragraph("{{#nhóm}}"), paragraph("{{/nhóm}}")), "template/misplaced", "", None),
        (
            format!(
                "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
                paragraph("{{người.mã}}"),
                paragraph("{{mức.tên}}")
            ),
            "template/two-lists",
            "",
            None,
        ),
        (paragraph("{{#người}}"), "template/section", "", None),
        (paragraph("{{/người}}"), "template/section", "", None),
        (paragraph("có {{#người}} giữa dòng"), "template/section", "", None),
        (format!("{}{}", paragraph("{{#người}}"), paragraph("{{/mức}}")), "template/section", "", None),
        (
            format!("{}<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("{{#người}}"), paragraph("{{/người}}")),
            "template/section",
            "",
            None,
        ),
    ] {
        let found = Template::load("mau.docx", docx(&body)).unwrap_err();
        assert_eq!(found[0].code.name(), code, "{body}: {found:?}");
        assert_eq!(found[0].suggestion.as_deref(), suggestion, "{body}");
        let cell = found[0].cell.as_ref().unwrap();
        assert_eq!((&*cell.file, cell.sheet.as_deref()), ("mau.docx", Some("document.xml")));
        for lang in [Lang::Vi, Lang::En] {
            let told = format!("{} {}", lang.message(&found[0]), lang.remedy(&found[0]));
            assert!(!told.contains("{field}") && !told.contains("{where}") && !told.contains("{list}"), "{told}");
            assert!(at.is_empty() || told.contains(at.trim_matches(['{', '}'])), "{told}");
        }
    }
    for bytes in [b"no zip".to_vec(), zipped(&[("a.txt", "x")]), zipped(&[("word/document.xml", "<w:p></w:r>")])] {
        let found = Template::load("mau.docx", bytes);
        assert_eq!(found.unwrap_err()[0].code.name(), "template/unreadable");
    }
    // All that is wrong is told at once, also in one paragraph and in the cells of one row.
    let line = "{{người.mã}} {{người.họ tên}} {{zzz}} {{nhóm.tên}}";
    let row =
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph(line), paragraph("{{yyy}}"));
    let found = Template::load("mau.docx", docx(&format!("{}{row}", paragraph(line)))).unwrap_err();
    let told: Vec<String> = found.iter().map(|fault| Lang::Vi.message(fault)).collect();
    for (word, times) in [("người.mã", 1), ("người.họ tên", 1), ("zzz", 2), ("yyy", 1), ("nhóm.tên", 2)] {
        let count = told.iter().filter(|message| message.contains(&format!("“{word}”"))).count();
        assert_eq!(count, times, "{word}: {told:#?}");
    }
    let with_macro = zipped(&[("word/document.xml", "<a/>"), ("word/vbaProject.bin", "x")]);
    assert_eq!(Template::load("mau.docm", with_macro).unwrap_err()[0].code.name(), "template/unreadable");
}

/// A template that is cut off, or has lost a character anywhere, is refused or filled in; it never ends the program badly.
#[test]
fn damaged_templates_do_no_harm() {
    let minutes = package("templates/vi/bien-ban.xml");
    let minutes = fs::read_to_string(minutes).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(xlsx())).unwrap();
    let mut sheet = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    let (mut refused, mut taken) = (0, 0);
    for (text, name, other) in
        [(&minutes, "word/document.xml", "a"), (&sheet, "xl/worksheets/sheet1.xml", "xl/workbook.xml")]
    {
        let step = (text.len() / 100).max(1);
        for (at, c) in text.char_indices().step_by(step) {
            let without = format!("{}{}", &text[..at], &text[at + c.len_utf8()..]);
            let cut = Template::load("x", zipped(&[(name, &text[..at]), (other, "<workbook/>")]));
            assert!(at < 60 || cut.is_err(), "{name} cut off at {at}");
            for damaged in [&text[..at], &without] {
                match Template::load("x", zipped(&[(name, damaged), (other, "<workbook/>")])) {
                    Ok(_) => taken += 1,
                    Err(problems) => {
                        assert!(!problems.is_empty());
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(refused > 100 && taken > 30, "{refused} {taken}");
}

#[test]
fn a_faulty_template_stops_the_run_before_anything_is_written() {
    let folder = Folder::new();
    let template = folder.template("bien-ban.docx", &docx(&paragraph("Tổng số: {{tổng sốo}}")));
    for (lang, told) in [("vi", "Có phải ý bạn là “tổng số”?"), ("en", "Did you mean “tổng số”?")]
    {
        let done = folder.grade(&["--lang", lang, "--template", template.to_str().unwrap()]);
        assert_eq!(done.status.code(), Some(2));
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(said.contains(told) && said.contains("document.xml") && said.contains("mau/bien-ban.docx"), "{said}");
        assert!(!folder.path("ra").exists());
    }
}

#[test]
fn a_template_of_the_same_name_replaces_the_shipped_document() {
    let folder = Folder::new();
    folder.template("bien-ban.docx", &docx(&paragraph("Biên bản của {{đơn vị}}")));
    folder.template("tong-hop-mau.docx", &docx(&paragraph("Cả đợt: {{số đơn vị}}")));
    let out = folder.graded(&["--format", "docx,json", "--template", folder.path("mau").to_str().unwrap()]);
    assert_eq!(lines(&part(&out.join("don-vi/CD01-bien-ban.docx"), "word/document.xml"))[0], "Biên bản của CD01");
    assert_eq!(lines(&part(&out.join("tong-hop-mau.docx"), "word/document.xml"))[0], "Cả đợt: 1");
    assert!(out.join("don-vi/CD01-phieu.docx").exists());
    let report = fs::read_to_string(out.join("run.json")).unwrap();
    assert!(report.contains("\"templates\":[{\"name\":\"mau/bien-ban.docx\",\"sha256\":\""), "{report}");
    let verify = || xeploai().arg("verify").arg(&out).output().unwrap();
    assert_eq!(verify().status.code(), Some(0), "{}", String::from_utf8_lossy(&verify().stdout));
    folder.template("bien-ban.docx", &docx(&paragraph("Khác: {{đơn vị}}")));
    let changed = verify();
    assert_eq!(changed.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&changed.stdout).contains("mau/bien-ban.docx"));
}

/// The folder that `xeploai templates` makes serves both kinds of runs: an internal run has people in the order of ranks,
/// which nothing that is called a public list may show.
#[test]
fn of_a_folder_of_templates_each_kind_of_run_takes_its_own() {
    let folder = Folder::new();
    let own = folder.path("mau");
    assert_eq!(xeploai().arg("templates").arg(&own).output().unwrap().status.code(), Some(0));
    // A workbook for the public is no table of data in an internal run either.
    fs::write(own.join("cong-khai-bang.xlsx"), xlsx()).unwrap();
    let names = |out: &Path| files(out).iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
    let mau = own.to_str().unwrap();
    let internal = names(&folder.graded(&["--format", "docx", "--template", mau]));
    let papers = ["don-vi/CD01-bien-ban.docx", "don-vi/CD01-phieu.docx", "don-vi/CD01-to-trinh.docx"];
    assert_eq!(internal, [&papers[..], &["problems.json", "run.json", "to-trinh.docx"]].concat());
    let public = names(&folder.graded(&["--format", "docx", "--template", mau, "--public", "--overwrite"]));
    assert!(public.iter().all(|name| name.contains("cong-khai") || name == "run.json"), "{public:?}");
    assert!(public.iter().any(|name| name == "cong-khai.docx"), "{public:?}");
    // What is named itself and does not fit, and a folder in which nothing fits, are refused in words.
    for (kept, more, told) in [
        ("cong-khai.docx", &[][..], "chỉ dùng được với --public"),
        ("phieu.docx", &["--public"][..], "không dùng được với --public"),
    ] {
        let alone = folder.path(&format!("rieng-{kept}"));
        fs::create_dir(&alone).unwrap();
        fs::copy(own.join(kept), alone.join(kept)).unwrap();
        for named in [alone.clone(), alone.join(kept)] {
            let refused = folder.grade(&[&["--overwrite", "--template", named.to_str().unwrap()], more].concat());
            let said = String::from_utf8(refused.stderr).unwrap();
            assert!(refused.status.code() == Some(2) && said.contains(told) && said.contains(kept), "{said}");
        }
    }
}

#[test]
fn two_templates_of_one_name_are_refused() {
    let folder = Folder::new();
    let first = folder.template("phieu.docx", &docx(&paragraph("a")));
    let other = folder.path("phieu.docx");
    fs::copy(&first, &other).unwrap();
    let done = folder.grade(&["--template", first.to_str().unwrap(), "--template", other.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(2));
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    // Their names alone would tell the user nothing.
    let both = format!("“{}” và “{}”", first.display(), other.display());
    assert!(said.contains("cùng tên") && said.contains(&both), "{said}");
}

/// A workbook with a title over merged cells, a row that repeats, a sum below, a print area.
fn xlsx() -> Vec<u8> {
    let sheet = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:D7"/><sheetData><row r="1"><c r="A1" s="0" t="s"><v>0</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" s="0" t="s"><v>3</v></c><c r="D3"><f>C3*2</f><v>9</v></c></row><row r="5"><c r="B5" t="inlineStr"><is><t>Cộng &amp; hết</t></is></c><c r="C5"><f>SUM(C3:C3)</f><v>7</v></c></row><row r="7"><c r="A7" t="inlineStr"><is><t>{{số người đề nghị}} người</t></is></c></row></sheetData><mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref="A7:D7"/></mergeCells></worksheet>"#;
    let strings = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Kết quả {{đơn vị}}, năm {{năm}}</t></si><si><t>{{mọi người.stt}}</t></si><si><r><t>{{mọi người.</t></r><r><t>họ tên}}</t></r></si><si><t>{{mọi người.tổng điểm}}</t></si></sst>"#;
    let workbook = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Bảng A" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'Bảng A'!$A$1:$D$7</definedName></definedNames></workbook>"#;
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>"#;
    let roots = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>"#;
    zipped(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", roots),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/calcChain.xml", "<calcChain><c r=\"C5\" i=\"1\"/></calcChain>"),
    ])
}

#[test]
fn rows_of_a_workbook_repeat_and_what_stands_below_follows() {
    use calamine::{Data, Reader as _};
    let folder = Folder::new();
    let template = folder.template("bang-a.xlsx", &xlsx());
    let out = folder.graded(&["--format", "csv", "--template", template.to_str().unwrap()]);
    let made = out.join("don-vi/CD01-bang-a.xlsx");
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(&made).unwrap();
    let cells = workbook.worksheet_range("Bảng A").unwrap();
    let text = |row: u32, column: u32| cells.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    assert_eq!(text(0, 0), "Kết quả CD01, năm 2026");
    // Four people stand in rows 3 to 6; the sum has moved from row 5 to row 8, the last line from 7 to 10.
    assert_eq!((text(2, 1), text(5, 1)), ("Nguyễn Thị Hoa".to_owned(), "Lê Thị Ánh".to_owned()));
    assert_eq!(cells.get_value((2, 0)), Some(&Data::Float(1.0)));
    assert!(matches!(cells.get_value((2, 2)), Some(Data::Float(total)) if *total > 90.0), "a total is a number");
    assert_eq!((text(7, 1), text(9, 0)), ("Cộng & hết".to_owned(), "2 người".to_owned()));
    let formulas = workbook.worksheet_formula("Bảng A").unwrap();
    let formula = |row: u32, column: u32| formulas.get_value((row, column)).cloned().unwrap_or_default();
    assert_eq!((formula(2, 3), formula(5, 3), formula(7, 2)), ("C3*2".into(), "C6*2".into(), "SUM(C3:C6)".into()));
    let sheet = part(&made, "xl/worksheets/sheet1.xml");
    well_formed(&sheet);
    assert!(sheet.contains("<mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A10:D10\"/>"), "{sheet}");
    assert!(!sheet.contains("<v>7</v>"), "what a formula had stored is gone");
    let book = part(&made, "xl/workbook.xml");
    assert!(book.contains("'Bảng A'!$A$1:$D$10") && book.contains("fullCalcOnLoad=\"1\""), "{book}");
    let names: Vec<String> = files_of(&made);
    assert!(
        !names.contains(&"xl/calcChain.xml".to_owned()) && !part(&made, "[Content_Types].xml").contains("calcChain")
    );
    let faults = Template::load("a.xlsx", faulty_xlsx()).unwrap_err();
    assert_eq!(faults[0].code.name(), "template/unknown-field");
    assert_eq!(faults[0].cell.as_ref().unwrap().address().as_deref(), Some("A7"));
}

/// The same package with another sheet; texts stand in the cells themselves.
fn xlsx_of(rows: &[(u32, &[(&str, &str)])], merged: &str) -> Vec<u8> {
    let cell = |row: u32, (column, text): &(&str, &str)| match text.strip_prefix('=') {
        Some(formula) => format!(r#"<c r="{column}{row}"><f>{formula}</f><v>1</v></c>"#),
        None => format!(r#"<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#),
    };
    let row = |(row, cells): &(u32, &[(&str, &str)])| {
        format!(r#"<row r="{row}">{}</row>"#, cells.iter().map(|one| cell(*row, one)).collect::<String>())
    };
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData><mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells></worksheet>"#,
        rows.iter().map(row).collect::<String>()
    );
    let mut archive = ZipArchive::new(Cursor::new(xlsx())).unwrap();
    let mut parts: Vec<(String, String)> = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.push((file.name().unwrap().into_owned(), text));
    }
    drop(archive);
    for (name, text) in &mut parts {
        if name == "xl/worksheets/sheet1.xml" {
            text.clone_from(&sheet);
        }
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    zipped(&parts)
}

#[test]
fn sections_of_a_workbook_repeat_rows_together_or_leave_them_out() {
    use calamine::Reader as _;
    let folder = Folder::new();
    let rows: &[(u32, &[(&str, &str)])] = &[
        (1, &[("A", "{{đơn vị}}")]),
        (3, &[("A", "{{?người chưa xếp loại}}")]),
        (4, &[("A", "Chưa xếp loại: {{không xếp loại}}")]),
        (5, &[("A", "{{/người chưa xếp loại}}")]),
        (7, &[("A", "{{#mọi người}}")]),
        (8, &[("A", "{{mọi người.stt}}"), ("B", "{{mọi người.họ tên}}")]),
        (9, &[("A", "Tổng điểm"), ("B", "{{mọi người.tổng điểm}}"), ("C", "=B9*2")]),
        (10, &[("A", "{{/mọi người}}")]),
        (12, &[("A", "Cộng"), ("B", "=SUM(B8:B9)")]),
        (13, &[("A", "{{^mọi người}}")]),
        (14, &[("A", "không có ai")]),
        (15, &[("A", "{{/mọi người}}")]),
        (16, &[("A", "{{số đơn vị}} đơn vị")]),
    ];
    let template = folder.template("bang-b.xlsx", &xlsx_of(rows, "B8:C8"));
    let out = folder.graded(&["--format", "csv", "--template", template.to_str().unwrap()]);
    let made = out.join("don-vi/CD01-bang-b.xlsx");
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(&made).unwrap();
    let cells = workbook.worksheet_range("Bảng A").unwrap();
    let text = |row: u32, column: u32| cells.get_value((row - 1, column)).map(ToString::to_string).unwrap_or_default();
    // The marks of row 3 and 5 are gone; four people take rows 5 to 12; what is about nobody is not there at all.
    assert_eq!((text(3, 0), text(4, 0)), ("Chưa xếp loại: 1".to_owned(), String::new()));
    assert_eq!(
        (text(5, 1), text(6, 0), text(11, 1)),
        ("Nguyễn Thị Hoa".into(), "Tổng điểm".into(), "Lê Thị Ánh".into())
    );
    assert_eq!((text(14, 0), text(15, 0)), ("Cộng".to_owned(), "1 đơn vị".to_owned()));
    let formulas = workbook.worksheet_formula("Bảng A").unwrap();
    let formula = |row: u32, column: u32| formulas.get_value((row - 1, column)).cloned().unwrap_or_default();
    assert_eq!((formula(6, 2), formula(8, 2), formula(14, 1)), ("B6*2".into(), "B8*2".into(), "SUM(B5:B12)".into()));
    let sheet = part(&made, "xl/worksheets/sheet1.xml");
    well_formed(&sheet);
    let merged = ["B5:C5", "B7:C7", "B9:C9", "B11:C11"].map(|one| format!("<mergeCell ref=\"{one}\"/>")).concat();
    assert!(sheet.contains(&merged) && !sheet.contains("{{") && !sheet.contains("không có ai"), "{sheet}");
}

#[test]
fn sections_of_a_workbook_that_cannot_be_are_told_with_their_cell() {
    type Rows<'r> = &'r [(u32, &'r [(&'r str, &'r str)])];
    let faulty: [(Rows<'_>, &str, &str); 7] = [
        (&[(2, &[("A", "{{#mọi người}}")])], "template/section", "A2"),
        (&[(2, &[("A", "{{/mọi người}}")])], "template/section", "A2"),
        (&[(2, &[("B", "{{#nhóm}}")]), (4, &[("B", "{{/nhóm}}")])], "template/nested", "B2"),
        (
            &[(2, &[("A", "{{#mọi người}}")]), (3, &[("C", "{{mức.tên}}")]), (4, &[("A", "{{/mọi người}}")])],
            "template/two-lists",
            "C3",
        ),
        (&[(2, &[("A", "{{#mọi người}} {{đơn vị}}")])], "template/section", "A2"),
        // Lists within lists are for Word; so are conditions that look at a row.
        (
            &[
                (2, &[("A", "{{#mọi người}}")]),
                (3, &[("A", "{{?danh hiệu}}")]),
                (4, &[("A", "{{/danh hiệu}}")]),
                (5, &[("A", "{{/mọi người}}")]),
            ],
            "template/nested",
            "A3",
        ),
        (&[(2, &[("A", "{{nhóm.tên}}")])], "template/nested", "A2"),
    ];
    for (rows, code, address) in faulty {
        let faults = Template::load("a.xlsx", xlsx_of(rows, "A1:B1")).unwrap_err();
        let told = faults[0].cell.as_ref().unwrap().address();
        assert_eq!((faults[0].code.name(), told.as_deref()), (code, Some(address)));
    }
}

/// Whoever prints the workbook would have the braces on every page.
#[test]
fn fields_outside_of_the_cells_of_a_workbook_are_told_with_their_place() {
    let sheet = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{{đơn vị}}</t></is></c></row><row r="4"><c r="B4"><f>CONCATENATE("{{năm}}",A1)</f></c></row></sheetData><headerFooter><oddHeader>&amp;C{{đơn vị}}, {{không có}} {{đơn vị}} &amp;P</oddHeader><oddFooter>&amp;L{{nơi v&#224; ngày}}</oddFooter><evenHeader/></headerFooter></worksheet>"#;
    let workbook = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Năm {{năm}}" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let relations =
        r#"<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let of_sheet =
        r#"<Relationships><Relationship Id="rId1" Type="comments" Target="../comments1.xml"/></Relationships>"#;
    let comments = r#"<comments><commentList><comment ref="C3" authorId="0"><text><r><t>{{tổng</t></r><r><t> số}}</t></r></text></comment><comment ref="C4"><text><t>không có gì</t></text></comment></commentList></comments>"#;
    let load = |sheet: &str, workbook: &str, comments: &str| {
        let parts = [
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", relations),
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/worksheets/_rels/sheet1.xml.rels", of_sheet),
            ("xl/comments1.xml", comments),
        ];
        Template::load("a.xlsx", zipped(&parts))
    };
    let faults = load(sheet, workbook, comments).unwrap_err();
    assert!(faults.iter().all(|fault| fault.code.name() == "template/outside"), "{faults:?}");
    let told: Vec<String> = faults.iter().map(|fault| Lang::Vi.message(fault)).collect();
    let only = "; trong tệp mẫu Excel chỉ ô mới được điền";
    let expected = [
        "Trường “{{tổng số}}” nằm trong ghi chú của ô ([Năm {{năm}}] C3)",
        "Trường “{{năm}}” nằm trong tên trang tính ([Năm {{năm}}])",
        "Trường “{{đơn vị}}” nằm trong đầu trang in ([Năm {{năm}}])",
        "Trường “{{không có}}” nằm trong đầu trang in ([Năm {{năm}}])",
        "Trường “{{nơi và ngày}}” nằm trong chân trang in ([Năm {{năm}}])",
        "Trường “{{năm}}” nằm trong công thức ([Năm {{năm}}] B4)",
    ];
    assert_eq!(told, expected.map(|one| format!("{one}{only}")));
    assert!(
        Lang::En.message(&faults[2]).contains("stands in the page header ([Năm {{năm}}]); in an Excel template only")
    );
    // Without fields none of these is a fault.
    let plain = |text: &str| text.replace("{{", "").replace("}}", "");
    assert!(load(&plain(sheet), &plain(workbook), &plain(comments)).is_ok());
}

#[test]
fn conditions_of_a_workbook_stand_around_other_sections() {
    use calamine::Reader as _;
    let folder = Folder::new();
    let rows: &[(u32, &[(&str, &str)])] = &[
        (1, &[("A", "{{đơn vị}}")]),
        (2, &[("A", "{{?người chưa xếp loại}}")]),
        (3, &[("A", "Chưa xếp loại")]),
        (4, &[("A", "{{?quyết định}}")]),
        (5, &[("A", "có quyết định")]),
        (6, &[("A", "{{/quyết định}}")]),
        (7, &[("A", "{{^quyết định}}")]),
        (8, &[("A", "chưa có quyết định")]),
        (9, &[("A", "{{/quyết định}}")]),
        (10, &[("A", "{{#mọi người}}")]),
        (11, &[("A", "{{mọi người.stt}}"), ("B", "{{mọi người.họ tên}}")]),
        (12, &[("A", "{{/mọi người}}")]),
        (13, &[("A", "{{mức.stt}}"), ("B", "{{mức.số người}}")]),
        (14, &[("A", "{{/người chưa xếp loại}}")]),
        (15, &[("A", "{{^người chưa xếp loại}}")]),
        (16, &[("A", "{{^quyết định}}")]),
        (17, &[("A", "không gì cả")]),
        (18, &[("A", "{{/quyết định}}")]),
        (19, &[("A", "{{/người chưa xếp loại}}")]),
        (20, &[("A", "Cộng"), ("B", "=SUM(B13:B13)")]),
    ];
    let template = folder.template("bang-c.xlsx", &xlsx_of(rows, "A1:B1"));
    let out = folder.graded(&["--format", "csv", "--template", template.to_str().unwrap()]);
    let made = out.join("don-vi/CD01-bang-c.xlsx");
    well_formed(&part(&made, "xl/worksheets/sheet1.xml"));
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(&made).unwrap();
    let cells = workbook.worksheet_range("Bảng A").unwrap();
    let column: Vec<String> = cells.rows().map(|row| row[0].to_string()).collect();
    // One of four people is not rated, and nothing was decided: the title, the sentence, the people, the levels, the sum.
    let levels = column.len() - 8;
    assert_eq!(column[..7], ["CD01", "Chưa xếp loại", "chưa có quyết định", "1", "2", "3", "4"]);
    assert!(levels > 1 && column[7] == "1" && column.last().unwrap() == "Cộng", "{column:?}");
    let formulas = workbook.worksheet_formula("Bảng A").unwrap();
    let sums: Vec<&String> = formulas.used_cells().map(|(.., formula)| formula).filter(|one| !one.is_empty()).collect();
    assert_eq!(sums, [&format!("SUM(B8:B{})", 7 + levels)]);
}

/// A workbook of several sheets, each with its name, its rows and what stands behind them, its names for ranges, and more parts.
fn book_of(sheets: &[(&str, &str, &str)], names: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let numbered = |each: &dyn Fn(usize, &str) -> String| {
        sheets.iter().enumerate().map(|(at, (name, ..))| each(at + 1, name)).collect::<String>()
    };
    let listed = numbered(&|at, name| format!(r#"<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>"#));
    let related = numbered(&|at, _| {
        format!(r#"<Relationship Id="rId{at}" Type="worksheet" Target="worksheets/sheet{at}.xml"/>"#)
    });
    let workbook = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{listed}</sheets><definedNames>{names}</definedNames></workbook>"#
    );
    let mut parts: Vec<(String, String)> = vec![
        ("[Content_Types].xml".into(), "<Types/>".into()),
        ("xl/workbook.xml".into(), workbook),
        ("xl/_rels/workbook.xml.rels".into(), format!("<Relationships>{related}</Relationships>")),
    ];
    parts.extend(sheets.iter().enumerate().map(|(at, (_, rows, behind))| {
        let sheet = format!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{behind}</worksheet>"#
        );
        (format!("xl/worksheets/sheet{}.xml", at + 1), sheet)
    }));
    parts.extend(more.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    zipped(&parts)
}

fn typed(address: &str, text: &str) -> String {
    match text.strip_prefix('=') {
        Some(formula) => format!(r#"<c r="{address}"><f>{formula}</f><v>1</v></c>"#),
        None => format!(r#"<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>"#),
    }
}

/// A row of cells from column A on.
fn row_of(number: u32, texts: &[&str]) -> String {
    let cells = texts.iter().zip('A'..).map(|(text, column)| typed(&format!("{column}{number}"), text));
    format!(r#"<row r="{number}">{}</row>"#, cells.collect::<String>())
}

/// What stands between the tags of each element of a name.
fn inside<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    text.split(&open).skip(1).filter_map(|rest| rest.split_once(&close)).map(|(inner, _)| inner).collect()
}

/// A cover, a list of everybody (four people: rows 3 to 6, the sum in 7), and a list of the same people further down
/// (rows 5 to 8) that refers to the first and is referred to by it.
fn cover_and_lists() -> Vec<u8> {
    let cover = [
        row_of(1, &["Tổng", "=DS!C4", "=SUM(DS!C3:C3)", "='DS 2'!A6", "=COUNTA('DS 2'!A5:A5)"]),
        row_of(2, &["Người đầu", "=DS!B3", "=[1]DS!C4", "=B1", "=SUM(DS!3:3)"]),
    ];
    let rules = r#"<conditionalFormatting sqref="B1"><cfRule type="expression" priority="1"><formula>B1&lt;DS!$C$4</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="A9"><formula1>DS!$B$3</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A1" location="DS!A4"/></hyperlinks>"#;
    let list = [
        row_of(3, &["{{mọi người.stt}}", "{{mọi người.họ tên}}", "{{mọi người.tổng điểm}}", "='DS 2'!B5"]),
        row_of(4, &["Cộng", "=COUNTA('DS 2'!A5:A5)", "=SUM(C3:C3)"]),
    ];
    let colours = r#"<conditionalFormatting sqref="B3"><cfRule type="expression" priority="1"><formula>COUNTIF($B$3:$B$3,B3)&gt;1</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="C4"><cfRule type="expression" priority="2"><formula>C4&gt;Bìa!$B$1</formula></cfRule></conditionalFormatting>"#;
    let other = [row_of(5, &["{{mọi người.họ tên}}", "=DS!C3*2"]), row_of(6, &["=DS!C4", "=SUM(DS!C3:C3)+SUM(B5:B5)"])];
    let names = "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"2\">'DS 2'!$A$1:$B$6</definedName><definedName name=\"Điểm\">DS!$C$3</definedName><definedName name=\"Bảng\">SUM(DS!$C$3:$C$3,'DS 2'!$B$5:$B$5)</definedName><definedName name=\"Tên\">Bìa!$A$1</definedName>";
    let chart = r#"<c:chart xmlns:c="c"><c:cat><c:strRef><c:f>DS!$B$3</c:f><c:strCache><c:pt><c:v>{{mọi người.họ tên}}</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>'DS 2'!$B$5:$B$5</c:f></c:numRef></c:val></c:chart>"#;
    book_of(
        &[("Bìa", &cover.concat(), rules), ("DS", &list.concat(), colours), ("DS 2", &other.concat(), "")],
        names,
        &[("xl/charts/chart1.xml", chart), ("xl/drawings/drawing1.xml", r#"<d><sp textlink="DS!$C$4"/></d>"#)],
    )
}

#[test]
fn formulas_follow_the_rows_of_other_sheets() {
    let folder = Folder::new();
    let template = folder.template("bia.xlsx", &cover_and_lists());
    let out = folder.graded(&["--format", "csv", "--template", template.to_str().unwrap()]);
    let made = out.join("don-vi/CD01-bia.xlsx");
    let sheet = |at: u32| part(&made, &format!("xl/worksheets/sheet{at}.xml"));
    // Four people: what stood below in DS and in DS 2 is three rows lower, what held the row of a person holds four.
    let cover = sheet(1);
    well_formed(&cover);
    let expected =
        ["DS!C7", "SUM(DS!C3:C6)", "'DS 2'!A9", "COUNTA('DS 2'!A5:A8)", "DS!B3", "[1]DS!C4", "B1", "SUM(DS!3:6)"];
    assert_eq!(inside(&cover, "f"), expected);
    assert!(!cover.contains("<v>"), "what formulas had stored is gone: {cover}");
    assert_eq!(inside(&cover, "formula"), ["B1&lt;DS!$C$7"]);
    assert_eq!(inside(&cover, "formula1"), ["DS!$B$3:$B$6"]);
    assert!(cover.contains("sqref=\"B1\"") && cover.contains("location=\"DS!A7\""), "{cover}");
    // Row by row the second list goes with the first, and the first with the second.
    let list = sheet(2);
    let rows = ["'DS 2'!B5", "'DS 2'!B6", "'DS 2'!B7", "'DS 2'!B8"];
    assert_eq!(inside(&list, "f"), [&rows[..], &["COUNTA('DS 2'!A5:A8)", "SUM(C3:C6)"]].concat());
    assert_eq!(inside(&list, "formula"), ["COUNTIF($B$3:$B$6,B3)&gt;1", "C7&gt;Bìa!$B$1"]);
    assert!(list.contains("sqref=\"B3:B6\"") && list.contains("sqref=\"C7\""), "{list}");
    let rows = ["DS!C3*2", "DS!C4*2", "DS!C5*2", "DS!C6*2"];
    assert_eq!(inside(&sheet(3), "f"), [&rows[..], &["DS!C7", "SUM(DS!C3:C6)+SUM(B5:B8)"]].concat());
    let book = part(&made, "xl/workbook.xml");
    for name in ["'DS 2'!$A$1:$B$9", "DS!$C$3:$C$6", "SUM(DS!$C$3:$C$6,'DS 2'!$B$5:$B$8)", "Bìa!$A$1"] {
        assert!(book.contains(&format!(">{name}<")), "{name}: {book}");
    }
    let chart = part(&made, "xl/charts/chart1.xml");
    assert_eq!(inside(&chart, "c:f"), ["DS!$B$3:$B$6", "'DS 2'!$B$5:$B$8"]);
    assert!(!chart.contains("{{"), "what a chart has stored is of the template: {chart}");
    assert!(part(&made, "xl/drawings/drawing1.xml").contains("textlink=\"DS!$C$7\""));
}

#[test]
fn a_share_alone_in_its_cell_is_a_number_that_is_shown_as_a_percentage() {
    let folder = Folder::new();
    let styles = r#"<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="0" fontId="1"><alignment horizontal="center"/></xf></cellXfs></styleSheet>"#;
    let share = "{{mức.tỷ lệ phần trăm}}";
    let rows = format!(
        r#"<row r="2">{}{}<c r="C2" s="1" t="inlineStr"><is><t>{share}</t></is></c><c r="D2" s="1" t="inlineStr"><is><t>đạt {share}</t></is></c></row>"#,
        typed("A2", "{{mức.số người}}"),
        typed("B2", share)
    );
    let made = |more: &[(&str, &str)]| {
        let template = folder.template("muc.xlsx", &book_of(&[("Mức", &rows, "")], "", more));
        let out = folder.graded(&["--format", "csv", "--overwrite", "--template", template.to_str().unwrap()]);
        out.join("don-vi/CD01-muc.xlsx")
    };
    let out = made(&[("xl/styles.xml", styles)]);
    let sheet = part(&out, "xl/worksheets/sheet1.xml");
    well_formed(&sheet);
    // Of three people who are rated two are at the second level and one at the fourth: a third.
    let cells = r#"<c r="B5" s="2"><v>0.3333333333333333</v></c><c r="C5" s="3"><v>0.3333333333333333</v></c><c r="D5" s="1" t="inlineStr"><is><t xml:space="preserve">đạt 33,3%</t></is></c>"#;
    assert!(sheet.contains(cells), "{sheet}");
    let looks = part(&out, "xl/styles.xml");
    well_formed(&looks);
    assert!(looks.contains(r#"<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>"#), "{looks}");
    assert!(looks.contains(r#"<xf applyNumberFormat="1" numFmtId="164" fontId="1"><alignment"#), "{looks}");
    // A workbook without looks has none to show a percentage with: the words stay.
    assert!(part(&made(&[]), "xl/worksheets/sheet1.xml").contains(">33,3%</t>"));
}

#[test]
fn what_cannot_follow_the_rows_of_other_sheets_is_told() {
    let list = row_of(3, &["{{mọi người.họ tên}}", "{{mọi người.tổng điểm}}"]);
    let pivot =
        |source: &str| format!("<pivotCacheDefinition><cacheSource>{source}</cacheSource></pivotCacheDefinition>");
    let load = |cover: &str, pivot: &str| {
        let more = [("xl/pivotCache/pivotCacheDefinition1.xml", pivot)];
        Template::load("a.xlsx", book_of(&[("Bìa", cover, ""), ("DS", &list, "")], "", &more))
    };
    let still = pivot(r#"<worksheetSource ref="A1:B2" sheet="Khác"/>"#);
    let shared = r#"<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">DS!B4</f></c></row>"#;
    for (cover, address) in [
        (row_of(1, &["=SUM(Bìa:DS!B3)"]), "A1"),
        (row_of(1, &["x", "=SUM(DS!B3:DS!B4)"]), "B1"),
        // The row of a level knows no person.
        (row_of(1, &["{{mức.tên}}", "=DS!B3"]), "B1"),
        (shared.to_owned(), "A1"),
    ] {
        let faults = load(&cover, &still).unwrap_err();
        let told: Vec<_> = faults.iter().map(|one| (one.code.name(), one.cell.as_ref().unwrap().address())).collect();
        assert_eq!(told, [("template/formula", Some(address.to_owned()))], "{cover}");
    }
    assert!(load(&row_of(1, &["=SUM(DS!B3:B3)"]), &still).is_ok());
    for source in [r#"<worksheetSource ref="A2:B3" sheet="DS"/>"#, r#"<worksheetSource name="Bảng1"/>"#] {
        let faults = load("", &pivot(source)).unwrap_err();
        assert_eq!(faults.iter().map(|one| one.code.name()).collect::<Vec<_>>(), ["template/pivot"], "{source}");
        assert!(Lang::Vi.message(&faults[0]).contains(if source.contains("DS") { "[DS] A2:B3" } else { "Bảng1" }));
    }
}

/// A cell merged over the row of a person and those below would show the first name alone.
#[test]
fn merged_cells_that_would_hide_people_are_told() {
    let load = |rows: &[(u32, &[(&str, &str)])], merged: &str| Template::load("a.xlsx", xlsx_of(rows, merged));
    let person: &[(&str, &str)] = &[("A", "{{mọi người.stt}}"), ("B", "{{mọi người.họ tên}}")];
    let begin: &[(&str, &str)] = &[("A", "{{#mọi người}}")];
    let end: &[(&str, &str)] = &[("A", "{{/mọi người}}")];
    for (rows, merged, cell) in [
        (&[(2, person)][..], "B2:B4", "B2"),
        (&[(2, person)][..], "A1:A2", "A2"),
        (&[(2, begin), (3, person), (4, end)][..], "B3:B5", "B3"),
    ] {
        let faults = load(rows, merged).unwrap_err();
        let told = (faults[0].code.name(), faults[0].cell.as_ref().unwrap().address());
        assert_eq!((faults.len(), told), (1, ("template/merged", Some(cell.to_owned()))), "{merged}");
        let told = format!("{} {}", Lang::Vi.message(&faults[0]), Lang::Vi.remedy(&faults[0]));
        assert!(told.contains(merged) && told.contains("{{#mọi người}}") && told.contains("{{/mọi người}}"), "{told}");
    }
    // Within the rows that repeat together, beside the person, or with a text for all of them it hides nobody.
    for (rows, merged) in [
        (&[(2, begin), (3, person), (5, end)][..], "B3:B4"),
        (&[(2, person)][..], "B2:C2"),
        (&[(2, &[("A", "Danh sách"), ("B", "{{mọi người.họ tên}}")][..])][..], "A2:A4"),
    ] {
        assert!(load(rows, merged).is_ok(), "{merged}");
    }
}

#[test]
fn marks_of_sections_are_told_once_and_in_words_of_their_kind() {
    let word = |texts: &[&str]| texts.iter().map(|text| paragraph(text)).collect::<String>();
    let excel = |texts: &[&str]| {
        let rows: String = texts.iter().zip(1..).map(|(text, row)| row_of(row, &[text])).collect();
        Template::load("a.xlsx", book_of(&[("DS", &rows, "")], "", &[])).unwrap_err()
    };
    for texts in [&["{{#tổng số}}", "{{/tổng số}}"][..], &["{{#tổng số}}"], &["có {{#tổng số}}"]] {
        for faults in [Template::load("a.docx", docx(&word(texts))).unwrap_err(), excel(texts)] {
            let told: Vec<String> = faults.iter().map(|one| Lang::Vi.message(one)).collect();
            assert_eq!(faults[0].code.name(), "template/not-a-list");
            assert!(faults.len() == 1 && told[0].contains("“tổng số” là một trường, không phải danh sách"), "{told:?}");
            assert!(Lang::Vi.remedy(&faults[0]).contains("{{?tổng số}}"));
        }
    }
    for texts in [&["{{#mọi người}}"][..], &["{{/mọi người}}"], &["có {{#mọi người}}"], &["{{#mọi người}} {{đơn vị}}"]]
    {
        let faults = excel(texts);
        let told = format!("{} {}", Lang::Vi.message(&faults[0]), Lang::Vi.remedy(&faults[0]));
        assert_eq!((faults.len(), faults[0].code.name()), (1, "template/section"), "{faults:?}");
        assert!(
            told.contains("một mình trong ô") && told.contains("một dòng riêng") && !told.contains("đoạn"),
            "{told}"
        );
        let told = Lang::Vi.message(&Template::load("a.docx", docx(&word(texts))).unwrap_err()[0]);
        assert!(told.contains("một mình trong đoạn và"), "{told}");
    }
    // A list of a person is told as such, and not once more as a second list.
    let faults = excel(&["{{#mọi người}}", "{{tiêu chí.tên}}", "{{/mọi người}}"]);
    assert_eq!(faults.iter().map(|one| one.code.name()).collect::<Vec<_>>(), ["template/nested"]);
    let open = Lang::Vi.message(&excel(&["{{năm"])[0]);
    assert!(open.ends_with("trong cùng ô"), "{open}");
}

fn files_of(path: &Path) -> Vec<String> {
    let archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
    archive.file_names().map(|name| name.unwrap().into_owned()).collect()
}

/// The same with a field that does not exist.
fn faulty_xlsx() -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(xlsx())).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        parts.push((name, text.replace("số người đề nghị", "số ngườii")));
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    zipped(&parts)
}

/// Everything that a folder holds as text, also what stands in packages.
fn all_text(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for name in files(folder) {
        let bytes = fs::read(folder.join(&name)).unwrap();
        let name = name.display().to_string();
        let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes.clone())) else {
            found.push((name, String::from_utf8(bytes).unwrap()));
            continue;
        };
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let (inner, mut text) = (format!("{name}/{}", file.name().unwrap()), String::new());
            file.read_to_string(&mut text).unwrap();
            found.push((inner, text));
        }
    }
    found
}

/// What a full result holds and a public list must not: every total, and words of the inputs.
fn secrets(full: &Path) -> Vec<String> {
    // What is secret is there in the full results: else the test would prove nothing.
    let results = support::Table::read(&full.join("results.csv"));
    let total = results.heading.iter().position(|heading| heading == "total").unwrap();
    let totals: Vec<String> =
        results.rows.iter().map(|row| row[total].clone()).filter(|total| !total.is_empty()).collect();
    assert_eq!(totals.len(), 3);
    let mut secrets: Vec<String> = totals.iter().flat_map(|total| [total.clone(), total.replace('.', ",")]).collect();
    for secret in [
        "17/03/1981",
        "1981",
        "CB-7001",
        "Khiển trách",
        "khiển trách",
        "kỷ luật",
        "Kỷ luật",
        "6 tháng",
        "Trưởng phòng",
        "cham-diem",
        "sáng kiến",
        "short-service",
    ] {
        secrets.push(secret.to_owned());
    }
    let everything: String = all_text(full).into_iter().map(|(_, text)| text).collect();
    for secret in secrets.iter().filter(|secret| !["kỷ luật", "khiển trách"].contains(&secret.as_str())) {
        assert!(everything.contains(secret.as_str()), "{secret} is in the full results");
    }
    secrets
}

#[test]
fn a_public_run_holds_names_units_levels_and_awards_and_nothing_more() {
    let folder = Folder::new();
    let formats = "xlsx,csv,json,html,docx";
    let full = folder.graded(&["--format", formats, "--overwrite"]);
    let secrets = secrets(&full);
    let done = folder.grade(&["--format", formats, "--overwrite", "--public"]);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let out = folder.path("ra");
    let written: Vec<String> = files(&out).iter().map(|path| path.display().to_string()).collect();
    assert_eq!(
        written,
        [
            "cong-khai.csv",
            "cong-khai.docx",
            "cong-khai.html",
            "cong-khai.json",
            "cong-khai.xlsx",
            "don-vi/CD01-cong-khai.docx",
            "run.json"
        ]
    );
    for (name, text) in all_text(&out) {
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{name} holds {secret}");
        }
    }
    let csv = fs::read_to_string(out.join("cong-khai.csv")).unwrap();
    assert_eq!(csv.lines().next(), Some("unit,name,level,awards"));
    // By given name, not by rank: =1+1…, Ánh, Bình, Hoa.
    let names: Vec<&str> = csv.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
    assert_eq!(names[1..], ["Lê Thị Ánh", "Trần Văn Bình", "Nguyễn Thị Hoa"]);
    let printed = String::from_utf8(done.stdout).unwrap();
    for secret in ["Nguyễn", "CB-7001", "1981"] {
        assert!(!printed.contains(secret), "{printed}");
    }
    let verified = xeploai().arg("verify").arg(&out).output().unwrap();
    assert_eq!(verified.status.code(), Some(2));
    let template = folder.template("phieu.docx", &docx(&paragraph("{{đơn vị}}")));
    let refused = folder.grade(&["--overwrite", "--public", "--template", template.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn a_public_list_does_not_take_the_place_of_the_results() {
    let folder = Folder::new();
    let mut command = xeploai();
    let done =
        command.current_dir(folder.place.path()).args(["grade", ".", "--public", "--format", "csv"]).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(folder.path("ket-qua-cong-khai/cong-khai.csv").exists() && !folder.path("ket-qua").exists());
}

#[test]
fn a_template_asks_a_public_run_for_points_in_vain() {
    let folder = Folder::new();
    let body = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{mọi người.họ tên}}|{{mọi người.tổng điểm}}|{{mọi người.ngày sinh}}|{{mọi người.ghi chú}}|{{mọi người.mã}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let template = folder.template("cong-khai.docx", &docx(body));
    let out = folder.graded(&["--public", "--format", "docx", "--template", template.to_str().unwrap()]);
    let told = lines(&part(&out.join("cong-khai.docx"), "word/document.xml"));
    assert_eq!(told[1], "Lê Thị Ánh||||");
}

#[test]
fn workbooks_bear_the_day_of_the_papers() {
    use calamine::Reader as _;
    let folder = Folder::new();
    for (date, expected) in
        [(Some("2026-12-05"), "……………, ngày 05 tháng 12 năm 2026"), (None, "……………, ngày …… tháng …… năm ……")]
    {
        let mut args = vec!["--format", "xlsx", "--overwrite"];
        args.extend(date.map(|date| ["--date", date]).into_iter().flatten());
        let mut grade = xeploai();
        let out = folder.path("ra");
        let output = grade.arg("grade").arg(folder.place.path()).arg("--out").arg(&out).args(args).output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
        for (book, sheet) in [("don-vi/CD01.xlsx", "Tổng hợp kết quả"), ("tong-hop.xlsx", "Tổng hợp")] {
            let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(out.join(book)).unwrap();
            let cells = workbook.worksheet_range(sheet).unwrap();
            assert!(
                cells.used_cells().any(|(.., cell)| *cell == calamine::Data::String(expected.to_owned())),
                "{book} {date:?}"
            );
        }
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let folder = Folder::new();
    let read = |out: &Path| {
        files(out).into_iter().map(|name| (name.clone(), fs::read(out.join(name)).unwrap())).collect::<Vec<_>>()
    };
    let first = read(&folder.graded(&["--format", "docx,html", "--jobs", "1"]));
    let second = read(&folder.graded(&["--format", "docx,html", "--jobs", "4", "--overwrite"]));
    assert!(first == second);
}

#[test]
fn templates_are_copied_and_never_over_ones_own() {
    let folder = Folder::new();
    let own = folder.path("mau");
    let copy = || xeploai().arg("templates").arg(&own).output().unwrap();
    assert_eq!(copy().status.code(), Some(0));
    let names: Vec<String> = files(&own).iter().map(|path| path.display().to_string()).collect();
    assert_eq!(names, ["bien-ban.docx", "cong-khai.docx", "phieu.docx", "to-trinh.docx"]);
    assert_eq!(fs::read(own.join("phieu.docx")).unwrap(), shipped_bytes(Shipped::Slips, Lang::Vi).unwrap());
    assert_eq!(copy().status.code(), Some(2));
    // A copy used as a template makes what the shipped document makes.
    let shipped = folder.graded(&["--format", "docx"]);
    let before = fs::read(shipped.join("don-vi/CD01-phieu.docx")).unwrap();
    folder.graded(&["--format", "docx", "--overwrite", "--template", own.to_str().unwrap()]);
    assert!(before == fs::read(folder.path("ra/don-vi/CD01-phieu.docx")).unwrap());
}

#[test]
fn the_reference_of_placeholders_is_what_the_code_knows() {
    let path = package("docs/placeholders.md");
    let made = reference::placeholders();
    if std::env::var_os("XEPLOAI_WRITE_DOCS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap_or_default(),
        made,
        "XEPLOAI_WRITE_DOCS=1 cargo test --test papers writes it"
    );
    for list in List::ALL {
        assert!(made.contains(&format!("`{}`", list.word(Lang::Vi))) && list.fields().contains(&Field::Number));
    }
}

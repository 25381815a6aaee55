//! Places that look like files: pipes, folders, circles of links, devices, files that may not be read.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use crate::packages::{sheet, xlsx_sheet};
use crate::place::{Accept, GOOD, Place, Refuse, Verdict};

/// Puts something at `xau/danh-sach.csv` (or another name) and judges what came of it.
fn judge(name: &str, verdict: Verdict, put: impl FnOnce(&Path)) {
    let place = Place::new();
    put(&place.inputs().join("xau").join(name));
    place.judge(name, verdict).unwrap();
}

#[test]
fn a_pipe_is_not_waited_for() {
    judge("ong.csv", Refuse("table/wrong-kind"), |path| {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    });
}

#[test]
fn a_device_is_not_read() {
    judge("vo-tan.csv", Refuse("table/wrong-kind"), |path| symlink("/dev/zero", path).unwrap());
}

#[test]
fn a_link_that_leads_nowhere_is_named() {
    judge("mat.xlsx", Refuse("table/unreadable"), |path| symlink("khong-co.xlsx", path).unwrap());
    judge("vong.xlsx", Refuse("table/unreadable"), |path| symlink(path, path).unwrap());
}

#[test]
fn a_file_that_may_not_be_read_is_named() {
    let place = Place::new();
    let path = place.inputs().join("xau/khoa.csv");
    fs::write(&path, GOOD).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).unwrap();
    // Whoever may read everything reads this too.
    if fs::read(&path).is_err() {
        place.judge("khoa.csv", Refuse("table/unreadable")).unwrap();
    }
}

#[test]
fn a_folder_named_like_a_table_is_a_folder() {
    judge("danh-sach.xlsx", Accept, |path| {
        fs::create_dir(path).unwrap();
        fs::write(path.join("a.csv"), GOOD.replace("\n0", "\n1")).unwrap();
    });
}

#[test]
fn a_circle_of_folders_is_walked_once() {
    judge("danh-sach.csv", Accept, |path| {
        fs::write(path, GOOD.replace("\n0", "\n1")).unwrap();
        let folder = path.parent().unwrap();
        symlink(folder, folder.join("vong")).unwrap();
        symlink(folder.parent().unwrap(), folder.join("len")).unwrap();
        // A second name of a file is no second file.
        symlink(path, folder.join("lan-hai.csv")).unwrap();
    });
}

/// The limits are generous: a province in one workbook is real.
#[test]
fn a_real_workbook_of_200_000_rows_is_read() {
    judge("tinh.xlsx", Accept, |path| {
        let mut rows = String::from("<row>");
        for title in ["Mã", "Họ và tên", "TT1", "TT2"] {
            rows += &format!("<c t=\"inlineStr\"><is><t>{title}</t></is></c>");
        }
        rows += "</row>";
        for person in 0..200_000 {
            rows += &format!(
                "<row><c t=\"inlineStr\"><is><t>DV{person:06}</t></is></c><c t=\"inlineStr\"><is><t>Lê Thị Ánh {}</t></is></c><c><v>{}</v></c><c><v>8.5</v></c></row>",
                person % 977,
                person % 11
            );
        }
        fs::write(path, xlsx_sheet(sheet(&rows).as_bytes())).unwrap();
    });
}

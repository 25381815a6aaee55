//! `docs/placeholders.md`, made from the list of fields.

use crate::words::{Field, Lang, List};

/// The reference of all words, for `docs/placeholders.md`.
#[must_use]
pub fn placeholders() -> String {
    let mut out = String::from(INTRODUCTION);
    let row = |out: &mut String, before: [&str; 2], words: [&str; 2], about: [&str; 2]| {
        let [vi, en] = [0, 1].map(|at| format!("{}{}", before[at], words[at]));
        out.push_str(&format!("| `{{{{{vi}}}}}` | `{{{{{en}}}}}` | {}. *{}* |\n", about[0], about[1]));
    };
    let both = |field: Field| {
        ([Lang::Vi, Lang::En].map(|lang| field.word(lang)), [Lang::Vi, Lang::En].map(|lang| field.about(lang)))
    };
    out.push_str("\n## Văn bản / The document\n\n| tiếng Việt | English | |\n|---|---|---|\n");
    for field in Field::OF_DOCUMENT {
        let (words, about) = both(*field);
        row(&mut out, ["", ""], words, about);
    }
    for list in List::ALL {
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| list.word(lang));
        out.push_str(&format!("\n## `{vi}` / `{en}`\n\n{}. *{}*\n", list.about(Lang::Vi), list.about(Lang::En)));
        if !list.within().is_empty() {
            let outer: Vec<String> =
                list.within().iter().map(|outer| format!("`{{{{#{}}}}}`", outer.word(Lang::Vi))).collect();
            out.push_str(&format!("Chỉ dùng bên trong / *only inside* {}.\n", outer.join(", ")));
        }
        out.push_str("\n| tiếng Việt | English | |\n|---|---|---|\n");
        for field in list.fields() {
            let (words, about) = both(*field);
            row(&mut out, [&format!("{vi}."), &format!("{en}.")], words, about);
        }
    }
    out
}

const INTRODUCTION: &str = "\
# Trường của tệp mẫu / Placeholders of templates

Trang này do chương trình tạo ra. *This page is made by the program.*

`xeploai templates THƯ-MỤC` chép bốn văn bản có sẵn ra thành tệp Word; sửa rồi dùng lại bằng `xeploai grade --template TỆP`.
Tệp mẫu là DOCX hoặc XLSX bình thường, trong đó `{{…}}` là chỗ chương trình điền vào. Mọi thứ khác giữ nguyên.

- Tên trường không phân biệt chữ hoa, dấu, khoảng trắng: `{{Người.Họ tên}}`, `{{nguoi.ho_ten}}` và `{{people.name}}` là một.
- **Danh sách**: dòng của bảng có trường `{{danh sách.trường}}` được lặp lại cho từng dòng của danh sách. Mỗi dòng một danh sách.
- **Đoạn lặp**: mọi thứ giữa `{{#danh sách}}` và `{{/danh sách}}` lặp lại, ví dụ một trang cho mỗi người.
- **Đoạn có điều kiện**: `{{?trường hoặc danh sách}} … {{/…}}` chỉ in khi có, `{{^…}} … {{/…}}` chỉ in khi không có.
  Mỗi dấu đứng một mình trong một đoạn (DOCX) hay một dòng (XLSX); đoạn, dòng ấy không được in. Trong XLSX chỉ đoạn có điều kiện được bao ngoài đoạn khác, và
  danh sách của từng người (nhóm, tiêu chí, lý do) chỉ dùng được trong DOCX.
- **Trường trộn thư của Word** (`MERGEFIELD họ_tên`) cũng được hiểu như `{{họ tên}}`; nội dung đang hiện được thay bằng giá trị.
- **Tên tệp**: `bien-ban`, `to-trinh`, `phieu`, `cong-khai` (.docx) thay văn bản cùng tên; tên bắt đầu bằng `tong-hop` được điền một lần
  cho cả đợt; tên khác được điền cho từng đơn vị, vào `don-vi/<mã đơn vị>-<tên tệp>`. Khi chấm đơn vị, `bien-ban`, `to-trinh`, `cong-khai` được điền một lần cho cả danh sách.
- **Mỗi người một trang**: đoạn lặp có dấu ngắt trang ở đầu mà dài hơn một trang thì dùng các kiểu chữ nhỏ hơn của tệp mẫu, là kiểu cùng tên có thêm `Nho1`, `Nho2`…
  (mẫu `phieu` có sẵn năm cỡ). Tệp mẫu không có các kiểu ấy thì giữ nguyên cỡ chữ.
- **XLSX**: ô chỉ có một trường là số thì vẫn là số, theo định dạng của ô; `{{mức.tỷ lệ phần trăm}}` thành số có định dạng phần trăm. Dòng lặp đẩy các dòng dưới xuống; ô gộp, công thức,
  định dạng có điều kiện, kiểm tra nhập liệu, vùng in, tên vùng và số liệu của biểu đồ đi theo, kể cả khi trỏ sang trang tính khác:
  `SUM(D6:D6)` hay `SUM(DS!D6:D6)` thành tổng của mọi dòng lặp, `DS!D7` là ô ấy ở chỗ mới. Tham chiếu một ô của dòng lặp là ô cùng dòng nếu
  công thức cũng lặp theo danh sách ấy, nếu không thì là ô của dòng đầu. Chỗ đặt hình, biểu đồ, ghi chú không đi theo; bảng kiểu “Table”
  không đi theo và không dài ra; địa chỉ viết bằng chữ (`INDIRECT`) giữ nguyên. Công thức dùng chung (shared) hay công thức mảng nằm ở trang có dòng lặp, công thức dùng chung trỏ sang trang ấy, tham chiếu qua nhiều trang (`T1:T3!A1`), công thức trong dòng
  lặp hỏi một ô lặp theo danh sách khác, và PivotTable lấy số từ dòng lặp là lỗi; ô gộp có trường danh sách mà vượt ra ngoài các dòng lặp cũng vậy.
  Đầu và chân trang in, tên trang tính, ghi chú và công thức không được điền: trường đặt ở đó là lỗi.

A template is an ordinary DOCX or XLSX in which `{{…}}` is filled in; everything else stays as it is. Words ignore case, accents and
spaces, and both languages work everywhere. A table row with `{{list.field}}` repeats for each row of the list; `{{#list}} … {{/list}}`
repeats what stands between; `{{?x}} … {{/x}}` is printed where there is something, `{{^x}} … {{/x}}` where there is nothing;
these marks stand alone in a paragraph (DOCX) or row (XLSX, where only conditions stand around other sections, and the lists of a person cannot be used). In XLSX only cells are filled in: a field in a page header or footer, the name of a sheet, a comment or a formula is an error.
A field that is a number stays one where it is alone in its cell; `{{levels.share}}` becomes a number that is shown as a percentage. Formulas, conditional formats, rules for what is typed, print areas, names and the figures of charts follow the rows that repeat, also from another sheet: `SUM(DS!D6:D6)` becomes the sum of all repeated rows, `DS!D7` moves with its cell; a lone cell of a repeated row is that of the same row where the formula repeats for the same list, else that of the first. Where pictures, charts and comments stand does not follow, an Excel table neither follows nor grows, and addresses written as text (`INDIRECT`) stay. Shared and array formulas on a sheet with repeated rows, shared ones that refer to such a sheet, references through several sheets (`T1:T3!A1`), a formula in a repeated row that asks for a cell of another list, a pivot table over repeated rows, and a merged cell with a field of a list that reaches beyond the repeated rows are errors.
Word's own merge fields are understood too. A file named like a shipped document replaces it; one whose name begins with `tong-hop` is
filled in once for the whole run, any other once for each unit (minutes, proposal and notice once where units are graded). A section that begins with a page break and takes more than a
page uses the template's own smaller styles, those with `Nho1`, `Nho2` … behind their names, where it has any. In a public run (`--public`) everything but names, units, levels,
awards and their counts stays empty.
";

// Makes the workbooks of tests/intake that a program writes which lays files out in another way than spreadsheets do:
// SheetJS (npm package `xlsx`) writes the cells of an XLSB in short form and puts white space between those of an ODS.
//
//     npm install xlsx@0.18.5 && node scripts/sheetjs.mjs tests/intake
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import xlsx from "xlsx";

const place = process.argv[2];
const people = [
  ["STT", "Mã", "Họ và tên", "Đơn vị", "TT1", "TT2"],
  [1, "DV01", "Nguyễn Văn An", "Trường A", 9, 8],
  [2, "DV02", "Trần Thị Bình", null, 6, 6],
  [3, "DV03", "Lê Văn Cường", null, 7.5, 8],
  [4, "DV04", "Phạm Thị Dung", "Trường B", 10, 10],
  [5, "DV05", "Hoàng Văn Em", null, 5, 5],
];
const bad = [
  ["STT", "Mã", "Họ và tên", "Đơn vị", "TT1", "TT2"],
  [1, 7, "Nguyễn Văn An", "Trường A", 0.9, true],
  [2, 8, "Trần Thị Bình", "Trường A", "7,5", 6],
];

function write(name, kind, rows, change, shared = false) {
  const sheet = xlsx.utils.aoa_to_sheet(rows);
  change(sheet);
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, "Điểm");
  const bytes = xlsx.write(book, { bookType: kind, bookSST: shared, type: "buffer", compression: true });
  writeFileSync(join(place, name), bytes);
}

const merge = (sheet) => (sheet["!merges"] = ["D2:D4", "D5:D6"].map(xlsx.utils.decode_range));
write("xlsb-of-another-program/danh-sach.xlsb", "xlsb", people, merge);
write("xlsb-of-another-program-with-shared-texts/danh-sach.xlsb", "xlsb", people, merge, true);
write("ods-of-another-program/danh-sach.ods", "ods", people, merge);
write("xlsb-of-another-program-with-bad-cells/danh-sach.xlsb", "xlsb", bad, (sheet) => {
  sheet.B2.z = sheet.B3.z = "0000";
  sheet.E2.z = "0%";
  sheet.F3 = { t: "e", v: 0x17 };
});

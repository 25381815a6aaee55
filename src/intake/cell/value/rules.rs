//! The closed list of reading rules: one table, from which `docs/reading-rules.md` is written and all of whose
//! examples are run.
//!
//! A number is read by the first rule of its column that understands it; nothing else reads numbers. Rules about
//! words ([`Read::Words`]) are tried before.

use crate::intake::cell::value::column::{Column, Reads, Sort};
use crate::intake::cell::value::{Decimal, number};

/// How a rule reads.
#[derive(Clone, Copy)]
pub(in crate::intake) enum Read {
    /// A number.
    Number(fn(&Column<'_>, &str) -> Reads),
    /// Words, marks and dates.
    Words,
}

/// A reading rule.
pub(in crate::intake) struct Rule {
    /// Its name in the docs.
    pub(in crate::intake) id: &'static str,
    /// Where it holds.
    pub(in crate::intake) sorts: &'static [Sort],
    /// How it reads.
    pub(in crate::intake) read: Read,
    /// What it says, in Vietnamese and in English.
    pub(in crate::intake) words: (&'static str, &'static str),
    /// Cells that are read by it, with what they are read as.
    pub(in crate::intake) accept: &'static [(Sort, &'static str, &'static str)],
    /// Cells that look like it and are refused.
    pub(in crate::intake) refuse: &'static [(Sort, &'static str)],
}

/// The number that a cleaned text says, by the first rule of the column that understands it.
pub(in crate::intake) fn number(column: &Column<'_>, text: &str) -> Option<Decimal> {
    for rule in RULES.iter().filter(|rule| rule.sorts.contains(&column.sort)) {
        let Read::Number(read) = rule.read else { continue };
        match read(column, text) {
            Reads::No => {}
            Reads::As(decimal) => return Some(decimal),
            Reads::Unclear => return None,
        }
    }
    None
}

use Sort::{Amount, Choice, Code, Count, Date, Flag, Level, Measure, Name, Number, Percent, Points, Text};

/// Columns that hold numbers.
const NUMBERS: &[Sort] = &[Points, Count, Percent, Measure, Amount, Number];

/// All rules, in the order in which they are tried.
pub(in crate::intake) const RULES: &[Rule] = &[
    Rule {
        id: "not-applicable",
        sorts: &[Points, Choice, Flag, Count, Percent, Measure, Amount],
        read: Read::Words,
        words: (
            "“Không áp dụng”, “Not applicable”, “KAD”, “N/A” là không áp dụng; “Miễn”, “Exempt” là miễn. Chỉ nhận ở tiêu chí có khai `not-applicable`, không nhận ở dữ kiện",
            "“Không áp dụng”, “Not applicable”, “KAD”, “N/A” mean not applicable, “Miễn”, “Exempt” exempt. Taken only where the criterion declares `not-applicable`, never in a fact",
        ),
        accept: &[
            (Points, "Không áp dụng", "not applicable"),
            (Points, "kad", "not applicable"),
            (Count, "N/A", "not applicable"),
            (Points, " MIỄN ", "exempt"),
        ],
        refuse: &[(Points, "NA"), (Points, "miễn giảm"), (Number, "KAD"), (Date, "miễn")],
    },
    Rule {
        id: "choice",
        sorts: &[Choice],
        read: Read::Words,
        words: (
            "Đúng nguyên một trong các từ của tiêu chí, không phân biệt hoa thường; điểm ghi trong ngoặc phía sau phải đúng số điểm của từ đó",
            "Exactly one of the criterion's words, in any case; points in brackets behind it must be those of the word",
        ),
        accept: &[(Choice, "KHÁ", "Khá"), (Choice, "Khá (4đ)", "Khá")],
        refuse: &[(Choice, "kha"), (Choice, "Khá tốt"), (Choice, "Khá (5đ)"), (Choice, "4"), (Choice, "-")],
    },
    Rule {
        id: "mark",
        sorts: &[Flag],
        read: Read::Words,
        words: (
            "Có: x X × ✓ ✔ √ 1, “Có”, “Yes”, “Đảm bảo”, TRUE. Không: 0, dấu gạch, “Không”, “No”, “Không có”, “Không đảm bảo”, FALSE",
            "Yes: x X × ✓ ✔ √ 1, “Có”, “Yes”, “Đảm bảo”, TRUE. No: 0, a dash, “Không”, “No”, “Không có”, “Không đảm bảo”, FALSE",
        ),
        accept: &[
            (Flag, "x", "yes"),
            (Flag, "X", "yes"),
            (Flag, "×", "yes"),
            (Flag, "✓", "yes"),
            (Flag, "√", "yes"),
            (Flag, "1", "yes"),
            (Flag, "Có", "yes"),
            (Flag, "Yes", "yes"),
            (Flag, "ĐẢM BẢO", "yes"),
            (Flag, "TRUE", "yes"),
            (Flag, "0", "no"),
            (Flag, "-", "no"),
            (Flag, "–", "no"),
            (Flag, "không", "no"),
            (Flag, "no", "no"),
            (Flag, "Không có", "no"),
            (Flag, "Không đảm bảo", "no"),
            (Flag, "false", "no"),
        ],
        refuse: &[(Flag, "co"), (Flag, "2"), (Flag, "xx"), (Flag, "Đảm"), (Flag, "y"), (Flag, "Tốt"), (Flag, "?")],
    },
    Rule {
        id: "date",
        sorts: &[Date],
        read: Read::Words,
        words: (
            "ngày/tháng/năm (cũng với - hoặc .), năm bốn chữ số; hoặc năm-tháng-ngày. Ô định dạng ngày được đọc thẳng",
            "day/month/year (also with - or .), the year in four digits; or year-month-day. A cell formatted as a date is read as it is",
        ),
        accept: &[
            (Date, "05/03/2026", "2026-03-05"),
            (Date, "5-3-2026", "2026-03-05"),
            (Date, "05.03.2026", "2026-03-05"),
            (Date, "2026-03-05", "2026-03-05"),
        ],
        refuse: &[
            (Date, "5/3/26"),
            (Date, "31/02/2026"),
            (Date, "05/13/2026"),
            (Date, "2026"),
            (Date, "46300"),
            (Date, "5 tháng 3"),
        ],
    },
    Rule {
        id: "word",
        sorts: &[Text],
        read: Read::Words,
        words: (
            "Dữ kiện chữ có khai `values`: đúng nguyên một trong các từ, không phân biệt hoa thường. “-”, “Không”, “Không có” là để trống khi dữ kiện khai `blank = \"\"`",
            "A text fact with `values`: exactly one of the words, in any case. “-”, “Không”, “Không có” are a blank cell where the fact says `blank = \"\"`",
        ),
        accept: &[
            (Text, "KHIỂN TRÁCH", "Khiển trách"),
            (Text, "Không", "blank"),
            (Text, "–", "blank"),
            (Text, "không có", "blank"),
        ],
        refuse: &[(Text, "Khien trach"), (Text, "Bị khiển trách"), (Text, "Không bị kỷ luật"), (Text, "0")],
    },
    Rule {
        id: "level",
        sorts: &[Level],
        read: Read::Words,
        words: (
            "Đúng nguyên tên mức, tên viết tắt (`short`) hoặc một cách viết khác (`also`), không phân biệt hoa thường; không bao giờ so một phần chữ",
            "Exactly a level's title, its `short` form or one of its `also` forms, in any case; never a part of a text",
        ),
        accept: &[
            (Level, "Hoàn thành tốt nhiệm vụ", "good"),
            (Level, "httnv", "good"),
            (Level, "TỐT", "good"),
            (Level, "Không hoàn thành nhiệm vụ", "not-done"),
        ],
        refuse: &[(Level, "Hoàn thành"), (Level, "Hoàn thành nhiệm vụ"), (Level, "Rất tốt"), (Level, "Tot")],
    },
    Rule {
        id: "code",
        sorts: &[Code],
        read: Read::Words,
        words: (
            "Mã giữ nguyên chữ số, kể cả số 0 ở đầu; khi so hai mã thì không kể hoa thường, dấu cách, loại gạch nối và dấu ' ở đầu. Ô số định dạng 0000 đọc như đang hiện. Mã đã bị làm tròn thì từ chối",
            "A code keeps its digits, zeros in front too; two codes are compared without capitals, blanks, the kind of a hyphen and a ' in front. A number with the format 0000 is what it shows. A rounded code is refused",
        ),
        accept: &[
            (Code, "0100", "0100"),
            (Code, "cd 01", "CD01"),
            (Code, "CD–01", "CD-01"),
            (Code, "'0100", "0100"),
            (Code, "ＤＶ０１", "DV01"),
        ],
        refuse: &[(Code, "1.23E+11"), (Code, "7,9085E10"), (Code, "79085001234.0")],
    },
    Rule {
        id: "name",
        sorts: &[Name],
        read: Read::Words,
        words: (
            "Tên so cả dấu, không kể hoa thường và dấu cách; bên cạnh cùng một mã thì “Hoà” với “Hòa” là một, và bỏ qua “2. ”, “Đ/c ”, “Ông ”, “(Tổ trưởng)”. Tên bị mất chữ thì từ chối",
            "Names are compared with their accents, without capitals and blanks; beside one code “Hoà” and “Hòa” are one, and “2. ”, “Đ/c ”, “Ông ”, “(Tổ trưởng)” are passed over. A name in which letters were lost is refused",
        ),
        accept: &[
            (Name, "LÊ THỊ  HOÀ", "Lê Thị Hòa"),
            (Name, "Đ/c Lê Thị Hòa", "Lê Thị Hòa"),
            (Name, "Lê Thị Hòa (Tổ trưởng)", "Lê Thị Hòa"),
        ],
        refuse: &[(Name, "Lê Thị H?a"), (Name, "Lê Thị Hóa"), (Name, "Le Thi Hoa")],
    },
    Rule {
        id: "number",
        sorts: NUMBERS,
        read: Read::Number(number::plain),
        words: (
            "Chữ số, có thể có một dấu + hoặc - ở trước và một dấu phẩy hoặc chấm thập phân",
            "Digits, with a sign before and one decimal comma or point",
        ),
        accept: &[
            (Points, "8,5", "8.5"),
            (Points, "8.5", "8.5"),
            (Points, "+2", "2"),
            (Points, "0", "0"),
            (Points, "08", "8"),
            (Count, "2,0", "2"),
            (Number, "1,5", "1.5"),
            (Points, "８，５", "8.5"),
        ],
        refuse: &[
            (Points, "8,"),
            (Points, ",5"),
            (Points, "8;5"),
            (Points, "8,5,0"),
            (Points, "8 5"),
            (Points, "-1"),
            (Points, "10,5"),
            (Points, "tám"),
            (Points, "1e1"),
            (Points, "5-10"),
            (Points, "05/10/2026"),
            (Count, "1,5"),
            (Percent, "101"),
            (Number, "NaN"),
            (Number, "0x1"),
        ],
    },
    Rule {
        id: "three-digits",
        sorts: NUMBERS,
        read: Read::Number(number::three_digits),
        words: (
            "Đúng ba chữ số sau một dấu có thể là thập phân hoặc hàng nghìn: nhận cách đọc duy nhất mà cột cho phép; cả hai đều được thì từ chối",
            "Three digits behind one mark may be decimals or thousands: the only reading that the column allows is taken; where it allows both, it is refused",
        ),
        accept: &[
            (Points, "8.500", "8.5"),
            (Points, "1,000", "1"),
            (Count, "1.500", "1500"),
            (Percent, "66,500", "66.5"),
        ],
        refuse: &[(Count, "1.000"), (Amount, "1.250"), (Number, "12,000"), (Measure, "95.125")],
    },
    Rule {
        id: "thousands",
        sorts: &[Count, Amount, Measure, Number],
        read: Read::Number(number::thousands),
        words: (
            "Dấu ngăn hàng nghìn chắc chắn: từ hai dấu giống nhau, có thêm dấu thập phân khác, hoặc dấu cách",
            "Marks that can only be thousands: two or more of a kind, a different decimal mark besides, or blanks",
        ),
        accept: &[
            (Count, "1.234.567", "1234567"),
            (Amount, "1.234,5", "1234.5"),
            (Number, "1,234.5", "1234.5"),
            (Count, "12 500", "12500"),
        ],
        refuse: &[(Count, "1.23.456"), (Count, "0.123.456"), (Amount, "1.234,"), (Number, "1 2"), (Points, "1 000")],
    },
    Rule {
        id: "points-mark",
        sorts: &[Points],
        read: Read::Number(number::with_points_mark),
        words: (
            "“đ” hoặc “điểm” sau số điểm, có thể có dấu chấm ở cuối",
            "“đ” or “điểm” behind points, with or without a full stop",
        ),
        accept: &[(Points, "8 đ", "8"), (Points, "10đ", "10"), (Points, "8,5 điểm", "8.5"), (Points, "8 điểm.", "8")],
        refuse: &[(Points, "8 d"), (Points, "8 đồng"), (Points, "15 điểm"), (Count, "2đ")],
    },
    Rule {
        id: "points-behind-words",
        sorts: &[Points],
        read: Read::Number(number::behind_words),
        words: (
            "Điểm trong ngoặc sau lời nhận xét, như câu trả lời của biểu mẫu",
            "Points in brackets behind words, as answers of forms have them",
        ),
        accept: &[(Points, "Khá (6đ)", "6"), (Points, "Tốt (8 điểm)", "8")],
        refuse: &[(Points, "Khá (6)"), (Points, "Mức 3 (6đ)"), (Points, "(6đ)")],
    },
    Rule {
        id: "out-of",
        sorts: &[Points],
        read: Read::Number(number::out_of),
        words: (
            "“9/10”, “9/10 điểm”, “9đ/10đ” chỉ khi điểm tối đa là 10",
            "“9/10”, “9/10 điểm”, “9đ/10đ” only where 10 is the maximum",
        ),
        accept: &[
            (Points, "9/10", "9"),
            (Points, "8,5 / 10", "8.5"),
            (Points, "9/10 điểm", "9"),
            (Points, "9đ/10đ", "9"),
        ],
        refuse: &[(Points, "9/20"), (Points, "9/20đ"), (Points, "9:10"), (Points, "9/10/2026"), (Count, "1/2")],
    },
    Rule {
        id: "percent-sign",
        sorts: &[Percent],
        read: Read::Number(number::with_percent_sign),
        words: (
            "Dấu % ở cột tỷ lệ; ô Excel định dạng phần trăm cũng vậy (0,8 hiện là 80%)",
            "A percent sign in a column of percentages; so does a cell that is formatted as one (0.8 shown as 80%)",
        ),
        accept: &[(Percent, "80%", "80"), (Percent, "87,5 %", "87.5")],
        refuse: &[(Points, "80%"), (Percent, "%80"), (Percent, "120%"), (Count, "5%")],
    },
    Rule {
        id: "percent-by-title",
        sorts: &[Measure, Number],
        read: Read::Number(number::percent_by_title),
        words: ("Dấu % ở cột số mà tên có dấu %", "A percent sign in a column of numbers whose title has one"),
        accept: &[(Measure, "95%", "95"), (Measure, "95,5 %", "95.5")],
        refuse: &[(Amount, "95%"), (Number, "95%")],
    },
    Rule {
        id: "noun",
        sorts: &[Count, Amount, Number],
        read: Read::Number(number::with_noun),
        words: (
            "Sau con số là đúng thứ được đếm, như ở đầu tên cột (“2 lần” ở “Số lần trễ hạn”)",
            "Behind the number what is counted, as the title begins (“2 lần” under “Số lần trễ hạn”)",
        ),
        accept: &[(Count, "2 lần", "2"), (Count, "02 lần trễ hạn", "2"), (Number, "6 tháng", "6")],
        refuse: &[
            (Count, "2 ngày"),
            (Count, "2 trễ hạn"),
            (Number, "6 ngày"),
            (Number, "6 tháng rưỡi"),
            (Count, "vài lần"),
        ],
    },
    Rule {
        id: "word-for-zero",
        sorts: &[Count],
        read: Read::Number(number::word_for_zero),
        words: ("“Không”, “Không có” ở cột đếm là 0", "“Không”, “Không có” in a column that counts are 0"),
        accept: &[(Count, "Không", "0"), (Count, "không có", "0")],
        refuse: &[(Count, "Không rõ"), (Count, "Không lần nào"), (Number, "Không"), (Points, "Không")],
    },
    Rule {
        id: "dash",
        sorts: &[Points, Count, Percent, Number],
        read: Read::Number(number::dash_for_zero),
        words: (
            "“-”, “–”, “—”, “Không” là 0 chỉ khi ô trống cũng là 0 (`blank = 0`) và cuộc vận động không có hai cấp chấm trở lên; nếu không thì từ chối, vì có thể là 0 hoặc là chưa có số liệu",
            "“-”, “–”, “—”, “Không” are 0 only where a blank cell is 0 too (`blank = 0`) and the campaign has no two raters; else refused, since it may be 0 or not known yet",
        ),
        accept: &[(Points, "-", "0"), (Count, "—", "0"), (Percent, "–", "0"), (Number, "Không", "0")],
        refuse: &[
            (Points, "-"),
            (Points, "–"),
            (Count, "-"),
            (Count, "—"),
            (Percent, "-"),
            (Number, "-"),
            (Points, "--"),
            (Measure, "-"),
        ],
    },
];

#[cfg(test)]
mod tests;

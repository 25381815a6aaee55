//! Numbers in words, as official papers write them beside the figures: “22 (hai mươi hai)”.

use crate::words::Lang;

const BILLION: u64 = 1_000_000_000;

impl Lang {
    /// A whole number in words.
    #[must_use]
    pub fn number_words(self, number: i64) -> String {
        let words = match self {
            Self::Vi => vi_whole(number.unsigned_abs()),
            Self::En => en_whole(number.unsigned_abs()),
        };
        match (number < 0, self) {
            (false, _) => words,
            (true, Self::Vi) => format!("âm {words}"),
            (true, Self::En) => format!("minus {words}"),
        }
    }

    /// A plain decimal (“92.50”) in words: zeros at its end are not read.
    #[must_use]
    pub fn decimal_words(self, plain: &str) -> String {
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let part = part.trim_end_matches('0');
        let whole: u64 = whole.parse().unwrap_or(0);
        let words = match self {
            Self::Vi if part.is_empty() => vi_whole(whole),
            Self::Vi => format!("{} phẩy {}", vi_whole(whole), vi_part(part)),
            Self::En if part.is_empty() => en_whole(whole),
            Self::En => format!("{} point {}", en_whole(whole), en_part(part)),
        };
        match (sign.is_empty(), self) {
            (true, _) => words,
            (false, Self::Vi) => format!("âm {words}"),
            (false, Self::En) => format!("minus {words}"),
        }
    }

    /// A whole number in figures, its thousands parted.
    #[must_use]
    pub fn count(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mark = if self == Self::Vi { '.' } else { ',' };
        let mut text = String::from(if number < 0 { "-" } else { "" });
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(mark);
            }
            text.push(digit);
        }
        text
    }
}

const VI: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// Whether something has been read before: then a group is read with all its places.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Led {
    By,
    Not,
}

fn vi_whole(number: u64) -> String {
    if number == 0 {
        return VI[0].to_owned();
    }
    let mut words = Vec::new();
    vi_push(number, Led::Not, &mut words);
    words.join(" ")
}

/// Beyond a billion the reading begins again: “hai nghìn tỷ”.
fn vi_push(number: u64, led: Led, words: &mut Vec<&'static str>) {
    let (billions, rest) = (number / BILLION, number % BILLION);
    let mut led = led;
    if billions > 0 {
        vi_push(billions, led, words);
        words.push("tỷ");
        led = Led::By;
    }
    for (size, name) in [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")] {
        let group = rest / size % 1_000;
        if group == 0 {
            continue;
        }
        vi_group(group, led, words);
        words.extend((!name.is_empty()).then_some(name));
        led = Led::By;
    }
}

fn vi_group(group: u64, led: Led, words: &mut Vec<&'static str>) {
    let digit = |at: u64| VI[usize::try_from(group / at % 10).unwrap_or(0)];
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    let full = hundreds > 0 || led == Led::By;
    if full {
        words.extend([digit(100), "trăm"]);
    }
    match tens {
        0 if full && ones > 0 => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(10), "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(1)),
    }
}

/// What stands behind the comma: each leading zero, then the rest as a number.
fn vi_part(part: &str) -> String {
    let rest = part.trim_start_matches('0');
    let mut words = vec![VI[0].to_owned(); part.len() - rest.len()];
    words.extend(rest.parse().ok().map(vi_whole));
    words.join(" ")
}

const EN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const EN_TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn en_whole(number: u64) -> String {
    let word = |at: u64| EN[usize::try_from(at).unwrap_or(0)].to_owned();
    match number {
        0..=19 => word(number),
        20..=99 => {
            let tens = EN_TENS[usize::try_from(number / 10).unwrap_or(0)];
            if number.is_multiple_of(10) { tens.to_owned() } else { format!("{tens}-{}", word(number % 10)) }
        }
        100..=999 => en_joined(number, 100, "hundred"),
        1_000..=999_999 => en_joined(number, 1_000, "thousand"),
        1_000_000..BILLION => en_joined(number, 1_000_000, "million"),
        _ => en_joined(number, BILLION, "billion"),
    }
}

fn en_joined(number: u64, size: u64, name: &str) -> String {
    let (head, rest) = (en_whole(number / size), number % size);
    match rest {
        0 => format!("{head} {name}"),
        1..=99 => format!("{head} {name} and {}", en_whole(rest)),
        _ => format!("{head} {name} {}", en_whole(rest)),
    }
}

fn en_part(part: &str) -> String {
    let digits = part.chars().filter_map(|digit| digit.to_digit(10)).map(|digit| EN[digit as usize]);
    digits.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::words::Lang;

    #[test]
    fn whole_numbers() {
        for (number, vi, en) in [
            (0, "không", "zero"),
            (4, "bốn", "four"),
            (5, "năm", "five"),
            (10, "mười", "ten"),
            (11, "mười một", "eleven"),
            (14, "mười bốn", "fourteen"),
            (15, "mười lăm", "fifteen"),
            (20, "hai mươi", "twenty"),
            (21, "hai mươi mốt", "twenty-one"),
            (24, "hai mươi tư", "twenty-four"),
            (25, "hai mươi lăm", "twenty-five"),
            (55, "năm mươi lăm", "fifty-five"),
            (100, "một trăm", "one hundred"),
            (101, "một trăm linh một", "one hundred and one"),
            (104, "một trăm linh bốn", "one hundred and four"),
            (105, "một trăm linh năm", "one hundred and five"),
            (110, "một trăm mười", "one hundred and ten"),
            (115, "một trăm mười lăm", "one hundred and fifteen"),
            (121, "một trăm hai mươi mốt", "one hundred and twenty-one"),
            (1_000, "một nghìn", "one thousand"),
            (1_005, "một nghìn không trăm linh năm", "one thousand and five"),
            (1_015, "một nghìn không trăm mười lăm", "one thousand and fifteen"),
            (4_600, "bốn nghìn sáu trăm", "four thousand six hundred"),
            (10_021, "mười nghìn không trăm hai mươi mốt", "ten thousand and twenty-one"),
            (150_000, "một trăm năm mươi nghìn", "one hundred and fifty thousand"),
            (1_000_005, "một triệu không trăm linh năm", "one million and five"),
            (1_005_000, "một triệu không trăm linh năm nghìn", "one million five thousand"),
            (11_000_000, "mười một triệu", "eleven million"),
            (2_000_000_000, "hai tỷ", "two billion"),
            (2_000_000_000_000, "hai nghìn tỷ", "two thousand billion"),
            (-21, "âm hai mươi mốt", "minus twenty-one"),
        ] {
            assert_eq!(Lang::Vi.number_words(number), vi, "{number}");
            assert_eq!(Lang::En.number_words(number), en, "{number}");
        }
    }

    #[test]
    fn decimals_and_thousands() {
        for (plain, vi, en) in [
            ("92.50", "chín mươi hai phẩy năm", "ninety-two point five"),
            ("90.00", "chín mươi", "ninety"),
            ("92.05", "chín mươi hai phẩy không năm", "ninety-two point zero five"),
            ("96.12", "chín mươi sáu phẩy mười hai", "ninety-six point one two"),
            ("0.21", "không phẩy hai mươi mốt", "zero point two one"),
            ("-1.5", "âm một phẩy năm", "minus one point five"),
        ] {
            assert_eq!(Lang::Vi.decimal_words(plain), vi);
            assert_eq!(Lang::En.decimal_words(plain), en);
        }
        for (number, vi, en) in
            [(0, "0", "0"), (999, "999", "999"), (4600, "4.600", "4,600"), (-1_234_567, "-1.234.567", "-1,234,567")]
        {
            assert_eq!(Lang::Vi.count(number), vi);
            assert_eq!(Lang::En.count(number), en);
        }
    }
}

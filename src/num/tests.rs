//! Tables of input and output.

use super::{Decimal, Exact, Points, Rounding, RoundingMode};

fn exact(text: &str) -> Exact {
    Exact::parse(text).expect("a decimal")
}

fn rounded(value: &Exact, places: u8, mode: RoundingMode) -> String {
    value.round(Rounding { places, mode }).text(places)
}

#[test]
fn products_that_floats_get_wrong_are_exact() {
    for (a, b, product) in
        [("0.7", "90", 63), ("0.7", "170", 119), ("0.7", "180", 126), ("0.35", "180", 63), ("0.07", "100", 7)]
    {
        assert_eq!(exact(a) * exact(b), Exact::whole(product));
        assert_eq!((exact(a) * exact(b)).floor(), product);
        assert_eq!((exact(a) * exact(b)).ceil(), product);
    }
}

#[test]
fn a_shown_90_is_not_reached_by_89_8666() {
    let mean = (exact("100") + exact("92") + exact("86")) / Exact::whole(3);
    let total = mean * exact("0.7") + exact("25");
    assert_eq!(rounded(&total, 2, RoundingMode::HalfUp), "89.87");
    assert_eq!(rounded(&total, 1, RoundingMode::Down), "89.8");
    assert_eq!(rounded(&total, 0, RoundingMode::HalfUp), "90");
}

#[test]
fn halves_follow_the_mode() {
    for (text, up, even, down) in [
        ("0.125", "0.13", "0.12", "0.12"),
        ("0.135", "0.14", "0.14", "0.13"),
        ("-0.125", "-0.13", "-0.12", "-0.12"),
        ("-0.129", "-0.13", "-0.13", "-0.12"),
        ("0.009", "0.01", "0.01", "0.00"),
        ("-0.12", "-0.12", "-0.12", "-0.12"),
        ("-0.124", "-0.12", "-0.12", "-0.12"),
    ] {
        assert_eq!(rounded(&exact(text), 2, RoundingMode::HalfUp), up, "{text}");
        assert_eq!(rounded(&exact(text), 2, RoundingMode::HalfEven), even, "{text}");
        assert_eq!(rounded(&exact(text), 2, RoundingMode::Down), down, "{text}");
    }
}

#[test]
fn what_overflows_stays_exact() {
    let mut sum = Exact::ZERO;
    for prime in [1_000_003, 1_000_033, 1_000_037, 1_000_039, 1_000_081, 1_000_099, 1_000_117] {
        sum = sum + Exact::ratio(1, prime);
    }
    for prime in [1_000_117, 1_000_099, 1_000_081, 1_000_039, 1_000_037, 1_000_033, 1_000_003] {
        sum = sum - Exact::ratio(1, prime);
    }
    assert!(sum.is_zero());
}

#[test]
fn only_plain_decimals_are_numbers() {
    for text in ["", "-", ".5", "5.", "1e3", "inf", "NaN", "1,5", " 1", "1 ", "0x1", "1234567890123456789"] {
        assert!(Exact::parse(text).is_none(), "{text}");
    }
    assert_eq!(exact("+2"), exact("2.000"));
    assert_eq!(exact("-1.50").to_string(), "-1.5");
    assert_eq!((exact("1") / exact("3")).to_string(), "1/3");
    assert_eq!(exact("123456789012345678").to_string(), "123456789012345678", "eighteen digits, the most");
}

#[test]
fn the_sign_of_a_ratio_is_that_of_both_its_parts() {
    assert_eq!(Exact::ratio(1, -2), exact("-0.5"));
    assert_eq!(Exact::ratio(-3, -4), exact("0.75"));
    assert!(Exact::ratio(1, -2) < Exact::ZERO);
}

#[test]
fn what_no_machine_integer_holds_becomes_the_nearest() {
    let huge = Exact::whole(i64::MAX) * Exact::whole(4);
    assert_eq!(huge.floor(), i64::MAX);
    assert_eq!((Exact::ZERO - huge).floor(), i64::MIN);
}

#[test]
fn decimals_are_written_in_full() {
    for (units, places, text) in [
        (0, 0, "0"),
        (7, 0, "7"),
        (-120, 0, "-120"),
        (0, 2, "0.00"),
        (5, 2, "0.05"),
        (-5, 2, "-0.05"),
        (9250, 2, "92.50"),
        (-1, 6, "-0.000001"),
        (i64::MAX, 6, "9223372036854.775807"),
        (i64::MIN, 9, "-9223372036.854775808"),
    ] {
        assert_eq!(Decimal::new(units, places).as_str(), text);
    }
}

#[test]
fn decimals_of_any_length_are_exact() {
    for (mantissa, scale, text) in
        [(5, 0, "5"), (12_345, 4, "1.2345"), (12_345, 5, "0.12345"), (-1, 7, "-0.0000001"), (3, 9, "0.000000003")]
    {
        assert_eq!(Exact::decimal(mantissa, scale).to_string(), text);
    }
    // Beyond machine integers too: 10⁻³⁰ × 10³⁰ = 1.
    let tiny = Exact::decimal(1, 15) * Exact::decimal(1, 15);
    assert_eq!(Exact::decimal(1, 30), tiny);
    assert_eq!(tiny * Exact::whole(10_i64.pow(15)) * Exact::whole(10_i64.pow(15)), Exact::ONE);
}

#[test]
fn roundings_look_past_machine_integers() {
    let tiny = Exact::decimal(1, 40);
    let (above, below) = (exact("0.125") + tiny.clone(), exact("0.125") - tiny);
    for (mode, more, less) in [
        (RoundingMode::HalfUp, "0.13", "0.12"),
        (RoundingMode::HalfEven, "0.13", "0.12"),
        (RoundingMode::Down, "0.12", "0.12"),
    ] {
        assert_eq!(rounded(&above, 2, mode), more);
        assert_eq!(rounded(&below, 2, mode), less);
    }
    assert!(above > exact("0.125") && below < exact("0.125"));
}

#[test]
fn a_figure_is_shown_as_the_nearest_float() {
    assert_eq!(Points(8987).to_f64(2).to_string(), "89.87");
    assert_eq!(Points(-5).to_f64(0).to_string(), "-5");
}

//! A figure after its one rounding.

use super::{Decimal, Exact};

/// How figures are rounded, once, when they are printed or compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Number of decimals, at most [`super::MAX_PLACES`].
    pub places: u8,
    /// What happens to the rest.
    pub mode: RoundingMode,
}

/// The modes of [`Rounding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundingMode {
    /// Halves go away from zero (“làm tròn”).
    HalfUp,
    /// Halves go to the even neighbour.
    HalfEven,
    /// The rest is cut off.
    Down,
}

/// A figure after its one rounding, in units of `10^-places` of the campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(pub i64);

impl Points {
    /// The figure as an exact number again.
    #[must_use]
    pub fn exact(self, places: u8) -> Exact {
        Exact::decimal(self.0, u32::from(places))
    }

    /// With exactly `places` decimals and a point, as machines read it.
    #[must_use]
    pub fn text(self, places: u8) -> String {
        Decimal::new(self.0, places).as_str().to_owned()
    }

    /// The same without taking memory for it.
    #[must_use]
    pub fn decimal(self, places: u8) -> Decimal {
        Decimal::new(self.0, places)
    }

    /// For the number cell of a spreadsheet, which has nothing but binary floats; never computed with.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "the nearest float of a short decimal, for display only")]
    pub fn to_f64(self, places: u8) -> f64 {
        self.0 as f64 / 10_f64.powi(i32::from(places))
    }
}

//! Chance that is the same on every machine: whole numbers only.

/// SplitMix64 (Steele, Lea, Flood 2014): the state counts up by the golden ratio and each step is scrambled.
pub(crate) struct Chance(u64);

impl Chance {
    /// A stream of its own for the given seed and number: unions do not influence each other.
    pub(crate) fn stream(seed: u64, number: u64) -> Self {
        let mut mixed = Chance(seed);
        Chance(mixed.next() ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number below `n`. The high bits are scaled; the bias is far below anything that shows here.
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        u64::try_from((u128::from(self.next()) * u128::from(n)) >> 64).expect("below n")
    }

    /// True in `n` of a thousand cases.
    pub(crate) fn permille(&mut self, n: u64) -> bool {
        self.below(1000) < n
    }

    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.index(list.len())]
    }

    pub(crate) fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).expect("an index")
    }

    /// Bell-shaped around `mean` with deviation `sd`: the sum of twelve even draws (Irwin–Hall), in whole numbers.
    pub(crate) fn bell(&mut self, mean: i64, sd: i64) -> i64 {
        let sum: i64 = (0..12).map(|_| self.below(1001).cast_signed()).sum();
        mean + (sum - 6000) * sd / 1000
    }
}

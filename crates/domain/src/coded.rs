//! Enums with one code per variant: the word for the variant in files, in the store and at the
//! boundary to the window.

use std::str::FromStr;

use strum::VariantArray;

/// An enum that is a closed list of codes. The codes are spelled by the `strum` derives on the enum
/// and nowhere else. They are stable, because files and texts use them.
pub trait Coded: Copy + Eq + 'static {
    /// Every variant, in the order of its definition.
    fn all() -> impl Iterator<Item = Self>;

    /// The code of this variant.
    fn code(self) -> &'static str;

    /// The variant with this code.
    fn parse(code: &str) -> Option<Self> {
        Self::all().find(|variant| variant.code() == code)
    }
}

impl<T> Coded for T
where
    T: VariantArray + Into<&'static str> + FromStr + Copy + Eq,
{
    fn all() -> impl Iterator<Item = Self> {
        Self::VARIANTS.iter().copied()
    }

    fn code(self) -> &'static str {
        self.into()
    }

    fn parse(code: &str) -> Option<Self> {
        code.parse().ok()
    }
}

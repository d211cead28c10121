//! What becomes of each column.

use crate::field::Field;

/// How sure a match is.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum Confidence {
    /// Nothing tells what the column is.
    None,
    /// By place, by a name its values do not bear out, or by values in a file without headings.
    Guess,
    /// By a name, and the values fit.
    Sure,
}

/// What becomes of one column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnMapping {
    /// The field it is imported into.
    pub field: Field,
    /// How sure that is.
    pub confidence: Confidence,
    /// Which of a person's phones it is: `mobile`, `office`, `home`, `direct`, `fax`, `main`, `other`.
    pub label: Option<String>,
    /// The column that names, row by row, the kind of phone or the owner of the number or address.
    pub label_from: Option<usize>,
    /// How it holds a name.
    pub form: NameForm,
    /// What its values look like, if its heading says nothing: a question, and off until answered.
    pub proposal: Option<Field>,
}

impl ColumnMapping {
    /// A column that holds a field as a whole.
    pub fn new(field: Field, confidence: Confidence) -> Self {
        Self {
            field,
            confidence,
            label: None,
            label_from: None,
            form: NameForm::Plain,
            proposal: None,
        }
    }
}

/// How a column holds a name.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum NameForm {
    /// As a name is written in a letter.
    #[default]
    Plain,
    /// The family name first: `Roy Ana`.
    FamilyFirst,
    /// The part before a family name: `van der`.
    Particle,
}

/// What becomes of every column, by index.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Mapping {
    /// One for each column of the table, from the left.
    pub columns: Vec<ColumnMapping>,
}

//! The columns of a file: those chosen with `--column`, and those a question is asked about.

use domain::coded::Coded;
use engine::request::{ColumnFieldRequest, DefaultRequest};
use engine::view::{ColumnView, DefaultView};
use importer::Field;

use crate::usage::{ColumnProblem, Usage};

/// Heading of a column, or its letter.
pub(crate) fn heading(column: &ColumnView) -> &str {
    if column.header.is_empty() {
        &column.letter
    } else {
        &column.header
    }
}

/// The option that would import a column as this field, for a shell.
pub(crate) fn option(column: &ColumnView, field: Field) -> String {
    let name = heading(column).replace('\'', "'\\''");
    format!("--column '{name}={}'", field.code())
}

/// Columns that are not imported although their values look like this field.
pub(crate) fn questions(columns: &[ColumnView]) -> impl Iterator<Item = (&ColumnView, Field)> {
    columns.iter().filter_map(|column| Some((column, column.proposal?.0)))
}

/// The column and field of `Kontakt=phone`.
///
/// # Errors
/// [`Usage::Column`] if no column or several have the name, or no field has the code.
pub(crate) fn chosen(choice: &str, columns: &[ColumnView]) -> Result<ColumnFieldRequest, Usage> {
    let wrong = |why| {
        let choice = choice.to_owned();
        Err(Usage::Column { choice, why })
    };
    // A heading may have an equals sign, a field has none.
    let Some((column, field)) = choice.rsplit_once('=') else {
        return wrong(ColumnProblem::Shape);
    };
    let column = column.trim();
    let is = |text: &str| text.trim().to_lowercase() == column.to_lowercase();
    let by_header: Vec<usize> = places(columns, |c| !c.header.is_empty() && is(&c.header));
    let found = if by_header.is_empty() {
        places(columns, |c| is(&c.letter))
    } else {
        by_header
    };
    let place = match found.as_slice() {
        [] => return wrong(ColumnProblem::NoColumn),
        [place] => *place,
        _ => return wrong(ColumnProblem::SeveralColumns),
    };
    let Ok(column) = u32::try_from(place) else {
        return wrong(ColumnProblem::NoColumn);
    };
    let is = |code: &str| letters(code) == letters(field);
    let Some(field) = Field::all().find(|field| is(field.code())) else {
        let fields: Vec<&str> = Field::all().map(Coded::code).collect();
        let fields = fields.join(", ");
        return wrong(ColumnProblem::NoField { fields });
    };
    Ok(ColumnFieldRequest {
        column,
        field: field.into(),
    })
}

/// What `--same FIELD=TEXT` says of all rows.
///
/// # Errors
/// [`Usage::Same`] if it has another form, or the field is none of `known`.
pub(crate) fn same(pair: &str, known: &[DefaultView]) -> Result<DefaultRequest, Usage> {
    let split = pair.split_once('=');
    let found = split.and_then(|(name, text)| {
        let field = known
            .iter()
            .find(|known| letters(known.field.0.code()) == letters(name))?;
        Some(DefaultRequest {
            field: field.field,
            text: text.to_owned(),
        })
    });
    found.ok_or_else(|| {
        let fields: Vec<&str> = known.iter().map(|known| known.field.0.code()).collect();
        Usage::Same {
            pair: pair.to_owned(),
            fields: fields.join(", "),
        }
    })
}

fn places(columns: &[ColumnView], fits: impl Fn(&ColumnView) -> bool) -> Vec<usize> {
    let numbered = columns.iter().enumerate();
    numbered
        .filter(|(_, column)| fits(column))
        .map(|(place, _)| place)
        .collect()
}

/// `full-name`, `full_name` and `fullName` are one; so are `e-mail` and `email`.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| !matches!(c, '-' | '_' | ' '));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use engine::view::ColumnView;
    use importer::{Confidence, Field};

    use super::chosen;

    #[test]
    fn columns_are_named_by_heading_or_letter() {
        let column = |letter: &str, header: &str| ColumnView {
            letter: letter.into(),
            header: header.into(),
            samples: Vec::new(),
            field: Field::NotImported.into(),
            confidence: Confidence::None.into(),
            proposal: None,
        };
        let columns = [
            column("A", "Kontakt"),
            column("B", "Tel"),
            column("C", "Tel"),
            column("D", "a=b"),
        ];
        let found = |choice: &str| {
            chosen(choice, &columns)
                .ok()
                .map(|chosen| (chosen.column, chosen.field.0))
        };
        for (choice, expected) in [
            ("Kontakt=phone", Some((0, Field::Phone))),
            ("kontakt = e-mail", Some((0, Field::Email))),
            ("B=full-name", Some((1, Field::FullName))),
            ("c=group_ids", Some((2, Field::GroupIds))),
            ("a=b=note", Some((3, Field::Note))),
            ("Tel=phone", None),
            ("E=phone", None),
            ("Kontakt", None),
            ("Kontakt=number", None),
        ] {
            assert_eq!(found(choice), expected, "{choice}");
        }
    }
}

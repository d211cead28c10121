//! The columns of a file: those named on the command line, and those that are asked about.

use engine::request::ColumnFieldRequest;
use engine::view::ColumnView;

/// Heading of a column, or its letter.
pub(crate) fn name(column: &ColumnView) -> &str {
    if column.header.is_empty() {
        &column.letter
    } else {
        &column.header
    }
}

/// Columns that are not imported although their values look like this field.
pub(crate) fn questions(columns: &[ColumnView]) -> impl Iterator<Item = (&ColumnView, &str)> {
    columns
        .iter()
        .filter_map(|column| Some((column, column.proposal.as_deref()?)))
}

/// The column and field of `Kontakt=phone`.
///
/// # Errors
/// A sentence, if no column or several have the name, or no field has the code.
pub(crate) fn chosen(choice: &str, columns: &[ColumnView]) -> Result<ColumnFieldRequest, String> {
    let wrong = |why: &str| Err(format!("--column '{choice}': {why}"));
    // A heading may have an equals sign, a field has none.
    let Some((column, field)) = choice.rsplit_once('=') else {
        return wrong("write the column, an equals sign and the field, as in 'Kontakt=phone'");
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
        [] => return wrong("the file has no such column"),
        [place] => *place,
        _ => return wrong("several columns have this heading; name one by its letter"),
    };
    let Ok(column) = u32::try_from(place) else {
        return wrong("the file has no such column");
    };
    let field = camel(field.trim());
    if !FIELDS.contains(&field.as_str()) {
        return wrong(&format!("no field has this name; there are {}", FIELDS.join(", ")));
    }
    Ok(ColumnFieldRequest { column, field })
}

const FIELDS: [&str; 15] = [
    "givenName",
    "middleNames",
    "familyName",
    "fullName",
    "jobTitle",
    "company",
    "email",
    "phone",
    "identifier",
    "groupIdentifiers",
    "groupIds",
    "country",
    "dialCode",
    "note",
    "notImported",
];

fn places(columns: &[ColumnView], fits: impl Fn(&ColumnView) -> bool) -> Vec<usize> {
    let numbered = columns.iter().enumerate();
    numbered
        .filter(|(_, column)| fits(column))
        .map(|(place, _)| place)
        .collect()
}

/// `full-name`, `full_name` and `fullName` are one; so are `e-mail` and `email`.
fn camel(text: &str) -> String {
    let mut camel = String::with_capacity(text.len());
    let mut upper = false;
    for c in text.chars() {
        match c {
            '-' | '_' | ' ' => upper = true,
            c if upper => {
                camel.extend(c.to_uppercase());
                upper = false;
            }
            c => camel.push(c),
        }
    }
    if camel.eq_ignore_ascii_case("email") {
        "email".into()
    } else {
        camel
    }
}

#[cfg(test)]
mod tests {
    use engine::view::ColumnView;

    use super::chosen;

    #[test]
    fn columns_are_named_by_heading_or_letter() {
        let column = |letter: &str, header: &str| ColumnView {
            letter: letter.into(),
            header: header.into(),
            samples: Vec::new(),
            field: "notImported".into(),
            confidence: "none".into(),
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
                .map(|chosen| (chosen.column, chosen.field))
        };
        for (choice, expected) in [
            ("Kontakt=phone", Some((0, "phone"))),
            ("kontakt = e-mail", Some((0, "email"))),
            ("B=full-name", Some((1, "fullName"))),
            ("c=group_ids", Some((2, "groupIds"))),
            ("a=b=note", Some((3, "note"))),
            ("Tel=phone", None),
            ("E=phone", None),
            ("Kontakt", None),
            ("Kontakt=number", None),
        ] {
            let expected = expected.map(|(column, field)| (column, field.to_owned()));
            assert_eq!(found(choice), expected, "{choice}");
        }
    }
}

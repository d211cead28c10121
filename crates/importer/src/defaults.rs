//! What all rows of a file have in common, where the file has no column for it.

use std::collections::BTreeMap;

use domain::import::{Listed, PersonRow, TeamRef};
use domain::people::Role;
use domain::text::clean_line;

use crate::check::{COMPANY_MAX, CheckedRow, TEAM_MAX, TITLE_MAX};
use crate::field::Field;
use crate::{cells, roles};

/// Values that every person of a file gets whose row has none of its own.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Defaults {
    texts: BTreeMap<Field, String>,
    role: Option<Role>,
    teams: Vec<TeamRef>,
}

/// Why a text is no default.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoDefault {
    /// The field has none: it is another for each person.
    Field,
    /// It is longer than the field allows.
    TooLong,
    /// No role is called that.
    Role,
}

impl Defaults {
    /// The fields that can have one in such a file.
    pub const fn fields(listed: Listed) -> &'static [Field] {
        match listed {
            Listed::Clients => &[Field::GroupIdentifiers, Field::Company, Field::JobTitle],
            Listed::Staff => &[Field::GroupIdentifiers, Field::Role, Field::JobTitle],
            Listed::Teams | Listed::Members => &[],
        }
    }

    /// What was set for a field, or nothing.
    pub fn text(&self, field: Field) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    /// Sets the value of a field; a blank text takes it away. Teams are a list with semicolons between them, by
    /// identifier or name.
    ///
    /// # Errors
    /// [`NoDefault`]; then nothing changes.
    pub fn set(&mut self, field: Field, text: &str) -> Result<(), NoDefault> {
        let text = clean_line(text);
        let fits = |text: &str, most: usize| text.chars().count() <= most;
        match field {
            Field::Company if !fits(&text, COMPANY_MAX) => return Err(NoDefault::TooLong),
            Field::JobTitle if !fits(&text, TITLE_MAX) => return Err(NoDefault::TooLong),
            Field::Company | Field::JobTitle => {}
            Field::Role if text.is_empty() => self.role = None,
            Field::Role => self.role = Some(roles::role(&text).ok_or(NoDefault::Role)?),
            Field::GroupIdentifiers => {
                let names = cells::list(&text).map(clean_line).filter(|name| !name.is_empty());
                let names: Vec<String> = names.collect();
                if names.iter().any(|name| !fits(name, TEAM_MAX)) {
                    return Err(NoDefault::TooLong);
                }
                self.teams = names.into_iter().map(TeamRef::Text).collect();
            }
            _ => return Err(NoDefault::Field),
        }
        if text.is_empty() {
            self.texts.remove(&field);
        } else {
            self.texts.insert(field, text);
        }
        Ok(())
    }

    /// Keeps those that a file of this list can have.
    pub fn keep_for(&mut self, listed: Listed) {
        let others: Vec<Field> = self.texts.keys().copied().collect();
        for field in others.into_iter().filter(|field| !Self::fields(listed).contains(field)) {
            // Taking one away never fails.
            let _ = self.set(field, "");
        }
    }

    /// Gives a row the values it lacks. A row of the program's own export is complete as it is.
    pub fn fill(&self, row: &mut CheckedRow) {
        let CheckedRow::Usable(person) = row else { return };
        if self.texts.is_empty() || person.own.is_some() {
            return;
        }
        let PersonRow {
            company,
            job_title,
            role,
            teams,
            ..
        } = &mut **person;
        let text = |field| self.texts.get(&field).cloned();
        *company = company.take().or_else(|| text(Field::Company));
        *job_title = job_title.take().or_else(|| text(Field::JobTitle));
        *role = role.or(self.role);
        if teams.is_empty() {
            teams.clone_from(&self.teams);
        }
    }
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot build its world has failed"
)]
mod tests {
    use domain::import::{PersonRow, TeamRef};
    use domain::people::Role;
    use domain::person_name::PersonName;

    use super::{Defaults, NoDefault};
    use crate::check::CheckedRow;
    use crate::field::Field;

    fn row() -> PersonRow {
        PersonRow {
            row: 2,
            name: PersonName::parse("Ana", "Ruiz").unwrap(),
            middle_names: None,
            job_title: None,
            company: None,
            emails: Vec::new(),
            phones: Vec::new(),
            identifier: None,
            role: None,
            teams: Vec::new(),
            note: None,
            remarks: Vec::new(),
            own: None,
        }
    }

    fn filled(defaults: &Defaults, row: PersonRow) -> PersonRow {
        let mut row = CheckedRow::Usable(Box::new(row));
        defaults.fill(&mut row);
        match row {
            CheckedRow::Usable(person) => *person,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn rows_get_what_they_lack() {
        let mut defaults = Defaults::default();
        defaults.set(Field::Company, " Lane  Ltd ").unwrap();
        defaults.set(Field::JobTitle, "Director").unwrap();
        defaults.set(Field::Role, "User administrator").unwrap();
        defaults.set(Field::GroupIdentifiers, "North; TAX;").unwrap();
        let expected = PersonRow {
            company: Some("Lane Ltd".into()),
            job_title: Some("Director".into()),
            role: Some(Role::UserAdministrator),
            teams: vec![TeamRef::Text("North".into()), TeamRef::Text("TAX".into())],
            ..row()
        };
        assert_eq!(filled(&defaults, row()), expected);
        let own = PersonRow {
            company: Some("Hale & Co".into()),
            teams: vec![TeamRef::Text("South".into())],
            ..row()
        };
        let filled = filled(&defaults, own.clone());
        assert_eq!((filled.company, filled.teams), (own.company, own.teams));
    }

    #[test]
    fn a_blank_text_takes_it_away() {
        let mut defaults = Defaults::default();
        for field in [Field::Company, Field::Role, Field::GroupIdentifiers] {
            defaults.set(field, "Staff").unwrap();
            defaults.set(field, "  ").unwrap();
        }
        assert_eq!(filled(&defaults, row()), row());
        assert_eq!(defaults, Defaults::default());
    }

    #[test]
    fn a_text_that_does_not_fit_changes_nothing() {
        let mut defaults = Defaults::default();
        defaults.set(Field::Role, "Staff").unwrap();
        let before = defaults.clone();
        let long = "x".repeat(501);
        assert_eq!(defaults.set(Field::Role, "Boss"), Err(NoDefault::Role));
        assert_eq!(defaults.set(Field::Company, &long), Err(NoDefault::TooLong));
        assert_eq!(defaults.set(Field::GroupIdentifiers, &long), Err(NoDefault::TooLong));
        assert_eq!(defaults.set(Field::Email, "a@example.com"), Err(NoDefault::Field));
        assert_eq!(defaults, before);
    }
}

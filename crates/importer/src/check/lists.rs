//! Rows of files of teams and of members.

use domain::email::EmailAddress;
use domain::identifier::{Identifier, IdentifierError, TeamIdentifier};
use domain::ids::UserId;
use domain::import::{Listed, MemberRow, PersonRef, RowCode, TeamRef, TeamRow};
use domain::teams::Team;
use domain::text::{clean_line, clean_lines, is_visible};

use super::{Checked, CheckedRow, SHOWN, STEP_ROWS};
use crate::cells;
use crate::field::Field;
use crate::fold::{cut, tidy};
use crate::issue::{Issue, IssueCode};
use crate::mapping::column::Mapping;
use crate::progress::{Cancelled, Progress, step};
use crate::table::{Record, Table};

/// Why a row cannot be taken, and the column where that shows.
type Why = (RowCode, usize);

/// Reads every record of a file of teams or of members.
pub(super) fn check(
    table: &Table,
    mapping: &Mapping,
    listed: Listed,
    progress: &dyn Progress,
) -> Result<Checked, Cancelled> {
    let mut reader = Reader {
        mapping,
        issues: Vec::new(),
    };
    let mut rows = Vec::with_capacity(table.len());
    for (index, record) in table.records().enumerate() {
        if index % STEP_ROWS == 0 {
            step(progress, index, table.len())?;
        }
        let read = match listed {
            Listed::Members => reader.member(record).map(|row| CheckedRow::Member(Box::new(row))),
            _ => reader.team(record).map(|row| CheckedRow::Team(Box::new(row))),
        };
        rows.push(read.unwrap_or_else(|(code, column)| {
            reader.tell(record, column, IssueCode::Row(code));
            CheckedRow::Unusable {
                row: record.row(),
                code,
            }
        }));
    }
    Ok(Checked {
        rows,
        issues: reader.issues,
        banners: Vec::new(),
    })
}

struct Reader<'m> {
    mapping: &'m Mapping,
    issues: Vec<Issue>,
}

impl Reader<'_> {
    fn team(&mut self, record: Record<'_>) -> Result<TeamRow, Why> {
        let column = self.column(Field::TeamName).unwrap_or(0);
        let name = clean_line(cells::unwrap(record.cell(column)));
        if !is_visible(&name) {
            return Err((RowCode::NoName, column));
        }
        if name.chars().count() > Team::NAME_MAX {
            return Err((RowCode::NameTooLong, column));
        }
        let identifier = match self.cell(record, Field::TeamIdentifier) {
            Some((text, column)) => match TeamIdentifier::parse(text) {
                Ok(identifier) => Some(identifier),
                Err(IdentifierError::Empty) => None,
                Err(IdentifierError::TooLong | IdentifierError::Character) => {
                    return Err((RowCode::BadTeamIdentifier, column));
                }
            },
            None => None,
        };
        let description = self.description(record);
        let mut staff = Vec::new();
        for (field, read) in [
            (Field::StaffIds, person_by_id as fn(&str) -> PersonRef),
            (Field::StaffIdentifiers, person_by_identifier),
            (Field::StaffEmails, person_by_email),
        ] {
            for column in self.columns(field) {
                for entry in cells::list(record.cell(column)) {
                    let entry = tidy(cut(cells::unwrap(entry), SHOWN * 4));
                    if cells::is_blank_word(&entry) {
                        continue;
                    }
                    let named = read(&entry);
                    if !staff.contains(&named) {
                        cells::add(&mut staff, named);
                    }
                }
            }
        }
        Ok(TeamRow {
            row: record.row(),
            name,
            identifier,
            description,
            staff,
        })
    }

    fn description(&mut self, record: Record<'_>) -> Option<String> {
        let (text, column) = self.cell(record, Field::Description)?;
        let text = clean_lines(cut(text, Team::DESCRIPTION_MAX * 8));
        if text.chars().count() > Team::DESCRIPTION_MAX {
            self.tell(record, column, IssueCode::ValueTooLong);
            return None;
        }
        (!text.is_empty()).then_some(text)
    }

    fn member(&self, record: Record<'_>) -> Result<MemberRow, Why> {
        let team = match (
            self.cell(record, Field::TeamId),
            self.cell(record, Field::TeamIdentifier),
        ) {
            (Some((text, _)), other) => match (text.parse(), other) {
                (Ok(id), _) => TeamRef::Id(id),
                // What is no UUID names a team that is not there; the other column may help.
                (Err(_), Some((name, _))) => TeamRef::Text(tidy(name)),
                (Err(_), None) => TeamRef::Text(tidy(text)),
            },
            (None, Some((name, _))) => TeamRef::Text(tidy(name)),
            (None, None) => {
                let column = self.column(Field::TeamId).or(self.column(Field::TeamIdentifier));
                return Err((RowCode::NoTeam, column.unwrap_or(0)));
            }
        };
        let ways = [
            (Field::MemberId, person_by_id as fn(&str) -> PersonRef),
            (Field::Identifier, person_by_identifier),
            (Field::Email, person_by_email),
        ];
        let named = ways.iter().find_map(|(field, read)| {
            let (text, _) = self.cell(record, *field)?;
            Some(read(&tidy(text)))
        });
        let column = ways.iter().find_map(|(field, _)| self.column(*field));
        Ok(MemberRow {
            row: record.row(),
            team,
            member: named.ok_or((RowCode::NoMember, column.unwrap_or(0)))?,
        })
    }

    /// The text in the column of a field, unless it says nothing, and the column.
    fn cell<'r>(&self, record: Record<'r>, field: Field) -> Option<(&'r str, usize)> {
        let column = self.column(field)?;
        let text = cut(cells::unwrap(record.cell(column)), Team::DESCRIPTION_MAX * 8);
        (!cells::is_blank_word(text)).then_some((text, column))
    }

    fn column(&self, field: Field) -> Option<usize> {
        self.columns(field).first().copied()
    }

    fn columns(&self, field: Field) -> Vec<usize> {
        let numbered = self.mapping.columns.iter().enumerate();
        numbered
            .filter(|(_, column)| column.field == field)
            .map(|(place, _)| place)
            .collect()
    }

    fn tell(&mut self, record: Record<'_>, column: usize, code: IssueCode) {
        let Some(level) = code.level() else { return };
        self.issues.push(Issue {
            row: record.row(),
            column,
            code,
            level,
            value: cut(record.cell(column), SHOWN).to_owned(),
            stored: None,
        });
    }
}

fn person_by_id(text: &str) -> PersonRef {
    text.parse()
        .map_or_else(|_| unreadable(text), |id| PersonRef::Id(UserId(id)))
}

fn person_by_identifier(text: &str) -> PersonRef {
    Identifier::parse(text).map_or_else(|_| unreadable(text), PersonRef::Identifier)
}

fn person_by_email(text: &str) -> PersonRef {
    EmailAddress::parse(text).map_or_else(|_| unreadable(text), PersonRef::Email)
}

fn unreadable(text: &str) -> PersonRef {
    PersonRef::Unreadable(text.chars().take(SHOWN).collect())
}

//! Rows of files of teams and of members.

use domain::identifier::{Identifier, IdentifierError, TeamIdentifier};
use domain::ids::UserId;
use domain::import::{Listed, MemberRow, PersonRef, RowCode, TeamRef, TeamRow};
use domain::teams::Team;
use domain::text::{clean_line, clean_lines, is_visible};

use super::{Checked, CheckedRow, SHOWN, STEP_ROWS};
use crate::field::Field;
use crate::fold::{cut, tidy};
use crate::issue::{Issue, IssueCode};
use crate::mapping::column::Mapping;
use crate::progress::{Cancelled, Progress, step};
use crate::table::{Record, Table};
use crate::{addresses, cells};

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
        let column = self.column(Field::TeamName).ok_or((RowCode::NoName, 0))?;
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
            (Field::StaffIds, people_by_id as fn(&str) -> Vec<PersonRef>),
            (Field::StaffIdentifiers, people_by_identifier),
            (Field::StaffEmails, people_by_email),
        ] {
            for column in self.columns(field) {
                for entry in cells::list(record.cell(column)) {
                    let entry = tidy(cut(cells::unwrap(entry), SHOWN * 4));
                    if cells::is_blank_word(&entry) {
                        continue;
                    }
                    for named in read(&entry) {
                        if !staff.contains(&named) {
                            cells::add(&mut staff, named);
                        }
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
        // All that a row says of the team and of the person has to agree; who knows them sees that.
        let by_id = self.cell(record, Field::TeamId).map(|(text, _)| {
            let id = text.parse().map(TeamRef::Id);
            id.unwrap_or_else(|_| TeamRef::Text(tidy(text)))
        });
        let by_text = self.cell(record, Field::TeamIdentifier);
        let by_text = by_text.map(|(text, _)| TeamRef::Text(tidy(text)));
        let teams: Vec<TeamRef> = by_id.into_iter().chain(by_text).collect();
        if teams.is_empty() {
            let column = self.column(Field::TeamId).or(self.column(Field::TeamIdentifier));
            return Err((RowCode::NoTeam, column.unwrap_or(0)));
        }
        let ways = [
            (Field::MemberId, people_by_id as fn(&str) -> Vec<PersonRef>),
            (Field::Identifier, people_by_identifier),
            (Field::Email, people_by_email),
        ];
        let members = ways.iter().filter_map(|(field, read)| {
            let text = tidy(self.cell(record, *field)?.0);
            // A row adds one person; a list says nobody.
            let one = <[PersonRef; 1]>::try_from(read(&text));
            Some(one.map_or_else(|_| unreadable(&text), |[named]| named))
        });
        let members: Vec<PersonRef> = members.collect();
        if members.is_empty() {
            let column = ways.iter().find_map(|(field, _)| self.column(*field));
            return Err((RowCode::NoMember, column.unwrap_or(0)));
        }
        Ok(MemberRow {
            row: record.row(),
            teams,
            members,
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

fn people_by_id(text: &str) -> Vec<PersonRef> {
    let id = text.parse().map(|id| PersonRef::Id(UserId(id)));
    vec![id.unwrap_or_else(|_| unreadable(text))]
}

fn people_by_identifier(text: &str) -> Vec<PersonRef> {
    let identifier = Identifier::parse(text).map(PersonRef::Identifier);
    vec![identifier.unwrap_or_else(|_| unreadable(text))]
}

/// The addresses of an entry, also with a name beside each (`Sam Lee <sam@example.com>`).
fn people_by_email(text: &str) -> Vec<PersonRef> {
    let cell = addresses::read(text);
    if cell.found.is_empty() || cell.bad || !cell.proposed.is_empty() {
        return vec![unreadable(text)];
    }
    cell.found.into_iter().map(PersonRef::Email).collect()
}

fn unreadable(text: &str) -> PersonRef {
    PersonRef::Unreadable(text.chars().take(SHOWN).collect())
}

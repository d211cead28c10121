//! The addresses of a record, and the issues with them.

use domain::email::EmailAddress;

use super::Checker;
use crate::aliases::names_another_person;
use crate::issue::IssueCode;
use crate::placeholder::is_placeholder;
use crate::table::Record;
use crate::{addresses, cells};

impl Checker<'_> {
    /// Every address once, in the order of columns. Other text in a cell is added to `remarks`, so that
    /// nothing is lost.
    pub(super) fn emails(&mut self, record: Record<'_>, remarks: &mut Vec<String>) -> Vec<EmailAddress> {
        let mut found: Vec<EmailAddress> = Vec::new();
        for index in 0..self.plan.emails.len() {
            let Some((column, label_from)) = self.plan.emails.get(index).copied() else {
                break;
            };
            let raw = cells::unwrap(record.cell(column));
            if cells::is_blank_word(raw) {
                continue;
            }
            if is_placeholder(raw) {
                self.says_none = true;
                self.say(record, column, IssueCode::PlaceholderAddress, raw);
                continue;
            }
            let whose = label_from.map_or("", |from| record.cell(from).trim());
            if names_another_person(whose) {
                self.say(record, column, IssueCode::OfSomebodyElse, raw);
                let (raw, whose) = (domain::text::clean_line(raw), domain::text::clean_line(whose));
                remarks.push(format!("E-mail in the file: {raw} ({whose})"));
                continue;
            }
            let mut cell = addresses::read(raw);
            let before = cell.found.len();
            cell.found.retain(|email| !is_placeholder(email.as_str()));
            if cell.found.len() < before {
                self.says_none = true;
                self.say(record, column, IssueCode::PlaceholderAddress, raw);
            }
            if cell.tidied && !cell.found.is_empty() {
                let stored = joined(&cell.found);
                self.tell(record, column, IssueCode::EmailTidied, raw, Some(stored));
            }
            if !cell.proposed.is_empty() {
                let proposal = joined(&cell.proposed);
                self.tell(record, column, IssueCode::EmailUncertain, raw, Some(proposal));
            }
            if cell.bad {
                self.say(record, column, IssueCode::BadEmail, raw);
            }
            if cell.found.iter().any(EmailAddress::has_mixed_scripts) {
                self.say(record, column, IssueCode::EmailMixedScripts, raw);
            }
            if cell.bad || !cell.proposed.is_empty() {
                remarks.push(format!("E-mail in the file: {}", domain::text::clean_line(raw)));
            }
            for email in cell.found {
                if found.iter().all(|known| known.key() != email.key()) {
                    cells::add(&mut found, email);
                }
            }
        }
        found
    }
}

fn joined(addresses: &[EmailAddress]) -> String {
    let texts: Vec<&str> = addresses.iter().map(EmailAddress::as_str).collect();
    texts.join("; ")
}

//! What the firm decides for everybody: the only place that knows the columns of `firm_settings`.

use std::borrow::Cow;

use domain::coded::Coded;
use domain::ids::FirmId;
use domain::invitation::ReminderHour;
use domain::lease::LeaseDays;
use domain::settings::{InvitationRule, RowLimit, Settings};

use super::Holds::{Integer, Text};
use super::{EMPTY, Record, Table};
use crate::error::StoreError;
use crate::port::{Query, Val};

pub(crate) static FIRM_SETTINGS: Table = Table {
    name: "firm_settings",
    keys: 0,
    columns: &[
        ("staff_invitations", Text),
        ("client_invitations", Text),
        ("reminders", Integer),
        ("books", Integer),
        ("welcome", Text),
        ("reminder_hour", Text),
        ("import_row_limit", Integer),
        ("lease_days", Integer),
    ],
    later: &[
        Val::I64(0),
        EMPTY,
        Val::Text(Cow::Borrowed("off")),
        Val::I64(0),
        Val::I64(LeaseDays::AT_FIRST.days() as i64),
    ],
    created_seq: false,
};

/// The firm's settings, if anybody ever chose.
pub async fn firm_settings(q: &mut impl Query, firm: FirmId) -> Result<Option<Settings>, StoreError> {
    let columns = FIRM_SETTINGS.column_list();
    let sql = format!("SELECT {columns} FROM firm_settings WHERE firm = $1");
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    let mut settings = rows.into_iter().map(|row| {
        let mut row = row.read("firm_settings");
        Ok(Settings {
            staff: row.parsed(InvitationRule::parse)?,
            clients: row.parsed(InvitationRule::parse)?,
            reminders: row.truth()?,
            books: row.truth()?,
            welcome: row.text()?,
            reminder_hour: row.parsed(ReminderHour::parse)?,
            import_row_limit: row_limit(row.i64()?).ok_or_else(|| row.corrupt())?,
            lease_days: lease_days(row.i64()?).ok_or_else(|| row.corrupt())?,
        })
    });
    settings.next().transpose()
}

fn row_limit(stored: i64) -> Option<RowLimit> {
    u32::try_from(stored).ok().and_then(RowLimit::new)
}

fn lease_days(stored: i64) -> Option<LeaseDays> {
    u32::try_from(stored).ok().and_then(LeaseDays::new)
}

impl Record for Settings {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        // Files have had this word from the first version on.
        let rule = |rule: InvitationRule| match rule {
            InvitationRule::TwoStep => "two_step",
            InvitationRule::Email | InvitationRule::Optional => rule.code(),
        };
        out.extend([
            rule(self.staff).into(),
            rule(self.clients).into(),
            self.reminders.into(),
            self.books.into(),
            self.welcome.as_str().into(),
            self.reminder_hour.code().into(),
            i64::from(self.import_row_limit.rows()).into(),
            i64::from(self.lease_days.days()).into(),
        ]);
    }
}

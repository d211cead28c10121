//! A firm's file that comes from a device to an authority.

use domain::ids::FirmId;

use crate::error::StoreError;
use crate::port::Execute;

/// What only the device had: its settings, what it derived, and what an authority before this one knew of
/// other devices. SQLite alone, because only a file comes like that.
const OWN: &[&str] = &[
    "DELETE FROM setting",
    "DELETE FROM running_import",
    "INSERT INTO search_text (search_text) VALUES ('delete-all')",
    "DELETE FROM search_near",
    "DELETE FROM search_key",
    "DELETE FROM search_doc",
    "DELETE FROM invitation_line",
    "DELETE FROM at_hand",
];

const SERVED: &[&str] = &[
    "served",
    "bucket_line",
    "bucket",
    "device",
    "enrolment",
    "outcome",
    "upload",
    "lease",
    "mail_server",
];

/// Forgets what the device had for itself, and every device that was served before.
///
/// # Errors
/// As the database gives them.
pub async fn forget_device(w: &mut impl Execute, firm: FirmId) -> Result<(), StoreError> {
    for sql in OWN {
        w.execute(*sql, Vec::new()).await?;
    }
    for table in SERVED {
        w.execute(format!("DELETE FROM {table} WHERE firm = $1"), vec![(&firm.0).into()])
            .await?;
    }
    Ok(())
}

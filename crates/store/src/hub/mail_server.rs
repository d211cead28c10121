//! The mail server of a firm on a hub. Its password is in the firm's encrypted file and is told to no device.

use domain::ids::FirmId;
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::port::{Execute, Query};

/// How a firm's mails are sent. Codes are for whoever sends them to read.
#[derive(Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct MailServer {
    pub host: String,
    pub port: u16,
    pub security: String,
    /// The name to sign in with; empty to not sign in.
    pub login: String,
    pub password: Option<Zeroizing<String>>,
    /// The sender's address.
    pub sender: String,
    pub sender_name: String,
    pub language: String,
    /// Most mails in a minute.
    pub per_minute: u32,
}

impl std::fmt::Debug for MailServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailServer").finish_non_exhaustive()
    }
}

/// The server of a firm, if one was set up.
///
/// # Errors
/// As the database gives them.
pub async fn mail_server(q: &mut impl Query, firm: FirmId) -> Result<Option<MailServer>, StoreError> {
    let sql = "SELECT host, port, security, login, password, sender, sender_name, language, per_minute \
               FROM mail_server WHERE firm = $1";
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    let Some(row) = rows.into_iter().next() else {
        return Ok(None);
    };
    let mut row = row.read("mail_server");
    Ok(Some(MailServer {
        host: row.text()?,
        port: u16::try_from(row.i64()?).map_err(|_| row.corrupt())?,
        security: row.text()?,
        login: row.text()?,
        password: row.opt_text()?.map(Zeroizing::new),
        sender: row.text()?,
        sender_name: row.text()?,
        language: row.text()?,
        per_minute: u32::try_from(row.i64()?).map_err(|_| row.corrupt())?,
    }))
}

/// Keeps the server of a firm.
///
/// # Errors
/// As the database gives them.
pub async fn keep(w: &mut impl Execute, firm: FirmId, server: &MailServer) -> Result<(), StoreError> {
    let sql = "INSERT INTO mail_server (firm, host, port, security, login, password, sender, sender_name, language, \
               per_minute) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (firm) DO UPDATE SET \
               host = excluded.host, port = excluded.port, security = excluded.security, login = excluded.login, \
               password = excluded.password, sender = excluded.sender, sender_name = excluded.sender_name, \
               language = excluded.language, per_minute = excluded.per_minute";
    let password = server.password.as_ref().map(|password| password.as_str());
    let args = vec![
        (&firm.0).into(),
        server.host.as_str().into(),
        i64::from(server.port).into(),
        server.security.as_str().into(),
        server.login.as_str().into(),
        password.into(),
        server.sender.as_str().into(),
        server.sender_name.as_str().into(),
        server.language.as_str().into(),
        i64::from(server.per_minute).into(),
    ];
    w.execute(sql, args).await.map(drop)
}

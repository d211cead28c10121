//! Erasing: what is kept of earlier commands no longer says anything about erased people.
//!
//! Their rows have been deleted before. The keys (random numbers) stay, so that it is still known that
//! a command changed a person.

use std::collections::{BTreeMap, BTreeSet};

use domain::coded::Coded;
use domain::ids::{FirmId, UserId};
use domain::verb::Verb;
use serde_json::Value;

use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::journal::Journal;
use crate::key::unhex;
use crate::port::{Execute, Val};
use crate::records::merge::merged_into;
use crate::tables::{self, RowKey, Table};

/// Journal lines, commands or rows of a file looked at together.
const PAGE: i64 = 500;

/// Tables whose keys begin with a person.
const OWN: [&Table; 10] = [
    &tables::USER_CARD,
    &tables::USER_PRIVATE,
    &tables::CONTACT_POINT,
    &tables::TEAM_MEMBER,
    &tables::INVITATION,
    &tables::GROUP_MEMBER,
    &tables::MERGED,
    &tables::JOINING,
    &tables::PICTURE,
    &tables::USER_NOTE,
];

/// Tables with a person in either half of the key.
const PAIRS: [&Table; 2] = [&tables::MERGED, &tables::NOT_SAME];

/// What identifies the erased people elsewhere.
#[derive(Default)]
struct Traces {
    users: BTreeSet<UserId>,
    /// Full names, as commands note them.
    names: BTreeSet<String>,
    /// First names and family names in small letters, for rows of files.
    both: BTreeSet<(String, String)>,
    /// Addresses in small letters.
    emails: BTreeSet<String>,
    /// Commands that changed anything of theirs.
    commands: BTreeSet<i64>,
}

/// Removes everything about `users`, and about the records merged into theirs, from the journal, the audit
/// log and the rows that imports left out: images of rows, names, rows of files, answers of mail servers,
/// notices and codes. Command `seq` has deleted their rows. None of the commands that touched them can be
/// undone afterwards.
///
/// Looks at every audit line and every row an import left out, so it takes a while in an old firm.
pub async fn erase(w: &mut impl Execute, firm: FirmId, seq: i64, users: &[UserId]) -> Result<(), StoreError> {
    let mut traces = Traces::default();
    for user in users {
        traces.users.insert(*user);
        traces.users.extend(merged_into(w, firm, *user).await?);
    }
    pairs(w, firm, seq, &traces).await?;
    single_lines(w, firm, &mut traces).await?;
    blocks(w, firm, &mut traces).await?;
    audit(w, firm, &traces).await?;
    left_out(w, firm, &traces).await?;
    around(w, firm, &traces).await
}

/// Removes what was decided about pairs of them and others.
async fn pairs(w: &mut impl Execute, firm: FirmId, seq: i64, traces: &Traces) -> Result<(), StoreError> {
    for table in PAIRS {
        let columns: Vec<&str> = table.key_columns().collect();
        let sql = format!("SELECT {} FROM {} WHERE firm = $1", columns.join(", "), table.name);
        let mut keys = Vec::new();
        for row in w.query(sql, vec![(&firm.0).into()]).await? {
            let mut row = row.read(table.name);
            let (one, other) = (row.uuid()?, row.uuid()?);
            if traces.users.contains(&UserId(one)) || traces.users.contains(&UserId(other)) {
                keys.push(RowKey([*one.as_bytes(), *other.as_bytes()].concat()));
            }
        }
        Journal::resume(w, firm, seq).await?.delete(table, &keys).await?;
    }
    Ok(())
}

/// Lines of one row each.
async fn single_lines(w: &mut impl Execute, firm: FirmId, traces: &mut Traces) -> Result<(), StoreError> {
    let own: Vec<String> = OWN.iter().map(|table| format!("'{}'", table.name)).collect();
    let own = format!(
        "firm = $1 AND tbl IN ({}) AND row_key >= $2 AND row_key <= $3",
        own.join(", ")
    );
    let halves = "firm = $1 AND tbl IN ('merged', 'not_same') AND row_key >= $2 AND substr(row_key, 17, 16) = $3";
    for user in traces.users.clone() {
        let key = user.0.as_bytes().to_vec();
        let last = [key.as_slice(), &[0xFF; 17]].concat();
        let first_half = "firm = $1 AND tbl = 'not_same' AND row_key >= $2 AND row_key <= $3";
        let ranges = [
            (own.as_str(), key.clone(), last.clone()),
            (first_half, key.clone(), last),
            (halves, vec![0], key),
        ];
        for (lines, from, to) in ranges {
            let args = || vec![(&firm.0).into(), Val::from(from.clone()), Val::from(to.clone())];
            let sql = format!("SELECT seq, tbl, before, after FROM journal WHERE {lines}");
            for row in w.query(sql, args()).await? {
                let mut row = row.read("journal");
                traces.commands.insert(row.i64()?);
                let table = row.text()?;
                for image in [row.opt_text()?, row.opt_text()?].into_iter().flatten() {
                    traces.note(&table, &serde_json::from_str(&image).unwrap_or_default());
                }
            }
            let sql = format!("UPDATE journal SET before = NULL, after = NULL WHERE {lines}");
            w.execute(sql, args()).await?;
        }
    }
    Ok(())
}

/// Journal lines of many rows: the rows of each erased person leave them, and a line without content
/// replaces them.
async fn blocks(w: &mut impl Execute, firm: FirmId, traces: &mut Traces) -> Result<(), StoreError> {
    let mut after = (0, 0);
    loop {
        let sql = "SELECT seq, n, tbl, before FROM journal WHERE firm = $1 AND (seq > $2 OR (seq = $2 AND n > $3)) \
                   AND row_key IS NULL AND before IS NOT NULL ORDER BY seq, n LIMIT $4";
        let args = vec![(&firm.0).into(), after.0.into(), after.1.into(), PAGE.into()];
        let rows = w.query(sql, args).await?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in rows {
            let mut row = row.read("journal");
            after = (row.i64()?, row.i64()?);
            let table = row.parsed(Table::named)?;
            let all: Vec<Value> = serde_json::from_str(&row.text()?).map_err(|_| row.corrupt())?;
            let theirs = |image: &Value| (0..table.keys).any(|place| traces.has(image.get(place)));
            let (gone, stay): (Vec<Value>, Vec<Value>) = all.into_iter().partition(theirs);
            if gone.is_empty() {
                continue;
            }
            let (seq, n) = after;
            traces.commands.insert(seq);
            let mut keys = Vec::with_capacity(gone.len());
            for image in gone {
                traces.note(table.name, &image);
                let parts = (0..table.keys).map(|place| image.get(place).and_then(Value::as_str).and_then(unhex));
                let parts: Option<Vec<Vec<u8>>> = parts.collect();
                keys.push(RowKey(parts.ok_or(row.corrupt())?.concat()));
            }
            let sql = "UPDATE journal SET before = $4 WHERE firm = $1 AND seq = $2 AND n = $3";
            let stay = Value::Array(stay).to_string();
            w.execute(sql, vec![(&firm.0).into(), seq.into(), n.into(), stay.into()])
                .await?;
            Journal::resume(w, firm, seq).await?.blank(table, keys).await?;
        }
    }
}

/// Audit lines that name them: of commands that changed them, and of commands that changed no person.
async fn audit(w: &mut impl Execute, firm: FirmId, traces: &Traces) -> Result<(), StoreError> {
    let mut after = 0;
    loop {
        let sql = "SELECT l.seq, l.verb, l.detail, CASE WHEN EXISTS \
                   (SELECT 1 FROM journal j WHERE j.firm = l.firm AND j.seq = l.seq) THEN 1 ELSE 0 END \
                   FROM command_line l WHERE l.firm = $1 AND l.seq > $2 ORDER BY l.seq LIMIT $3";
        let rows = w.query(sql, vec![(&firm.0).into(), after.into(), PAGE.into()]).await?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in rows {
            let mut row = row.read("command_line");
            after = row.i64()?;
            let verb: Verb = row.parsed(Verb::parse)?;
            let detail: Value = serde_json::from_str(&row.text()?).unwrap_or_default();
            let changed_somebody = row.truth()?;
            let concerned = traces.commands.contains(&after) || !changed_somebody;
            if !concerned || !verb.names_people() {
                continue;
            }
            if let Some(detail) = traces.without_names(detail) {
                let sql = "UPDATE command_line SET detail = $3 WHERE firm = $1 AND seq = $2";
                let args = vec![(&firm.0).into(), after.into(), detail.to_string().into()];
                w.execute(sql, args).await?;
            }
        }
    }
}

/// Rows of files that were left out and are theirs, by what is known of them.
async fn left_out(w: &mut impl Execute, firm: FirmId, traces: &Traces) -> Result<(), StoreError> {
    let mut theirs: BTreeMap<Vec<u8>, Vec<i64>> = BTreeMap::new();
    let mut after = (vec![0_u8; 16], -1_i64);
    loop {
        let sql = "SELECT import_id, line, user_id, params, raw FROM import_row WHERE firm = $1 \
                   AND (import_id > $2 OR (import_id = $2 AND line > $3)) ORDER BY import_id, line LIMIT $4";
        let args = vec![(&firm.0).into(), after.0.clone().into(), after.1.into(), PAGE.into()];
        let rows = w.query(sql, args).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let mut row = row.read("import_row");
            let (import, line) = (row.bytes()?, row.i64()?);
            after = (import.clone(), line);
            let user = row.opt_uuid()?.map(UserId);
            let text = format!("{} {}", row.text()?, row.text()?).to_lowercase();
            if user.is_some_and(|user| traces.users.contains(&user)) || traces.are_in(&text) {
                theirs.entry(import).or_default().push(line);
            }
        }
    }
    for (import, lines) in theirs {
        for lines in lines.chunks(CHUNK) {
            let mut args = vec![(&firm.0).into(), import.clone().into()];
            padded(&mut args, lines.iter().copied());
            let list = placeholders(3, lines.len());
            let sql = format!("DELETE FROM import_row WHERE firm = $1 AND import_id = $2 AND line IN ({list})");
            w.execute(sql, args).await?;
        }
    }
    Ok(())
}

/// Removes answers of mail servers about them, notices to and about them, their codes and choices.
async fn around(w: &mut impl Execute, firm: FirmId, traces: &Traces) -> Result<(), StoreError> {
    let users: Vec<UserId> = traces.users.iter().copied().collect();
    for users in users.chunks(CHUNK) {
        let list = placeholders(2, users.len());
        for sql in [
            format!("UPDATE mail_job SET note = '', message_id = NULL WHERE firm = $1 AND user_id IN ({list})"),
            format!("DELETE FROM invitation_code WHERE firm = $1 AND user_id IN ({list})"),
            format!("DELETE FROM notice_choice WHERE firm = $1 AND user_id IN ({list})"),
            format!("DELETE FROM notice WHERE firm = $1 AND user_id IN ({list})"),
            format!("DELETE FROM notice WHERE firm = $1 AND about_user IN ({list})"),
        ] {
            let mut args = vec![(&firm.0).into()];
            padded(&mut args, users.iter().map(|user| &user.0));
            w.execute(sql, args).await?;
        }
    }
    Ok(())
}

impl Traces {
    /// Whether this part of an image is the key of one of them.
    fn has(&self, key: Option<&Value>) -> bool {
        let bytes = key.and_then(Value::as_str).and_then(unhex);
        let id = bytes.and_then(|bytes| uuid::Uuid::from_slice(&bytes).ok());
        id.is_some_and(|id| self.users.contains(&UserId(id)))
    }

    /// Takes up what an image says of them.
    fn note(&mut self, table: &str, image: &Value) {
        let text = |place: usize| image.get(place).and_then(Value::as_str).unwrap_or("").trim();
        match table {
            "user_card" => {
                let (given, family) = (text(3), text(4));
                self.names.insert(format!("{given} {family}").trim().to_owned());
                self.both.insert((given.to_lowercase(), family.to_lowercase()));
            }
            "user_private" => drop(self.emails.insert(text(1).to_lowercase())),
            "contact_point" if text(3) == "email" => drop(self.emails.insert(text(5).to_lowercase())),
            _ => {}
        }
        self.names.remove("");
        self.emails.remove("");
    }

    /// Whether a text in small letters has one of their addresses or names.
    fn are_in(&self, text: &str) -> bool {
        let named = |(given, family): &(String, String)| {
            !given.is_empty() && !family.is_empty() && has_word(text, given) && has_word(text, family)
        };
        self.emails.iter().any(|email| text.contains(email.as_str())) || self.both.iter().any(named)
    }

    /// The detail of an audit line without their names; nothing if it has none of them.
    fn without_names(&self, mut detail: Value) -> Option<Value> {
        let fields = detail.as_object_mut()?;
        let before = fields.len();
        for key in ["what", "with"] {
            let theirs = |value: &Value| value.as_str().is_some_and(|name| self.names.contains(name));
            if fields.get(key).is_some_and(theirs) {
                fields.remove(key);
            }
        }
        (fields.len() < before).then_some(detail)
    }
}

/// Whether `text` holds `word` as a whole word.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|text| text.chars().next());
        [before, after].into_iter().flatten().all(|c| !c.is_alphabetic())
    })
}

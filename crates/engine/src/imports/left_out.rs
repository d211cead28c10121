//! The rows and values an import left out, as a file to correct and import again: the columns, delimiter
//! and encoding of the source, followed by the row number and the reasons.

use csv::{ReaderBuilder, Terminator, WriterBuilder};
use domain::coded::Coded;
use domain::ids::{CommandId, UserId};
use domain::import::{OutcomeKind, RowCode};
use importer::IssueCode;
use importer::own::{LEFT_OUT, harmless};
use mailer::Language;
use protocol::lookup::LeftOutRow;
use serde_json::Value;
use store::imports::ImportRow;
use store::port::{Query, Store};

use crate::authority::remote::hub_error;
use crate::code::Code;
use crate::error::AppError;
use crate::sentences;
use crate::session::Session;
use crate::view::{LeftOutKind, LeftOutValueView};

/// Rows read at once.
const PAGE: u32 = 1_000;

/// The bytes of the file, and its number of rows.
pub(crate) async fn file(session: &Session, id: CommandId, language: Language) -> Result<(Vec<u8>, u32), AppError> {
    let mut read = session.store.read().await?;
    let job = store::imports::find(&mut read, session.firm, id)
        .await?
        .ok_or(AppError::NotFound)?;
    let options: Value = serde_json::from_str(&job.options).unwrap_or_default();
    let said = |name: &str| options.get(name).and_then(Value::as_str).unwrap_or_default();
    let width = options.get("columns").and_then(Value::as_u64).unwrap_or(0);
    let width = usize::try_from(width).unwrap_or(0);
    let delimiter = said("delimiter").bytes().next().filter(u8::is_ascii).unwrap_or(b',');
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    line(&mut writer, cells(said("header")), width, LEFT_OUT.map(str::to_owned))?;
    let (mut after, mut written) = (0, 0);
    loop {
        let page = rows(session, &mut read, id, (after, PAGE)).await?;
        let Some(last) = page.last() else { break };
        after = last.row;
        let names = blockers(&mut read, session, &page).await?;
        for row in page {
            written += 1;
            let problem = problem(language, &row, row.user.and_then(|user| names.get(&user).cloned()));
            line(&mut writer, cells(&row.raw), width, [row.row.to_string(), problem])?;
        }
    }
    let bytes = writer.into_inner().map_err(|problem| AppError::internal(&problem))?;
    let text = String::from_utf8(bytes).map_err(|problem| AppError::internal(&problem))?;
    Ok((encoded(&text, said("encoding")), written))
}

/// Rows that an import left out, after row `after`, about this many at most. The hub of an attached firm has them.
///
/// # Errors
/// As the file or the hub gives them.
pub(crate) async fn rows(
    session: &Session,
    q: &mut impl Query,
    id: CommandId,
    (after, most): (u32, u32),
) -> Result<Vec<ImportRow>, AppError> {
    let Some(hub) = session.hub() else {
        return Ok(store::imports::rows(q, session.firm, id, after, most).await?);
    };
    let asked = hub
        .client
        .left_out(session.firm.0, &hub.membership.token, (id.0, after));
    let mut rows = asked.await.map_err(hub_error)?;
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let row = |row: LeftOutRow| ImportRow {
        row: row.row,
        outcome: row.outcome,
        code: row.code,
        params: row.params,
        user: row.user.map(UserId),
        raw: row.raw,
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn blockers(
    read: &mut impl Query,
    session: &Session,
    page: &[ImportRow],
) -> Result<std::collections::BTreeMap<UserId, String>, AppError> {
    let people: Vec<UserId> = page.iter().filter_map(|row| row.user).collect();
    let cards = store::records::people::cards(read, session.firm, &people).await?;
    Ok(cards.into_iter().map(|(user, card)| (user, card.name.full())).collect())
}

/// The reasons for a row and its values, as sentences.
fn problem(language: Language, row: &ImportRow, blocker: Option<String>) -> String {
    let unknown = || sentences::unknown(language).to_owned();
    let mut said = Vec::new();
    if kind(&row.outcome) != LeftOutKind::Value {
        let blocker = blocker.or_else(|| blocker_text(&row.params));
        let code = RowCode::parse(&row.code);
        said.push(code.map_or_else(unknown, |code| sentences::row(language, code, blocker.as_deref())));
    }
    said.extend(values(&row.params).into_iter().map(|left| {
        let code = left
            .code
            .map(|Code(code)| sentences::value(language, code, &left.value));
        format!("{}: {}", left.column, code.unwrap_or_else(unknown))
    }));
    said.join(" ")
}

/// Why a row is listed, from its stored outcome.
pub(crate) fn kind(outcome: &str) -> LeftOutKind {
    match OutcomeKind::parse(outcome) {
        Some(OutcomeKind::Skipped) => LeftOutKind::Skipped,
        Some(OutcomeKind::Refused) => LeftOutKind::Refused,
        _ => LeftOutKind::Value,
    }
}

/// The values left out of an imported row.
pub(crate) fn values(params: &str) -> Vec<LeftOutValueView> {
    let params: Value = serde_json::from_str(params).unwrap_or_default();
    let text = |of: &Value, name: &str| of.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let values = params
        .get("values")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    values
        .iter()
        .map(|value| LeftOutValueView {
            column: text(value, "column"),
            value: text(value, "value"),
            code: IssueCode::parse(&text(value, "code")).map(Code),
        })
        .collect()
}

/// The text or row number that is in the way.
pub(crate) fn blocker_text(params: &str) -> Option<String> {
    let params: Value = serde_json::from_str(params).ok()?;
    let text = params.get("text").and_then(Value::as_str).map(str::to_owned);
    text.or_else(|| Some(params.get("earlier")?.as_u64()?.to_string()))
}

/// The cells of a stored line (RFC 4180).
fn cells(line: &str) -> Vec<String> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(line.as_bytes());
    let first = reader.records().next();
    let record = first.and_then(Result::ok).unwrap_or_default();
    record.iter().map(str::to_owned).collect()
}

/// Writes a line; short rows are filled up, so that the last two columns are under their headings.
fn line(
    writer: &mut csv::Writer<Vec<u8>>,
    mut cells: Vec<String>,
    width: usize,
    last: [String; 2],
) -> Result<(), AppError> {
    let missing = width.saturating_sub(cells.len());
    cells.extend(std::iter::repeat_n(String::new(), missing));
    cells.extend(last);
    let bytes = cells.iter().map(|cell| harmless(cell).into_owned().into_bytes());
    writer
        .write_record(bytes)
        .map_err(|problem| AppError::internal(&problem))
}

/// The text in the encoding of the source, or in UTF-8 if that encoding lacks a letter.
fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    match encoding {
        "UTF-16LE" => with_mark(text, u16::to_le_bytes),
        "UTF-16BE" => with_mark(text, u16::to_be_bytes),
        _ => {
            let known = importer::Encoding::for_label(encoding.as_bytes());
            let other = known.filter(|known| known.name() != "UTF-8");
            if let Some(bytes) = other.and_then(|other| other.encode(text)) {
                return bytes.into_owned();
            }
            // Excel reads UTF-8 only after a byte order mark.
            format!("\u{feff}{text}").into_bytes()
        }
    }
}

fn with_mark(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(bytes)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{cells, encoded};

    #[test]
    fn a_stored_line_yields_its_cells() {
        assert_eq!(
            cells("a,\"b, c\",\"say \"\"x\"\"\",\"two\nlines\","),
            ["a", "b, c", "say \"x\"", "two\nlines", ""]
        );
        assert!(cells("").is_empty());
    }

    #[test]
    fn encoding_of_the_source_unless_it_lacks_a_letter() {
        for (encoding, text, expect) in [
            ("windows-1252", "Müller", &b"M\xfcller"[..]),
            ("macintosh", "Zoë", &b"Zo\x91"[..]),
            ("windows-1252", "李", "\u{feff}李".as_bytes()),
            ("UTF-8", "ü", "\u{feff}ü".as_bytes()),
            ("", "ü", "\u{feff}ü".as_bytes()),
            ("IBM850", "ü", &b"\x81"[..]),
            ("UTF-16LE", "ü", &[0xFF, 0xFE, 0xFC, 0x00][..]),
            ("UTF-16BE", "ü", &[0xFE, 0xFF, 0x00, 0xFC][..]),
        ] {
            assert_eq!(encoded(text, encoding), expect, "{encoding} {text}");
        }
    }
}

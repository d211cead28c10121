//! What an import leaves behind beside the records: how it went, and the rows it left out.

use std::collections::BTreeMap;

use domain::coded::Coded;
use domain::ids::FirmId;
use domain::import::{ImportOptions, ImportReport, Outcome, RowProblem};
use serde_json::{Value, json};
use store::StoreError;
use store::commands::CommandLine;
use store::imports::{ImportJob, ImportRow, save};
use store::port::Execute;

/// A value a row was imported without.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOutValue {
    /// The name of its column.
    pub column: String,
    /// The text of the file.
    pub value: String,
    /// Why: code of a sentence.
    pub code: String,
}

/// How a file was written.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Written {
    /// Name of the text encoding; empty if nobody knows.
    pub encoding: String,
    /// The character between cells; empty if nobody knows.
    pub delimiter: String,
}

/// The file of an import. The rules do not need it; the rows that are left out are kept as it has them.
pub trait ImportSource: Sync {
    /// The cells of the row a spreadsheet shows under this number, as one line of text.
    fn raw(&self, row: u32) -> String;

    /// The names of the columns as one line of text, and how many columns there are.
    fn header(&self) -> (String, usize);

    /// The values that were left out of rows, by the number of the row.
    fn left_out(&self) -> BTreeMap<u32, Vec<LeftOutValue>>;

    /// Rows that are no data: code of the reason, and how many there are.
    fn ignored(&self) -> Vec<(String, u32)>;

    /// How the file was written, to write what is left of it in the same way.
    fn written(&self) -> Written;
}

/// An import as its host runs it.
#[derive(Clone, Copy)]
pub struct Importing<'a> {
    /// The file.
    pub source: &'a dyn ImportSource,
    /// Told the number of database rows written so far, of all.
    pub progress: &'a (dyn Fn(u64, u64) + Sync),
}

/// Keeps how an import went and the rows it left out. Without a source they are kept without their text.
pub(crate) async fn keep<W: Execute>(
    w: &mut W,
    firm: FirmId,
    line: &CommandLine,
    file_name: String,
    (options, invited): (ImportOptions, usize),
    report: &ImportReport,
    source: Option<&dyn ImportSource>,
) -> Result<(), StoreError> {
    let (header, columns) = source.map(ImportSource::header).unwrap_or_default();
    let written = source.map(ImportSource::written).unwrap_or_default();
    let mut values = source.map(ImportSource::left_out).unwrap_or_default();
    let ignored = source.map(ImportSource::ignored).unwrap_or_default();
    let imported = |outcome: &Outcome| !matches!(outcome, Outcome::Skipped(_) | Outcome::Refused(_));
    let without_values = report
        .rows
        .iter()
        .filter(|result| imported(&result.outcome) && values.contains_key(&result.row))
        .count();
    let options = json!({
        "listed": options.listed.code(),
        "onMatch": options.on_match.code(),
        "ignoreIdentifiersInUse": options.ignore_identifiers_in_use,
        "invited": invited,
        "header": header,
        "columns": columns,
        "encoding": written.encoding,
        "delimiter": written.delimiter,
        "withoutValues": without_values,
        "ignored": ignored,
        "leftOut": values.values().map(Vec::len).sum::<usize>(),
    });
    let job = ImportJob {
        id: line.id,
        seq: line.seq,
        file_name,
        at: line.at,
        actor: line.actor,
        options: options.to_string(),
        counts: report.counts(),
        undone_by: None,
        undo_detail: None,
    };
    let left_out = report.rows.iter().filter_map(|result| {
        let values = values.remove(&result.row).unwrap_or_default();
        let problem = result.outcome.left_out();
        let outcome = problem.map_or("value", |_| result.outcome.kind().code());
        let code = match (problem, values.first()) {
            (Some(problem), _) => problem.code.code().to_owned(),
            (None, first) => first?.code.clone(),
        };
        Some(ImportRow {
            row: result.row,
            outcome: outcome.into(),
            code,
            params: params(problem, &values),
            user: problem.and_then(|problem| problem.who),
            raw: source.map(|source| source.raw(result.row)).unwrap_or_default(),
        })
    });
    save(w, firm, &job, left_out).await
}

fn params(problem: Option<&RowProblem>, values: &[LeftOutValue]) -> String {
    let mut params = serde_json::Map::new();
    if let Some(earlier) = problem.and_then(|problem| problem.earlier) {
        params.insert("earlier".into(), earlier.into());
    }
    if let Some(text) = problem.and_then(|problem| problem.text.as_ref()) {
        params.insert("text".into(), text.as_str().into());
    }
    if !values.is_empty() {
        let value = |left: &LeftOutValue| json!({ "column": left.column, "value": left.value, "code": left.code });
        params.insert("values".into(), values.iter().map(value).collect());
    }
    Value::Object(params).to_string()
}

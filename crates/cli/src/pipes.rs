//! Tools that need no firm: from standard input or a file to standard output.

use std::io::{BufRead as _, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use domain::coded::Coded;
use domain::import::Listed;
use domain::phone::{self, Other, Region};
use engine::view::SheetView;
use importer::ReadOptions;
use serde::Deserialize;
use serde_json::json;

use crate::answer::{Done, Failure, Output};
use crate::shared::Json;
use crate::texts::texts;
use crate::usage::Usage;
use crate::{language, sheets};

#[derive(Subcommand)]
pub(crate) enum Template {
    /// A template for clients.
    Clients(TemplateFile),
    /// A template for staff.
    Staff(TemplateFile),
    /// A template for client teams.
    Teams(TemplateFile),
    /// A template for members of client teams.
    Members(TemplateFile),
}

impl Template {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::Clients(args) => template(Listed::Clients, args).await,
            Self::Staff(args) => template(Listed::Staff, args).await,
            Self::Teams(args) => template(Listed::Teams, args).await,
            Self::Members(args) => template(Listed::Members, args).await,
        }
    }
}

#[derive(Args)]
pub(crate) struct TemplateFile {
    /// The file to write; - is standard output.
    pub(crate) file: PathBuf,
    /// Include some invented people, to try an import.
    #[arg(long)]
    pub(crate) example: bool,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Subcommand)]
pub(crate) enum Csv {
    /// Convert a table (delimited text, a workbook, address cards) to UTF-8 CSV with commas (RFC 4180), header first.
    Clean(Clean),
}

impl Csv {
    pub(crate) fn run(self) -> Result<Done, Failure> {
        match self {
            Self::Clean(args) => clean(&args),
        }
    }
}

#[derive(Args)]
pub(crate) struct Clean {
    /// The file to read.
    pub(crate) file: PathBuf,
    /// Sheet of a workbook, by name; needed if several sheets have rows.
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
}

/// Longest line that is read.
const LINE: usize = 1 << 20;

#[derive(Deserialize)]
struct Question {
    region: Option<String>,
    input: String,
}

pub(crate) fn phone(args: Json) -> Result<Done, Failure> {
    let mut out = Output::new(args.json);
    for (number, line) in (1_u64..).zip(std::io::stdin().lock().lines()) {
        let line: String = line?;
        if line.trim().is_empty() {
            continue;
        }
        if line.len() > LINE {
            return Err(Usage::LongLine { line: number }.into());
        }
        let question: Question = serde_json::from_str(&line).map_err(|problem| Usage::BadLine {
            line: number,
            problem: problem.to_string(),
        })?;
        // ZZ is the code for no region at all (CLDR, "unknown region").
        let region = match question.region.as_deref() {
            None | Some("" | "ZZ") => None,
            Some(code) => {
                let known = Region::parse(code);
                Some(known.ok_or_else(|| Usage::LineRegion {
                    line: number,
                    code: code.to_owned(),
                })?)
            }
        };
        let reading = phone::read(&question.input, region);
        let others = reading.others.iter();
        let value = json!({
            "status": reading.status.code(),
            "e164": reading.e164.as_ref().map(|n| n.as_str()),
            "ext": reading.ext,
            "label": reading.label,
            "other_e164": others.clone().map(|other| other.e164.as_str()).collect::<Vec<_>>(),
            "others": others.map(other).collect::<Vec<_>>(),
            "diagnostics": reading.diagnostics.iter().map(|d| d.code()).collect::<Vec<_>>(),
        });
        out.line(&value, || {
            let number = reading.e164.as_ref().map_or("-", |n| n.as_str());
            format!("{}\t{number}", reading.status.code())
        })?;
    }
    out.flush()?;
    Ok(Done::Whole)
}

fn other(other: &Other) -> serde_json::Value {
    json!({
        "e164": other.e164.as_str(),
        "status": other.status.code(),
        "ext": other.ext,
        "label": other.label,
    })
}

pub(crate) fn clean(args: &Clean) -> Result<Done, Failure> {
    let name = args
        .file
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let bytes = engine::files::read_file(&args.file, &name)?;
    let read = |sheet| {
        let options = ReadOptions {
            sheet,
            ..ReadOptions::default()
        };
        importer::clean_csv(&bytes, &options, &()).map_err(|problem| engine::files::file_error(&problem, &name))
    };
    let mut cleaned = read(None)?;
    let sheets: Vec<SheetView> = cleaned.sheets.iter().map(SheetView::from).collect();
    let chosen = sheets::chosen(&sheets, cleaned.asks_for_sheet, args.sheet.as_deref())?;
    if chosen.is_some() {
        cleaned = read(chosen)?;
    }
    let mut out = std::io::stdout().lock();
    out.write_all(&cleaned.csv)?;
    out.flush()?;
    let not_read: Vec<_> = cleaned.ignored.counts().collect();
    if !not_read.is_empty() {
        // Standard output is the table, for the next program.
        writeln!(std::io::stderr().lock(), "{}.", texts().not_read(&not_read))?;
    }
    Ok(Done::Whole)
}

pub(crate) async fn template(listed: Listed, args: TemplateFile) -> Result<Done, Failure> {
    if args.file == Path::new("-") {
        let mut out = std::io::stdout().lock();
        out.write_all(&engine::template::bytes(listed, language::chosen(), args.example)?)?;
        out.flush()?;
        return Ok(Done::Whole);
    }
    let saved = engine::template::save(args.file, listed, language::chosen(), args.example).await?;
    let mut out = Output::new(args.json.json);
    let value = json!({ "type": "saved", "file": saved.file, "rows": saved.rows });
    out.line(&value, || {
        format!("{}: {}", saved.file, texts().rows_written(saved.rows.into()))
    })?;
    out.flush()?;
    Ok(Done::Whole)
}

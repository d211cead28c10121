//! What is wrong with a text on the command line or on standard input.

/// A text on the command line or on standard input that cannot be used.
#[derive(Debug)]
pub(crate) enum Usage {
    /// `--region` names no country.
    Region { code: String },
    /// `--column` cannot be followed.
    Column { choice: String, why: ColumnProblem },
    /// `--same` is not `FIELD=TEXT` with one of these fields.
    Same { pair: String, fields: String },
    /// A workbook has several sheets that could be meant, and `--sheet` names none.
    Sheet { sheets: String },
    /// `--sheet` names no sheet of the workbook.
    NoSheet { sheet: String, sheets: String },
    /// `--team` of an import is not `NAME=TEAM`.
    TeamChoice { pair: String },
    /// `--team` of an import names no team.
    TeamUnknown { pair: String, team: String },
    /// `--team` of an import names several teams.
    TeamAmbiguous { pair: String, team: String },
    /// No team has this identifier or id.
    NoTeam { team: String },
    /// No client group has this name or id.
    NoGroup { group: String },
    /// Several client groups have this name.
    SeveralGroups { group: String },
    /// A person has no such public address or number.
    NoPoint { text: String },
    /// A backup is to be saved, and no folder was ever chosen.
    NoBackupFolder,
    /// A backup is to be restored with neither its recovery code nor its passphrase.
    NoSecret,
    /// An invitation is to be accepted, and its terms are not.
    TermsNotAccepted,
    /// A line of standard input is too long.
    LongLine { line: u64 },
    /// A line of standard input is not the JSON it should be.
    BadLine { line: u64, problem: String },
    /// A line of standard input names no country.
    LineRegion { line: u64, code: String },
}

/// Why `--column` cannot be followed.
#[derive(Debug)]
pub(crate) enum ColumnProblem {
    /// It is not `COLUMN=FIELD`.
    Shape,
    /// The file has no such column.
    NoColumn,
    /// Several columns have this heading.
    SeveralColumns,
    /// There is no such field, but these.
    NoField { fields: String },
}

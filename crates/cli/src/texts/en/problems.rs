//! What went wrong, in English.

use domain::command::Field;
use domain::people::Status;
use engine::AppError;
use engine::error::{FieldProblem, FileProblem, RefusalView};
use engine::view::{LeftOutView, MailProblemView, NotInvitable, ProblemKind, day};

use super::English;
use crate::texts::{Problems, hub, names};
use crate::usage::{ColumnProblem, Usage};

impl Problems for English {
    fn error(&self, error: &AppError) -> String {
        match error {
            AppError::Locked { file } => {
                format!("{file} is locked: there is no key for it here. Name the key file with --key-file.")
            }
            AppError::WrongSecret => {
                "The key does not open this firm's file. Use the key file it was made with.".into()
            }
            AppError::Keyring => {
                "The system's keyring gave an error. Unlock it, or name a key file with --key-file.".into()
            }
            AppError::KeyFile => "A key file is never overwritten. Name a new file with --new-key-file.".into(),
            AppError::NewerFile => "This file was written by a newer version of Coverbook. Update Coverbook.".into(),
            AppError::FirmIsHere { file } => {
                format!(
                    "The firm in this backup already exists here, as {file}. To replace it, add --replace; a copy is kept."
                )
            }
            AppError::DamagedFile => {
                "This file is damaged or is not a Coverbook file. Restore your last backup.".into()
            }
            AppError::EmptyFile => "This file is empty. Restore your last backup.".into(),
            AppError::NoFirm => "There is no firm in this profile. Create one with: coverbook-cli firm create".into(),
            AppError::SeveralFirms => "The profile has several firms. Name one with --firm.".into(),
            AppError::Cancelled => "Stopped. Nothing was changed.".into(),
            AppError::NotFound => "No record has this id. Check the id and try again.".into(),
            AppError::AdministratorsOnly => "Only administrators may do this.".into(),
            AppError::Field { field, problem } => format!("{field}: {}", field_problem(*problem)),
            AppError::File { problem, file } => file_problem(*problem, file),
            AppError::TooManyRows { file, rows, limit } => too_many_rows(file, *rows, *limit),
            AppError::Refused { refusal } => refused(refusal),
            AppError::Lease { heard } => format!(
                "This device has had no answer from the hub since {}, so it shows nothing of the firm. Connect it to the hub and try again.",
                day(*heard)
            ),
            AppError::Hub { problem } => hub::english(*problem).into(),
            AppError::MailNotSetUp => "E-mail is not set up. Run: coverbook-cli mail setup".into(),
            AppError::Mail { problem } => self.mail(problem),
            AppError::WrongCode { left } => {
                format!("This code does not match the latest e-mail. {left} attempts left.")
            }
            AppError::CodeLocked { .. } => "Too many wrong codes. Wait 15 minutes and try again.".into(),
            AppError::Busy => {
                "Another program has been using the firm's file for 30 seconds. Close it and try again.".into()
            }
            AppError::Disk => "The disk is full. Free some space and try again. Nothing was changed.".into(),
            AppError::ReadOnly => {
                "The disk or folder of the firm's file is read-only. You can read the firm, but not change it. \
             Nothing was changed."
                    .into()
            }
            AppError::Memory => "This computer is low on memory. Close other programs and try again.".into(),
            AppError::Internal { incident } => {
                format!("Something went wrong (incident {incident}). Nothing was changed.")
            }
        }
    }

    fn usage(&self, usage: &Usage) -> String {
        match usage {
            Usage::Region { code } => format!("--region {code}: no country has this code."),
            Usage::Column { choice, why } => {
                let why = match why {
                    ColumnProblem::Shape => {
                        "write the column, an equals sign and the field, such as 'Kontakt=phone'.".to_owned()
                    }
                    ColumnProblem::NoColumn => "the file has no such column.".into(),
                    ColumnProblem::SeveralColumns => {
                        "several columns have this heading; use the column's letter.".into()
                    }
                    ColumnProblem::NoField { fields } => format!("there is no such field; use one of {fields}."),
                };
                format!("--column '{choice}': {why}")
            }
            Usage::Same { pair, fields } => format!("--same {pair}: write it as FIELD=TEXT. Fields: {fields}."),
            Usage::TeamChoice { pair } => format!("--team {pair}: write it as Name=Team."),
            Usage::TeamUnknown { pair, team } => format!("--team {pair}: no team is named {team}."),
            Usage::Sheet { sheets } => format!("The workbook has several sheets: {sheets}. Choose one with --sheet."),
            Usage::NoSheet { sheet, sheets } => format!("--sheet {sheet}: there is no such sheet. Sheets: {sheets}."),
            Usage::TeamAmbiguous { pair, team } => format!("--team {pair}: several teams are named {team}. Use an id."),
            Usage::NoTeam { team } => format!("No team has the identifier {team}."),
            Usage::NoGroup { group } => format!("No client group is named {group}."),
            Usage::SeveralGroups { group } => format!("Several client groups are named {group}. Use the id."),
            Usage::NoPoint { text } => format!("This person has no public address or number {text}."),
            Usage::NoBackupFolder => "No backup folder is chosen. Choose one with --folder.".into(),
            Usage::NoSecret => "Use --recovery-code or --passphrase-file.".into(),
            Usage::TermsNotAccepted => {
                "Nothing was done. Read the terms, then use --username and --accept-terms.".into()
            }
            Usage::LongLine { line } => format!("Line {line} is longer than 1 MB."),
            Usage::BadLine { line, problem } => format!("Line {line} is not {{\"region\",\"input\"}}: {problem}"),
            Usage::LineRegion { line, code } => format!("Line {line}: no country has the code {code}."),
        }
    }

    fn left_out(&self, person: &LeftOutView) -> String {
        match person.why {
            NotInvitable::Invited => "already invited".into(),
            NotInvitable::Active => "already active".into(),
            NotInvitable::Suspended => "suspended; end the suspension first".into(),
            NotInvitable::NoAddress => "no e-mail address; add one first".into(),
            NotInvitable::NoActiveStaff => format!("{} has no active staff; add a member of staff first", person.team),
            NotInvitable::NoPhone => "no phone number for codes; add one first".into(),
        }
    }

    fn mail(&self, problem: &MailProblemView) -> String {
        let said = match problem.kind.0 {
            ProblemKind::NameNotFound => "no server with this name was found, or this computer is offline.",
            ProblemKind::ConnectionRefused => "the server refused the connection. Check the port.",
            ProblemKind::NotReached | ProblemKind::TimedOut => "the server does not respond. Check its name and port.",
            ProblemKind::Closed => "the server closed the connection.",
            ProblemKind::NotSmtp => "the server is not a mail server. Check its name and port.",
            ProblemKind::CertificateUntrusted => "the server's certificate is not trusted on this computer.",
            ProblemKind::CertificateExpired => {
                "the server's certificate has expired, or this computer's clock is wrong."
            }
            ProblemKind::CertificateWrongName => "the server's certificate is for a different name. Use that name.",
            ProblemKind::NoTls => {
                "the server does not offer encryption on this port. Choose the other kind of encryption, or another port."
            }
            ProblemKind::TlsNeeded => "the server requires encryption. Choose tls or start-tls.",
            ProblemKind::TlsFailed => "this computer and the server have no encryption method in common.",
            ProblemKind::LoginNotOffered => {
                "the server does not offer a login. Leave the login empty, or choose encryption."
            }
            ProblemKind::LoginInTheOpen => {
                "without encryption, others could read the password. Choose tls or start-tls, or leave the login empty."
            }
            ProblemKind::LoginRefused => {
                "the server rejected the user name or password. Some servers require an app password."
            }
            ProblemKind::LoginNeeded => "the server requires a login. Enter one.",
            ProblemKind::SenderRefused => {
                "the server does not send mail from this address. Use one of its own addresses."
            }
            ProblemKind::RecipientRefused => "the server rejected the recipient's address.",
            ProblemKind::RelayRefused => {
                "the server does not relay mail for this computer. Sign in, or ask its administrator."
            }
            ProblemKind::AddressNotSupported => "this address contains characters the server does not support.",
            ProblemKind::Busy => "the server is busy. Coverbook will try again automatically.",
            ProblemKind::FolderNotWritable => "the mail folder cannot be written to.",
            ProblemKind::Refused => "the server rejected the e-mail.",
        };
        if problem.answer.is_empty() {
            format!("E-mail: {said}")
        } else {
            format!("E-mail: {said} The server said: {}", problem.answer)
        }
    }
}

fn field_problem(problem: FieldProblem) -> String {
    use FieldProblem as P;
    match problem {
        P::Empty => "this is required.",
        P::Name => "enter a first or last name.",
        P::TooLong => "this is too long.",
        P::Email => "this is not an e-mail address.",
        P::Phone => "this is not a phone number.",
        P::Identifier => "this is not an identifier.",
        P::Country => "this is not a country code; use two letters, such as GB.",
        P::TimeZone => "this is not a time zone; write it like Europe/London.",
        P::Date => "write the date like 2026-11-22.",
        P::Confirm => "type the word CONFIRM.",
        P::Link => "this is not a link to a hub; it begins with coverbook://.",
        P::Code => "a code has eight letters and digits.",
        P::UsernameEmail => "a username cannot be an e-mail address.",
        P::UsernameSigns => "a username can only contain letters and digits.",
        P::Role => "no role is called that; roles are staff, user administrator and system administrator.",
        P::UsernameShort => "a username needs at least 6 characters.",
        P::UsernameLetter => "a username needs at least one letter.",
        P::Terms => "you must accept the terms to join.",
        P::Port => "a port is a number from 1 to 65535.",
        P::HostPort => "a port is a number from 1024 to 65535.",
        P::PortTaken => "another program uses this port. Close that program or choose another port.",
        P::Again => "the server, port, encryption or login has changed. Enter the password again.",
        P::InTheOpen => {
            "a login without encryption is only allowed for a server on this computer. Choose tls or start-tls."
        }
        P::NotOnHub => "a hub sends e-mails only through a mail server. Use --host.",
        P::Passphrase => "a passphrase needs at least 12 characters.",
        P::RowLimit => "a limit is a number of rows up to 1000000, or 0 for none.",
        P::LeaseDays => "the number of days is from 7 to 90.",
    }
    .to_owned()
}

fn file_problem(problem: FileProblem, file: &str) -> String {
    let said = match problem {
        FileProblem::Empty => "is empty. Choose a file with rows.",
        FileProblem::HeaderOnly => "has column names but no rows. Choose a file with rows.",
        FileProblem::FieldPerLine => {
            "has one field on each line, or one person in each column. Turn it into a table with one person in each row."
        }
        FileProblem::Workbook => "is a binary workbook (XLSB). Save it as XLSX and import that.",
        FileProblem::OldWorkbook => "is an Office file of another kind. Save the table as XLSX and import that.",
        FileProblem::Locked => "is protected with a password. Save a copy without a password and import that.",
        FileProblem::Broken => "is damaged. Open it in a spreadsheet, save it again, and import that.",
        FileProblem::TooManyCells => "has too many cells. Delete empty rows and columns around the table.",
        FileProblem::Pdf => "is a PDF. Export the table as CSV and import that.",
        FileProblem::Picture => "is a picture. Choose a spreadsheet or a CSV file.",
        FileProblem::Zip => "is an archive. Unpack it and import the file in it.",
        FileProblem::Json => "is JSON. Export the table as CSV and import that.",
        FileProblem::Html => "is a web page. Save the table as CSV and import that.",
        FileProblem::Unknown => "is not a table. Choose a spreadsheet or a CSV file.",
        FileProblem::Folder => "is a folder. Choose one file.",
        FileProblem::Special => "is a pipe or a device. Save its output as a file and use that.",
        FileProblem::OwnFile => "is one of the files Coverbook keeps a firm in. Choose another file.",
        FileProblem::ChooseAgain => "must be chosen again.",
        FileProblem::Missing => "was not found. Check the name and try again.",
        FileProblem::Vanished => "could not be read completely. Copy it to this computer and try again.",
        FileProblem::NoPermission => "cannot be read: you do not have permission. Ask for it, or use a copy.",
        FileProblem::TooLarge => "has over 500 MB or over a million rows. Split it and import the parts.",
        FileProblem::NoPicture => "is not a picture. Choose a JPG or PNG file.",
        FileProblem::PictureTooLarge => "is larger than 20 MB or 110 million pixels. Make it smaller.",
        FileProblem::PictureDamaged => "is damaged. Choose another picture.",
        FileProblem::SeveralFiles => "is one of several files. Choose one.",
        FileProblem::NoBackup => "is not a Coverbook backup. Choose a backup file.",
        FileProblem::CutShort => "is incomplete: its end is missing. Copy it again, or use another backup.",
        FileProblem::Damaged => "is damaged. Use another backup.",
        FileProblem::OtherKey => "needs its own key file: this one holds another key. Name a new one with --key-file.",
        FileProblem::Emptied => {
            "no longer holds the backups saved there before. Connect the right disk, or use --now to begin again."
        }
        FileProblem::OwnFolder => "would be in a folder Coverbook works in. Save it in another folder.",
        FileProblem::TooManyColumns => "has more columns than a spreadsheet. Check its delimiter.",
    };
    format!("{file} {said}")
}

fn too_many_rows(file: &str, rows: u32, limit: u32) -> String {
    format!(
        "{file} has {rows} rows, but the firm allows {limit} in one file. Split it, or have a system administrator raise the limit in the settings."
    )
}

fn refused(refusal: &RefusalView) -> String {
    match refusal {
        RefusalView::NotAllowed => "Only active administrators may do this.".into(),
        RefusalView::SystemAdministratorNeeded => "Only a system administrator may do this. Ask one.".into(),
        RefusalView::NameMissing => "Enter a name.".into(),
        RefusalView::EmailMissing => "Staff need an e-mail address.".into(),
        RefusalView::ContactMissing => "Enter an e-mail address or a phone number.".into(),
        RefusalView::TooLong { field, max } => format!("{}: at most {max} characters.", input(field.0)),
        RefusalView::EmailTaken { by, .. } => format!("{} has this e-mail address. Use another.", by.name),
        RefusalView::IdentifierTaken { by } => format!("{} has this identifier. Use another.", by.name),
        RefusalView::TeamIdentifierTaken { by } => format!("The team {} has this identifier. Use another.", by.name),
        RefusalView::LastSystemAdministrator => {
            "The firm needs an active system administrator. Give another person the role first.".into()
        }
        RefusalView::OwnRole => "You cannot change your own role. Ask another system administrator.".into(),
        RefusalView::NotTheSameSide { users } => {
            format!("Staff and clients cannot be merged: {}.", names(users))
        }
        RefusalView::NamedTwice { users } => {
            format!("Each record can be merged with one other at a time: {}.", names(users))
        }
        RefusalView::Yourself => "You cannot suspend or deactivate yourself. Ask another administrator.".into(),
        RefusalView::NoAddress { users } => format!("{}: no e-mail address. Add one first.", names(users)),
        RefusalView::PhoneMissing { users } => {
            format!(
                "{}: invitations need a phone number for the code. Add one first.",
                names(users)
            )
        }
        RefusalView::WrongCode => "This code does not match the latest e-mail.".into(),
        RefusalView::UsernameTaken => "This username is already taken. Choose another one.".into(),
        RefusalView::TermsChanged => "The terms have changed. Please read and accept them again.".into(),
        RefusalView::Revoked { users } => {
            format!(
                "{}: the invitation was revoked. Add and invite them again.",
                names(users)
            )
        }
        RefusalView::NothingDue => "Nothing is due.".into(),
        RefusalView::TextMissing => "An announcement needs a title and a text.".into(),
        RefusalView::NoActiveRecipients => "None of the recipients has joined yet.".into(),
        RefusalView::MailSent => "The e-mail was already sent. Revoke the invitation instead.".into(),
        RefusalView::WrongState { users, needed } => {
            let needed = match needed.0 {
                Status::Quiet => "not invited yet",
                Status::Pending => "invited",
                Status::Active => "active",
                Status::Suspended => "suspended",
                Status::Inactive => "inactive",
            };
            format!("{}: this only works for people who are {needed}.", names(users))
        }
        RefusalView::Uncovers { teams } => {
            format!(
                "{}: the clients would have no active staff in the meantime. To suspend anyway, add --uncovering.",
                names(teams)
            )
        }
        RefusalView::RoleOfClient { user } => format!("{} is a client and has no role.", user.name),
        RefusalView::OnlyClients { users } => {
            format!("{}: client groups can only contain clients and partners.", names(users))
        }
        RefusalView::LastPoint { phone: true } => "This is the last public phone number. Add another one first.".into(),
        RefusalView::LastPoint { phone: false } => {
            "This is the last public e-mail address. Add another one first.".into()
        }
        RefusalView::TooManyPoints { max } => {
            format!("A person can have at most {max} public addresses and numbers. Remove some first.")
        }
        RefusalView::NoActiveStaff { team } => {
            format!("{} has no active staff. Add a member of staff first.", team.name)
        }
        RefusalView::LastActiveStaff { teams } => {
            format!(
                "{}: the clients would be left without active staff. Add another member of staff first.",
                names(teams)
            )
        }
        RefusalView::LastTeam { users } => {
            format!("{}: this is their last team. Add them to another first.", names(users))
        }
        RefusalView::NoOtherTeam { users, total } => {
            format!(
                "{total} clients are in no other team, including {}. Choose a team for them.",
                names(users)
            )
        }
        RefusalView::DefaultTeamStays { team } => {
            format!(
                "{} is the default team. Make another team the default first.",
                team.name
            )
        }
        RefusalView::UserInactive { user } => {
            format!("{} is deactivated and cannot be added to a team or group.", user.name)
        }
        RefusalView::NoBooks => {
            "This firm does not keep contact books. To turn them on, run: coverbook-cli settings --books on".into()
        }
        RefusalView::DefaultTeamMissing => "The firm needs a default team. Choose one first.".into(),
        RefusalView::Conflict { field, theirs, .. } => {
            format!(
                "{} was changed to \"{theirs}\" in the meantime. Check it and try again.",
                input(field.0)
            )
        }
        RefusalView::UnknownRecord => "No record has this id. Check the id and try again.".into(),
        RefusalView::FirmExists => "The firm already exists.".into(),
        RefusalView::EmptyImport => "The file has no rows to import.".into(),
        RefusalView::TooManyRows { file, rows, limit } => too_many_rows(file, *rows, *limit),
        RefusalView::ChangedSince { items, total } => {
            format!(
                "{total} records were changed since, including {}. Undo those changes first; of an import, \
                 'import undo --keep-changed' undoes the rest.",
                items.join(", ")
            )
        }
        RefusalView::AlreadyUndone => "This has already been undone.".into(),
        RefusalView::TooOld { days } => format!("This could only be undone for {days} days."),
        RefusalView::NotUndoable => "This cannot be undone.".into(),
        RefusalView::NothingToUndo => "There is nothing to redo.".into(),
    }
}

const fn input(field: Field) -> &'static str {
    match field {
        Field::Given => "First name",
        Field::Family => "Last name",
        Field::MiddleNames => "Middle names",
        Field::JobTitle => "Job title",
        Field::Language => "Language",
        Field::Company => "Company",
        Field::Note => "Note",
        Field::Email => "E-mail address",
        Field::Phone => "Phone number",
        Field::Identifier => "Identifier",
        Field::Role => "Role",
        Field::Name => "Name",
        Field::Description => "Description",
        Field::Message => "Message",
        Field::Label => "Label",
        Field::Points => "Public addresses and numbers",
        Field::Title => "Title",
        Field::Terms => "Terms",
    }
}

//! Every sentence in every language: they differ, and none is half English.

use domain::coded::Coded;
use domain::command::Field as Input;
use domain::duplicates::Lane;
use domain::import::{Changed, RowCode};
use domain::people::Status;
use domain::phone::Diagnostic;
use engine::code::Code;
use engine::error::{FieldProblem, FileProblem, HubProblem, NamedView, RefusalView as R};
use engine::view::{
    AutoBackupView, ColumnView, DeviceView, ForecastView, HubState, HubView, InterruptedImport, InvitationState,
    Language, LeftOutView, MailProblemView, MailState, MigrationView, NotInvitable, NoticeFigures, NoticeImport,
    NoticeKind, NoticeView, ProblemKind, ProblemLevel, ProblemView, SettingsView, TeamChoiceCode,
};
use engine::{AppError, MailRound};
use importer::{Confidence, Field, IssueCode, Reason};

use super::{Texts, texts_in};
use crate::usage::{ColumnProblem, Usage};

fn named(name: &str) -> NamedView {
    let (id, name) = ("1".to_owned(), name.to_owned());
    NamedView { id, name }
}

fn refusals() -> Vec<R> {
    let ana = || named("Ana Roy");
    let users = || vec![ana(), named("Ben Ott")];
    let teams = || vec![named("North")];
    let mut all = vec![
        R::NotAllowed,
        R::SystemAdministratorNeeded,
        R::NameMissing,
        R::EmailMissing,
        R::ContactMissing,
        R::EmailTaken {
            by: ana(),
            status: Code(Status::Active),
        },
        R::IdentifierTaken { by: ana() },
        R::TeamIdentifierTaken { by: named("North") },
        R::LastSystemAdministrator,
        R::OwnRole,
        R::Yourself,
        R::Uncovers { teams: teams() },
        R::NotTheSameSide { users: users() },
        R::NamedTwice { users: users() },
        R::RoleOfClient { user: ana() },
        R::OnlyClients { users: users() },
        R::LastPoint { phone: true },
        R::LastPoint { phone: false },
        R::TooManyPoints { max: 50 },
        R::NoActiveStaff { team: named("North") },
        R::LastActiveStaff { teams: teams() },
        R::LastTeam { users: users() },
        R::NoOtherTeam {
            users: users(),
            total: 2,
        },
        R::DefaultTeamStays { team: named("North") },
        R::NoAddress { users: users() },
        R::PhoneMissing { users: users() },
        R::WrongCode,
        R::UsernameTaken,
        R::TermsChanged,
        R::Revoked { users: users() },
        R::NothingDue,
        R::TextMissing,
        R::NoActiveRecipients,
        R::MailSent,
        R::UserInactive { user: ana() },
        R::NoBooks,
        R::DefaultTeamMissing,
        R::UnknownRecord,
        R::FirmExists,
        R::EmptyImport,
        R::TooManyRows {
            file: "x.csv".into(),
            rows: 2,
            limit: 1,
        },
        R::ChangedSince {
            items: vec!["Ana Roy".into()],
            total: 2,
        },
        R::AlreadyUndone,
        R::TooOld { days: 30 },
        R::NotUndoable,
        R::NothingToUndo,
    ];
    all.extend(Status::all().map(|needed| R::WrongState {
        users: users(),
        needed: Code(needed),
    }));
    all.extend(Input::all().map(|field| R::TooLong {
        field: Code(field),
        max: 500,
    }));
    all.push(R::Conflict {
        field: Code(Input::JobTitle),
        base: "A".into(),
        theirs: "B".into(),
    });
    all
}

fn errors() -> Vec<AppError> {
    use FieldProblem as F;
    use FileProblem as P;
    use HubProblem as H;
    let file = || "x.coverbook".to_owned();
    let mut all = vec![
        AppError::Locked { file: file() },
        AppError::WrongSecret,
        AppError::Keyring,
        AppError::KeyFile,
        AppError::NewerFile,
        AppError::FirmIsHere { file: file() },
        AppError::DamagedFile,
        AppError::EmptyFile,
        AppError::NoFirm,
        AppError::SeveralFirms,
        AppError::Cancelled,
        AppError::NotFound,
        AppError::AdministratorsOnly,
        AppError::MailNotSetUp,
        AppError::WrongCode { left: 1 },
        AppError::WrongCode { left: 4 },
        AppError::CodeLocked { until: 0.0 },
        AppError::TooManyRows {
            file: file(),
            rows: 3,
            limit: 2,
        },
        AppError::Busy,
        AppError::Disk,
        AppError::ReadOnly,
        AppError::Memory,
        AppError::Internal { incident: "7".into() },
    ];
    let hub = [
        H::Unsettled,
        H::Offline,
        H::Untrusted,
        H::Revoked,
        H::Suspended,
        H::Copied,
        H::Code,
        H::Taken,
        H::NotFound,
        H::Forbidden,
        H::Username,
        H::Terms,
        H::Version,
        H::TooOften,
        H::Busy,
        H::NoCode,
        H::Attached,
        H::Broken,
        H::NotHere,
        H::NoSecret,
    ];
    all.extend(hub.map(|problem| AppError::Hub { problem }));
    all.push(AppError::Lease { heard: 0.0 });
    let fields = [
        F::Empty,
        F::Name,
        F::TooLong,
        F::Email,
        F::Phone,
        F::Identifier,
        F::Country,
        F::TimeZone,
        F::Date,
        F::Confirm,
        F::Code,
        F::Link,
        F::UsernameEmail,
        F::UsernameSigns,
        F::Role,
        F::UsernameShort,
        F::UsernameLetter,
        F::Terms,
        F::Port,
        F::HostPort,
        F::PortTaken,
        F::Again,
        F::InTheOpen,
        F::Passphrase,
        F::RowLimit,
        F::LeaseDays,
    ];
    all.extend(fields.map(|problem| AppError::Field {
        field: "email".into(),
        problem,
    }));
    let files = [
        P::Empty,
        P::HeaderOnly,
        P::FieldPerLine,
        P::Workbook,
        P::Locked,
        P::Broken,
        P::TooManyCells,
        P::Pdf,
        P::Picture,
        P::Zip,
        P::Json,
        P::Html,
        P::Unknown,
        P::Folder,
        P::Special,
        P::OwnFile,
        P::ChooseAgain,
        P::Missing,
        P::Vanished,
        P::NoPermission,
        P::TooLarge,
        P::TooManyColumns,
        P::SeveralFiles,
        P::NoBackup,
        P::CutShort,
        P::Damaged,
        P::OtherKey,
        P::OwnFolder,
        P::Emptied,
        P::NoPicture,
        P::PictureTooLarge,
        P::PictureDamaged,
    ];
    all.extend(files.map(|problem| AppError::File { problem, file: file() }));
    all.extend(refusals().into_iter().map(|refusal| AppError::Refused { refusal }));
    all.extend(ProblemKind::all().map(|kind| AppError::Mail {
        problem: MailProblemView {
            kind: Code(kind),
            answer: "550".into(),
        },
    }));
    all
}

fn usages() -> Vec<Usage> {
    let text = || "x".to_owned();
    let mut all = vec![
        Usage::Region { code: text() },
        Usage::Sheet { sheets: text() },
        Usage::NoSheet {
            sheet: text(),
            sheets: text(),
        },
        Usage::Same {
            pair: text(),
            fields: text(),
        },
        Usage::TeamChoice { pair: text() },
        Usage::TeamUnknown {
            pair: text(),
            team: text(),
        },
        Usage::TeamAmbiguous {
            pair: text(),
            team: text(),
        },
        Usage::NoTeam { team: text() },
        Usage::NoGroup { group: text() },
        Usage::SeveralGroups { group: text() },
        Usage::NoPoint { text: text() },
        Usage::NoBackupFolder,
        Usage::NoSecret,
        Usage::TermsNotAccepted,
        Usage::LongLine { line: 1 },
        Usage::BadLine {
            line: 1,
            problem: text(),
        },
        Usage::LineRegion { line: 1, code: text() },
    ];
    let columns = [
        ColumnProblem::Shape,
        ColumnProblem::NoColumn,
        ColumnProblem::SeveralColumns,
        ColumnProblem::NoField { fields: text() },
    ];
    all.extend(columns.map(|why| Usage::Column { choice: text(), why }));
    all
}

fn notices() -> Vec<NoticeView> {
    use NoticeKind as K;
    let notice = |kind, people, person: Option<&str>| NoticeView {
        id: "1".into(),
        at: 0.0,
        read: false,
        kind,
        person: person.map(named),
        team: person.map(|_| named("North")),
        people,
        import: person.map(|_| NoticeImport {
            id: "1".into(),
            file: "x.csv".into(),
            created: 1,
            updated: 2,
            unchanged: 3,
            skipped: 4,
            refused: 5,
        }),
        title: String::new(),
        text: String::new(),
        figures: person.map(|_| NoticeFigures {
            here: 1,
            invited: 2,
            not_invited: 3,
            joined: 4,
            bounced: 5,
            uncovered: 6,
        }),
    };
    let kinds = [
        K::Welcome,
        K::ClientJoined,
        K::Bounced,
        K::Declined,
        K::Expired,
        K::ImportFinished,
        K::TeamUncovered,
        K::EmailChanged,
        K::Statistics,
    ];
    let all = kinds
        .into_iter()
        .flat_map(|kind| [notice(kind, 1, Some("Ana Roy")), notice(kind, 1, None)]);
    all.chain([notice(K::Expired, 3, Some("Ana Roy"))]).collect()
}

fn problems() -> Vec<ProblemView> {
    use IssueCode as C;
    use ProblemLevel as L;
    let problem = |level, code, stored: Option<&str>| ProblemView {
        row: 3,
        column: "Tel".into(),
        value: "12".into(),
        stored: stored.map(str::to_owned),
        code: Code(code),
        level,
        blocker: None,
    };
    vec![
        problem(L::Fixed, C::EmailTidied, Some("a@example.com")),
        problem(L::Check, C::Phone(Diagnostic::PossibleNotValid), Some("+44")),
        problem(L::Check, C::CountryUnsettled, None),
        problem(L::Check, C::CountryUnsettled, Some("+44")),
        problem(L::Check, C::DialCodeConflict, Some("+44")),
        problem(L::Check, C::UnknownCountry, None),
        problem(L::Check, C::UnknownDialCode, None),
        problem(L::Check, C::EmailUncertain, Some("a@example.com")),
        problem(L::Row, C::Row(RowCode::WouldRename), None),
        problem(L::Row, C::Row(RowCode::MaybeSame), None),
        problem(L::Row, C::Row(RowCode::NoName), None),
        problem(L::CannotUse, C::SharedAddress, None),
        problem(L::CannotUse, C::BadEmail, None),
        problem(L::Replaces, C::BadEmail, None),
    ]
}

fn of_imports(t: &dyn Texts) -> Vec<String> {
    let column = |field, confidence| ColumnView {
        letter: "A".into(),
        header: "Kontakt".into(),
        samples: Vec::new(),
        field: Code(field),
        confidence: Code(confidence),
        proposal: None,
    };
    let counts = ForecastView {
        rows: 2,
        created: 1,
        ..ForecastView::default()
    };
    let import = |finished| InterruptedImport {
        file: "x.csv".into(),
        finished,
        import: None,
        people: 3,
    };
    let mut all: Vec<String> = Field::all()
        .map(|field| t.column(&column(field, Confidence::Guess)))
        .collect();
    all.extend(Field::all().map(|field| t.question(&column(Field::NotImported, Confidence::None), field)));
    for choice in [
        TeamChoiceCode::Leave,
        TeamChoiceCode::Existing,
        TeamChoiceCode::Create,
        TeamChoiceCode::Ignore,
    ] {
        all.push(t.unknown_team("North", 2, choice));
    }
    all.extend(problems().iter().map(|problem| t.problem(problem)));
    all.extend(Changed::all().flat_map(|field| [t.change(2, field, "", "a"), t.change(2, field, "b", "a")]));
    all.extend(Reason::all().flat_map(|kind| [t.not_read(&[(kind, 1)]), t.not_read(&[(kind, 2)])]));
    all.extend([
        t.place(2, ""),
        t.place(2, "Tel"),
        t.counts(&counts),
        t.listed(&counts, true),
    ]);
    all.extend([0, 1, 2].map(|kept| t.undone_but(kept)));
    all.push(t.redone("x"));
    all.extend([true, false].map(|is_whole| t.interrupted(&import(is_whole))));
    all
}

fn of_answers(t: &dyn Texts) -> Vec<String> {
    let folder = |folder: Option<&str>, last| AutoBackupView {
        folder: folder.map(str::to_owned),
        last,
        next: None,
        problem: None,
        kept: 14,
    };
    let migration = MigrationView {
        books: 2,
        clients: 3,
        staff: 1,
        team: "North".into(),
        shared: false,
    };
    let settings = |on| SettingsView {
        staff: Code(domain::settings::InvitationRule::Email),
        clients: Code(domain::settings::InvitationRule::Email),
        reminders: on,
        books: !on,
        ..SettingsView::at_first()
    };
    let mut all = vec![
        t.done().to_owned(),
        t.firm_checked("X", 2, 3, 4, "0"),
        t.firm_created("X", "K7"),
        t.sample_created(2, 3, 4),
        t.rows_written(2),
        t.passphrase(true, true).to_owned(),
        t.passphrase(false, true).to_owned(),
        t.passphrase(false, false).to_owned(),
        t.recovery_code("K7"),
        t.recovery_code_of_new_key("K7"),
        t.new_key("X"),
        t.auto_backup(&folder(None, None), false),
        t.auto_backup(&folder(Some("f"), None), false),
        t.auto_backup(&folder(Some("f"), Some(1.0)), true),
        t.auto_backup(&folder(Some("f"), Some(1.0)), false),
        t.backup("f", 9.0),
        t.restored("X", "f"),
        t.people_saved("f", 2),
        t.memberships_saved("f", 2),
        t.migration(&migration),
        t.people_compared(2, 1.0),
        t.invitation(None, None),
        t.invited().to_owned(),
        t.group_invited(2, 3),
        t.mail_tested("250"),
        t.mails_waiting(0),
        t.mails_waiting(1),
        t.mails_waiting(2),
        t.mails_sent(&MailRound::default()),
        t.settings(&settings(true)),
        t.settings(&settings(false)),
        t.unread(2),
        t.weekly(true).to_owned(),
        t.weekly(false).to_owned(),
        t.announced(1),
        t.announced(2),
    ];
    all.extend([Lane::Safe, Lane::Review, Lane::NameOnly].map(|lane| t.lane(lane).to_owned()));
    let states = InvitationState::all().flat_map(|state| MailState::all().map(move |mail| (state, mail)));
    all.extend(states.map(|(state, mail)| t.invitation(Some((state, 2)), Some(mail))));
    all.extend(notices().iter().map(|notice| t.notice(notice)));
    all
}

fn of_devices(t: &dyn Texts) -> Vec<String> {
    let view = HubView {
        state: HubState::Current,
        hub: Some("hub.example.com".into()),
        here: false,
        device: Some("x".into()),
        as_of: None,
        held: 2,
        percent: Some(42),
    };
    let device = |this, revoked: bool, emptied| DeviceView {
        id: "1".into(),
        name: "x".into(),
        user: "1".into(),
        user_name: "Ana Roy".into(),
        this,
        joined: 0.0,
        seen: None,
        revoked: revoked.then_some(0.0),
        emptied,
    };
    let states = [
        HubState::Alone,
        HubState::Current,
        HubState::CatchingUp,
        HubState::Busy,
        HubState::Offline,
        HubState::Untrusted,
        HubState::Revoked,
        HubState::Copied,
        HubState::Suspended,
        HubState::Version,
        HubState::Unsettled,
        HubState::Lapsed,
    ];
    let mut all: Vec<String> = states.map(|state| t.hub(&view, Some(state))).into();
    let devices = [
        device(true, false, false),
        device(false, false, false),
        device(false, true, false),
        device(false, true, true),
    ];
    all.extend(devices.iter().map(|device| t.device(device).to_owned()));
    all.extend(t.own_terms().iter().map(|&line| line.to_owned()));
    all.extend([
        t.hub(&view, None),
        t.joined("X"),
        t.attached("X"),
        t.declined().to_owned(),
        t.also_invitation_code().to_owned(),
        t.terms("X", "1", "2"),
        t.terms("X", "1", ""),
    ]);
    all
}

fn all(language: Language) -> Vec<String> {
    let t = texts_in(language);
    let mut all: Vec<String> = errors().iter().map(|error| t.error(error)).collect();
    all.extend(usages().iter().map(|usage| t.usage(usage)));
    for why in [
        NotInvitable::Invited,
        NotInvitable::Active,
        NotInvitable::Suspended,
        NotInvitable::NoAddress,
        NotInvitable::NoActiveStaff,
        NotInvitable::NoPhone,
    ] {
        let person = LeftOutView {
            id: "1".into(),
            name: "Ana".into(),
            why,
            team: "North".into(),
        };
        all.push(t.left_out(&person));
    }
    all.extend(of_imports(t));
    all.extend(of_devices(t));
    all.extend(of_answers(t));
    all
}

#[test]
fn every_sentence_differs_between_languages() {
    let [en, de, fr] = [Language::En, Language::De, Language::Fr].map(all);
    assert_eq!((en.len(), en.len()), (de.len(), fr.len()));
    for ((en, de), fr) in en.iter().zip(&de).zip(&fr) {
        assert!(en != de && en != fr && de != fr, "{en}\n{de}\n{fr}");
    }
}

#[test]
fn no_sentence_is_half_english() {
    for said in [Language::De, Language::Fr].into_iter().flat_map(all) {
        let words = [" the ", " of ", " and ", " with ", " is ", " row", " by ", "firm's"];
        assert!(!words.iter().any(|word| said.contains(word)), "{said}");
    }
}

#[test]
fn typography_is_that_of_the_language() {
    for said in all(Language::De) {
        assert!(
            !said.contains(['"', '“', '”']) || said.contains('„') || said.contains("{\""),
            "{said}"
        );
    }
    for said in all(Language::Fr) {
        assert!(
            ![" :", " ;", " !", " ?", "« ", " »"]
                .iter()
                .any(|wrong| said.contains(wrong)),
            "{said}"
        );
        let letters: Vec<char> = said.chars().collect();
        let straight = letters
            .windows(2)
            .any(|pair| matches!(pair, [before, '\''] if before.is_alphabetic()));
        assert!(!straight || said.contains("--column"), "{said}");
    }
}

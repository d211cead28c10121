//! The kinds of records that windows are told about, command by command.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::people::{Kind, Role};
use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::Clock;
use engine::error::AppError;
use engine::events::{ChangedKind as K, Event};
use engine::profile::Profile;
use engine::request::{
    AcceptanceRequest, AddPersonRequest, AnnounceRequest, ArrivalCode, ChangeSettingsRequest, ChangeTermsRequest,
    ConfirmedUsersRequest, CreateGroupRequest, CreateTeamRequest, DeleteTeamRequest, DismissRequest, EditFirmRequest,
    EditProfileRequest, EditTeamRequest, GroupMembersRequest, IdRequest, ImportOpenRequest, ImportRunRequest,
    InviteRequest, MailSetupRequest, MembersRequest, PeopleRequest, PeopleScope, SaveAuditRequest, UndoImportRequest,
    UndoRequest, UsersRequest,
};
use engine::view::{DoneView, Language, MailWay, Security};
use tempfile::TempDir;
use testkit::program::founding;
use tokio::sync::broadcast::Receiver;

struct Desk {
    folder: TempDir,
    engine: Engine,
    events: Receiver<Event>,
}

fn program(folder: &TempDir) -> Engine {
    let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
    let vault = profile.vault(Some(folder.path().join("key")));
    let clock = testkit::program::clock();
    Engine::new(profile, vault, Clock::Fixed(clock)).unwrap()
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let engine = program(&folder);
        engine.create_firm(founding("Larkfield & Moss")).await.unwrap();
        let events = engine.events();
        Self { folder, engine, events }
    }

    /// Expects the command to report these kinds of changes, and nothing else since the last call.
    #[track_caller]
    fn told<T>(&mut self, answer: Result<T, AppError>, kinds: &[K]) -> T {
        let answer = answer.unwrap();
        let mut told = Vec::new();
        while let Ok(event) = self.events.try_recv() {
            if let Event::Changed(changed) = event {
                told.push(changed.kinds);
            }
        }
        assert_eq!(told, [kinds.to_vec()]);
        answer
    }

    fn file(&self, name: &str) -> Chosen {
        Chosen::at(self.folder.path().join(name))
    }
}

fn person(kind: Kind, given: &str, arrival: ArrivalCode) -> AddPersonRequest {
    AddPersonRequest {
        kind: kind.into(),
        given: given.into(),
        family: "Hale".into(),
        middle_names: String::new(),
        job_title: String::new(),
        company: String::new(),
        note: String::new(),
        language: domain::language::PreferredLanguage::default().into(),
        email: format!("{given}@example.com"),
        phone: String::new(),
        identifier: String::new(),
        arrival,
        message: String::new(),
        teams: Vec::new(),
        book: None,
    }
}

fn made(done: DoneView) -> String {
    done.id.unwrap()
}

#[tokio::test]
async fn changes_of_teams_and_groups() {
    let mut desk = Desk::new().await;
    let request = person(Kind::Staff(Role::Staff), "Una", ArrivalCode::Quiet);
    let answer = desk.engine.add_person(request).await;
    let una = made(desk.told(answer, &[K::People, K::Teams]));
    let answer = desk
        .engine
        .add_person(person(Kind::Client, "Cora", ArrivalCode::Quiet))
        .await;
    let cora = made(desk.told(answer, &[K::People, K::Teams]));

    let team = CreateTeamRequest {
        name: "North".into(),
        identifier: String::new(),
        description: String::new(),
        members: Vec::new(),
    };
    let answer = desk.engine.create_team(team).await;
    let team = made(desk.told(answer, &[K::Teams]));
    let members = MembersRequest {
        team: team.clone(),
        users: vec![una],
    };
    let answer = desk.engine.add_members(members).await;
    desk.told(answer, &[K::People, K::Teams]);
    let edit = EditTeamRequest {
        id: team.clone(),
        name: Some("Northern".into()),
        ..EditTeamRequest::default()
    };
    let answer = desk.engine.edit_team(edit).await;
    desk.told(answer, &[K::Teams]);
    let delete = DeleteTeamRequest {
        id: team,
        clients_to: None,
    };
    let answer = desk.engine.delete_team(delete).await;
    desk.told(answer, &[K::People, K::Teams]);

    let group = CreateGroupRequest {
        name: "Trustees".into(),
        members: Vec::new(),
    };
    let answer = desk.engine.create_group(group).await;
    let group = made(desk.told(answer, &[K::Groups]));
    let members = GroupMembersRequest {
        group: group.clone(),
        users: vec![cora],
    };
    let answer = desk.engine.add_to_group(members).await;
    desk.told(answer, &[K::People, K::Groups]);
    let answer = desk.engine.delete_group(IdRequest { id: group }).await;
    desk.told(answer, &[K::People, K::Groups]);
}

#[tokio::test]
async fn changes_of_people() {
    let mut desk = Desk::new().await;
    let setup = MailSetupRequest {
        way: MailWay::Folder,
        host: String::new(),
        port: 25,
        security: Security::Tls.into(),
        login: String::new(),
        password: None,
        from: "office@example.com".into(),
        from_name: String::new(),
        language: Language::En.into(),
        per_minute: 60,
        folder: Some(desk.file("")),
    };
    desk.engine.save_mail_setup(setup).await.unwrap();
    while desk.events.try_recv().is_ok() {}

    let answer = desk
        .engine
        .add_person(person(Kind::Client, "Cora", ArrivalCode::Quiet))
        .await;
    let cora = made(desk.told(answer, &[K::People, K::Teams]));
    let edit = EditProfileRequest {
        id: cora.clone(),
        company: Some("Harbour Ltd".into()),
        ..EditProfileRequest::default()
    };
    let answer = desk.engine.edit_profile(edit).await;
    desk.told(answer, &[K::People]);
    let invite = InviteRequest {
        users: vec![cora.clone()],
        message: String::new(),
    };
    let answer = desk.engine.invite(invite).await;
    desk.told(answer, &[K::People, K::Mail]);
    // Undoing an invitation also cancels its mail.
    let answer = desk.engine.undo(UndoRequest::default()).await;
    desk.told(answer, &[K::People, K::Mail]);
    let answer = desk.engine.redo(UndoRequest::default()).await;
    desk.told(answer, &[K::People, K::Mail]);
    let came = AcceptanceRequest {
        id: cora.clone(),
        code: None,
    };
    let answer = desk.engine.record_acceptance(came).await;
    desk.told(answer, &[K::People, K::Mail, K::Notices]);

    let words = AnnounceRequest {
        title: "Closed on Friday".into(),
        text: "The office is closed.".into(),
        staff: true,
        clients: true,
        teams: Vec::new(),
        users: Vec::new(),
    };
    let answer = desk.engine.announce(words).await;
    desk.told(answer, &[K::Notices]);
    let answer = desk.engine.deactivate(ConfirmedUsersRequest {
        users: vec![cora.clone()],
        confirm: "CONFIRM".into(),
    });
    let answer = answer.await;
    desk.told(answer, &[K::People, K::Teams]);
    let answer = desk.engine.restore(UsersRequest { users: vec![cora] }).await;
    desk.told(answer, &[K::People, K::Teams]);
}

#[tokio::test]
async fn changes_of_the_firm() {
    let mut desk = Desk::new().await;
    let edit = EditFirmRequest {
        name: Some("Larkfield".into()),
        ..EditFirmRequest::default()
    };
    let answer = desk.engine.edit_firm(edit).await;
    desk.told(answer, &[K::People, K::Firm]);
    let settings = ChangeSettingsRequest {
        reminders: Some(false),
        ..ChangeSettingsRequest::default()
    };
    let answer = desk.engine.change_settings(settings).await;
    desk.told(answer, &[K::People, K::Firm]);
    let terms = ChangeTermsRequest {
        text: "Be kind.".into(),
    };
    let answer = desk.engine.change_terms(terms).await;
    desk.told(answer, &[K::Firm]);
    // A saved file appears only in the audit log, which is read again after every event.
    let save = SaveAuditRequest {
        audit: engine::request::AuditRequest::default(),
        file: desk.file("audit.csv"),
        language: engine::view::Language::En.into(),
    };
    let answer = desk.engine.save_audit(save).await;
    desk.told(answer, &[]);
}

#[tokio::test]
async fn changes_by_imports_and_merges() {
    let mut desk = Desk::new().await;
    let path = desk.folder.path().join("clients.csv");
    std::fs::write(
        &path,
        "First Name,Last Name,Email\nCora,Hale,cora@example.com\nCora,Hale,c.hale@example.com\n",
    )
    .unwrap();
    let file = Chosen::at(path);
    let draft = desk
        .engine
        .import_open(ImportOpenRequest::clients(file))
        .await
        .unwrap()
        .draft;
    let answer = desk.engine.import_run(ImportRunRequest { draft, invite: None }).await;
    let import = desk.told(answer, &[K::People, K::Teams, K::Imports, K::Notices]).id;

    let clients = PeopleRequest {
        limit: 10,
        ..PeopleRequest::new(PeopleScope::Clients)
    };
    let rows = desk.engine.people(clients).await.unwrap().rows;
    let ids: Vec<String> = rows.into_iter().map(|row| row.id).collect();
    let pair = DismissRequest {
        a: ids.first().unwrap().clone(),
        b: ids.get(1).unwrap().clone(),
        keys: Vec::new(),
    };
    let answer = desk.engine.dismiss_pair(pair).await;
    desk.told(answer, &[K::People]);
    let answer = desk.engine.undo(UndoRequest::default()).await;
    desk.told(answer, &[K::People]);
    let answer = desk.engine.undo_import(UndoImportRequest::whole(import)).await;
    desk.told(answer, &[K::People, K::Teams, K::Imports, K::Notices]);
}

#[tokio::test]
async fn changes_by_another_program() {
    let mut desk = Desk::new().await;
    let seen = desk.engine.poll_external_changes(None).await.unwrap();
    let other = program(&desk.folder);
    other.open_only(None).await.unwrap();
    let group = CreateGroupRequest {
        name: "Trustees".into(),
        members: Vec::new(),
    };
    other.create_group(group).await.unwrap();
    let answer = desk.engine.poll_external_changes(seen).await;
    desk.told(answer, &[K::Groups]);
}

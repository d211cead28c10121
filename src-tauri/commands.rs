//! The command table: one line per command, `name(Request) -> View`. The Tauri commands, the handler and
//! the TypeScript types are made from it; what a command does is in its noun of `engine`.

use engine::error::AppError;
use engine::request::{
    AcceptanceRequest, AddPersonRequest, AnnounceRequest, AuditRequest, BounceRequest, ChangeSettingsRequest,
    ChangeTermsRequest, ConfirmedUsersRequest, CreateFirmRequest, CreateGroupRequest, CreateTeamRequest,
    DeleteTeamRequest, DismissRequest, DraftRequest, DuplicatesRequest, EditGroupRequest, EditPointsRequest,
    EditProfileRequest, EditTeamRequest, GroupMembersRequest, IdRequest, ImportCellRequest, ImportConfigureRequest,
    ImportEditRequest, ImportOpenRequest, ImportPasteRequest, ImportRowsRequest, ImportRunRequest, InviteRequest,
    JoinRequest, LetterRequest, MailSetupRequest, MembersRequest, MergeAllRequest, MergeRequest, MoveMembersRequest,
    Nothing, NoticeChoicesRequest, NoticesRequest, OpenFirmRequest, PairRequest, PeopleRequest, PictureFileRequest,
    PinRequest, PositionRequest, ResendRequest, SaveAuditRequest, SaveMembershipsRequest, SavePeopleRequest,
    SaveProblemsRequest, SaveTemplateRequest, SetLeadRequest, SetPictureRequest, SuspendRequest, UndoImportRequest,
    UndoRequest, UsersRequest,
};
use engine::request::{
    AskInvitationRequest, AttachRequest, HostingRequest, JoinFirmRequest, LinkRequest, ShareRequest,
};
use engine::request::{
    AutoBackupRequest, EditFirmRequest, LookAtBackupRequest, NewKeyRequest, PassphraseRequest, RecoveryCodeRequest,
    RestoreBackupRequest, SaveBackupRequest, SaveCodeRequest, StartChoiceRequest,
};
#[cfg(test)]
use engine::view::ChosenView;
use engine::view::{
    AnnouncementView, AtHandView, AuditChoicesView, AuditView, CountsView, CreatedFirm, DoneView, DuplicatesView,
    EffectsView, GroupInviteView, GroupRow, ImportCellTextView, ImportResultView, ImportRowsView, ImportView,
    InvitationView, JoinView, LetterView, MailSetupView, MailStatusView, MergeView, MergedAllView, MigrationView,
    NamedView, NoticeChoicesView, NoticesView, PairView, PeopleView, PersonView, PictureFileView, PictureView,
    SavedView, SessionView, SettingsView, StartView, TeamRow, TermsView, UndoView,
};
use engine::view::{
    AutoBackupView, BackupSavedView, BackupView, ClockView, CopyView, FirmView, KeepingView, RecoveryCodeView,
};
use engine::view::{DeviceLinkView, DevicesView, HostingView, HubView, LinkView, ReachView};
use tauri::State;

use crate::desktop;
#[cfg(test)]
use crate::desktop::{OpenLinkRequest, PickRequest, PickSaveFileRequest};
use crate::worker::Worker;

macro_rules! commands {
    (
        engine { $($plain:ident() -> $plain_view:ty;)* $(; $name:ident($request:ty) -> $view:ty)* }
        desktop { $($own:ident($own_request:ty) -> $own_view:ty;)* }
    ) => {
        $(
            #[tauri::command]
            async fn $plain(engine: State<'_, Worker>, request: Nothing) -> Result<$plain_view, AppError> {
                let Nothing {} = request;
                engine.run(|engine| async move { engine.$plain().await }).await
            }
        )*
        $(
            #[tauri::command]
            async fn $name(engine: State<'_, Worker>, request: $request) -> Result<$view, AppError> {
                engine.run(|engine| async move { engine.$name(request).await }).await
            }
        )*

        /// Answers every command of the table.
        pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($plain,)* $($name,)* $(desktop::$own,)*]
        }

        /// The table as TypeScript types, `name: [Request, View]`; also writes the types it uses.
        #[cfg(test)]
        pub(crate) fn typescript(config: &ts_rs::Config) -> Result<Vec<(&'static str, String, String)>, ts_rs::ExportError> {
            use ts_rs::TS;
            export::<Nothing>(config)?;
            $(export::<$plain_view>(config)?;)*
            $(export::<$request>(config)?; export::<$view>(config)?;)*
            $(export::<$own_request>(config)?; export::<$own_view>(config)?;)*
            Ok(vec![
                $((stringify!($plain), Nothing::name(config), <$plain_view>::name(config)),)*
                $((stringify!($name), <$request>::name(config), <$view>::name(config)),)*
                $((stringify!($own), <$own_request>::name(config), <$own_view>::name(config)),)*
            ])
        }
    };
}

commands! {
    engine {
        start() -> StartView;
        open_sample() -> SessionView;
        close_firm() -> StartView;
        counts() -> CountsView;
        teams() -> Vec<TeamRow>;
        contact_teams() -> Vec<NamedView>;
        groups() -> Vec<GroupRow>;
        contact_groups() -> Vec<GroupRow>;
        imports() -> Vec<ImportResultView>;
        audit_choices() -> AuditChoicesView;
        settings() -> SettingsView;
        stop_duplicates() -> ();
        terms() -> TermsView;
        mail_setup() -> MailSetupView;
        mail_status() -> MailStatusView;
        migration() -> MigrationView;
        migrate_books() -> DoneView;
        unread_notices() -> u32;
        at_hand() -> AtHandView;
        read_all_notices() -> ();
        notice_choices() -> NoticeChoicesView;
        firm() -> FirmView;
        session_now() -> SessionView;
        keeping() -> KeepingView;
        clock() -> ClockView;
        confirm_clock() -> ClockView;
        copies() -> Vec<CopyView>;
        auto_backup() -> AutoBackupView;
        auto_backup_now() -> AutoBackupView;
        confirm_recovery_code() -> KeepingView;
        lock_firm() -> StartView;
        stop_backup() -> ();
        hide_recovery_code() -> ();
        hub() -> HubView;
        sync_now() -> HubView;
        devices() -> DevicesView;
        leave_firm() -> StartView;
        hosting() -> HostingView;
        test_hosting() -> Vec<ReachView>;
        take_firm_back() -> CreatedFirm;
        ; create_firm(CreateFirmRequest) -> CreatedFirm
        ; open_firm(OpenFirmRequest) -> SessionView
        ; remove_firm(OpenFirmRequest) -> StartView
        ; look_at_link(LinkRequest) -> LinkView
        ; ask_invitation(AskInvitationRequest) -> JoinView
        ; decline_invitation(AskInvitationRequest) -> ()
        ; join_firm(JoinFirmRequest) -> SessionView
        ; attach_firm(AttachRequest) -> SessionView
        ; share_firm(ShareRequest) -> SessionView
        ; set_hosting(HostingRequest) -> HostingView
        ; revoke_device(IdRequest) -> DevicesView
        ; device_link(IdRequest) -> DeviceLinkView
        ; people(PeopleRequest) -> PeopleView
        ; audit(AuditRequest) -> AuditView
        ; audit_effects(IdRequest) -> EffectsView
        ; save_audit(SaveAuditRequest) -> SavedView
        ; save_people(SavePeopleRequest) -> SavedView
        ; save_memberships(SaveMembershipsRequest) -> SavedView
        ; position(PositionRequest) -> Option<u32>
        ; person(IdRequest) -> PersonView
        ; opened(IdRequest) -> AtHandView
        ; pin(PinRequest) -> AtHandView
        ; add_person(AddPersonRequest) -> DoneView
        ; edit_profile(EditProfileRequest) -> DoneView
        ; edit_points(EditPointsRequest) -> DoneView
        ; create_group(CreateGroupRequest) -> DoneView
        ; edit_group(EditGroupRequest) -> DoneView
        ; delete_group(IdRequest) -> DoneView
        ; add_to_group(GroupMembersRequest) -> DoneView
        ; remove_from_group(GroupMembersRequest) -> DoneView
        ; group_invitable(IdRequest) -> GroupInviteView
        ; create_team(CreateTeamRequest) -> DoneView
        ; edit_team(EditTeamRequest) -> DoneView
        ; add_members(MembersRequest) -> DoneView
        ; remove_members(MembersRequest) -> DoneView
        ; move_members(MoveMembersRequest) -> DoneView
        ; set_lead(SetLeadRequest) -> DoneView
        ; delete_team(DeleteTeamRequest) -> DoneView
        ; set_default_team(IdRequest) -> DoneView
        ; pictures(UsersRequest) -> Vec<PictureView>
        ; look_at_picture(PictureFileRequest) -> PictureFileView
        ; set_picture(SetPictureRequest) -> DoneView
        ; remove_picture(IdRequest) -> DoneView
        ; suspend(SuspendRequest) -> DoneView
        ; unsuspend(UsersRequest) -> DoneView
        ; may_deactivate(UsersRequest) -> ()
        ; deactivate(ConfirmedUsersRequest) -> DoneView
        ; may_erase(UsersRequest) -> ()
        ; erase(ConfirmedUsersRequest) -> DoneView
        ; restore(UsersRequest) -> DoneView
        ; free_email(IdRequest) -> DoneView
        ; invite(InviteRequest) -> DoneView
        ; resend(ResendRequest) -> DoneView
        ; revoke(UsersRequest) -> DoneView
        ; record_acceptance(AcceptanceRequest) -> DoneView
        ; joining(IdRequest) -> JoinView
        ; join(JoinRequest) -> DoneView
        ; change_terms(ChangeTermsRequest) -> DoneView
        ; record_decline(IdRequest) -> DoneView
        ; record_bounce(BounceRequest) -> DoneView
        ; invitation(IdRequest) -> InvitationView
        ; duplicates(DuplicatesRequest) -> DuplicatesView
        ; likely_same(IdRequest) -> Vec<PairView>
        ; merge_preview(PairRequest) -> MergeView
        ; merge_people(MergeRequest) -> DoneView
        ; merge_all(MergeAllRequest) -> MergedAllView
        ; dismiss_pair(DismissRequest) -> DoneView
        ; letter(LetterRequest) -> LetterView
        ; change_settings(ChangeSettingsRequest) -> DoneView
        ; save_mail_setup(MailSetupRequest) -> MailSetupView
        ; try_mail(MailSetupRequest) -> String
        ; notices(NoticesRequest) -> NoticesView
        ; read_notice(IdRequest) -> ()
        ; choose_notices(NoticeChoicesRequest) -> NoticeChoicesView
        ; announcement(AnnounceRequest) -> AnnouncementView
        ; announce(AnnounceRequest) -> DoneView
        ; edit_firm(EditFirmRequest) -> DoneView
        ; set_passphrase(PassphraseRequest) -> KeepingView
        ; choose_start(StartChoiceRequest) -> KeepingView
        ; new_recovery_code(RecoveryCodeRequest) -> RecoveryCodeView
        ; save_recovery_code(SaveCodeRequest) -> SavedView
        ; make_new_key(NewKeyRequest) -> SessionView
        ; delete_copy(IdRequest) -> Vec<CopyView>
        ; save_backup(SaveBackupRequest) -> BackupSavedView
        ; set_auto_backup(AutoBackupRequest) -> AutoBackupView
        ; look_at_backup(LookAtBackupRequest) -> BackupView
        ; restore_backup(RestoreBackupRequest) -> SessionView
        ; import_open(ImportOpenRequest) -> ImportView
        ; import_paste(ImportPasteRequest) -> ImportView
        ; import_configure(ImportConfigureRequest) -> ImportView
        ; import_edit(ImportEditRequest) -> ImportView
        ; import_cell(ImportCellRequest) -> ImportCellTextView
        ; import_rows(ImportRowsRequest) -> ImportRowsView
        ; import_run(ImportRunRequest) -> ImportResultView
        ; import_cancel(DraftRequest) -> ()
        ; import_close(DraftRequest) -> ()
        ; import_result(IdRequest) -> ImportResultView
        ; undo_import(UndoImportRequest) -> DoneView
        ; redo_import(IdRequest) -> DoneView
        ; save_problems(SaveProblemsRequest) -> SavedView
        ; save_template(SaveTemplateRequest) -> SavedView
        ; undo_state(UndoRequest) -> UndoView
        ; undo(UndoRequest) -> UndoView
        ; redo(UndoRequest) -> UndoView
    }
    desktop {
        pick_import_file(PickRequest) -> Option<ChosenView>;
        pick_backup_file(PickRequest) -> Option<ChosenView>;
        pick_picture(PickRequest) -> Option<ChosenView>;
        pick_folder(PickRequest) -> Option<ChosenView>;
        pick_save_file(PickSaveFileRequest) -> Option<ChosenView>;
        pick_code_file(PickSaveFileRequest) -> Option<ChosenView>;
        print_window(Nothing) -> ();
        open_link(OpenLinkRequest) -> ();
    }
}

/// Writes a type and the types it consists of. Lists and options have no files of their own.
#[cfg(test)]
fn export<T: ts_rs::TS + 'static + ?Sized>(config: &ts_rs::Config) -> Result<(), ts_rs::ExportError> {
    struct Parts<'c>(&'c ts_rs::Config, Result<(), ts_rs::ExportError>);
    impl ts_rs::TypeVisitor for Parts<'_> {
        fn visit<T: ts_rs::TS + 'static + ?Sized>(&mut self) {
            if self.1.is_ok() {
                self.1 = export::<T>(self.0);
            }
        }
    }
    match T::export_all(config) {
        Err(ts_rs::ExportError::CannotBeExported(_)) => {
            let mut parts = Parts(config, Ok(()));
            T::visit_generics(&mut parts);
            parts.1
        }
        done => done,
    }
}

//! The firm's limit of rows in one imported file.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::import::Listed;
use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::Clock;
use engine::code::Code;
use engine::error::{AppError, FieldProblem};
use engine::profile::Profile;
use engine::request::{
    AuditRequest, ChangeSettingsRequest, IdRequest, ImportConfigureRequest, ImportOpenRequest, SaveTemplateRequest,
    UndoRequest,
};
use engine::view::Language;
use testkit::program::{clock, founding};

async fn limit(engine: &Engine, rows: u32) -> Result<(), AppError> {
    let request = ChangeSettingsRequest {
        import_row_limit: Some(rows),
        ..ChangeSettingsRequest::default()
    };
    engine.change_settings(request).await.map(drop)
}

#[tokio::test]
async fn a_file_with_more_rows_than_the_firm_allows_is_refused_when_it_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
    let vault = profile.vault(Some(folder.path().join("key")));
    let engine = Engine::new(profile, vault, Clock::Fixed(clock())).unwrap();
    engine.create_firm(founding("Larkfield & Moss")).await.unwrap();
    assert_eq!(engine.settings().await.unwrap().import_row_limit, 0);

    let path = folder.path().join("clients.csv");
    let example = SaveTemplateRequest {
        listed: Code(Listed::Clients),
        language: Code(Language::En),
        example: true,
        file: Chosen::at(&path),
    };
    assert_eq!(engine.save_template(example).await.unwrap().rows, 5);
    let open = async || {
        let file = Chosen::at(&path);
        engine.import_open(ImportOpenRequest::clients(file)).await
    };
    let too_many = |rows, limit| AppError::TooManyRows {
        file: "clients.csv".into(),
        rows,
        limit,
    };
    open().await.unwrap();
    limit(&engine, 5).await.unwrap();
    let draft = open().await.unwrap().draft;
    // Without a header the first line is one more row.
    let request = ImportConfigureRequest {
        draft,
        header_row: Some(0),
        ..ImportConfigureRequest::default()
    };
    assert_eq!(engine.import_configure(request).await.map(drop), Err(too_many(6, 5)));
    limit(&engine, 4).await.unwrap();
    assert_eq!(open().await.map(drop), Err(too_many(5, 4)));

    let request = AuditRequest {
        limit: 1,
        ..AuditRequest::default()
    };
    let act = engine.audit(request).await.unwrap().rows.remove(0);
    let effects = engine.audit_effects(IdRequest { id: act.id }).await.unwrap();
    let fields = effects.effects.iter().flat_map(|effect| &effect.fields);
    let told: Vec<_> = fields
        .map(|f| (f.field.as_str(), f.before.as_str(), f.after.as_str()))
        .collect();
    assert_eq!(told, [("importRowLimit", "5", "4")]);

    engine.undo(UndoRequest::default()).await.unwrap();
    assert_eq!(engine.settings().await.unwrap().import_row_limit, 5);
    open().await.unwrap();

    let refused = AppError::Field {
        field: "importRowLimit".into(),
        problem: FieldProblem::RowLimit,
    };
    assert_eq!(limit(&engine, 1_000_001).await, Err(refused));
    limit(&engine, 1_000_000).await.unwrap();
    limit(&engine, 0).await.unwrap();
    open().await.unwrap();
}

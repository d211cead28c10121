//! The clients template, and the example with made-up people.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::import::Listed;
use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::Clock;
use engine::code::Code;
use engine::error::{AppError, FileProblem};
use engine::profile::Profile;
use engine::request::{AuditRequest, ImportOpenRequest, ImportRunRequest, SaveTemplateRequest};
use engine::view::Language;
use testkit::program::founding;

#[tokio::test]
async fn the_example_imports_as_it_is_and_the_template_has_no_rows() {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
    let vault = profile.vault(Some(folder.path().join("key")));
    let clock = testkit::program::clock();
    let engine = Engine::new(profile, vault, Clock::Fixed(clock)).unwrap();
    engine.create_firm(founding("Larkfield & Moss")).await.unwrap();
    let acts = engine.audit(AuditRequest::default()).await.unwrap().total;

    let path = folder.path().join("template.csv");
    let save = async |example| {
        let file = Chosen::at(&path);
        engine
            .save_template(SaveTemplateRequest {
                listed: Code(Listed::Clients),
                language: Code(Language::En),
                example,
                file,
            })
            .await
    };
    let open = async || {
        let file = Chosen::at(&path);
        engine.import_open(ImportOpenRequest::clients(file)).await
    };
    assert_eq!(save(false).await.unwrap().rows, 0);
    let written = std::fs::read(&path).unwrap();
    assert_eq!(
        written,
        engine::template::bytes(Listed::Clients, Language::En, false).unwrap()
    );
    assert!(
        String::from_utf8(written)
            .unwrap()
            .starts_with("\u{feff}First Name,Last Name,")
    );
    let refused = open().await.map(drop).unwrap_err();
    assert!(
        matches!(
            refused,
            AppError::File {
                problem: FileProblem::HeaderOnly,
                ..
            }
        ),
        "{refused:?}"
    );

    assert_eq!(save(true).await.unwrap().rows, 5);
    assert_eq!(
        engine.audit(AuditRequest::default()).await.unwrap().total,
        acts,
        "nothing of the firm left it"
    );
    let view = open().await.unwrap();
    assert_eq!((view.forecast.created, view.forecast.refused), (5, 0));
    assert_eq!((view.forecast.updated, view.forecast.skipped), (0, 0));
    assert!(engine.import_problems(&view.draft).await.unwrap().is_empty());
    assert!(view.banners.is_empty() && view.notes.is_empty());
    let run = ImportRunRequest {
        draft: view.draft,
        invite: None,
    };
    let result = engine.import_run(run).await.unwrap();
    assert_eq!((result.counts.created, result.without_values), (5, 0));
    // A second import changes nothing.
    let again = open().await.unwrap().forecast;
    assert_eq!((again.unchanged, again.created, again.updated), (5, 0, 0));
}

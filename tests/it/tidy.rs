//! Rules about the sources: which crates may depend on which, and what may be where.
//!
//! Needles are written in two halves, so that this file does not find itself.

mod arrows;
mod circles;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};
use tests::programs::root;

use self::arrows::{ARROWS, ONLY_IN, OURS};

const MOST_LINES: usize = 600;

/// Things that would make the rules depend on more than their arguments.
const IMPURE: &[&str] = &[
    "HashMap",
    "HashSet",
    "Instant::now",
    "SystemTime::now",
    "Utc::now",
    "now_v7",
    "new_v4",
    "std::fs",
    "std::net",
];

const SKIPPED: &[&str] = &[".git", "dist", "gen", "generated", "icons", "node_modules", "target"];

const TEXT: &[&str] = &[
    "css", "html", "js", "json", "md", "py", "rs", "sh", "sql", "svelte", "toml", "ts", "yaml", "yml",
];

#[test]
fn dependencies_point_down_only() -> io::Result<()> {
    let mut wrong = Vec::new();
    for (package, dependencies) in manifests()? {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == package) else {
            wrong.push(format!("{package} has no line in ARROWS"));
            continue;
        };
        let ours = dependencies.iter().filter(|(_, name)| OURS.contains(&name.as_str()));
        // A package's own tests may look further.
        let upward = ours.filter(|(kind, name)| *kind == Kind::Product && !allowed.contains(&name.as_str()));
        wrong.extend(upward.map(|(_, name)| format!("{package} must not use {name}")));
    }
    none(&wrong)
}

/// The nouns of the engine. Code that several of them need is beside them.
const NOUNS: &[&str] = &[
    "audit",
    "duplicates",
    "firm",
    "groups",
    "hub",
    "imports",
    "invitations",
    "join",
    "keeping",
    "mail",
    "notices",
    "people",
    "pictures",
    "settings",
    "teams",
    "undo",
];

#[test]
fn no_noun_of_the_engine_names_another() -> io::Result<()> {
    let home = Path::new("crates/engine/src");
    let mut wrong = Vec::new();
    for file in sources(&["rs"])? {
        let Ok(place) = file.path.strip_prefix(home) else {
            continue;
        };
        let first = place.components().next().map(|part| part.as_os_str().to_string_lossy());
        let own = first.unwrap_or_default();
        let own = own.trim_end_matches(".rs");
        if !NOUNS.contains(&own) {
            continue;
        }
        let others = NOUNS.iter().filter(|noun| **noun != own);
        let needles: Vec<String> = others.map(|noun| format!("crate::{noun}::")).collect();
        let needles: Vec<&str> = needles.iter().map(String::as_str).collect();
        wrong.extend(file.lines_with(&needles).map(|(_, text)| text));
    }
    none(&wrong)
}

#[test]
fn heavy_dependencies_have_one_home() -> io::Result<()> {
    let mut wrong = Vec::new();
    for (package, dependencies) in manifests()? {
        for (kind, name) in &dependencies {
            let family = ONLY_IN
                .iter()
                .find(|(heavy, _)| name == heavy || name.starts_with(&format!("{heavy}-")));
            if let Some((_, home)) = family
                && *home != package
                && *kind == Kind::Product
            {
                wrong.push(format!("{package} must not use {name}: only {home} may"));
            }
        }
        let serde = dependencies
            .iter()
            .any(|(kind, name)| *kind == Kind::Product && name.starts_with("serde"));
        if serde && ["crates/domain", "crates/importer"].contains(&package.as_str()) {
            wrong.push(format!(
                "{package} must not know serde: its types are not promises to anybody"
            ));
        }
    }
    none(&wrong)
}

#[test]
fn rules_are_pure() -> io::Result<()> {
    let product = |file: &&Source| file.path.starts_with("crates/domain/src") && !file.is_test();
    let files = sources(&["rs"])?;
    none(
        &files
            .iter()
            .filter(product)
            .flat_map(|file| file.product_lines_with(IMPURE))
            .collect::<Vec<_>>(),
    )
}

#[test]
fn system_calls_stand_under_cfg() -> io::Result<()> {
    let needles = [
        concat!("std::os", "::unix"),
        concat!("std::os", "::linux"),
        concat!("lib", "c::"),
    ];
    let files = sources(&["rs"])?;
    let mut wrong = Vec::new();
    for file in &files {
        if is_declared_under_cfg(file, &files) {
            continue;
        }
        let first_cfg = file.text.lines().position(names_a_system).unwrap_or(usize::MAX);
        wrong.extend(
            file.lines_with(&needles)
                .filter(|(line, _)| *line <= first_cfg)
                .map(|(_, text)| text),
        );
    }
    none(&wrong)
}

#[test]
fn files_tell_one_story() -> io::Result<()> {
    let files = sources(&["css", "js", "py", "rs", "svelte", "ts"])?;
    let long = files
        .iter()
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES);
    let mut wrong: Vec<String> = long
        .map(|(file, lines)| format!("{} has {lines} lines", file.name()))
        .collect();
    wrong.extend(
        files
            .iter()
            .filter(|file| file.path.ends_with("mod.rs"))
            .map(|file| format!("{} exists", file.name())),
    );
    none(&wrong)
}

/// No library has documentation tests, and building them takes a minute: a code block that Rust would
/// run says that it is text.
#[test]
fn code_blocks_in_comments_are_text() -> io::Result<()> {
    let comment = |line: &str| {
        let line = line.trim_start();
        let text = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))?;
        Some(text.trim().to_owned())
    };
    let mut wrong = Vec::new();
    for file in &sources(&["rs"])? {
        let fences = file
            .text
            .lines()
            .filter_map(comment)
            .filter(|text| text.starts_with("```"));
        let opening = fences.step_by(2).filter(|text| text != "```text");
        wrong.extend(opening.map(|text| format!("{}: {text}", file.name())));
    }
    none(&wrong)
}

#[test]
fn nothing_is_left_for_later() -> io::Result<()> {
    let needles = [
        concat!("#[", "ignore"),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("#[", "allow("),
        concat!("#![", "allow("),
    ];
    let files = sources(&["js", "rs", "svelte", "ts"])?;
    none(
        &files
            .iter()
            .flat_map(|file| file.lines_with(&needles))
            .map(|(_, text)| text)
            .collect::<Vec<_>>(),
    )
}

#[test]
fn tests_wait_for_conditions_not_for_time() -> io::Result<()> {
    let files = sources(&["rs"])?;
    let wrong = files
        .iter()
        .filter(|file| !file.path.ends_with("tests/support/poll.rs"))
        // Those measure, and rest between two measurements.
        .filter(|file| !file.path.starts_with("tests/bench"))
        .flat_map(|file| {
            let from = file.first_test_line();
            file.lines_with(&[concat!("sleep", "(")])
                .filter(move |(line, _)| *line >= from)
                .map(|(_, text)| text)
        })
        .collect::<Vec<_>>();
    none(&wrong)
}

#[test]
fn only_the_backend_folder_of_the_ui_knows_the_shell() -> io::Result<()> {
    let files = sources(&["js", "svelte", "ts"])?;
    let needles = [concat!("'@tauri", "-apps"), concat!("\"@tauri", "-apps")];
    let outside = files
        .iter()
        .filter(|file| file.path.starts_with("ui/src") && !file.path.starts_with("ui/src/backend"));
    none(
        &outside
            .flat_map(|file| file.lines_with(&needles))
            .map(|(_, text)| text)
            .collect::<Vec<_>>(),
    )
}

#[test]
fn nothing_names_the_machine_it_was_written_on() -> io::Result<()> {
    let needles = [
        concat!("/wo", "rk/main"),
        concat!("/wo", "rk/shared"),
        concat!("/ro", "ot/"),
        concat!("\"resol", "ved\": \"http"),
    ];
    let files = sources(TEXT)?;
    none(
        &files
            .iter()
            .flat_map(|file| file.lines_with(&needles))
            .map(|(_, text)| text)
            .collect::<Vec<_>>(),
    )
}

/// Files that people choose are opened in one place, which knows what must not be opened; the other modules
/// listed here open the program's own files.
#[test]
fn files_of_people_are_opened_in_one_place() -> io::Result<()> {
    let places = [
        "crates/vault/src/files.rs",
        // A name in the profile.
        "crates/engine/src/profile.rs",
        // Makes a copy last.
        "crates/vault/src/restore.rs",
    ];
    let needles = [
        concat!("File::", "open("),
        concat!("File::", "create"),
        concat!("File::", "options("),
        concat!("Open", "Options"),
        concat!("fs::", "read("),
        concat!("fs::", "read)"),
        concat!("fs::", "read_to_string"),
        concat!("fs::", "write("),
    ];
    let homes = ["crates/engine/src", "crates/vault/src", "crates/cli/src", "src-tauri"];
    let files = sources(&["rs"])?;
    let outside = files.iter().filter(|file| {
        let home = homes.iter().any(|home| file.path.starts_with(home));
        home && !file.is_test() && !places.iter().any(|place| file.path == Path::new(place))
    });
    none(
        &outside
            .flat_map(|file| file.product_lines_with(&needles))
            .collect::<Vec<_>>(),
    )
}

#[test]
fn no_test_file_is_forgotten() -> io::Result<()> {
    let mut wrong = Vec::new();
    for folder in ["tests/it", "tests/e2e"] {
        let list = fs::read_to_string(root().join(folder).join("main.rs"))?;
        for entry in fs::read_dir(root().join(folder))? {
            let path = entry?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let is_module = path.is_dir() || path.extension().is_some_and(|extension| extension == "rs");
            if is_module && name != "main" && !list.lines().any(|line| line == format!("mod {name};")) {
                wrong.push(format!("{folder}/main.rs does not name {name}"));
            }
        }
    }
    none(&wrong)
}

/// Every test that docs/rules.md and docs/import.md name is there.
#[test]
fn rules_are_shown_by_tests_that_exist() -> io::Result<()> {
    let mut text = fs::read_to_string(root().join("docs/rules.md"))?;
    text += &fs::read_to_string(root().join("docs/import.md"))?;
    let rows = text.lines().filter(|line| line.starts_with("| "));
    let named: BTreeSet<&str> = rows.flat_map(|row| row.split('`').skip(1).step_by(2)).collect();
    let files = sources(&["rs", "ts"])?;
    let missing = named.iter().filter(|name| {
        let definitions = [format!("fn {name}("), format!("test(\"{name}\"")];
        !files
            .iter()
            .any(|file| definitions.iter().any(|definition| file.text.contains(definition)))
    });
    let missing: Vec<String> = missing
        .map(|name| format!("docs/rules.md or docs/import.md names {name}"))
        .collect();
    assert!(named.len() > 30, "{} tests are named", named.len());
    none(&missing)
}

fn none(wrong: &[String]) -> io::Result<()> {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    Ok(())
}

/// A text file of the repository.
struct Source {
    /// From the root, with the system's separators.
    path: PathBuf,
    text: String,
}

impl Source {
    fn name(&self) -> String {
        self.path.to_string_lossy().replace('\\', "/")
    }

    fn is_test(&self) -> bool {
        self.path.starts_with("tests")
            || self.path.components().any(|part| part.as_os_str() == "tests")
            || self.path.file_name().is_some_and(|name| name == "tests.rs")
    }

    /// Where test code begins: at once, at the tests module, or never.
    fn first_test_line(&self) -> usize {
        if self.is_test() {
            return 0;
        }
        self.text
            .lines()
            .position(|line| line.contains("#[cfg(test)]"))
            .unwrap_or(usize::MAX)
    }

    /// The lines that hold one of the needles: their index, and a sentence for the report.
    fn lines_with(&self, needles: &[&str]) -> impl Iterator<Item = (usize, String)> {
        let found = self.text.lines().enumerate().filter_map(|(index, line)| {
            let needle = needles.iter().find(|needle| line.contains(**needle))?;
            Some((index, format!("{}:{}: {needle}", self.name(), index + 1)))
        });
        found.collect::<Vec<_>>().into_iter()
    }

    fn product_lines_with(&self, needles: &[&str]) -> Vec<String> {
        let end = self.first_test_line();
        self.lines_with(needles)
            .filter(|(index, _)| *index < end)
            .map(|(_, text)| text)
            .collect()
    }
}

/// All text files with these extensions that people write.
fn sources(extensions: &[&str]) -> io::Result<Vec<Source>> {
    let mut found = Vec::new();
    collect(&root(), Path::new(""), extensions, &mut found)?;
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no sources below {}", root().display());
    Ok(found)
}

fn collect(root: &Path, folder: &Path, extensions: &[&str], found: &mut Vec<Source>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name();
        let path = folder.join(&name);
        if entry.file_type()?.is_dir() {
            if !SKIPPED.iter().any(|skipped| name == *skipped) && path != Path::new("tests/fixtures") {
                collect(root, &path, extensions, found)?;
            }
        } else if path
            .extension()
            .is_some_and(|own| extensions.iter().any(|extension| own == *extension))
        {
            found.push(Source {
                text: fs::read_to_string(root.join(&path))?,
                path,
            });
        }
    }
    Ok(())
}

fn names_a_system(line: &str) -> bool {
    line.contains("cfg(")
        && ["unix", "target_os", "windows"]
            .iter()
            .any(|system| line.contains(system))
}

/// True if `mod NAME;` of this file follows a `cfg` that names a system.
fn is_declared_under_cfg(file: &Source, files: &[Source]) -> bool {
    let stem = file.path.file_stem().unwrap_or_default().to_string_lossy();
    let declarations = [
        format!("mod {stem};"),
        format!("pub mod {stem};"),
        format!("pub(crate) mod {stem};"),
    ];
    let parents = files.iter().filter(|other| other.path.parent() == file.path.parent());
    parents
        .flat_map(|parent| parent.text.lines().zip(parent.text.lines().skip(1)))
        .any(|(before, line)| names_a_system(before) && declarations.iter().any(|declared| line == declared))
}

/// Whether a dependency is part of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Product,
    Development,
}

/// The dependencies of each manifest, by the folder of its package.
fn manifests() -> io::Result<BTreeMap<String, Vec<(Kind, String)>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![".".to_owned(), "tests".to_owned(), "xtask".to_owned()];
    for entry in fs::read_dir(root().join("crates"))? {
        folders.push(format!("crates/{}", entry?.file_name().to_string_lossy()));
    }
    for folder in folders {
        let text = fs::read_to_string(root().join(&folder).join("Cargo.toml"))?;
        found.insert(folder, dependencies(&text));
    }
    Ok(found)
}

/// The keys of the dependency tables of a manifest in the form that we write.
fn dependencies(manifest: &str) -> Vec<(Kind, String)> {
    let mut found = Vec::new();
    let mut kind = None;
    for line in manifest.lines().map(str::trim) {
        if let Some(table) = line.strip_prefix('[').and_then(|line| line.split(']').next()) {
            kind = match table {
                "workspace.dependencies" => None,
                table if table.ends_with("dev-dependencies") => Some(Kind::Development),
                table if table.ends_with("dependencies") => Some(Kind::Product),
                _ => None,
            };
        } else if let (Some(kind), Some(name)) = (kind, line.split(['.', ' ', '=']).next())
            && !name.is_empty()
            && !name.starts_with('#')
            && line.contains('=')
        {
            found.push((kind, name.to_owned()));
        }
    }
    found
}

#[test]
fn manifests_are_read_as_cargo_reads_them() {
    let manifest = "[workspace.dependencies]\nsqlx = \"1\"\n[dependencies]\nengine.workspace = true\n# note\n\
                    tauri = { version = \"2\" }\n[target.'cfg(unix)'.dev-dependencies]\ncsv = \"1\"\n[lints]\nworkspace = true\n";
    let expected = [
        (Kind::Product, "engine"),
        (Kind::Product, "tauri"),
        (Kind::Development, "csv"),
    ];
    assert_eq!(
        dependencies(manifest),
        expected.map(|(kind, name)| (kind, name.to_owned()))
    );
}

/// Rules name facts, needs and changes; none of these names a rule.
#[test]
fn facts_and_changes_know_no_rule() -> io::Result<()> {
    let below = ["change", "expect", "facts", "named", "needs"];
    let files = sources(&["rs"])?;
    let files = files.iter().filter(|file| {
        let inside = file.path.strip_prefix("crates/domain/src");
        inside.is_ok_and(|path| below.iter().any(|name| path.to_string_lossy().starts_with(name)))
    });
    let needle = [concat!("crate::", "decide"), concat!("crate::", "acts")];
    none(
        &files
            .flat_map(|file| file.product_lines_with(&needle))
            .collect::<Vec<_>>(),
    )
}

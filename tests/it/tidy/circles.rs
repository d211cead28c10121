//! Modules that use each other. A file of such a circle cannot be understood without all others of it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::{Source, none, sources};

/// The crates whose modules use each other in one direction only: all but programs of a few files.
const CRATES: &[&str] = &[
    "crates/domain",
    "crates/importer",
    "crates/store",
    "crates/hub-core",
    "crates/mailer",
    "crates/vault",
    "crates/engine",
    "crates/cli",
];

/// The names on the path to a module; none for the root of the crate.
type Module = Vec<String>;

/// A parent and its children may use each other; no other modules do, over any number of steps.
#[test]
fn modules_form_no_circle() -> io::Result<()> {
    let files = sources(&["rs"])?;
    let mut wrong = Vec::new();
    for folder in CRATES {
        let source = Path::new(folder).join("src");
        let product = files.iter().filter(|file| !file.is_test());
        let modules: BTreeMap<Module, &Source> = product
            .filter_map(|file| Some((module(file.path.strip_prefix(&source).ok()?), file)))
            .collect();
        let mut arrows: BTreeSet<(Module, Module)> = BTreeSet::new();
        for (from, file) in &modules {
            let used = paths(&product_text(file));
            let used = used.iter().map(|path| resolve(path, from, &modules));
            let others = used.filter(|to| !is_part(from, to) && !is_part(to, from));
            arrows.extend(others.map(|to| (from.clone(), to)));
        }
        let circle = without_ends(arrows).into_iter();
        wrong.extend(circle.map(|(from, to)| format!("{folder}: {} uses {}", from.join("::"), to.join("::"))));
    }
    none(&wrong)
}

/// Whether a module belongs to another one: as its child, or as the file of one noun (`people::view`) to
/// the file that lists those of all nouns (`view`).
fn is_part(module: &Module, whole: &Module) -> bool {
    let is_list = whole.len() == 1
        && ["request", "view"]
            .iter()
            .any(|list| whole.ends_with(&[(*list).to_owned()]));
    module.starts_with(whole) || is_list && module.ends_with(whole)
}

fn module(path: &Path) -> Module {
    let path = path.with_extension("");
    let names = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned());
    names.filter(|name| name != "lib" && name != "main").collect()
}

fn product_text(file: &Source) -> String {
    let lines = file.text.lines().take(file.first_test_line());
    let code = lines.map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    code.collect::<Vec<_>>().join("\n")
}

/// The paths in a text that begin at the crate or at a parent, one for each branch of a `use` tree.
fn paths(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = ["crate::", "super::"].iter().filter_map(|root| rest.find(root)).min() {
        rest = rest.split_at(start).1;
        let end = rest.find(|c: char| !is_of_path(c)).unwrap_or(rest.len());
        let (path, behind) = rest.split_at(end);
        rest = behind;
        match behind.strip_prefix('{').filter(|_| path.ends_with("::")) {
            Some(tree) => rest = branches(path, tree, &mut found),
            None => found.push(path.to_owned()),
        }
    }
    found
}

fn is_of_path(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == ':'
}

/// Adds the branches of a tree up to its closing brace, and returns the rest.
fn branches<'a>(prefix: &str, tree: &'a str, found: &mut Vec<String>) -> &'a str {
    let mut rest = tree.trim_start_matches([',', ' ', '\n']);
    while !rest.is_empty() && !rest.starts_with('}') {
        let end = rest.find(|c: char| !is_of_path(c)).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        let path = format!("{prefix}{name}");
        rest = match behind.strip_prefix('{') {
            Some(tree) => branches(&path, tree, found),
            None => {
                found.push(path);
                // Another name for the same thing.
                behind.split_at(behind.find([',', '}']).unwrap_or(behind.len())).1
            }
        };
        rest = rest.trim_start_matches([',', ' ', '\n']);
    }
    rest.strip_prefix('}').unwrap_or(rest)
}

/// The module in which a path ends: the longest part of it that is a file.
fn resolve(path: &str, from: &Module, modules: &BTreeMap<Module, &Source>) -> Module {
    let mut at = from.clone();
    for name in path.split("::").filter(|name| !name.is_empty()) {
        match name {
            "crate" => at.clear(),
            "super" => drop(at.pop()),
            name => at.push(name.to_owned()),
        }
    }
    while !at.is_empty() && !modules.contains_key(&at) {
        at.pop();
    }
    at
}

/// The arrows that are left when modules that use none, or that none uses, are removed until there is
/// none: those on circles, and between them.
fn without_ends(mut arrows: BTreeSet<(Module, Module)>) -> BTreeSet<(Module, Module)> {
    loop {
        let users: BTreeSet<Module> = arrows.iter().map(|(from, _)| from.clone()).collect();
        let used: BTreeSet<Module> = arrows.iter().map(|(_, to)| to.clone()).collect();
        let before = arrows.len();
        arrows.retain(|(from, to)| used.contains(from) && users.contains(to));
        if arrows.len() == before {
            return arrows;
        }
    }
}

#[test]
fn trees_of_paths_are_read_branch_by_branch() {
    let text = "use crate::{a::{B, c as d}, e};\nuse super::f::G;\nfn h() { super::super::i(crate::j::K) }";
    let expected = [
        "crate::a::B",
        "crate::a::c",
        "crate::e",
        "super::f::G",
        "super::super::i",
        "crate::j::K",
    ];
    assert_eq!(paths(text), expected);
}

#[test]
fn a_noun_s_file_is_part_of_the_list_of_all() {
    let module = |path: &str| path.split("::").map(str::to_owned).collect::<Module>();
    for (part, whole, expected) in [
        ("a::b", "a", true),
        ("people::view", "view", true),
        ("people::view", "request", false),
        ("people::row", "row", false),
        ("a::people::view", "people::view", false),
    ] {
        assert_eq!(is_part(&module(part), &module(whole)), expected, "{part} of {whole}");
    }
}

#[test]
fn only_circles_are_left() {
    let arrow = |(from, to): (&str, &str)| (vec![from.to_owned()], vec![to.to_owned()]);
    let arrows = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")].map(arrow);
    let left = [("b", "c"), ("c", "b")].map(arrow);
    assert_eq!(without_ends(arrows.into()), left.into());
}

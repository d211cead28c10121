//! Lists the files of `migrations/`, in the order of their names.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new("../../migrations");
    println!("cargo::rerun-if-changed={}", root.display());
    let device = env::var_os("CARGO_FEATURE_DEVICE").map(|_| "device");
    let mut steps = Vec::new();
    for folder in ["records", "hub"].into_iter().chain(device) {
        for entry in fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "sql")
                && let Some(name) = path.file_stem().and_then(|name| name.to_str())
            {
                steps.push((name.to_owned(), folder));
            }
        }
    }
    steps.sort();
    let lines = steps.iter().map(|(name, folder)| {
        let file = format!("/../../migrations/{folder}/{name}.sql");
        format!(
            "Migration {{ name: {name:?}, text: include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {file:?})) }},\n"
        )
    });
    let list = format!("&[\n{}]\n", lines.collect::<String>());
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("migrations.rs"), list)
}

//! Records and hub tables keep to what SQLite and PostgreSQL share.

fn scripts() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let mut found = Vec::new();
    for folder in ["records", "hub"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let lines = std::fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = lines.lines().filter(|l| !l.trim_start().starts_with("--")).collect();
            found.push((path.display().to_string(), code.join("\n")));
        }
    }
    found
}

#[test]
fn only_three_types() {
    let mut columns = 0;
    for (path, code) in scripts() {
        for table in code.split("CREATE TABLE").skip(1) {
            let body = table.split_once('(').unwrap().1.split_once("\n)").unwrap().0;
            for line in body
                .lines()
                .map(str::trim)
                .filter(|l| !l.is_empty() && !l.starts_with("PRIMARY KEY"))
            {
                let mut words = line.trim_end_matches(',').split(' ');
                let (name, kind) = (words.next().unwrap(), words.next().unwrap());
                assert!(["TEXT", "BIGINT", "BLOB"].contains(&kind), "{path}: {line}");
                assert!(
                    !["user", "order", "table", "group", "check", "end"].contains(&name),
                    "{path}: reserved {name}"
                );
                columns += 1;
            }
        }
    }
    assert!(columns > 60, "found the columns");
}

#[test]
fn no_sql_of_one_database_only() {
    for (path, code) in scripts() {
        let upper = code.to_uppercase();
        for word in [
            "OR REPLACE",
            "OR IGNORE",
            "LIKE",
            "GLOB",
            "BOOLEAN",
            "TIMESTAMP",
            "DATE ",
            "UUID",
            "JSONB",
            "NUMERIC",
            "AUTOINCREMENT",
            "ROWID",
            "STRICT",
            "LOWER(",
            "COLLATE NOCASE",
            "TRIGGER",
            "VIRTUAL",
            "REAL ",
            "SERIAL",
        ] {
            assert!(!upper.contains(word), "{path}: {word}");
        }
        for table in code.split("CREATE TABLE").skip(1) {
            let (_, key) = table.split_once("PRIMARY KEY (").unwrap();
            assert!(key.starts_with("firm"), "{path}: every key starts with the firm");
            assert!(
                table.contains(") {clustered};"),
                "{path}: rows lie in the order of their key"
            );
        }
    }
}

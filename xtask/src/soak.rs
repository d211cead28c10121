//! `cargo xtask soak`: large runs of the tests whose size can be chosen.

use crate::process;
use crate::workspace::Workspace;
use std::time::Instant;

struct Soak {
    package: &'static str,
    /// Empty for the package's own tests.
    binary: &'static str,
    /// Beginning of the names of the tests.
    tests: &'static str,
    sizes: &'static [(&'static str, &'static str)],
}

const SOAKS: [Soak; 11] = [
    Soak {
        package: "tests",
        binary: "it",
        tests: "kill::",
        sizes: &[("COVERBOOK_KILLS", "20"), ("COVERBOOK_KILL_ROWS", "100000")],
    },
    Soak {
        package: "tests",
        binary: "it",
        tests: "keeping::a_restore_that_is_killed",
        sizes: &[("COVERBOOK_RESTORE_KILLS", "30")],
    },
    Soak {
        package: "tests",
        binary: "it",
        tests: "new_key::a_new_key_that_is_killed",
        sizes: &[("COVERBOOK_NEW_KEY_KILLS", "30")],
    },
    Soak {
        package: "tests",
        binary: "it",
        tests: "hub_kills",
        sizes: &[("COVERBOOK_HUB_KILLS", "200")],
    },
    Soak {
        package: "tests",
        binary: "it",
        tests: "device_kills",
        sizes: &[("COVERBOOK_DEVICE_KILLS", "200"), ("COVERBOOK_DEVICE_ROWS", "2000")],
    },
    Soak {
        package: "tests",
        binary: "it",
        tests: "power_cuts",
        sizes: &[("COVERBOOK_POWER_CUTS", "200")],
    },
    Soak {
        package: "tests",
        binary: "it",
        tests: "import_kills",
        sizes: &[
            ("COVERBOOK_HUB_IMPORT_KILLS", "30"),
            ("COVERBOOK_HUB_IMPORT_ROWS", "10000"),
        ],
    },
    Soak {
        package: "store",
        binary: "",
        tests: "tests::turns::eight_programs",
        sizes: &[("COVERBOOK_TURNS_SECONDS", "60")],
    },
    Soak {
        package: "hub-core",
        binary: "histories",
        tests: "",
        sizes: &[("COVERBOOK_HISTORIES", "10000")],
    },
    Soak {
        package: "hub-core",
        binary: "histories",
        tests: "simulation::tests::simulation_of",
        sizes: &[("COVERBOOK_SIMULATIONS", "5000")],
    },
    Soak {
        package: "importer",
        binary: "it",
        tests: "big",
        sizes: &[("IMPORTER_SOAK", "1")],
    },
];

/// Runs them all, even after one has failed.
pub(crate) fn soak() -> Result<(), String> {
    let workspace = Workspace::find()?;
    let mut failed = Vec::new();
    for soak in SOAKS {
        let sizes: Vec<String> = soak
            .sizes
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        println!("\n== {}: {}", soak.package, sizes.join(" "));
        let mut command = workspace.plain_cargo("test");
        // Without optimisation, large sizes take hours.
        command.args(["--release", "--package", soak.package]);
        match soak.binary {
            "" => command.arg("--lib"),
            binary => command.args(["--test", binary]),
        };
        command.arg(soak.tests);
        command.envs(soak.sizes.iter().copied());
        let start = Instant::now();
        let outcome = process::run(&mut command);
        println!("{:.0} s", start.elapsed().as_secs_f64());
        failed.extend(outcome.err());
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(failed.join("\n"))
    }
}

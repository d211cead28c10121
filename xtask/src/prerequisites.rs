//! What the machine needs: reports what is missing, and installs it where allowed.
//!
//! Rust and its linker are there, or this program would not run.

use crate::process;
use std::process::Command;

const NODE_AT_LEAST: (u32, u32) = (20, 19);

/// To build the window.
#[cfg(target_os = "linux")]
const BUILD: &[&str] = &[
    "build-essential",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "libxdo-dev",
    "pkg-config",
];

/// To show and photograph the window without a display.
#[cfg(target_os = "linux")]
const HEADLESS: &[&str] = &[
    "dbus",
    "fonts-dejavu-core",
    "fonts-noto-core",
    "gnome-keyring",
    "imagemagick",
    "openbox",
    "xdotool",
    "xvfb",
];

/// To drive the window in tests.
#[cfg(target_os = "linux")]
const JOURNEYS: &[&str] = &[
    "at-spi2-core",
    "gir1.2-atspi-2.0",
    "gir1.2-gtk-3.0",
    "libsecret-tools",
    "python3-gi",
    "sqlite3",
    "strace",
    "webkit2gtk-driver",
];

/// To check SQL against PostgreSQL: a test starts a private server.
#[cfg(target_os = "linux")]
const DATABASE: &[&str] = &["postgresql", "util-linux"];

/// What the machine is needed for.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    /// Build, and show on the user's own screen.
    Build,
    /// Build, and show on a virtual screen.
    #[cfg(target_os = "linux")]
    Headless,
    /// Everything.
    Tests,
}

/// Checks, installs what is missing where allowed, or says what to do.
pub(crate) fn ensure(purpose: Purpose) -> Result<(), String> {
    node()?;
    system_packages(purpose)
}

fn node() -> Result<(), String> {
    let (major, minor) = NODE_AT_LEAST;
    let cure = format!(
        "Node {major}.{minor} or newer is needed to build the user interface; get it from https://nodejs.org \
         or with a version manager (the one that Debian 12 ships is too old)"
    );
    let Ok(said) = process::capture(Command::new("node").arg("--version")) else {
        return Err(format!("Node was not found. {cure}"));
    };
    match version(&said) {
        Some(found) if found >= NODE_AT_LEAST => Ok(()),
        _ => Err(format!("this Node is {}. {cure}", said.trim())),
    }
}

/// Major and minor of `v20.20.2`.
fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.trim().trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "on Linux it can fail")]
fn system_packages(_purpose: Purpose) -> Result<(), String> {
    // Windows 10 and 11 include WebView2, macOS its WebKit; the compiler's linker is there already.
    Ok(())
}

#[cfg(target_os = "linux")]
fn system_packages(purpose: Purpose) -> Result<(), String> {
    let wanted: Vec<&str> = match purpose {
        Purpose::Build => BUILD.to_vec(),
        Purpose::Headless => [BUILD, HEADLESS].concat(),
        Purpose::Tests => [BUILD, HEADLESS, JOURNEYS, DATABASE].concat(),
    };
    if !process::succeeds(Command::new("apt-get").arg("--version")) {
        return without_apt(&wanted);
    }
    let missing = missing(&wanted);
    if missing.is_empty() {
        return Ok(());
    }
    let apt = Apt::allowed().ok_or_else(|| {
        format!(
            "packages are missing; run: sudo apt-get update && sudo apt-get install {}",
            missing.join(" ")
        )
    })?;
    println!("installing {}", missing.join(" "));
    process::run(apt.command().arg("update").arg("--quiet"))?;
    process::run(apt.command().args(["install", "--yes", "--quiet"]).args(&missing))
}

/// Those that dpkg does not list as installed.
#[cfg(target_os = "linux")]
fn missing<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    // It exits with 1 if a name is unknown, but still lists the others.
    let listed = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"])
        .args(wanted)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    let installed: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.strip_suffix(" installed"))
        .collect();
    wanted
        .iter()
        .copied()
        .filter(|name| !installed.contains(name))
        .collect()
}

/// The right to install packages without asking for a password.
#[cfg(target_os = "linux")]
enum Apt {
    AsRoot,
    BySudo,
}

#[cfg(target_os = "linux")]
impl Apt {
    fn allowed() -> Option<Self> {
        let user = process::capture(Command::new("id").arg("-u")).unwrap_or_default();
        if user.trim() == "0" {
            Some(Self::AsRoot)
        } else if process::succeeds(Command::new("sudo").args(["--non-interactive", "true"])) {
            Some(Self::BySudo)
        } else {
            None
        }
    }

    fn command(&self) -> Command {
        match self {
            Self::AsRoot => {
                let mut command = Command::new("apt-get");
                command.env("DEBIAN_FRONTEND", "noninteractive");
                command
            }
            Self::BySudo => {
                let mut command = Command::new("sudo");
                command.args(["--non-interactive", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
                command
            }
        }
    }
}

/// Other systems name their packages differently: look for the tools, and name Debian's packages.
#[cfg(target_os = "linux")]
fn without_apt(wanted: &[&str]) -> Result<(), String> {
    let builds = process::succeeds(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1", "librsvg-2.0"]));
    let shows = !wanted.contains(&"xvfb") || process::succeeds(Command::new("Xvfb").arg("-help"));
    let drives =
        !wanted.contains(&"webkit2gtk-driver") || process::succeeds(Command::new("WebKitWebDriver").arg("--help"));
    let serves = !wanted.contains(&"postgresql") || process::succeeds(Command::new("initdb").arg("--version"));
    if builds && shows && drives && serves {
        return Ok(());
    }
    Err(format!("install what this system calls: {}", wanted.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_of_node_are_read() {
        assert_eq!(version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(version("v8.1.0"), Some((8, 1)));
        assert_eq!(version("nonsense"), None);
        assert!(version("v20.9.0") < Some(super::NODE_AT_LEAST));
    }
}

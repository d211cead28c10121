//! The firewall of this computer. Coverbook opens nothing in it; whoever administers the computer does.

use std::path::Path;

/// A firewall that may keep other computers away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Firewall {
    /// `ufw`, as Ubuntu has it.
    Ufw,
    /// `firewalld`, as Fedora has it.
    Firewalld,
    /// The one of Windows, which asks its user.
    Windows,
}

/// The firewall that is on, as far as everybody may see that.
pub fn firewall() -> Option<Firewall> {
    if cfg!(windows) {
        return Some(Firewall::Windows);
    }
    found(Path::new("/"))
}

fn found(root: &Path) -> Option<Firewall> {
    let ufw = std::fs::read_to_string(root.join("etc/ufw/ufw.conf"));
    if ufw.is_ok_and(|text| text.lines().any(|line| line.trim() == "ENABLED=yes")) {
        return Some(Firewall::Ufw);
    }
    // The unit is linked here while firewalld starts with the system.
    let unit = "etc/systemd/system/multi-user.target.wants/firewalld.service";
    std::fs::symlink_metadata(root.join(unit))
        .is_ok()
        .then_some(Firewall::Firewalld)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use std::fs;

    use super::{Firewall, found};

    #[test]
    fn the_firewall_that_is_on_is_found() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(found(root.path()), None);
        let units = root.path().join("etc/systemd/system/multi-user.target.wants");
        fs::create_dir_all(&units).unwrap();
        fs::write(units.join("firewalld.service"), "").unwrap();
        fs::create_dir_all(root.path().join("etc/ufw")).unwrap();
        fs::write(root.path().join("etc/ufw/ufw.conf"), "# on\nENABLED=no\n").unwrap();
        assert_eq!(found(root.path()), Some(Firewall::Firewalld));
        fs::write(root.path().join("etc/ufw/ufw.conf"), "# on\nENABLED=yes\n").unwrap();
        assert_eq!(found(root.path()), Some(Firewall::Ufw));
    }
}

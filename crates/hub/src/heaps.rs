//! How much memory the C library keeps for itself.

use std::env;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// How many heaps the C library may have (`mallopt(3)`, `M_ARENA_MAX`); it reads this when a program starts.
const HEAPS: &str = "MALLOC_ARENA_MAX";

/// Starts this program over in the same process, with two heaps for all of its threads, unless whoever started it
/// chose a number. The C library would give each of the threads that read and write files a heap of its own and
/// keep what they once needed: a hub of a hundred devices took 101 MiB so, and takes 74.
///
/// Does nothing if the program cannot be started over: it then needs more memory and is none the worse.
pub(crate) fn be_few() {
    if env::var_os(HEAPS).is_some() {
        return;
    }
    let mut arguments = env::args_os();
    if let (Ok(program), Some(name)) = (env::current_exe(), arguments.next()) {
        // Comes back only with an error.
        let _ = Command::new(program).arg0(name).args(arguments).env(HEAPS, "2").exec();
    }
}

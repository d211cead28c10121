//! How much memory the C library keeps for itself.

use std::env;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// How many heaps the C library may have (`mallopt(3)`, `M_ARENA_MAX`); it reads this when a program starts.
const HEAPS: &str = "MALLOC_ARENA_MAX";

/// Limits the C library to two heaps for all threads. It reads the limit only when a program starts, so this process
/// executes the program again, with the limit in its environment. A limit that is already there is left alone.
///
/// Otherwise each thread that reads and writes files would get its own heap and keep the memory it once needed: a hub
/// of a hundred devices took 101 MiB that way and takes 74 with two heaps. If the program cannot be executed again,
/// it just goes on and needs more memory.
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

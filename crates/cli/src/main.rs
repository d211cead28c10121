//! Coverbook on the command line.
fn main() {}

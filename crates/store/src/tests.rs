//! One set of stories, run in memory and on an encrypted file.

mod files;
mod finding;
mod portable;
mod story;
mod undo;
mod windows;
mod world;

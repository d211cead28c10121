//! Types and rules of a firm's contact book: pure, deterministic, without IO.
//!
//! Text becomes a type once, at the edge (`EmailAddress`, `Identifier`, …); from there on the type
//! is the proof. Rules take values and return values: time, ids and randomness are arguments.

mod acts;
pub mod books;
pub mod buckets;
pub mod change;
pub mod clock_trust;
pub mod coded;
pub mod command;
pub mod decide;
pub mod devices;
pub mod duplicates;
pub mod email;
pub mod expect;
pub mod facts;
pub mod firm;
pub mod groups;
pub mod identifier;
pub mod ids;
pub mod import;
pub mod invitation;
pub mod invitation_code;
pub mod join;
pub mod language;
pub mod lease;
pub mod merge;
pub mod named;
pub mod needs;
pub mod note;
pub mod nothing;
pub mod notice;
pub mod people;
pub mod person_name;
pub mod phone;
pub mod picture;
pub mod points;
pub mod search_key;
pub mod settings;
pub mod teams;
pub mod text;
pub mod username;
pub mod verb;
pub mod visibility;

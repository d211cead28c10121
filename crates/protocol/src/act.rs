//! The payloads of commands in JSON, version 1 of each: the domain's own structs, mirrored so that a field
//! more there does not compile here. A field nobody knows is an error, because it would mean something.

pub(crate) mod firm;
pub(crate) mod imports;
pub(crate) mod invitations;
pub(crate) mod merge;
pub(crate) mod people;
pub(crate) mod teams;

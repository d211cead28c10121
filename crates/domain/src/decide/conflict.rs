//! Fields that another person changed while the actor was typing.

use super::refusal::Refusal;
use crate::expect::{Expect, Field};

/// Refuses the command if a field no longer has the text the actor saw in it; other fields merge by
/// themselves. `theirs` is the text a field has now, or nothing for a field that is not compared.
pub(crate) fn check_conflicts(expect: &[Expect], theirs: impl Fn(Field) -> Option<String>) -> Result<(), Refusal> {
    for Expect { field, base } in expect {
        if let Some(theirs) = theirs(*field).filter(|theirs| theirs != base) {
            return Err(Refusal::Conflict {
                field: *field,
                base: base.clone(),
                theirs,
            });
        }
    }
    Ok(())
}

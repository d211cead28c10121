//! Handing out files that were chosen, and taking them back.

use std::path::PathBuf;

use super::{Chosen, Kept, Name, Purpose};
use crate::app::Engine;
use crate::clock::Entropy;
use crate::error::{AppError, FileProblem};
use crate::files::file_name;
use crate::view::ChosenView;

impl Engine {
    /// A handle for a file that was just chosen for this purpose.
    ///
    /// # Errors
    /// [`AppError::Internal`] if the system gives no random bytes.
    pub fn hand_out(&self, path: PathBuf, purpose: Purpose) -> Result<ChosenView, AppError> {
        let random: [u8; 16] = Entropy::System.bytes().map_err(|e| AppError::internal(&e))?;
        let handle = format!("{:032x}", u128::from_be_bytes(random));
        let name = file_name(&path);
        let since = self.now();
        self.handles.keep(handle.clone(), Kept { path, purpose, since });
        Ok(ChosenView { handle, name })
    }

    /// Where the file is, for a look at it before it is used.
    pub(crate) fn chosen(&self, file: &Chosen, purpose: Purpose) -> Result<PathBuf, AppError> {
        self.resolve(file, purpose, false)
    }

    /// Where the file is, for the one use it was chosen for.
    pub(crate) fn take(&self, file: &Chosen, purpose: Purpose) -> Result<PathBuf, AppError> {
        self.resolve(file, purpose, true)
    }

    fn resolve(&self, file: &Chosen, purpose: Purpose, used_up: bool) -> Result<PathBuf, AppError> {
        match &file.0 {
            Name::Path(path) => Ok(path.clone()),
            Name::Handle(handle) => {
                let found = self.handles.find(handle, purpose, self.now(), used_up);
                found.ok_or_else(|| AppError::File {
                    problem: FileProblem::ChooseAgain,
                    file: String::new(),
                })
            }
        }
    }
}

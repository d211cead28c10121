//! From the bytes of a file to its table.

use std::sync::Arc;

use domain::import::Listed;
use importer::{Mapping, Table};

use super::draft::{Choices, Source};

use crate::error::AppError;
use crate::events::Phase;
use crate::files::file_error;
use crate::work::{Watch, Watched, blocking};

/// Reads a file and suggests what its columns are. If nobody chose what it lists, its columns have a say.
pub(super) async fn read(
    source: &Source,
    choices: &mut Choices,
    watch: &Arc<Watch>,
) -> Result<(Arc<Table>, Mapping), AppError> {
    let (bytes, watch) = (Arc::clone(&source.bytes), Arc::clone(watch));
    let (options, mut listed) = (choices.read, choices.options.listed);
    let may_list_clients = choices.may_list_clients;
    let reading = move || {
        let table = importer::read_table(&bytes, &options, &Watched(&watch, Phase::Reading))?;
        if may_list_clients && importer::is_rather_of_clients(&table, listed) {
            listed = Listed::Clients;
        }
        let mapping = importer::suggest_for(&table, listed);
        Ok((Arc::new(table), mapping, listed))
    };
    let read = blocking(reading).await?;
    let (table, mapping, listed) = read.map_err(|problem| file_error(&problem, &source.file))?;
    choices.options.listed = listed;
    // Read anew, as another sheet, it lists what the reader sees on the screen.
    choices.may_list_clients = false;
    Ok((table, mapping))
}

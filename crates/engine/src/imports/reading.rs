//! From the bytes of a file to its table.

use std::sync::Arc;

use domain::import::Listed;
use importer::{Mapping, ReadOptions, Table};

use crate::error::AppError;
use crate::events::Phase;
use crate::files::file_error;
use crate::work::{Watch, Watched, blocking};

/// Reads a file and suggests what its columns are.
pub(super) async fn read(
    file: &str,
    bytes: &Arc<Vec<u8>>,
    options: ReadOptions,
    listed: Listed,
    watch: &Arc<Watch>,
) -> Result<(Arc<Table>, Mapping), AppError> {
    let (bytes, watch) = (Arc::clone(bytes), Arc::clone(watch));
    let reading = move || {
        let table = importer::read_table(&bytes, &options, &Watched(&watch, Phase::Reading))?;
        let mapping = importer::suggest_for(&table, listed);
        Ok((Arc::new(table), mapping))
    };
    blocking(reading).await?.map_err(|problem| file_error(&problem, file))
}

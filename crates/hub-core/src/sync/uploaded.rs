//! An import whose rows a device has sent before its command.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::ids::{CommandId, FirmId};
use domain::import::StagedRow;
use protocol::upload::Upload;
use store::StoreError;
use store::port::Query;
use store::sync::uploads::slices;
use uuid::Uuid;

use crate::imports::{ImportSource, LeftOutValue, Written};

/// What arrived of an import; nothing if it cannot be read.
pub(super) async fn arrived(
    q: &mut impl Query,
    firm: FirmId,
    import: CommandId,
    device: Uuid,
) -> Result<Option<(Arc<Vec<StagedRow>>, Uploaded)>, StoreError> {
    let mut upload = Upload::default();
    for body in slices(q, firm, import, device).await? {
        if upload.add(&body).is_err() {
            return Ok(None);
        }
    }
    let Upload { file, rows, .. } = upload;
    let texts = rows.iter().map(|(row, text)| (row.line(), text.clone())).collect();
    let rows: Vec<StagedRow> = rows.into_iter().map(|(row, _)| row).collect();
    Ok(Some((Arc::new(rows), Uploaded { file, texts })))
}

/// The file of an uploaded import.
#[derive(Debug)]
pub(super) struct Uploaded {
    file: protocol::upload::File,
    texts: BTreeMap<u32, String>,
}

impl ImportSource for Uploaded {
    fn raw(&self, row: u32) -> String {
        self.texts.get(&row).cloned().unwrap_or_default()
    }

    fn header(&self) -> (String, usize) {
        (self.file.header.clone(), self.file.columns as usize)
    }

    fn left_out(&self) -> BTreeMap<u32, Vec<LeftOutValue>> {
        let values = |left: &protocol::upload::LeftOut| LeftOutValue {
            column: left.column.clone(),
            value: left.value.clone(),
            code: left.code.clone(),
        };
        let rows = self.file.left_out.iter();
        rows.map(|(row, left)| (*row, left.iter().map(values).collect()))
            .collect()
    }

    fn ignored(&self) -> Vec<(String, u32)> {
        self.file.ignored.clone()
    }

    fn written(&self) -> Written {
        Written {
            encoding: self.file.encoding.clone(),
            delimiter: self.file.delimiter.clone(),
        }
    }
}

//! Pictures, as screens show them.

use serde::Serialize;
use ts_rs::TS;

/// A person's picture.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PictureView {
    /// Id of the person.
    pub id: String,
    /// The picture as a `data:` address.
    pub data: String,
}

/// The picture in a file, for choosing a square.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PictureFileView {
    /// A small copy, upright, as a `data:` address.
    pub data: String,
    /// Width of the whole picture, upright, in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

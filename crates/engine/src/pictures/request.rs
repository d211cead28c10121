//! Requests about pictures.

use serde::Deserialize;
use ts_rs::TS;

use crate::chosen::Chosen;

/// A file with a picture.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PictureFileRequest {
    /// Handle of the file.
    #[ts(type = "string")]
    pub file: Chosen,
}

/// Sets a person's picture from a part of a file.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetPictureRequest {
    /// Id of the person.
    pub id: String,
    /// The file.
    #[ts(type = "string")]
    pub file: Chosen,
    /// The square to cut out; absent takes the middle.
    pub square: Option<SquareRequest>,
}

/// A square of a picture, in its pixels; a square that extends beyond it is moved inside.
#[derive(Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SquareRequest {
    /// From the left edge.
    pub left: u32,
    /// From the upper edge.
    pub top: u32,
    /// Of each side.
    pub side: u32,
}

//! The child's answer and its form on the pipe: the length of a JSON text, the text, then the bytes of the pictures.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use serde::{Deserialize, Serialize};

use crate::{
    block::{Block, Image},
    error::Warning,
    picture::Asset,
};

/// The outcome of one request.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum ChildAnswer {
    /// The text of the file.
    Read(Box<ForeignText>),
    /// Pages as pictures; none for a page that can't be drawn.
    Drawn(Vec<Option<Image>>),
    /// The file needs a password.
    Encrypted,
    /// The file is damaged, or of an unsupported format.
    Damaged,
}

/// The content of a file that was read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct ForeignText {
    pub(super) blocks: Vec<Block>,
    pub(super) footnotes: BTreeMap<String, Vec<Block>>,
    pub(super) warnings: Vec<Warning>,
    /// Pages that show something but have no text, or a garbled one: page from 0, and the number of blocks before it.
    pub(super) silent: Vec<(usize, usize)>,
    /// Lines around the text, such as page headers and slanted words, which may be markings; without duplicates.
    pub(super) around: Vec<String>,
    /// Whether the text layer exists but is broken.
    pub(super) garbled: bool,
}

#[derive(Serialize, Deserialize)]
struct AnswerHeader {
    answer: ChildAnswer,
    assets: Vec<(String, usize)>,
}

/// Writes an answer with its pictures.
pub(super) fn write(out: &mut impl Write, answer: ChildAnswer, assets: &[Asset]) -> io::Result<()> {
    let sizes = assets.iter().map(|asset| (asset.name.clone(), asset.bytes.len())).collect();
    let json = serde_json::to_vec(&AnswerHeader { answer, assets: sizes }).map_err(io::Error::other)?;
    out.write_all(&(json.len() as u64).to_le_bytes())?;
    out.write_all(&json)?;
    for asset in assets {
        out.write_all(&asset.bytes)?;
    }
    out.flush()
}

/// Parses an answer; none if it is incomplete.
pub(super) fn parse(bytes: &[u8]) -> Option<(ChildAnswer, Vec<Asset>)> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let (json, mut rest) = rest.split_at_checked(length)?;
    let frame: AnswerHeader = serde_json::from_slice(json).ok()?;
    let mut assets = Vec::with_capacity(frame.assets.len().min(1_000));
    for (name, size) in frame.assets {
        let (bytes, after) = rest.split_at_checked(size)?;
        assets.push(Asset { name, bytes: bytes.to_vec() });
        rest = after;
    }
    rest.is_empty().then_some((frame.answer, assets))
}

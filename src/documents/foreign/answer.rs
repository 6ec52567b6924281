//! What the child answers, and how it crosses the pipe: the length of a JSON text, the text, then the pictures' bytes.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use serde::{Deserialize, Serialize};

use crate::documents::{
    block::{Block, Image},
    error::Warning,
    picture::Asset,
};

/// What became of a file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    /// It was read.
    Read(Box<Read>),
    /// Pages as pictures; none for a page that can't be drawn.
    Drawn(Vec<Option<Image>>),
    /// It wants a password.
    Encrypted,
    /// It is damaged, or of no kind that is read.
    Damaged,
}

/// A text that was read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    pub(super) footnotes: BTreeMap<String, Vec<Block>>,
    pub(super) warnings: Vec<Warning>,
    /// Pages that show something and have no text, or a garbled one, counted from 0, each with the number of blocks before it.
    pub(super) silent: Vec<(usize, usize)>,
    /// Lines around the text, such as page headers and words across a page, which may be stamps; each once.
    pub(super) around: Vec<String>,
    /// The text is there and is not to be believed.
    pub(super) garbled: bool,
}

#[derive(Serialize, Deserialize)]
struct Frame {
    answer: Answer,
    assets: Vec<(String, usize)>,
}

/// Writes an answer with its pictures.
pub(super) fn write(out: &mut impl Write, answer: Answer, assets: &[Asset]) -> io::Result<()> {
    let sizes = assets.iter().map(|asset| (asset.name.clone(), asset.bytes.len())).collect();
    let json = serde_json::to_vec(&Frame { answer, assets: sizes }).map_err(io::Error::other)?;
    out.write_all(&(json.len() as u64).to_le_bytes())?;
    out.write_all(&json)?;
    for asset in assets {
        out.write_all(&asset.bytes)?;
    }
    out.flush()
}

/// Reads an answer; none if it is not whole.
pub(super) fn parse(bytes: &[u8]) -> Option<(Answer, Vec<Asset>)> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let (json, mut rest) = rest.split_at_checked(length)?;
    let frame: Frame = serde_json::from_slice(json).ok()?;
    let mut assets = Vec::with_capacity(frame.assets.len().min(1_000));
    for (name, size) in frame.assets {
        let (bytes, after) = rest.split_at_checked(size)?;
        assets.push(Asset { name, bytes: bytes.to_vec() });
        rest = after;
    }
    rest.is_empty().then_some((frame.answer, assets))
}

//! Files that were read and packed once, kept for the next reader within a bound of memory.

use std::{
    collections::HashMap,
    fs::File,
    io::{self, Read as _, Write as _},
    sync::{Arc, Mutex, PoisonError},
};

use axum::body::Bytes;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use tokio::{sync::OnceCell, task};

use super::{hex::hex, place::Print};

/// Larger files are never held in memory; they are sent piece by piece.
const LARGEST: u64 = 2 << 20;
/// What all kept files may take together, in bytes.
const ROOM: usize = 48 << 20;
/// Smaller files are not worth packing: they fit a packet as they are.
const LEAST_PACKED: usize = 512;
/// How much of a large file is read at once for its hash.
const PIECE: usize = 64 << 10;

/// A file's contents, as far as they are kept.
#[derive(Debug)]
pub(super) struct Kept {
    /// Names the contents: equal tags, equal bytes. Without quotes.
    pub(super) tag: String,
    /// All of it; none for large files.
    pub(super) whole: Option<Bytes>,
    /// The same, packed by gzip, where that is worth it.
    pub(super) packed: Option<Bytes>,
    /// Whether it begins with the mark of UTF-16.
    pub(super) is_utf16: bool,
}

impl Kept {
    fn size(&self) -> usize {
        [&self.whole, &self.packed].into_iter().flatten().map(Bytes::len).sum::<usize>() + self.tag.len()
    }
}

type Slot = Arc<OnceCell<Arc<Kept>>>;

/// The kept files.
#[derive(Default)]
pub(super) struct Shelf(Mutex<Places>);

#[derive(Default)]
struct Places {
    slots: HashMap<(Vec<String>, Print), Place>,
    /// Counts the takings; the place that was taken least recently is the first to go.
    clock: u64,
}

struct Place {
    slot: Slot,
    size: usize,
    taken: u64,
}

impl Shelf {
    /// What is in a file: read by the first who asks, while the others wait for it.
    pub(super) async fn take(&self, names: &[String], print: Print, file: File, packs: bool) -> io::Result<Arc<Kept>> {
        let key = (names.to_vec(), print);
        let slot = self.slot(&key);
        let kept = slot
            .get_or_try_init(async || {
                let kept =
                    task::spawn_blocking(move || read(file, print.size, packs)).await.map_err(io::Error::other)??;
                Ok::<_, io::Error>(Arc::new(kept))
            })
            .await?;
        let kept = Arc::clone(kept);
        self.measure(&key, kept.size());
        Ok(kept)
    }

    fn slot(&self, key: &(Vec<String>, Print)) -> Slot {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        places.clock += 1;
        let taken = places.clock;
        if let Some(place) = places.slots.get_mut(key) {
            place.taken = taken;
            return Arc::clone(&place.slot);
        }
        let place = Place { slot: Slot::default(), size: 0, taken };
        let slot = Arc::clone(&place.slot);
        places.slots.insert(key.clone(), place);
        slot
    }

    /// Notes how large a file turned out to be, and clears what there is no room for.
    fn measure(&self, key: &(Vec<String>, Print), size: usize) {
        /// What a place takes besides the bytes of its file.
        const FRAME: usize = 512;
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match places.slots.get_mut(key) {
            Some(place) if place.size == 0 => place.size = size + FRAME,
            _ => return,
        }
        let mut held: usize = places.slots.values().map(|place| place.size).sum();
        while held > ROOM {
            let oldest =
                places.slots.iter().min_by_key(|(_, place)| place.taken).map(|(key, place)| (key.clone(), place.size));
            let Some((key, size)) = oldest else { break };
            places.slots.remove(&key);
            held -= size;
        }
    }
}

fn read(mut file: File, size: u64, packs: bool) -> io::Result<Kept> {
    if size > LARGEST {
        let mut hash = Sha256::new();
        let mut piece = vec![0; PIECE];
        loop {
            match file.read(&mut piece)? {
                0 => break,
                read => hash.update(&piece[..read]),
            }
        }
        return Ok(Kept { tag: tag(hash), whole: None, packed: None, is_utf16: false });
    }
    let mut bytes = Vec::with_capacity(size as usize);
    file.take(LARGEST).read_to_end(&mut bytes)?;
    let tag = tag(Sha256::new_with_prefix(&bytes));
    let packed = (packs && bytes.len() >= LEAST_PACKED).then(|| pack(&bytes)).transpose()?;
    // What hardly gets smaller was packed before, such as the chunks of the search.
    let packed = packed.filter(|packed| packed.len() * 10 < bytes.len() * 9).map(Bytes::from);
    Ok(Kept { tag, packed, is_utf16: bytes.starts_with(&[0xff, 0xfe]), whole: Some(bytes.into()) })
}

fn tag(hash: Sha256) -> String {
    /// Half of the hash: two contents under one tag are not met by chance.
    const BYTES: usize = 16;
    hex(&hash.finalize()[..BYTES])
}

fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::default());
    gzip.write_all(bytes)?;
    gzip.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> File {
        use io::{Seek as _, SeekFrom};
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(bytes).expect("written");
        file.seek(SeekFrom::Start(0)).expect("at its beginning");
        file
    }

    #[test]
    fn text_is_packed_and_what_was_packed_before_is_not() {
        let text = "Đại hội đại biểu. ".repeat(200);
        let kept = read(file(text.as_bytes()), text.len() as u64, true).expect("read");
        assert!(kept.packed.as_ref().is_some_and(|packed| packed.len() * 5 < text.len()));
        let noise: Vec<u8> = (0..200_u32).flat_map(|n| Sha256::digest(n.to_le_bytes())).collect();
        assert!(read(file(&noise), noise.len() as u64, true).expect("read").packed.is_none());
        assert!(read(file(text.as_bytes()), text.len() as u64, false).expect("read").packed.is_none());
    }

    #[test]
    fn a_large_file_has_a_tag_and_takes_no_memory() {
        let bytes = vec![7; LARGEST as usize + 1];
        let kept = read(file(&bytes), bytes.len() as u64, true).expect("read");
        assert!(kept.whole.is_none() && kept.packed.is_none() && kept.size() < 100);
        assert_eq!(kept.tag, tag(Sha256::new_with_prefix(&bytes)));
    }
}

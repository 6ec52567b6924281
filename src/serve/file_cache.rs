//! Cache of file contents, plain and compressed, within a bound of memory.

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

use super::{hex::hex, site_file::FileVersion};

/// Larger files are not cached but streamed; bytes.
const LARGEST: u64 = 2 << 20;
/// Bound of memory for all cached files, in bytes.
const ROOM: usize = 48 << 20;
/// Smaller files are not compressed, as they fit a packet anyway; bytes.
const LEAST_PACKED: usize = 512;
/// Read size for hashing a large file, in bytes.
const READ_SIZE: usize = 64 << 10;

/// Content of a file, as far as it is cached.
#[derive(Debug)]
pub(super) struct CachedFile {
    /// Entity tag without quotes: equal tags mean equal bytes.
    pub(super) tag: String,
    /// Whole content; `None` for large files.
    pub(super) whole: Option<Bytes>,
    /// Content compressed by gzip, where that is worth it.
    pub(super) packed: Option<Bytes>,
    /// Whether it starts with the byte order mark of UTF-16.
    pub(super) is_utf16: bool,
}

impl CachedFile {
    fn size(&self) -> usize {
        [&self.whole, &self.packed].into_iter().flatten().map(Bytes::len).sum::<usize>() + self.tag.len()
    }
}

type CacheCell = Arc<OnceCell<Arc<CachedFile>>>;

/// Cache of files by path and version.
#[derive(Default)]
pub(super) struct FileCache(Mutex<CacheEntries>);

#[derive(Default)]
struct CacheEntries {
    entries: HashMap<(Vec<String>, FileVersion), CacheEntry>,
    /// Counts accesses; the least recently used entry is evicted first.
    clock: u64,
}

struct CacheEntry {
    cell: CacheCell,
    size: usize,
    used: u64,
}

impl FileCache {
    /// Content of a file: read by the first request, while concurrent ones wait for it.
    pub(super) async fn take(
        &self,
        names: &[String],
        version: FileVersion,
        file: File,
        packs: bool,
    ) -> io::Result<Arc<CachedFile>> {
        let key = (names.to_vec(), version);
        let cell = self.cell(&key);
        let cached = cell
            .get_or_try_init(async || {
                let cached =
                    task::spawn_blocking(move || read(file, version.size, packs)).await.map_err(io::Error::other)??;
                Ok::<_, io::Error>(Arc::new(cached))
            })
            .await?;
        let cached = Arc::clone(cached);
        self.measure(&key, cached.size());
        Ok(cached)
    }

    fn cell(&self, key: &(Vec<String>, FileVersion)) -> CacheCell {
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        cache.clock += 1;
        let used = cache.clock;
        if let Some(entry) = cache.entries.get_mut(key) {
            entry.used = used;
            return Arc::clone(&entry.cell);
        }
        let entry = CacheEntry { cell: CacheCell::default(), size: 0, used };
        let cell = Arc::clone(&entry.cell);
        cache.entries.insert(key.clone(), entry);
        cell
    }

    /// Records the size of a file, and evicts entries beyond the bound.
    fn measure(&self, key: &(Vec<String>, FileVersion), size: usize) {
        /// Memory of an entry besides the bytes of its file.
        const FRAME: usize = 512;
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match cache.entries.get_mut(key) {
            Some(entry) if entry.size == 0 => entry.size = size + FRAME,
            _ => return,
        }
        let mut held: usize = cache.entries.values().map(|entry| entry.size).sum();
        while held > ROOM {
            let oldest =
                cache.entries.iter().min_by_key(|(_, entry)| entry.used).map(|(key, entry)| (key.clone(), entry.size));
            let Some((key, size)) = oldest else { break };
            cache.entries.remove(&key);
            held -= size;
        }
    }
}

fn read(mut file: File, size: u64, packs: bool) -> io::Result<CachedFile> {
    if size > LARGEST {
        let mut hash = Sha256::new();
        let mut buffer = vec![0; READ_SIZE];
        loop {
            match file.read(&mut buffer)? {
                0 => break,
                read => hash.update(&buffer[..read]),
            }
        }
        return Ok(CachedFile { tag: tag(hash), whole: None, packed: None, is_utf16: false });
    }
    let mut bytes = Vec::with_capacity(size as usize);
    file.take(LARGEST).read_to_end(&mut bytes)?;
    let tag = tag(Sha256::new_with_prefix(&bytes));
    let packed = (packs && bytes.len() >= LEAST_PACKED).then(|| pack(&bytes)).transpose()?;
    // A file that hardly shrinks was compressed before, such as a chunk of the search index.
    let packed = packed.filter(|packed| packed.len() * 10 < bytes.len() * 9).map(Bytes::from);
    Ok(CachedFile { tag, packed, is_utf16: bytes.starts_with(&[0xff, 0xfe]), whole: Some(bytes.into()) })
}

fn tag(hash: Sha256) -> String {
    /// Half of the hash: a collision by chance is out of the question.
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
        let cached = read(file(text.as_bytes()), text.len() as u64, true).expect("read");
        assert!(cached.packed.as_ref().is_some_and(|packed| packed.len() * 5 < text.len()));
        let noise: Vec<u8> = (0..200_u32).flat_map(|n| Sha256::digest(n.to_le_bytes())).collect();
        assert!(read(file(&noise), noise.len() as u64, true).expect("read").packed.is_none());
        assert!(read(file(text.as_bytes()), text.len() as u64, false).expect("read").packed.is_none());
    }

    #[test]
    fn a_large_file_has_a_tag_and_takes_no_memory() {
        let bytes = vec![7; LARGEST as usize + 1];
        let cached = read(file(&bytes), bytes.len() as u64, true).expect("read");
        assert!(cached.whole.is_none() && cached.packed.is_none() && cached.size() < 100);
        assert_eq!(cached.tag, tag(Sha256::new_with_prefix(&bytes)));
    }
}

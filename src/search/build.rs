//! Writes the index: one thread, one segment, entries in the caller's order, so that the same input gives the same answer.

use std::{borrow::Borrow, fs, path::Path};

use tantivy::{Index, TantivyDocument, directory::MmapDirectory};

use super::{Card, Entry, SearchError, schema};
use crate::text::squeeze;

/// Memory that the writer may take before it would have to split the segment; it never does, it only sizes its tables.
const WRITER_MEMORY: usize = 64 << 20;

/// Writes the index of the entries into `folder`, in place of what was there. One entry is held at a time.
pub fn build<E: Borrow<Entry>>(folder: &Path, entries: impl IntoIterator<Item = E>) -> Result<(), SearchError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| SearchError::Folder { path, source }
    };
    // Beside the old one, which stays whole until the new one is.
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(failed(parent))?;
    let fresh = tempfile::Builder::new().prefix(".search-").tempdir_in(parent).map_err(failed(parent))?;
    write(fresh.path(), entries).map_err(|source| SearchError::Index { folder: folder.to_owned(), source })?;
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed(folder))?;
    }
    fs::rename(fresh.path(), folder).map_err(failed(folder))
}

fn write<E: Borrow<Entry>>(folder: &Path, entries: impl IntoIterator<Item = E>) -> tantivy::Result<()> {
    let (schema, fields) = schema::schema();
    let mut writer = Index::builder()
        .schema(schema)
        .tokenizers(schema::analyzers())
        .single_segment_index_writer::<TantivyDocument>(MmapDirectory::open(folder)?, WRITER_MEMORY)?;
    for entry in entries {
        let entry = entry.borrow();
        let title = squeeze(&entry.title);
        let section = squeeze(&entry.section);
        let text = squeeze(&entry.text);
        let mut document = TantivyDocument::new();
        for field in [fields.title.exact, fields.title.folded] {
            document.add_text(field, &title);
            if !section.is_empty() && section != title {
                document.add_text(field, &section);
            }
        }
        document.add_text(fields.body.exact, &text);
        document.add_text(fields.body.folded, &text);
        let card = Card { title, section, ..Card::of(entry) };
        document.add_text(fields.card, serde_json::to_string(&card).map_err(std::io::Error::from)?);
        document.add_text(fields.text, text);
        writer.add_document(document)?;
    }
    writer.finalize()?;
    Ok(())
}

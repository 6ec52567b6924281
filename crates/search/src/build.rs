//! Writes the index: one thread, one segment, entries in the caller's order, so that equal input gives an equal index.

use std::{borrow::Borrow, collections::HashMap, fs, path::Path};

use daihoi_text::squeeze;
use tantivy::{Index, TantivyDocument, directory::MmapDirectory};

use super::{Entry, Facet, HitCard, SearchError, facet, schema};

/// Memory budget of the writer in bytes: large enough that it never splits the segment; it only sizes its tables.
const WRITER_MEMORY: usize = 64 << 20;

/// Replaces the index in `folder` by one of the given entries, of which one at a time is held in memory.
pub fn build<E: Borrow<Entry>>(folder: &Path, entries: impl IntoIterator<Item = E>) -> Result<(), SearchError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| SearchError::Folder { path, source }
    };
    // Built beside the old one, which stays intact until the new one is complete.
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
    let mut known = FacetSpellings::default();
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
        let mut card = HitCard { title, section, ..HitCard::of(entry) };
        known.unify(&mut card);
        let year = entry.year.map(|year| year.to_string()).unwrap_or_default();
        let values = [&card.class, &card.body, &year, &card.session];
        for (field, value) in fields.facets.into_iter().zip(values).filter(|(_, value)| !value.is_empty()) {
            document.add_text(field, value);
        }
        document.add_text(fields.card, serde_json::to_string(&card).map_err(std::io::Error::from)?);
        document.add_text(fields.text, text);
        writer.add_document(document)?;
    }
    writer.finalize()?;
    Ok(())
}

/// The facet values seen so far: documents write the same body in capitals and in small letters.
#[derive(Default)]
struct FacetSpellings(HashMap<(Facet, String), String>);

impl FacetSpellings {
    /// Replaces the values of an entry by their first spelling.
    fn unify(&mut self, card: &mut HitCard) {
        let values =
            [(Facet::Class, &mut card.class), (Facet::Body, &mut card.body), (Facet::Session, &mut card.session)];
        for (facet, value) in values {
            let first = self.0.entry((facet, facet::key(value))).or_insert_with(|| value.clone());
            value.clone_from(first);
        }
    }
}

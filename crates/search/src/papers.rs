//! Lists whole documents when there is no query: one hit per document, in index order.

use tantivy::DocId;

use super::{Filters, Hit, HitCard, Library, SearchError, SearchResults, query::ParsedQuery};

impl Library {
    /// The documents that pass the filters, at most `limit` of them with their first words; `total` and the facets
    /// count documents. Entries of one document are adjacent in the index.
    pub fn papers(&self, filters: &Filters, limit: usize) -> Result<SearchResults, SearchError> {
        let gate = self.columns().gate(filters);
        let firsts = self.firsts()?;
        let standing = || firsts.iter().map(|(document, _)| *document);
        let mut found = SearchResults { facets: gate.count(standing()), ..SearchResults::default() };
        for (document, page) in firsts {
            if !gate.lets(*document) {
                continue;
            }
            found.total += 1;
            if found.hits.len() == limit {
                continue;
            }
            // Stands for the document as a whole, not for its first section.
            let first = self.hit(&ParsedQuery::parse(""), found.total, 0.0, *document)?;
            found.hits.push(Hit { url: page.clone(), section: String::new(), breadcrumbs: Vec::new(), ..first });
        }
        Ok(found)
    }

    fn firsts(&self) -> Result<&[(DocId, String)], SearchError> {
        if let Some(firsts) = self.firsts.get() {
            return Ok(firsts);
        }
        let mut firsts: Vec<(DocId, String)> = Vec::new();
        for document in 0..self.len() as DocId {
            let HitCard { url, .. } = self.card(document, &self.stored(document)?.0)?;
            let page = url.split('#').next().unwrap_or_default();
            if firsts.last().is_none_or(|(_, last)| last != page) {
                firsts.push((document, page.to_owned()));
            }
        }
        Ok(self.firsts.get_or_init(|| firsts))
    }
}

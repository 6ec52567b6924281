//! The papers themselves, where nothing is asked: one hit a paper, in the order of the index.

use tantivy::DocId;

use super::{Card, Filters, Found, Hit, Library, SearchError, query::Query};

impl Library {
    /// The papers that have what is chosen, at most `limit` of them with their first words; `total` and the facets count
    /// papers. Entries of one paper stand side by side in the index.
    pub fn papers(&self, filters: &Filters, limit: usize) -> Result<Found, SearchError> {
        let gate = self.columns().gate(filters);
        let firsts = self.firsts()?;
        let standing = || firsts.iter().map(|(document, _)| *document);
        let mut found = Found { facets: gate.count(standing()), ..Found::default() };
        for (document, page) in firsts {
            if !gate.lets(*document) {
                continue;
            }
            found.total += 1;
            if found.hits.len() == limit {
                continue;
            }
            // The paper as a whole, not the section that comes first in it.
            let first = self.hit(&Query::parse(""), found.total, 0.0, *document)?;
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
            let Card { url, .. } = self.card(document, &self.stored(document)?.0)?;
            let page = url.split('#').next().unwrap_or_default();
            if firsts.last().is_none_or(|(_, last)| last != page) {
                firsts.push((document, page.to_owned()));
            }
        }
        Ok(self.firsts.get_or_init(|| firsts))
    }
}

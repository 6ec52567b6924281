//! The fields of the index and the analyzers that fill them.

use std::collections::HashMap;

use daihoi_text::tokens::{self, Keys};
use tantivy::{
    schema::{FAST, Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager},
};

use super::Facet;

const EXACT: &str = "syllable_exact";
const FOLDED: &str = "syllable_folded";

/// Both fields of one text: with marks and without.
#[derive(Debug, Clone, Copy)]
pub(super) struct FieldPair {
    pub(super) exact: Field,
    pub(super) folded: Field,
}

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub(super) struct IndexFields {
    /// The document's title and the section's heading, as two values.
    pub(super) title: FieldPair,
    /// The section's text.
    pub(super) body: FieldPair,
    /// The facets, as fast fields.
    pub(super) facets: [Field; 4],
    /// The hit's card as JSON; the export contains the same bytes.
    pub(super) card: Field,
    /// The section's text, for snippets.
    pub(super) text: Field,
}

/// The schema; equal on every run, so that an index with another one is known to be outdated.
pub(super) fn schema() -> (Schema, IndexFields) {
    let mut builder = Schema::builder();
    let mut indexed = |name: &str, analyzer: &str| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(analyzer)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
    };
    let title = FieldPair { exact: indexed("title_exact", EXACT), folded: indexed("title_folded", FOLDED) };
    let body = FieldPair { exact: indexed("text_exact", EXACT), folded: indexed("text_folded", FOLDED) };
    let facets = Facet::ALL.map(|facet| builder.add_text_field(facet.name(), FAST));
    let card = builder.add_text_field("card", STORED);
    let text = builder.add_text_field("text", STORED);
    (builder.build(), IndexFields { title, body, facets, card, text })
}

/// The analyzers that the schema names.
pub(super) fn analyzers() -> TokenizerManager {
    // Includes the default ones: fields that are only stored name one of those.
    let manager = TokenizerManager::default();
    for (name, folded) in [(EXACT, false), (FOLDED, true)] {
        manager
            .register(name, TextAnalyzer::from(Syllables { folded, known: HashMap::new(), token: Token::default() }));
    }
    manager
}

/// Splits a text into the keys of its syllables.
#[derive(Clone)]
struct Syllables {
    folded: bool,
    /// Cached keys: a language has some thousands of syllables, a corpus millions of them.
    known: HashMap<String, Option<String>>,
    token: Token,
}

impl Tokenizer for Syllables {
    type TokenStream<'a> = SyllableStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        self.token.reset();
        SyllableStream { words: Box::new(tokens::words(text)), syllables: self }
    }
}

/// The syllables of one text.
struct SyllableStream<'a> {
    words: Box<dyn Iterator<Item = tokens::Word<'a>> + 'a>,
    syllables: &'a mut Syllables,
}

impl TokenStream for SyllableStream<'_> {
    fn advance(&mut self) -> bool {
        let Syllables { folded, known, token } = &mut *self.syllables;
        for word in self.words.by_ref() {
            // A word without a key takes a position all the same: its neighbours are not adjacent.
            token.position = token.position.wrapping_add(1);
            if !known.contains_key(word.text) {
                let key = Keys::of(word.text).map(|keys| if *folded { keys.folded } else { keys.exact });
                known.insert(word.text.to_owned(), key);
            }
            if let Some(Some(key)) = known.get(word.text) {
                token.text.clear();
                token.text.push_str(key);
                token.offset_from = word.start;
                token.offset_to = word.end;
                return true;
            }
        }
        false
    }

    fn token(&self) -> &Token {
        &self.syllables.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.syllables.token
    }
}

//! Scores by tantivy's own BM25, clause by clause in a fixed order.
//!
//! A boolean query of tantivy's adds its clauses in an order that depends on where postings end, and f32 addition is not
//! associative: equal texts could then rank by rounding. Here each clause adds to every entry in turn, which is also
//! what the reader in the browser does.

use tantivy::{
    DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, Term,
    query::{EnableScoring, PhraseQuery, Query as _, TermQuery},
    schema::IndexRecordOption,
};

use super::{
    query::{Query, Syllable},
    schema::{Fields, Pair},
};

/// How much the title weighs against the text.
const TITLE: Score = 2.0;
/// How much two syllables side by side weigh, in a title as in a text: words are several syllables.
/// (On 1,190 questions MRR@10 is .80 so, .75 when a pair in a title counts twice, .69 without pairs.)
const PAIR: Score = 1.0;
/// How much a match with marks weighs where marks were typed; the match without gets the rest.
/// 89% of tokens have a folded form that others share, so marks must decide.
const EXACT: Score = 0.8;
/// What the match without marks gets where marks were typed.
const FOLDED: Score = 0.2;

/// The entries that match, best first; ties by the order of entries.
///
/// An entry matches when it holds at least half of the syllables, whatever their marks, and every phrase.
pub(super) fn rank(searcher: &Searcher, fields: &Fields, query: &Query) -> tantivy::Result<Vec<(Score, DocId)>> {
    let Some(segment) = searcher.segment_readers().first() else { return Ok(Vec::new()) };
    let reader = Reader { searcher, segment };
    let mut tally = vec![Tally::default(); segment.max_doc() as usize];
    for (number, syllable) in (1..).zip(&query.syllables) {
        for (field, weight) in [(fields.title, TITLE), (fields.body, 1.0)] {
            reader.add(field, &[syllable], weight, &mut tally)?;
            reader.each(field, &[syllable], Key::Folded, 1.0, |document, _| tally[document as usize].holds(number))?;
        }
    }
    for &(left, right) in &query.pairs {
        for field in [fields.title, fields.body] {
            reader.add(field, &[&query.syllables[left], &query.syllables[right]], PAIR, &mut tally)?;
        }
    }
    for phrase in &query.phrases {
        let syllables: Vec<_> = phrase.iter().map(|place| &query.syllables[*place]).collect();
        let holders = reader.holders(fields, &syllables)?;
        for (tally, _) in tally.iter_mut().zip(holders).filter(|(_, holds)| !holds) {
            *tally = Tally::default();
        }
    }
    let wanted = query.syllables.len().div_ceil(2).max(1);
    let matching = tally.into_iter().zip(0..).filter(|(tally, _)| tally.held >= wanted);
    let mut ranked: Vec<_> = matching.map(|(tally, document)| (tally.score, document)).collect();
    ranked.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    Ok(ranked)
}

/// What one entry has gathered.
#[derive(Clone, Copy, Default)]
struct Tally {
    score: Score,
    /// How many syllables it holds, and the number of the last of them.
    held: usize,
    last: usize,
}

impl Tally {
    fn holds(&mut self, number: usize) {
        if self.last != number {
            self.last = number;
            self.held += 1;
        }
    }
}

/// The one segment, with the statistics of its index.
struct Reader<'a> {
    searcher: &'a Searcher,
    segment: &'a SegmentReader,
}

impl Reader<'_> {
    /// Adds what a syllable or a pair is worth in one field.
    fn add(&self, field: Pair, syllables: &[&Syllable], weight: Score, tally: &mut [Tally]) -> tantivy::Result<()> {
        let clauses: &[_] =
            if syllables[0].marked { &[(Key::Exact, EXACT), (Key::Folded, FOLDED)] } else { &[(Key::Folded, 1.0)] };
        for &(key, share) in clauses {
            self.each(field, syllables, key, weight * share, |document, score| {
                tally[document as usize].score += score;
            })?;
        }
        Ok(())
    }

    /// Visits each entry whose field has the syllables one after the other, with its score.
    fn each(
        &self,
        Pair { exact, folded }: Pair,
        syllables: &[&Syllable],
        key: Key,
        weight: Score,
        mut visit: impl FnMut(DocId, Score),
    ) -> tantivy::Result<()> {
        let term = |syllable: &&Syllable| match key {
            Key::Exact => Term::from_field_text(exact, &syllable.keys.exact),
            Key::Folded => Term::from_field_text(folded, &syllable.keys.folded),
        };
        let scoring = EnableScoring::enabled_from_searcher(self.searcher);
        let clause = match syllables {
            [one] => TermQuery::new(term(one), IndexRecordOption::WithFreqs).weight(scoring)?,
            more => PhraseQuery::new(more.iter().map(term).collect()).weight(scoring)?,
        };
        let mut scorer = clause.scorer(self.segment, weight)?;
        let mut document = scorer.doc();
        while document != TERMINATED {
            visit(document, scorer.score());
            document = scorer.advance();
        }
        Ok(())
    }

    /// Which entries have the phrase in a title or in the text.
    fn holders(&self, fields: &Fields, phrase: &[&Syllable]) -> tantivy::Result<Vec<bool>> {
        let mut holders = vec![false; self.segment.max_doc() as usize];
        for field in [fields.title, fields.body] {
            let key = if phrase[0].marked { Key::Exact } else { Key::Folded };
            self.each(field, phrase, key, 1.0, |document, _| holders[document as usize] = true)?;
        }
        Ok(holders)
    }
}

/// Which of its keys a syllable is looked up by.
#[derive(Clone, Copy)]
enum Key {
    Exact,
    Folded,
}

//! Scores by tantivy's own BM25, clause by clause in a fixed order.
//!
//! A boolean query of tantivy's adds its clauses in an order that depends on where postings end, and f32 addition is
//! not associative: equal texts could then rank by rounding. Here each clause adds to every entry in turn, as the
//! reader in the browser does.

use tantivy::{
    DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, Term,
    query::{EnableScoring, PhraseQuery, Query as _, TermQuery},
    schema::IndexRecordOption,
};

use super::{
    query::{ParsedQuery, Syllable},
    schema::{FieldPair, IndexFields},
};

// The weights were tuned on three sets and not changed for any of them since: questions about articles of laws, spans
// of four syllables out of texts, and 1,190 questions about paragraphs. `daihoi search --evaluate` measures the last.

/// Weight of the title relative to the text.
const TITLE: Score = 2.0;
/// Weight of two adjacent syllables, in a title as in a text, since words consist of several syllables. (On 1,190
/// questions MRR@10 is .80, against .75 when a pair in a title counts twice, .69 without pairs.)
const PAIR: Score = 1.0;
/// Weight of a match with marks if marks were typed; the match without marks gets the rest. 89% of tokens have a folded
/// form that others share, so marks must decide.
const EXACT: Score = 0.8;
/// Weight of the match without marks if marks were typed.
const FOLDED: Score = 0.2;

/// The entries that match a query.
#[derive(Default)]
pub(super) struct Ranking {
    /// Best first; ties by the order of entries.
    pub(super) entries: Vec<(Score, DocId)>,
    /// For each entry of the index whether it has the phrases of three and more syllables word by word; none without
    /// such a phrase. The ranking uses only their pairs, since the export contains no more.
    whole: Option<Vec<bool>>,
}

impl Ranking {
    /// Whether an entry has every phrase word by word.
    pub(super) fn holds(&self, document: DocId) -> bool {
        self.whole.as_ref().is_none_or(|whole| whole[document as usize])
    }
}

/// Ranks the entries that match.
///
/// An entry matches if it has at least half of the syllables, whatever their marks, and in a title or in the text every
/// adjacent pair of a phrase.
pub(super) fn rank(searcher: &Searcher, fields: &IndexFields, query: &ParsedQuery) -> tantivy::Result<Ranking> {
    let Some(segment) = searcher.segment_readers().first() else { return Ok(Ranking::default()) };
    let reader = SegmentScorer { searcher, segment };
    let mut tally = vec![EntryScore::default(); segment.max_doc() as usize];
    for (number, syllable) in (1..).zip(&query.syllables) {
        for (field, weight) in [(fields.title, TITLE), (fields.body, 1.0)] {
            reader.add(field, &[syllable], weight, &mut tally)?;
            reader
                .each(field, &[syllable], KeyKind::Folded, 1.0, |document, _| tally[document as usize].holds(number))?;
        }
    }
    for &(left, right) in &query.pairs {
        for field in [fields.title, fields.body] {
            reader.add(field, &[&query.syllables[left], &query.syllables[right]], PAIR, &mut tally)?;
        }
    }
    let mut whole: Option<Vec<bool>> = None;
    for phrase in &query.phrases {
        let syllables: Vec<_> = phrase.iter().map(|place| &query.syllables[*place]).collect();
        let near = reader.holders(fields, &syllables, 2)?;
        for (tally, _) in tally.iter_mut().zip(near).filter(|(_, holds)| !holds) {
            *tally = EntryScore::default();
        }
        if syllables.len() > 2 {
            let whole = whole.get_or_insert_with(|| vec![true; segment.max_doc() as usize]);
            let holders = reader.holders(fields, &syllables, syllables.len())?;
            whole.iter_mut().zip(holders).for_each(|(whole, holds)| *whole &= holds);
        }
    }
    let wanted = query.syllables.len().div_ceil(2).max(1);
    let matching = tally.into_iter().zip(0..).filter(|(tally, _)| tally.held >= wanted);
    let mut ranked: Vec<_> = matching.map(|(tally, document)| (tally.score, document)).collect();
    ranked.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    Ok(Ranking { entries: ranked, whole })
}

/// The running score of one entry.
#[derive(Clone, Copy, Default)]
struct EntryScore {
    score: Score,
    /// Number of syllables it has, and the number of the last of them.
    held: usize,
    last: usize,
}

impl EntryScore {
    fn holds(&mut self, number: usize) {
        if self.last != number {
            self.last = number;
            self.held += 1;
        }
    }
}

/// The only segment, with the statistics of its index.
struct SegmentScorer<'a> {
    searcher: &'a Searcher,
    segment: &'a SegmentReader,
}

impl SegmentScorer<'_> {
    /// Adds the weight of a syllable or a pair in one field.
    fn add(
        &self,
        field: FieldPair,
        syllables: &[&Syllable],
        weight: Score,
        tally: &mut [EntryScore],
    ) -> tantivy::Result<()> {
        let clauses: &[_] = if syllables[0].marked {
            &[(KeyKind::Exact, EXACT), (KeyKind::Folded, FOLDED)]
        } else {
            &[(KeyKind::Folded, 1.0)]
        };
        for &(key, share) in clauses {
            self.each(field, syllables, key, weight * share, |document, score| {
                tally[document as usize].score += score;
            })?;
        }
        Ok(())
    }

    /// Visits each entry whose field has the syllables in sequence, with its score.
    fn each(
        &self,
        FieldPair { exact, folded }: FieldPair,
        syllables: &[&Syllable],
        key: KeyKind,
        weight: Score,
        mut visit: impl FnMut(DocId, Score),
    ) -> tantivy::Result<()> {
        let term = |syllable: &&Syllable| match key {
            KeyKind::Exact => Term::from_field_text(exact, &syllable.keys.exact),
            KeyKind::Folded => Term::from_field_text(folded, &syllable.keys.folded),
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

    /// The entries that have all pieces of `piece` syllables of a phrase, in a title or in the text.
    fn holders(&self, fields: &IndexFields, phrase: &[&Syllable], piece: usize) -> tantivy::Result<Vec<bool>> {
        let key = if phrase[0].marked { KeyKind::Exact } else { KeyKind::Folded };
        let mut holders = vec![false; self.segment.max_doc() as usize];
        for field in [fields.title, fields.body] {
            let mut held = vec![0; holders.len()];
            let pieces: Vec<_> = phrase.windows(piece.min(phrase.len())).collect();
            for piece in &pieces {
                self.each(field, piece, key, 1.0, |document, _| held[document as usize] += 1)?;
            }
            holders.iter_mut().zip(held).for_each(|(holds, held)| *holds |= held == pieces.len());
        }
        Ok(holders)
    }
}

/// The key by which a syllable is looked up.
#[derive(Clone, Copy)]
enum KeyKind {
    Exact,
    Folded,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use tantivy::{
        collector::TopDocs,
        query::{BooleanQuery, BoostQuery, Occur},
    };

    use super::*;
    use crate::{Entry, Library, build};

    /// Equivalent clauses as one boolean query of tantivy's.
    fn boolean(fields: &IndexFields, query: &ParsedQuery) -> BooleanQuery {
        let singles = query.syllables.iter().map(|syllable| vec![syllable]);
        let pairs = query.pairs.iter().map(|&(left, right)| vec![&query.syllables[left], &query.syllables[right]]);
        let mut clauses: Vec<(Occur, Box<dyn tantivy::query::Query>)> = Vec::new();
        for syllables in singles.chain(pairs) {
            let title = if syllables.len() == 1 { TITLE } else { PAIR };
            for (FieldPair { exact, folded }, weight) in [(fields.title, title), (fields.body, 1.0)] {
                let marked = syllables[0].marked;
                for (field, share) in
                    [(exact, if marked { EXACT } else { 0.0 }), (folded, if marked { FOLDED } else { 1.0 })]
                {
                    let terms: Vec<_> = syllables
                        .iter()
                        .map(|syllable| if field == exact { &syllable.keys.exact } else { &syllable.keys.folded })
                        .map(|key| Term::from_field_text(field, key))
                        .collect();
                    let clause: Box<dyn tantivy::query::Query> = match terms.as_slice() {
                        [term] => Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)),
                        _ => Box::new(PhraseQuery::new(terms)),
                    };
                    clauses.push((Occur::Should, Box::new(BoostQuery::new(clause, weight * share))));
                }
            }
        }
        BooleanQuery::new(clauses)
    }

    #[test]
    fn scores_are_those_of_tantivy() {
        let texts = [
            "đại hội đại biểu",
            "báo cáo chính trị của đại hội",
            "hội nghị",
            "chính trị, đại biểu, đại hội",
            "dai hoi",
            "của và các",
        ];
        let entries: Vec<_> = (0..60)
            .map(|number| Entry {
                title: texts[number % 5].into(),
                text: [texts[number % 6], texts[number % 4], "nghị quyết"].repeat(number / 7 + 1).join(" "),
                ..Entry::default()
            })
            .collect();
        let folder = tempfile::tempdir().unwrap();
        build(&folder.path().join("index"), &entries).unwrap();
        let library = Library::open(&folder.path().join("index")).unwrap();
        for typed in ["đại hội", "dai hoi", "báo cáo chính trị của đại hội", "của", "nghị quyết hội nghị", "không"]
        {
            let query = ParsedQuery::parse(typed);
            let ours = rank(library.searcher(), library.fields(), &query).unwrap().entries;
            let top = TopDocs::with_limit(100).order_by_score();
            let theirs = library.searcher().search(&boolean(library.fields(), &query), &top).unwrap();
            let score = |document: DocId| {
                theirs.iter().find(|(_, address)| address.doc_id == document).map_or(0.0, |(score, _)| *score)
            };
            for (own, document) in &ours {
                assert!((own - score(*document)).abs() < 1e-4, "{typed}: {own} and {}", score(*document));
            }
            assert!(
                ours.windows(2)
                    .all(|two| two[0].0 > two[1].0 || (two[0].0.total_cmp(&two[1].0).is_eq() && two[0].1 < two[1].1)),
                "{typed}"
            );
        }
    }
}

//! How well each person fits a query: all words as typed, all as they may be meant, or some with slips or not at all.

use super::{
    clean::{self, Word},
    distance::Pattern,
    fit::{Fit, WHOLE_DETAIL},
    index::Index,
    needle::{Needle, WHOLE_NAME},
    query::{self, Kind, Part},
    terms::Beside,
};

/// How many people exactly found fill a screen: no others are looked for beside them.
const SCREENFUL: usize = 20;

/// More people that are only near help nobody.
const MOST_NEAR: usize = 60;

/// What the words of a full name in their own order are worth beside all else.
const FULL_NAME: u32 = 1000;

/// The same of its letters, whatever the marks and the blanks.
const FULL_LETTERS: u32 = 900;

/// Beside the words' own worth, where several are the name's in the name's order.
const IN_ORDER: u32 = 8;

/// Beside that, where the name has no other words between them.
const CLOSE: u32 = 3;

/// What each word of a name is worth that is near as a whole, its blanks aside, and what each slip takes off.
const JOINED: (u32, u32) = (140, 40);

/// Letters of no more than this are not held against a whole name.
const SHORT: usize = 4;

/// By what a person was found, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// All words as they are typed.
    Typed,
    /// All words as they may be meant.
    Meant,
    /// All words, some of them with slips.
    Slipped,
    /// Some of the words.
    Partly,
}

/// Somebody found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// In the order of names.
    pub(super) person: usize,
    pub(super) tier: Tier,
    pub(super) worth: u32,
}

/// Everybody found by a clean text, in no order.
pub(super) fn search(index: &Index, text: &str) -> Vec<Found> {
    let tokens = clean::tokens(text);
    let parts = query::understood(text, &tokens, index);
    let typed = query::as_typed(text, &tokens);
    if parts.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut left: Vec<usize> = (0..index.people()).collect();
    if typed.len() <= query::MOST_WORDS {
        let asked = Asked::typed(&typed, &parts, index);
        take(&mut left, &mut found, Tier::Typed, |person| asked.typed_worth(person, index));
    }
    if found.len() >= SCREENFUL {
        return found;
    }
    let asked = Asked::meant(&parts, index, found.is_empty());
    take(&mut left, &mut found, Tier::Meant, |person| asked.meant_worth(person, index));
    if found.len() < SCREENFUL {
        let near = asked.nearest(&left, index, !found.is_empty());
        found.extend(near);
    }
    found
}

/// Moves people who are worth something from `left` to `found`.
fn take(left: &mut Vec<usize>, found: &mut Vec<Found>, tier: Tier, worth: impl Fn(usize) -> Option<u32>) {
    left.retain(|&person| {
        let worth = worth(person);
        found.extend(worth.map(|worth| Found { person, tier, worth }));
        worth.is_none()
    });
}

/// A query made ready for each person.
struct Asked<'a> {
    needles: Vec<Needle>,
    /// By spelling, which needles are worth something for it; by person, which are so elsewhere. Most are for none, so that
    /// most people are known by these alone not to be meant.
    spelled: Vec<Fitting>,
    elsewhere: Vec<Fitting>,
    /// A short word must not take the place of a longer one that fits nowhere else; what is said beside a name comes
    /// last, as it depends on whether a name stands before it.
    longest_first: Vec<usize>,
    /// The words as a name has them.
    full_name: Option<Vec<u32>>,
    /// The word that begins it, where that may be a form of address.
    address: Option<&'a Word>,
    /// All its letters without blanks, if it has no digits.
    letters: Option<String>,
    /// The letters of all words that must be found, to be held against whole names, and which needles these are.
    joined: Option<(Pattern, u32)>,
}

impl<'a> Asked<'a> {
    fn new(needles: Vec<Needle>, full_name: Option<Vec<u32>>, index: &Index) -> Self {
        let mut longest_first: Vec<usize> = (0..needles.len()).collect();
        let last = |place: &usize| (needles[*place].beside.is_some(), std::cmp::Reverse(needles[*place].letters));
        longest_first.sort_by_key(last);
        let mut spelled = vec![Fitting::default(); index.spellings.len()];
        let mut elsewhere = vec![Fitting::default(); index.people()];
        for (order, needle) in needles.iter().enumerate() {
            let (by_spelling, by_person) = needle.fits();
            spelled.iter_mut().zip(by_spelling).for_each(|(fitting, fit)| fitting.add(order, *fit));
            elsewhere.iter_mut().zip(by_person).for_each(|(fitting, fit)| fitting.add(order, *fit));
        }
        Self { needles, spelled, elsewhere, longest_first, full_name, address: None, letters: None, joined: None }
    }

    fn typed(words: &'a [Word], parts: &[Part], index: &Index) -> Self {
        let full_name = words.iter().map(|word| index.spelling(word)).collect();
        let needles = words.iter().map(|word| Needle::typed(word, words.len() == 1, index)).collect();
        let asked = Self::new(needles, full_name, index);
        let is_addressed = matches!(parts[0].beside, Some(Beside::Address | Beside::Title));
        let letters: String = words.iter().map(|word| word.plain.as_str()).collect();
        let letters = Some(letters).filter(|letters| !letters.contains(|c: char| c.is_ascii_digit()));
        Self { address: words.first().filter(|_| is_addressed), letters, ..asked }
    }

    fn meant(parts: &[Part], index: &Index, is_only: bool) -> Self {
        let is_wide = is_only || parts.len() > 1;
        let needles = parts.iter().map(|part| Needle::meant(part, index, is_wide)).collect();
        let spelling = |part: &Part| match &part.kind {
            Kind::Word(forms) => forms.iter().find_map(|form| index.spelling(form)),
            _ => None,
        };
        let full_name = parts.iter().filter(|part| part.beside.is_none()).map(spelling).collect();
        let mut letters = String::new();
        let mut words = 0;
        for (place, part) in parts.iter().enumerate() {
            if let (Kind::Word(forms), None) = (&part.kind, part.beside) {
                let form = forms.iter().find(|form| index.is_name(&form.plain)).or(forms.last());
                letters.push_str(form.map_or("", |form| &form.plain));
                words |= 1 << place;
            }
        }
        let joined = Pattern::new(&letters).filter(|pattern| pattern.length() > SHORT);
        Self { joined: joined.map(|pattern| (pattern, words)), ..Self::new(needles, full_name, index) }
    }

    /// What a person is worth whom all words fit as they are typed.
    fn typed_worth(&self, person: usize, index: &Index) -> Option<u32> {
        let by_words = self.words_worth(person, index);
        if self.letters.as_ref().is_some_and(|letters| letters.as_bytes() == index.joined(person)) {
            return Some(by_words.unwrap_or(0) + FULL_LETTERS);
        }
        by_words
    }

    /// The sum of each word's worth, `None` if one of them fits nowhere. No word of the name counts twice; words in the
    /// name's own order count more.
    fn words_worth(&self, person: usize, index: &Index) -> Option<u32> {
        let count = self.needles.len();
        let mut name = self.name(person, index);
        if !self.may_fit(person, &name, |_| true) {
            return None;
        }
        let mut worth = 0;
        for &order in &self.longest_first {
            let needle = &self.needles[order];
            let (own, place) = name.best(order, needle, |fit| fit.exact);
            let other = needle.elsewhere(person).exact;
            if own > 0 && own >= other {
                name.take(order, place);
            } else if other == 0 || order == 0 && self.address.is_some() && other < WHOLE_DETAIL {
                return None;
            }
            worth += u32::from(own.max(other));
        }
        if self.address.is_some_and(|address| !name.begins_with(address, index)) {
            return None;
        }
        if count > 1 {
            let ordered = if name.is_in_order(count) { Some(worth) } else { self.ordered_worth(name.words) };
            worth = ordered.map_or(worth, |ordered| worth.max(ordered + IN_ORDER));
        }
        Some(worth + self.full_name_worth(name.words))
    }

    /// The most that all words are worth as words of a name in its order, if they fit so: of several words that begin
    /// alike, the one that was typed first need not have found its own place first.
    fn ordered_worth(&self, name: &[u32]) -> Option<u32> {
        const LONGEST: usize = 16;
        if self.needles.len() > name.len() || name.len() > LONGEST {
            return None;
        }
        let last = name.len().saturating_sub(1);
        // What the words up to one are worth in so many words of the name; 0 where they do not fit.
        let mut best = [0_u32; LONGEST + 1];
        for (order, needle) in self.needles.iter().enumerate() {
            let mut next = [0; LONGEST + 1];
            for (place, word) in name.iter().enumerate().skip(order) {
                let own = u32::from(needle.in_name(*word, place, last).exact);
                let with = if own > 0 && (order == 0 || best[place] > 0) { best[place] + own } else { 0 };
                next[place + 1] = with.max(next[place]);
            }
            best = next;
        }
        Some(best[name.len()]).filter(|worth| *worth > 0)
    }

    /// What a person is worth whom all words fit as they may be meant.
    fn meant_worth(&self, person: usize, index: &Index) -> Option<u32> {
        let mut name = self.name(person, index);
        if !self.may_fit(person, &name, |needle| needle.beside.is_none()) {
            return None;
        }
        let mut worth = 0;
        for &order in &self.longest_first {
            worth += u32::from(self.place(order, person, &mut name)?);
        }
        Some(worth + name.order_worth() + self.full_name_worth(name.words))
    }

    /// Takes the place that a word fits as it is meant and gives its worth, `None` if it fits nowhere. What is said
    /// beside a name needs no place and is worth nothing as a word of a name, so that those come first who have all
    /// others; a word that says what a number is may be a name yet.
    fn place(&self, order: usize, person: usize, name: &mut Name) -> Option<u16> {
        let needle = &self.needles[order];
        let (own, place) = name.best(order, needle, |fit| fit.exact);
        let other = needle.elsewhere(person).exact;
        match needle.beside {
            Some(Beside::Title) => return Some(other),
            Some(Beside::Address) if !name.has_taken_before(order) => return Some(other),
            Some(Beside::Cue) if own < WHOLE_NAME => return Some(other),
            _ if own > 0 && own >= other => name.take(order, place),
            _ if other == 0 => return None,
            _ => {}
        }
        Some(own.max(other))
    }

    /// Those of some people whom the words fit nearly, about as near as the nearest. Beside people who were exactly
    /// found a person whom a word does not fit is not meant.
    fn nearest(&self, people: &[usize], index: &Index, is_beside: bool) -> Vec<Found> {
        let mut near = Vec::new();
        let mut best = 0;
        for &person in people {
            let by_words = self.near_worth(person, index, best * 2 / 3);
            let all = by_words.into_iter().chain(self.joined_worth(person, index, is_beside));
            let all = all.filter(|(tier, _)| !is_beside || *tier == Tier::Slipped);
            if let Some((tier, worth)) = all.max_by_key(|(_, worth)| *worth) {
                best = best.max(worth);
                near.push(Found { person, tier, worth });
            }
        }
        near.retain(|one| one.worth * 3 >= best * 2);
        near.sort_by_key(|one| std::cmp::Reverse(one.worth));
        near.truncate(MOST_NEAR);
        near
    }

    /// Words that fit nowhere as they are meant are held against what is near them. `None` below `least`, and where
    /// nothing but a letter fits.
    fn near_worth(&self, person: usize, index: &Index, least: u32) -> Option<(Tier, u32)> {
        let mut name = self.name(person, index);
        let fits = name.fitting.or(self.elsewhere[person]).any;
        let (mut worth, mut letters, mut left) = (0, 0, 0_u32);
        let mut most: u32 = 0;
        let mut tier = Tier::Slipped;
        for (order, needle) in self.needles.iter().enumerate() {
            if fits & (1 << order) != 0 {
                most += needle.most();
            } else if needle.beside.is_none() {
                tier = Tier::Partly;
            }
        }
        if most < least {
            return None;
        }
        for &order in self.longest_first.iter().filter(|order| fits & (1 << **order) != 0) {
            let needle = &self.needles[order];
            most -= needle.most();
            if let Some(own) = self.place(order, person, &mut name) {
                worth += u32::from(own);
                letters += if needle.beside.is_none() { needle.letters } else { 0 };
            } else {
                left |= 1 << order;
                most += u32::from(needle.most.near);
            }
            if worth + most < least {
                return None;
            }
        }
        for &order in self.longest_first.iter().filter(|order| left & (1 << **order) != 0) {
            let needle = &self.needles[order];
            let (own, place) = name.best(order, needle, |fit| fit.near);
            let other = needle.elsewhere(person).near;
            if own > 0 && own >= other {
                name.take(order, place);
            } else if other == 0 {
                tier = Tier::Partly;
                continue;
            }
            worth += u32::from(own.max(other));
            letters += needle.letters;
        }
        (letters > 1).then(|| (tier, worth + name.order_worth()))
    }

    /// The whole name with few slips, with one beside people who were exactly found, its blanks wherever they were typed.
    fn joined_worth(&self, person: usize, index: &Index, is_beside: bool) -> Option<(Tier, u32)> {
        let (pattern, words) = self.joined.as_ref()?;
        let known = index.joined(person);
        let most = if is_beside { 1 } else { 1 + pattern.length() / 8 };
        if known.len().abs_diff(pattern.length()) > most {
            return None;
        }
        let slips = pattern.to(known);
        if slips > most {
            return None;
        }
        let (each, slip) = JOINED;
        let name = index.name(person).len() as u32 * each + 25;
        let mut worth = name.saturating_sub(slips as u32 * slip) + IN_ORDER;
        let mut tier = Tier::Slipped;
        let others = self.needles.iter().enumerate();
        for (_, needle) in others.filter(|(place, needle)| words & (1 << place) == 0 && needle.beside.is_none()) {
            let fit = needle.elsewhere(person);
            match fit.exact.max(fit.near) {
                0 => tier = Tier::Partly,
                fits => worth += u32::from(fits),
            }
        }
        Some((tier, worth))
    }

    /// Whether somebody may fit all needles of a kind without slips.
    fn may_fit(&self, person: usize, name: &Name, is_needed: impl Fn(&Needle) -> bool) -> bool {
        let fits = name.fitting.or(self.elsewhere[person]).exact;
        self.needles.iter().enumerate().all(|(order, needle)| fits & (1 << order) != 0 || !is_needed(needle))
    }

    fn name<'i>(&self, person: usize, index: &'i Index) -> Name<'i> {
        let words = index.name(person);
        let fitting = words.iter().fold(Fitting::default(), |all, word| all.or(self.spelled[*word as usize]));
        Name { words, fitting, taken: 0, places: [Name::FREE; query::MOST_PARTS] }
    }

    fn full_name_worth(&self, name: &[u32]) -> u32 {
        if self.full_name.as_ref().is_some_and(|typed| typed == name) { FULL_NAME } else { 0 }
    }
}

/// A bit for each needle that is worth something.
#[derive(Clone, Copy, Default)]
struct Fitting {
    /// As it is meant.
    exact: u32,
    /// With slips or without.
    any: u32,
}

impl Fitting {
    fn add(&mut self, order: usize, fit: Fit) {
        self.exact |= u32::from(fit.exact > 0) << order;
        self.any |= u32::from(fit != Fit::default()) << order;
    }

    fn or(self, other: Self) -> Self {
        Self { exact: self.exact | other.exact, any: self.any | other.any }
    }
}

/// Which words of a name are taken by which words of a query.
struct Name<'a> {
    words: &'a [u32],
    /// The query's words that some of them fits.
    fitting: Fitting,
    taken: u64,
    /// By the query's words; [`Name::FREE`] where one takes none.
    places: [u8; query::MOST_PARTS],
}

impl Name<'_> {
    const FREE: u8 = u8::MAX;

    /// What a needle is worth at most, and at which place, the first of equals; 0 where it fits none.
    fn best(&self, order: usize, needle: &Needle, worth: impl Fn(Fit) -> u16) -> (u16, usize) {
        if self.fitting.any & (1 << order) == 0 {
            return (0, 0);
        }
        let last = self.words.len().saturating_sub(1);
        let free = self.words.iter().enumerate().filter(|(place, _)| self.taken & (1 << place.min(&63)) == 0);
        let worths = free.map(|(place, word)| (worth(needle.in_name(*word, place, last)), place));
        worths.max_by_key(|(worth, place)| (*worth, std::cmp::Reverse(*place))).unwrap_or((0, 0))
    }

    fn take(&mut self, order: usize, place: usize) {
        self.taken |= 1 << place.min(63);
        self.places[order] = place.min(63) as u8;
    }

    fn has_taken_before(&self, order: usize) -> bool {
        self.places[..order].iter().any(|place| *place != Self::FREE)
    }

    /// Whether so many words of the query are all the name's, in its order.
    fn is_in_order(&self, words: usize) -> bool {
        self.places[..words].windows(2).all(|pair| pair[1] != Self::FREE && pair[0] < pair[1])
    }

    /// What the order of those that are the name's is worth, more where the name has none between them.
    fn order_worth(&self) -> u32 {
        let own = || self.places.iter().filter(|place| **place != Self::FREE);
        if own().count() < 2 || !own().is_sorted() {
            return 0;
        }
        let is_close = own().zip(own().skip(1)).all(|(one, next)| one + 1 == *next);
        IN_ORDER + if is_close { CLOSE } else { 0 }
    }

    /// Whether the first word, if it is one of the name, is so no form of address: it is whole, and those of the others
    /// that are the name's follow in its order, or all that the name has is there.
    fn begins_with(&self, first: &Word, index: &Index) -> bool {
        let place = self.places[0];
        if place == Self::FREE {
            return true;
        }
        let own = &index.spellings[self.words[usize::from(place)] as usize].word;
        let is_whole = own.plain == first.plain && (!first.has_marks || own.marked == first.marked);
        let is_alone = self.taken.is_power_of_two() && usize::from(place) + 1 == self.words.len();
        is_whole && (is_alone || self.order_worth() > 0 || self.taken.count_ones() as usize == self.words.len())
    }
}

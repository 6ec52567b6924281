// Words, queries, and matches in a text: all of the search that needs no index. crates/text and crates/search
// (tokens.rs, fold.rs, query.rs, snippet.rs) do the same, function by function.
(() => {
  "use strict";

  // --- words and their keys (text/tokens.rs, text/fold.rs) ---
  const WORD = /[\p{Alphabetic}\p{N}\p{M}]+/gu;
  const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const LONGEST = 40;
  const bare = (word) => [...word.replace(/\u00d0/g, "\u0110")].map((c) => c.toLowerCase()).join("").normalize("NFD");
  const oneI = (word) => (/^[hklmst]y$/.test(word) ? word[0] + "i" : word);

  function keys(word) {
    const letters = bare(word);
    const folded = oneI(letters.replace(/\p{M}/gu, "").replace(/đ/g, "d"));
    if (!folded || [...folded].length > LONGEST) return null;
    return { exact: oneI(letters.replace(TONE, "")) + (letters.match(TONE) || []).join(""), folded };
  }

  const words = (text) =>
    [...text.matchAll(WORD)].map((m) => ({ text: m[0], start: m.index, end: m.index + m[0].length, keys: keys(m[0]) }));

  // --- queries (query.rs) ---
  const MOST_SYLLABLES = 32;
  const is = (syllable, word) => (syllable.marked ? syllable.exact === word.exact : syllable.folded === word.folded);
  // Whether two syllables were typed adjacent: a bit for each of at most 32 that came after the first.
  const paired = (query, left, right) => (query.after[left] >>> right) & 1;

  function parse(typed) {
    const query = { syllables: [], pairs: [], phrases: [], after: [] };
    typed.replace(/[“”„«»]/g, '"').split('"').forEach((part, place, parts) => {
      const quoted = place % 2 === 1 && place + 1 < parts.length;
      const found = words(part).map((word) => word.keys);
      const marked = found.some((word) => word && word.exact !== word.folded);
      let run = [];
      const close = () => {
        if (quoted && run.length) query.phrases.push(run);
        run = [];
      };
      let full = false;
      for (const word of found) {
        if (!word) {
          close();
          full = false;
          continue;
        }
        if (full) continue;
        let at = query.syllables.findIndex((known) => known.marked === marked && known.exact === word.exact && known.folded === word.folded);
        if (at < 0) {
          full = query.syllables.length >= MOST_SYLLABLES;
          if (full) continue;
          at = query.syllables.push({ ...word, marked }) - 1;
        }
        const before = run[run.length - 1];
        if (run.length && !paired(query, before, at)) {
          query.pairs.push([before, at]);
          query.after[before] |= 1 << at;
        }
        run.push(at);
      }
      close();
    });
    return query;
  }

  // --- snippets (snippet.rs) ---
  const WIDTH = 40, LEAD = 4;

  // Classifies a character: 1 begins no word, 2 a word whose key must be computed, otherwise the first letter of its
  // folded key. Texts are long and regular expressions slow, so results below U+3000 are cached.
  const known = new Uint16Array(0x3000);
  function letter(text, at) {
    const unit = text.charCodeAt(at);
    if (known[unit]) return known[unit];
    const char = String.fromCodePoint(text.codePointAt(at)), own = words(char)[0];
    const kind = !own ? 1 : own.keys ? own.keys.folded.charCodeAt(0) : 2;
    return unit < known.length ? (known[unit] = kind) : kind;
  }

  const NOWHERE = [-1, -1];

  // The positions of a text's words, and for each its index in the query or -1: by the exact key, and for texts without
  // an exact match by the folded key.
  function locate(text, query) {
    const starts = [], ends = [], typed = [], folded = [];
    const found = (query.found = query.found || new Map());
    const first = (query.first = query.first || new Set([2, ...query.syllables.map((syllable) => syllable.folded.charCodeAt(0))]));
    for (let at = 0; at < text.length; ) {
      const start = at, begins = letter(text, at);
      if (begins === 1) {
        at++;
        continue;
      }
      while (at < text.length && letter(text, at) !== 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
      starts.push(start);
      ends.push(at);
      let places = NOWHERE;
      if (first.has(begins)) {
        const word = text.slice(start, at);
        places = found.get(word);
        if (!places) {
          const own = keys(word);
          const find = (same) => (own ? query.syllables.findIndex((syllable) => same(syllable, own)) : -1);
          found.set(word, (places = [find(is), find((syllable, own) => syllable.folded === own.folded)]));
        }
      }
      typed.push(places[0]);
      folded.push(places[1]);
    }
    return { starts, ends, typed, folded };
  }

  const places = ({ typed, folded }) => (typed.some((place) => place >= 0) ? typed : folded);

  // The words to mark: adjacent ones as typed; a syllable that occurs in no such pair, everywhere.
  function marks(place, query) {
    const joined = new Set(), marked = new Set();
    place.forEach((left, i) => {
      const right = place[i + 1];
      if (!(left >= 0 && right >= 0 && paired(query, left, right))) return;
      marked.add(i).add(i + 1);
      joined.add(left).add(right);
    });
    place.forEach((own, i) => own >= 0 && !joined.has(own) && marked.add(i));
    return marked;
  }

  // The first word of the window with the best matches: syllables count twice, pairs once.
  function bestStart(place, query) {
    const counts = new Map();
    let best = 0, most = 0, worth = 0;
    const count = (key, by, value) => {
      const before = counts.get(key) || 0;
      counts.set(key, before + by);
      if (before === (by > 0 ? 0 : 1)) worth += by * value;
    };
    const pair = (i, by) => {
      if (place[i] >= 0 && place[i + 1] >= 0 && paired(query, place[i], place[i + 1])) count(place[i] + " " + place[i + 1], by, 1);
    };
    for (let start = 0, end = 0; start < place.length; start++) {
      for (; end < Math.min(place.length, start + WIDTH - LEAD); end++) {
        if (place[end] >= 0) count(place[end], 1, 2);
        if (end > start) pair(end - 1, 1);
      }
      if (place[start] < 0) continue;
      if (worth > most) [best, most] = [start, worth];
      count(place[start], -1, 2);
      if (start + 1 < end) pair(start, -1);
    }
    return best;
  }

  function snippet(text, query) {
    const found = locate(text, query), { starts, ends } = found;
    const place = places(found), marked = marks(place, query);
    const end = Math.min(Math.max(0, bestStart(place, query) - LEAD) + WIDTH, starts.length);
    const start = Math.max(0, end - WIDTH);
    const pieces = [];
    const push = (text, marked) => {
      const last = pieces[pieces.length - 1];
      if (!text) return;
      if (last && last.marked === marked) last.text += text;
      else pieces.push({ text, marked });
    };
    if (start > 0) push("… ", false);
    let at = start ? starts[start] : 0;
    for (let i = start; i < end; i++) {
      if (marked.has(i)) {
        const gap = text.slice(at, starts[i]);
        push(gap, gap === " " && i > start && pieces[pieces.length - 1].marked);
        push(text.slice(starts[i], ends[i]), true);
      } else push(text.slice(at, ends[i]), false);
      at = ends[i];
    }
    push(end === starts.length ? text.slice(at) : " …", false);
    return pieces;
  }

  self.daihoiWords = { WORD, keys, words, parse, locate, places, marks, snippet };
})();

// The reader of the exported index: no server, no network, no DOM except the tags that load chunks. It gives the hits
// that the program gives natively, in the same order; crates/search is the other half (score.rs, facet.rs, export/),
// and each part here does what that file does.
(() => {
  "use strict";
  const here = document.currentScript.src.replace(/[^/]*$/, "");
  const index = self.daihoiIndex;
  const f32 = Math.fround;

  const { WORD, keys, parse, locate, snippet } = self.daihoiWords;

  // --- chunks (export/chunk.rs, export/table.rs) ---
  const utf8 = new TextDecoder();

  class Cursor {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }
    more() {
      return this.at < this.bytes.length;
    }
    take(length) {
      return this.bytes.subarray(this.at, (this.at += length));
    }
    number() {
      let byte = this.bytes[this.at++], value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = this.bytes[this.at++];
        value |= (byte & 127) << shift;
      }
      return value;
    }
    text() {
      return utf8.decode(this.take(this.number()));
    }
    // The end of a table's row: a chunk's name.
    name() {
      return this.take(5);
    }
    // Skips a list: a query needs one of the hundred in a chunk, which `listed` reads.
    list(length) {
      const list = { bytes: this.bytes, at: this.at, length };
      for (; length > 0; length--) if (!(this.number() & 1)) this.number();
      return list;
    }
    lists() {
      const titles = this.number(), texts = this.number();
      return [this.list(titles), this.list(texts)];
    }
  }

  // Entry, count, entry, count ...
  function listed(list) {
    if (list.read) return list.read;
    const cursor = new Cursor(list.bytes), read = (list.read = new Uint32Array(2 * list.length));
    cursor.at = list.at;
    for (let i = 0, next = 0; i < read.length; i += 2) {
      const step = cursor.number();
      next += step >> 1;
      read[i] = next++;
      read[i + 1] = step & 1 ? 1 : cursor.number() + 2;
    }
    return read;
  }

  // The name of a chunk; tables have thousands, of which few are needed.
  const named = (kind, name) => kind + Array.from(name, (byte) => (byte + 256).toString(16).slice(1)).join("");

  const chunks = new Map(); // name -> promise of its content
  const handed = new WeakMap(); // script -> the content it has handed over

  function script(name) {
    return new Promise((resolve, reject) => {
      const tag = document.createElement("script");
      tag.src = here + name + ".js";
      tag.onload = () => {
        tag.remove();
        resolve(tag);
      };
      tag.onerror = () => {
        tag.remove();
        reject(new Error(name));
      };
      document.head.append(tag);
    });
  }

  async function read(name, parse) {
    return parse(new Cursor(self.daihoiUnpack(handed.get(await script(name)))));
  }

  function chunk(name, parse) {
    if (!chunks.has(name)) chunks.set(name, read(name, parse).catch((error) => {
      chunks.delete(name); // so that it can be tried again
      throw error;
    }));
    return chunks.get(name);
  }

  self.daihoi = (packed) => handed.set(document.currentScript, packed);
  const json = (cursor) => JSON.parse(utf8.decode(cursor.bytes));

  // The last row of a sorted table that does not come after the wanted key.
  function row(rows, after) {
    let low = 0, high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (after(rows[middle])) high = middle;
      else low = middle + 1;
    }
    return rows[low - 1];
  }

  // --- the base: norms, facets and tables (export/mod.rs) ---
  const FACETS = ["class", "body", "year", "session"];
  let norms; // by field, for each entry: K1 * (1 - B + B * length / average)
  let columns; // by facet, for each entry the position of its value from 1, or 0
  let terms, pairs, cards; // tables: first key of each chunk
  let tally; // zero for each entry, except while counting

  function start() {
    if (!index || index.version !== 4) throw new Error("manifest");
    return chunk("b-" + index.base, (cursor) => {
      const all = { length: index.documents };
      tally = new Uint32Array(index.documents);
      norms = [0, 1].map((field) => {
        const average = f32(f32(index.tokens[field]) / f32(index.documents));
        const cache = lengths.map((length) => f32(K1 * f32(f32(1 - B) + f32(f32(B * f32(length)) / average))));
        return Float32Array.from(cursor.take(index.documents), (id) => cache[id]);
      });
      columns = FACETS.map(() => Array.from(all, () => cursor.number()));
      const table = (first) => Array.from({ length: cursor.number() }, () => [...first(), cursor.name()]);
      terms = table(() => [cursor.text(), cursor.number()]);
      pairs = table(() => [cursor.text(), cursor.text()]);
      cards = table(() => [cursor.number()]);
    });
  }

  // --- postings (export/write.rs) ---

  // Order by code point, which is the order of UTF-8 bytes and not that of UTF-16.
  function compare(left, right) {
    const a = [...left], b = [...right];
    for (let i = 0; i < a.length && i < b.length; i++) {
      const step = a[i].codePointAt(0) - b[i].codePointAt(0);
      if (step) return step;
    }
    return a.length - b.length;
  }

  // The group of a folded key: its number and its variants.
  async function group(folded) {
    const found = row(terms, ([first]) => compare(first, folded) > 0);
    if (!found) return undefined;
    const groups = await chunk(named("t-", found[2]), (cursor) => {
      const groups = new Map();
      for (let number = found[1]; cursor.more(); number++) {
        const key = cursor.text();
        const variants = [];
        for (let i = cursor.number(); i > 0; i--) variants.push({ exact: cursor.text() || key, lists: cursor.lists() });
        groups.set(key, { number, variants });
      }
      return groups;
    });
    return groups.get(folded);
  }

  const NONE = { read: [] };

  // The variants of a pair of syllables, loaded while their groups are looked up.
  async function pair([left, right], looked) {
    const found = row(pairs, ([l, r]) => (compare(l, left.folded) || compare(r, right.folded)) > 0);
    if (!found) return undefined;
    const all = await chunk(named("p-", found[2]), (cursor) => {
      const pairs = new Map(), column = () => new Cursor(cursor.take(cursor.number()));
      const steps = column(), places = column(), counts = column(), entries = column();
      const place = () => [places.number(), places.number()];
      const list = () => entries.list(counts.number());
      for (let run, last; steps.more(); ) {
        const code = steps.number();
        if (!code) {
          run = steps.number();
          last = 0;
          continue;
        }
        last += code >> 1;
        const variants = [];
        if (code & 1) variants.push({ places: place(), lists: [NONE, list()] });
        else for (let i = counts.number(); i > 0; i--) variants.push({ places: place(), lists: [list(), list()] });
        pairs.set(run + " " + (last - 1), variants);
      }
      return pairs;
    });
    await looked;
    return left.group && right.group && all.get(left.group.number + " " + right.group.number);
  }

  // Merges the lists of several variants: the postings of a folded field.
  function union(variants, field) {
    if (variants.length === 1) return listed(variants[0].lists[field]);
    variants.all = variants.all || [];
    if (variants.all[field]) return variants.all[field];
    const some = [];
    for (const { lists } of variants) {
      const list = listed(lists[field]);
      for (let i = 0; i < list.length; i += 2) {
        if (!tally[list[i]]) some.push(list[i]);
        tally[list[i]] += list[i + 1];
      }
    }
    const entries = Uint32Array.from(some).sort(), all = (variants.all[field] = new Uint32Array(2 * entries.length));
    for (let i = 0; i < entries.length; i++) {
      all[2 * i] = entries[i];
      all[2 * i + 1] = tally[entries[i]];
      tally[entries[i]] = 0;
    }
    return all;
  }

  // --- scores (score.rs; tantivy's bm25.rs, in f32) ---
  const TITLE = 2, PAIR = 1, EXACT = f32(0.8), FOLDED = f32(0.2), K1 = f32(1.2), B = 0.75;

  // The lengths that the 256 field norms stand for.
  const lengths = Array.from({ length: 256 }, (_, i) => {
    if (i < 40) return i;
    const j = i - 24;
    return 24 + ((j & 7) | 8) * 2 ** ((j >> 3) - 1);
  });

  const idf = (list) => rarity(list.length / 2);
  const rarity = (count) => f32(Math.log(f32(1 + f32(f32(f32(index.documents - count) + 0.5) / f32(count + 0.5)))));

  function add(scores, field, list, idf, boost) {
    const weight = f32(f32(idf * f32(1 + K1)) * boost);
    const own = norms[field];
    for (let i = 0; i < list.length; i += 2) {
      const entry = list[i], count = list[i + 1];
      scores[entry] += f32(weight * f32(count / f32(count + own[entry])));
    }
  }

  // The list for one key of a syllable, or of a pair, in one field.
  const single = (syllable, exact, field) => {
    if (!syllable.group) return [];
    if (!exact) return union(syllable.group.variants, field);
    const variant = syllable.group.variants.find((variant) => variant.exact === syllable.exact);
    return variant ? listed(variant.lists[field]) : [];
  };
  const double = ([left, right], variants, exact, field) => {
    if (!variants) return [];
    if (!exact) return union(variants, field);
    const place = (syllable) => syllable.group.variants.findIndex((variant) => variant.exact === syllable.exact);
    const a = place(left), b = place(right);
    const variant = variants.find(({ places }) => places[0] === a && places[1] === b);
    return variant ? listed(variant.lists[field]) : [];
  };

  const keysOf = (syllable) => (syllable.marked ? [[true, EXACT], [false, FOLDED]] : [[false, 1]]);

  const look = ({ syllables }) => Promise.all(syllables.map(async (syllable) => (syllable.group = await group(syllable.folded))));

  // Best first, ties by entry: packed into numbers, which sort without a comparison function. The bits of a positive
  // float grow with its value, and entries are fewer than two million.
  function ordered(ranked, scores) {
    const bits = new Uint32Array(scores.buffer), most = 2 ** 21;
    const places = Float64Array.from(ranked, (entry) => (0xffffffff - bits[entry]) * most + entry).sort();
    return Array.from(places, (place) => place % most);
  }

  async function rank(query) {
    const { syllables, pairs, phrases } = query;
    const adjacent = new Map(), looked = look(query);
    const load = async (two) => adjacent.set(two.join(), await pair(two.map((place) => syllables[place]), looked));
    await Promise.all([looked, ...pairs.map(load)]);
    const scores = new Float32Array(index.documents);
    const held = new Uint8Array(index.documents), last = new Uint8Array(index.documents);
    syllables.forEach((syllable, place) => {
      for (const [field, boost] of [[0, TITLE], [1, 1]]) {
        for (const [exact, share] of keysOf(syllable)) {
          const list = single(syllable, exact, field);
          add(scores, field, list, idf(list), f32(boost * share));
        }
        const list = single(syllable, false, field);
        for (let i = 0; i < list.length; i += 2) {
          if (last[list[i]] <= place) held[list[i]]++;
          last[list[i]] = place + 1;
        }
      }
    });
    for (const places of pairs) {
      const two = places.map((place) => syllables[place]);
      for (const field of [0, 1]) {
        for (const [exact, share] of keysOf(two[0])) {
          const both = f32(idf(single(two[0], exact, field)) + idf(single(two[1], exact, field)));
          add(scores, field, double(two, adjacent.get(places.join()), exact, field), both, f32(PAIR * share));
        }
      }
    }
    for (const phrase of phrases) {
      const holders = new Set();
      for (const field of [0, 1]) {
        const lists = phrase.slice(0, -1).map((place, i) => {
          const two = [place, phrase[i + 1]];
          return double(two.map((place) => syllables[place]), adjacent.get(two.join()), syllables[place].marked, field);
        });
        if (!lists.length) lists.push(single(syllables[phrase[0]], syllables[phrase[0]].marked, field));
        const sets = lists.map((list) => new Set(list.filter((_, i) => i % 2 === 0)));
        for (const entry of sets[0]) if (sets.every((set) => set.has(entry))) holders.add(entry);
      }
      for (let entry = 0; entry < held.length; entry++) if (!holders.has(entry)) held[entry] = 0;
    }
    const wanted = Math.max(1, Math.ceil(syllables.length / 2));
    const ranked = [];
    for (let entry = 0; entry < held.length; entry++) if (held[entry] >= wanted) ranked.push(entry);
    return { query, ranked: ordered(ranked, scores), scores };
  }

  // --- filters (facet.rs) ---

  // Whether all facets let an entry pass; and the values of entries, each counted where the other facets pass.
  function gate(filters) {
    const chosen = FACETS.map((name, facet) => {
      const wanted = filters[name] || [];
      return wanted.length && [false, ...index.facets[facet].map((value) => wanted.includes(value))];
    });
    // The facet that stops an entry: -1 for none, 4 for several.
    const stops = (entry) => {
      let by = -1;
      for (let facet = 0; facet < 4; facet++) {
        if (chosen[facet] && !chosen[facet][columns[facet][entry]]) by = by < 0 ? facet : 4;
      }
      return by;
    };
    const open = !chosen.some(Boolean);
    const lets = (entry) => open || stops(entry) < 0;
    const count = (entries) => {
      const counts = index.facets.map((values) => new Uint32Array(values.length + 1));
      const by = open ? [] : entries.map(stops);
      counts.forEach((counts, facet) => {
        const places = columns[facet];
        entries.forEach((entry, i) => (open || by[i] < 0 || by[i] === facet) && counts[places[entry]]++);
      });
      return Object.fromEntries(FACETS.map((name, facet) => {
        const choices = index.facets[facet].map((value, i) => ({ value, count: counts[facet][i + 1] })).filter(({ count }) => count);
        return [name, name === "year" ? choices.reverse() : choices.sort((left, right) => right.count - left.count)];
      }));
    };
    return { lets, count };
  }

  // --- hits (library.rs) ---
  // A hit's card, and its text.
  async function stored(entry) {
    const [first, name] = row(cards, ([first]) => first > entry);
    return (await chunk(named("d-", name), json))[entry - first];
  }

  // Consecutive pairs are not yet a phrase of three: compare the words.
  function holds(phrase, text) {
    const { syllables } = phrase, { typed } = locate(text, phrase);
    const places = syllables.map((syllable) => syllables.indexOf(syllable));
    return typed.some((_, at) => places.every((place, i) => typed[at + i] === place));
  }

  // Whether an entry has every phrase of three and more syllables.
  async function whole(entry, phrases) {
    if (!phrases.length) return true;
    const [{ title, section }, text] = await stored(entry), fields = [title, section, text];
    return phrases.every((phrase) => fields.some((field) => holds(phrase, field)));
  }

  // Letters that Vietnamese does not write but encodings older than Unicode contain (text/legacy.rs).
  const OLD = /[ÄÅÆÇËÎÏÑÖØÛÜäåæçëîïñöøûüþÿ]|[a-zA-ZÀ-ÿ][¡-ª¬-®µ-¹¼-¾]|[¡-ª¬-®µ-¹¼-¾][a-zA-ZÀ-ÿ]/;
  const known = (query) => query.syllables.filter((syllable) => syllable.group).length;

  // The query that was probably meant, if the typed one finds nothing; see suggest.js.
  async function suggest(typed, query, nothing) {
    await (daihoiSearch.suggest || script("suggest"));
    const { guesses, correct } = daihoiSearch.suggest;
    let most = known(query), best = null;
    for (const guess of guesses(typed)) {
      const other = parse(guess);
      await look(other);
      if (known(other) > most) [most, best] = [known(other), guess];
    }
    if (best !== null || !nothing) return best;
    const unknown = query.syllables.filter(({ folded, group }) => !group && [...folded].length >= 3).map(({ folded }) => [...folded]);
    if (!unknown.length) return null;
    const near = await chunk("k-" + index.keys, (cursor) => cursor);
    const edits = correct(unknown, new Cursor(near.bytes));
    const corrected = typed.replace(WORD, (word) => edits.get((keys(word) || {}).folded) || word);
    return corrected === typed ? null : corrected;
  }

  // The best hits for the typed query, each as a function that loads it; `unfinished` while the reader is typing.
  async function find(typed, { limit = 10, filters = {}, unfinished = false } = {}) {
    await start();
    let corrected = null;
    const last = unfinished && index.documents && /[\p{Alphabetic}\p{N}\p{M}]+$/u.exec(typed), key = last && keys(last[0]);
    let [found, there] = await Promise.all([rank(parse(typed)), !key || group(key.folded)]);
    if (!there) found = await rank(parse((typed = typed.slice(0, last.index))));
    const nothing = !found.ranked.length && !unfinished;
    if ((nothing || OLD.test(typed)) && index.documents) corrected = await suggest(typed, found.query, nothing);
    if (corrected !== null) found = await rank(parse(corrected));
    const { query, ranked, scores } = found;
    const { lets, count } = gate(filters);
    const long = query.phrases.filter((phrase) => phrase.length > 2).map((phrase) => ({ syllables: phrase.map((place) => query.syllables[place]) }));
    const passed = ranked.filter(lets), others = new Set(), entries = [];
    for (let next = 0; next < passed.length && entries.length < limit; ) {
      const some = passed.slice(next, (next += limit - entries.length));
      const held = await Promise.all(some.map((entry) => whole(entry, long)));
      some.forEach((entry, i) => (held[i] ? entries.push(entry) : others.add(entry)));
    }
    const hits = entries.map((entry, i) => async () => {
      const [card, text] = await stored(entry);
      return { ...card, rank: i + 1, score: scores[entry], snippet: snippet(text, query) };
    });
    return { total: passed.length - others.size, corrected, hits, facets: count(ranked.filter((entry) => !others.has(entry))) };
  }

  // A query without a reader: browsers compile code when it first runs, and the first real query should not wait for
  // that.
  async function prime() {
    await start();
    const [key] = terms[terms.length - 1] || [""];
    await find(key, { limit: 0 });
    snippet(key, parse(key));
  }

  self.daihoiSearch = { find, prime };
})();

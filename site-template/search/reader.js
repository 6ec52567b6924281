// The reader of the exported index: no server, no network, no DOM but the tags that load chunks.
// It gives the hits that the program gives natively, in the same order; src/search holds the other half
// (query.rs, score.rs, snippet.rs, export/), and each part here does what that file does.
(() => {
  "use strict";
  const here = document.currentScript.src.replace(/[^/]*$/, "");
  const index = self.daihoiIndex;
  const f32 = Math.fround;

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

  // --- what was typed (query.rs) ---
  const MOST_SYLLABLES = 32;
  const is = (syllable, word) => (syllable.marked ? syllable.exact === word.exact : syllable.folded === word.folded);
  const paired = (query, left, right) => query.pairs.some((pair) => pair[0] === left && pair[1] === right);

  function parse(typed) {
    const query = { syllables: [], pairs: [], phrases: [] };
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
        if (run.length && !paired(query, run[run.length - 1], at)) query.pairs.push([run[run.length - 1], at]);
        run.push(at);
      }
      close();
    });
    return query;
  }

  // --- chunks (export/chunk.rs) ---
  const chunks = new Map(); // name -> promise of bytes
  const waiting = new Map();

  function load(name) {
    if (!chunks.has(name)) {
      chunks.set(name, new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const tag = document.createElement("script");
        tag.src = here + name + ".js";
        tag.onload = () => {
          tag.remove();
          if (waiting.delete(name)) reject(new Error(name));
        };
        tag.onerror = () => {
          tag.remove();
          chunks.delete(name); // so that it can be tried again
          reject(new Error(name));
        };
        document.head.append(tag);
      }));
    }
    return chunks.get(name);
  }

  function put(name, packed) {
    const resolve = waiting.get(name);
    waiting.delete(name);
    if (resolve) resolve(inflate(unpack(packed)));
  }

  function unpack(packed) {
    const bytes = new Uint8Array((packed.length * 15) >> 3);
    let hold = 0, count = 0, at = 0;
    for (let i = 0; i < packed.length; i++) {
      hold |= (packed.charCodeAt(i) - 0x3000) << count;
      for (count += 15; count >= 8; count -= 8) {
        bytes[at++] = hold;
        hold >>>= 8;
      }
    }
    return bytes;
  }

  // RFC 1951. Own code, because DecompressionStream is missing in older browsers and slow to start for small chunks.
  const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  // A table from the next bits, as many as the longest code has, to symbol * 16 + length.
  function table(lengths) {
    const most = Math.max(...lengths, 1);
    const codes = new Uint16Array(1 << most);
    let code = 0;
    for (let length = 1; length <= most; length++, code <<= 1) {
      lengths.forEach((own, symbol) => {
        if (own !== length) return;
        let reversed = 0;
        for (let i = 0; i < length; i++) reversed |= ((code >> i) & 1) << (length - 1 - i);
        for (let i = reversed; i < codes.length; i += 1 << length) codes[i] = symbol * 16 + length;
        code++;
      });
    }
    return { codes, most };
  }

  function inflate(source) {
    let out = new Uint8Array(source.length * 4 + 256), size = 0, at = 0, hold = 0, count = 0;
    const fill = (n) => {
      for (; count < n; count += 8) hold |= (source[at++] || 0) << count;
    };
    const bits = (n) => {
      fill(n);
      const value = hold & ((1 << n) - 1);
      hold >>>= n;
      count -= n;
      return value;
    };
    const symbol = ({ codes, most }) => {
      fill(most);
      const entry = codes[hold & ((1 << most) - 1)];
      if (!entry) throw new Error("deflate");
      hold >>>= entry & 15;
      count -= entry & 15;
      return entry >> 4;
    };
    const room = (n) => {
      if (size + n <= out.length) return;
      const larger = new Uint8Array(Math.max(out.length * 2, size + n));
      larger.set(out);
      out = larger;
    };
    const fixed = () => [table([...Array(288)].map((_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))), table(Array(30).fill(5))];
    const dynamic = () => {
      const literals = bits(5) + 257, distances = bits(5) + 1, orders = bits(4) + 4;
      const first = Array(19).fill(0);
      for (let i = 0; i < orders; i++) first[ORDER[i]] = bits(3);
      const codes = table(first), lengths = [];
      while (lengths.length < literals + distances) {
        const s = symbol(codes);
        if (s < 16) lengths.push(s);
        else for (let value = s === 16 ? lengths[lengths.length - 1] : 0, i = s === 16 ? bits(2) + 3 : s === 17 ? bits(3) + 3 : bits(7) + 11; i > 0; i--) lengths.push(value);
      }
      return [table(lengths.slice(0, literals)), table(lengths.slice(literals))];
    };
    for (let last = 0; !last; ) {
      last = bits(1);
      const kind = bits(2);
      if (kind === 0) {
        bits(count & 7);
        const length = bits(16);
        bits(16);
        room(length);
        for (let i = 0; i < length; i++) out[size++] = bits(8);
        continue;
      }
      const [literal, distance] = kind === 1 ? fixed() : dynamic();
      for (let s; (s = symbol(literal)) !== 256; ) {
        room(258);
        if (s < 256) out[size++] = s;
        else {
          const i = s - 257;
          const length = LENGTHS[i] + (i < 8 || i === 28 ? 0 : bits((i - 4) >> 2));
          const d = symbol(distance);
          const back = d < 4 ? d + 1 : ((2 + (d & 1)) << ((d >> 1) - 1)) + 1 + bits((d >> 1) - 1);
          for (let j = 0; j < length; j++, size++) out[size] = out[size - back];
        }
      }
    }
    return out.subarray(0, size);
  }

  // --- postings (export/write.rs) ---
  const utf8 = new TextDecoder();

  class Cursor {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }
    number() {
      let value = 0, shift = 0, byte;
      do {
        byte = this.bytes[this.at++];
        value += (byte & 127) * 2 ** shift;
        shift += 7;
      } while (byte > 127);
      return value;
    }
    text() {
      const length = this.number();
      return utf8.decode(this.bytes.subarray(this.at, (this.at += length)));
    }
    // A map from entry to count.
    list(length) {
      const list = new Map();
      for (let next = 0; length > 0; length--) {
        const step = this.number();
        next += step >> 1;
        list.set(next++, step & 1 ? 1 : this.number() + 2);
      }
      return list;
    }
    lists() {
      const titles = this.number(), texts = this.number();
      return [this.list(titles), this.list(texts)];
    }
  }

  // Of a table in order, the last row that does not come after what is looked for.
  function row(rows, after) {
    let low = 0, high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (after(rows[middle])) high = middle;
      else low = middle + 1;
    }
    return rows[low - 1];
  }

  // Order by code point, which is the order of UTF-8 bytes and not that of UTF-16.
  function compare(left, right) {
    const a = [...left], b = [...right];
    for (let i = 0; i < a.length && i < b.length; i++) {
      const step = a[i].codePointAt(0) - b[i].codePointAt(0);
      if (step) return step;
    }
    return a.length - b.length;
  }

  const parsed = new Map(); // chunk -> what it holds
  async function chunk(name, parse) {
    const bytes = await load(name);
    if (!parsed.has(name)) parsed.set(name, parse(new Cursor(bytes)));
    return parsed.get(name);
  }

  // The group of a folded key: its number and its variants.
  async function group(folded) {
    const found = row(index.terms, ([first]) => compare(first, folded) > 0);
    if (!found) return undefined;
    const groups = await chunk("t-" + found[2], (cursor) => {
      const groups = new Map();
      for (let number = found[1]; cursor.at < cursor.bytes.length; number++) {
        const key = cursor.text();
        const variants = [];
        for (let i = cursor.number(); i > 0; i--) variants.push({ exact: cursor.text() || key, lists: cursor.lists() });
        groups.set(key, { number, variants });
      }
      return groups;
    });
    return groups.get(folded);
  }

  // The variants of a pair of groups.
  async function pair(left, right) {
    const found = row(index.pairs, ([l, r]) => l > left || (l === left && r > right));
    if (!found) return undefined;
    const pairs = await chunk("p-" + found[2], (cursor) => {
      const pairs = new Map();
      for (let run, last; cursor.at < cursor.bytes.length; ) {
        const code = cursor.number();
        if (!code) {
          run = cursor.number();
          last = 0;
          continue;
        }
        last += code >> 1;
        const variants = [];
        if (code & 1) variants.push({ places: [cursor.number(), cursor.number()], lists: [new Map(), cursor.list(cursor.number())] });
        else for (let i = cursor.number(); i > 0; i--) variants.push({ places: [cursor.number(), cursor.number()], lists: cursor.lists() });
        pairs.set(run + " " + (last - 1), variants);
      }
      return pairs;
    });
    return pairs.get(left + " " + right);
  }

  // One list of several variants: what a folded field holds.
  function union(variants, field) {
    if (variants.length === 1) return variants[0].lists[field];
    const all = new Map();
    for (const variant of variants) for (const [entry, count] of variant.lists[field]) all.set(entry, (all.get(entry) || 0) + count);
    return all;
  }

  // --- scores (score.rs; tantivy's bm25.rs, in f32) ---
  const TITLE = 2, PAIR = 1, EXACT = f32(0.8), FOLDED = f32(0.2), K1 = f32(1.2), B = 0.75;
  const EMPTY = new Map();

  // The lengths that the 256 field norms stand for.
  const lengths = Array.from({ length: 256 }, (_, i) => {
    if (i < 40) return i;
    const j = i - 24;
    return 24 + ((j & 7) | 8) * 2 ** ((j >> 3) - 1);
  });

  let norms; // by field, of each entry: K1 * (1 - B + B * length / average)
  async function start() {
    if (norms) return;
    const bytes = await load("n-" + index.norms);
    norms = [0, 1].map((field) => {
      const average = f32(f32(index.tokens[field]) / f32(index.documents));
      const cache = lengths.map((length) => f32(K1 * f32(f32(1 - B) + f32(f32(B * f32(length)) / average))));
      return Float32Array.from(bytes.subarray(field * index.documents, (field + 1) * index.documents), (id) => cache[id]);
    });
  }

  const idf = (count) => f32(Math.log(f32(1 + f32(f32(f32(index.documents - count) + 0.5) / f32(count + 0.5)))));

  function add(scores, field, list, rarity, boost) {
    const weight = f32(f32(rarity * f32(1 + K1)) * boost);
    for (const [entry, count] of list) scores[entry] += f32(weight * f32(count / f32(count + norms[field][entry])));
  }

  // The list of one key of a syllable, or of a pair of them, in one field.
  const single = (syllable, exact, field) => {
    if (!syllable.group) return EMPTY;
    if (!exact) return union(syllable.group.variants, field);
    const variant = syllable.group.variants.find((variant) => variant.exact === syllable.exact);
    return variant ? variant.lists[field] : EMPTY;
  };
  const double = ([left, right], variants, exact, field) => {
    if (!variants) return EMPTY;
    if (!exact) return union(variants, field);
    const place = (syllable) => syllable.group.variants.findIndex((variant) => variant.exact === syllable.exact);
    const a = place(left), b = place(right);
    const variant = variants.find(({ places }) => places[0] === a && places[1] === b);
    return variant ? variant.lists[field] : EMPTY;
  };

  const keysOf = (syllable) => (syllable.marked ? [[true, EXACT], [false, FOLDED]] : [[false, 1]]);

  async function rank(query) {
    const { syllables, pairs, phrases } = query;
    await start();
    await Promise.all(syllables.map(async (syllable) => (syllable.group = await group(syllable.folded))));
    const adjacent = new Map();
    await Promise.all(pairs.map(async (two) => {
      const [left, right] = two.map((place) => syllables[place].group);
      if (left && right) adjacent.set(two.join(), await pair(left.number, right.number));
    }));
    const scores = new Float32Array(index.documents);
    const held = new Uint8Array(index.documents);
    for (const syllable of syllables) {
      const holders = new Set();
      for (const [field, boost] of [[0, TITLE], [1, 1]]) {
        for (const [exact, share] of keysOf(syllable)) {
          const list = single(syllable, exact, field);
          add(scores, field, list, idf(list.size), f32(boost * share));
        }
        for (const entry of single(syllable, false, field).keys()) holders.add(entry);
      }
      for (const entry of holders) held[entry]++;
    }
    for (const places of pairs) {
      const two = places.map((place) => syllables[place]);
      for (const field of [0, 1]) {
        for (const [exact, share] of keysOf(two[0])) {
          const rarity = f32(idf(single(two[0], exact, field).size) + idf(single(two[1], exact, field).size));
          add(scores, field, double(two, adjacent.get(places.join()), exact, field), rarity, f32(PAIR * share));
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
        for (const entry of lists[0].keys()) if (lists.every((list) => list.has(entry))) holders.add(entry);
      }
      for (let entry = 0; entry < held.length; entry++) if (!holders.has(entry)) held[entry] = 0;
    }
    const wanted = Math.max(1, Math.ceil(syllables.length / 2));
    const ranked = [];
    for (let entry = 0; entry < held.length; entry++) if (held[entry] >= wanted) ranked.push(entry);
    ranked.sort((left, right) => scores[right] - scores[left] || left - right);
    return { ranked, scores };
  }

  // --- hits ---
  async function paper(entry) {
    const [first, name] = row(index.papers, ([first]) => first > entry);
    const bytes = await load("d-" + name);
    if (!parsed.has(name)) parsed.set(name, JSON.parse(utf8.decode(bytes)));
    return parsed.get(name)[entry - first];
  }

  // Pairs in order are not yet a phrase of three: the words tell.
  function holds(phrase, syllables, text) {
    const found = words(text);
    return found.some((_, at) => phrase.every((place, i) => {
      const word = found[at + i];
      return word && word.keys && is(syllables[place], word.keys);
    }));
  }

  async function find(typed, limit = 10) {
    const query = parse(typed);
    if (!index || index.version !== 1) throw new Error("manifest");
    if (!query.syllables.length || !index.documents) return { total: 0, hits: [] };
    const { ranked, scores } = await rank(query);
    const long = query.phrases.filter((phrase) => phrase.length > 2);
    const hits = [];
    let total = ranked.length;
    for (let next = 0; next < ranked.length && hits.length < limit; ) {
      const entries = ranked.slice(next, (next += limit - hits.length));
      const papers = await Promise.all(entries.map(paper));
      entries.forEach((entry, i) => {
        const [card, text] = papers[i];
        const fields = [card.title, card.section, text];
        if (long.every((phrase) => fields.some((field) => holds(phrase, query.syllables, field)))) {
          hits.push({ ...card, rank: hits.length + 1, score: scores[entry], snippet: snippet(text, query) });
        } else total--;
      });
    }
    return { total, hits };
  }

  // --- passages (snippet.rs) ---
  const WIDTH = 40, LEAD = 4;

  // For each word the place in the query of what it is, or -1.
  function places(found, { syllables }) {
    const by = (same) => found.map((word) => (word.keys ? syllables.findIndex((syllable) => same(syllable, word.keys)) : -1));
    const typed = by(is);
    return typed.some((place) => place >= 0) ? typed : by((syllable, word) => syllable.folded === word.folded);
  }

  function snippet(text, query) {
    const found = words(text), place = places(found, query);
    let best = 0, most = 0;
    place.forEach((own, start) => {
      if (own < 0) return;
      const window = place.slice(start, start + WIDTH - LEAD);
      const seen = new Set(), pairs = new Set();
      window.forEach((left, i) => {
        if (left < 0) return;
        seen.add(left);
        const right = window[i + 1];
        if (right >= 0 && paired(query, left, right)) pairs.add(left + " " + right);
      });
      const worth = 2 * seen.size + pairs.size;
      if (worth > most) [best, most] = [start, worth];
    });
    const end = Math.min(Math.max(0, best - LEAD) + WIDTH, found.length);
    const start = Math.max(0, end - WIDTH);
    const pieces = [];
    const push = (text, marked) => {
      const last = pieces[pieces.length - 1];
      if (!text) return;
      if (last && last.marked === marked) last.text += text;
      else pieces.push({ text, marked });
    };
    if (start > 0) push("… ", false);
    let at = start ? found[start].start : 0;
    for (let i = start; i < end; i++) {
      const word = found[i];
      if (place[i] >= 0) {
        const gap = text.slice(at, word.start);
        push(gap, gap === " " && i > start && pieces[pieces.length - 1].marked);
        push(word.text, true);
      } else push(text.slice(at, word.end), false);
      at = word.end;
    }
    push(end === found.length ? text.slice(at) : " …", false);
    return pieces;
  }

  self.daihoiSearch = { find, put, parse, words, places, paired };
})();

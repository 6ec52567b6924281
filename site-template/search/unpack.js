// Unpacks the chunks of the index: 15 bits in each UTF-16 unit (export/chunk.rs), then deflate. Inflating is own code
// (RFC 1951), because DecompressionStream is missing in older browsers and slow to start for small chunks; so there is
// one way for all of them.
(() => {
  "use strict";

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

  const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  // A table from the next bits, as many as the longest code has, to symbol * 16 + length.
  function table(lengths) {
    const counts = new Uint16Array(16), next = new Uint16Array(16);
    for (let i = 0; i < lengths.length; i++) counts[lengths[i]]++;
    counts[0] = 0;
    for (let length = 1; length < 16; length++) next[length] = (next[length - 1] + counts[length - 1]) << 1;
    let most = 15;
    while (most > 1 && !counts[most]) most--;
    const codes = new Uint16Array(1 << most);
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      const own = lengths[symbol];
      if (!own) continue;
      let reversed = 0;
      for (let i = 0, code = next[own]++; i < own; i++, code >>= 1) reversed = (reversed << 1) | (code & 1);
      for (; reversed < codes.length; reversed += 1 << own) codes[reversed] = symbol * 16 + own;
    }
    return { codes, most };
  }

  function inflate(source) {
    let out = new Uint8Array(source.length * 4 + 256), size = 0, at = 0, hold = 0, count = 0;
    const fill = (n) => {
      for (; count < n; count += 8) hold |= source[at++] << count;
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
      const { codes, most } = literal, mask = (1 << most) - 1;
      for (;;) {
        // Most of the work is here, so `symbol` is inlined.
        for (; count < most; count += 8) hold |= source[at++] << count;
        const entry = codes[hold & mask], s = entry >> 4;
        if (!entry) throw new Error("deflate");
        hold >>>= entry & 15;
        count -= entry & 15;
        if (s === 256) break;
        if (size + 258 > out.length) room(258);
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

  self.daihoiUnpack = (packed) => inflate(unpack(packed));
})();

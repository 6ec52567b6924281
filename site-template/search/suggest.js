// Suggests another query when the typed one finds nothing: loaded by reader.js only then.
(() => {
  "use strict";

  // --- encodings older than Unicode (text/legacy.rs) ---
  // The letters of TCVN3 from U+00A1 on, a blank where there is none.
  const TCVN3 = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";
  const LETTERS = { ñ: "đ", ô: "ơ", ö: "ư", í: "í", ì: "ì", æ: "ỉ", ó: "ĩ", ò: "ị", î: "ỵ" };
  const MARKS = {
    ù: "\u0301", ø: "\u0300", û: "\u0309", õ: "\u0303", ï: "\u0323",
    â: "\u0302", á: "\u0302\u0301", à: "\u0302\u0300", å: "\u0302\u0309", ã: "\u0302\u0303", ä: "\u0302\u0323",
    ê: "\u0306", é: "\u0306\u0301", è: "\u0306\u0300", ú: "\u0306\u0309", ü: "\u0306\u0303", ë: "\u0306\u0323",
  };

  function tcvn3(text) {
    const letter = (c) => (TCVN3[c.charCodeAt(0) - 0xa1] || " ").trim() || c;
    return [...text].map(letter).join("");
  }

  // A letter of its own, or a mark that combines with the letter before it.
  function vni(text) {
    let out = "", before = "";
    for (const c of text) {
      const small = c.toLowerCase(), letter = LETTERS[small], marks = MARKS[small];
      if (letter) out += before = c === small ? letter : letter.toUpperCase();
      else if (marks && (!before || /[aeouyơư]/i.test(before))) {
        out += marks;
        before = "\u0300";
      } else out += before = c;
    }
    return out;
  }

  function guesses(typed) {
    const text = typed.replace(/[\uf020-\uf0ff]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xf000));
    if (!/[\u00a1-\u00ff]/.test(text) || /(?![\0-\u00ff])[\p{Alphabetic}\p{M}]/u.test(typed)) return [];
    const all = [tcvn3, vni].map((decode) => decode(text).replace(/\u00d0/g, "\u0110").normalize("NFC"));
    return all.filter((guess, i) => guess !== typed && all.indexOf(guess) === i);
  }

  // --- one edit (correct.rs) ---
  function oneEdit(left, right) {
    let head = 0, tail = 0;
    while (head < left.length && head < right.length && left[head] === right[head]) head++;
    const most = Math.min(left.length, right.length) - head;
    while (tail < most && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
    const a = left.slice(head, left.length - tail), b = right.slice(head, right.length - tail);
    return a.length === 2 && b.length === 2 ? a[0] === b[1] && a[1] === b[0] : a.length <= 1 && b.length <= 1;
  }

  // For each unknown key (as letters) the known one within an edit that most entries have; the cursor reads all keys.
  function correct(unknown, cursor) {
    const best = unknown.map(() => [0]);
    for (let last = []; cursor.more(); ) {
      last = [...last.slice(0, cursor.number()), ...cursor.text()];
      const entries = cursor.number();
      unknown.forEach((key, i) => {
        if (entries > best[i][0] && oneEdit(key, last)) best[i] = [entries, last.join("")];
      });
    }
    return new Map(unknown.map((key, i) => [key.join(""), best[i][1]]));
  }

  daihoiSearch.suggest = { guesses, correct };
})();

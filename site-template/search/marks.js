// A document's page: marks the words of ?hl= and lets `/` go to the search field.
(() => {
  "use strict";
  const here = document.currentScript.src.replace(/[^/]*$/, "");

  document.addEventListener("keydown", (event) => {
    const input = document.getElementById("q");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !input) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    input.focus();
    event.preventDefault();
  });

  const typed = new URLSearchParams(location.search).get("hl");
  if (!typed) return;
  // The reader knows what a word is; only a page that was found needs it.
  const reader = document.createElement("script");
  reader.src = here + "reader.js";
  reader.onload = mark;
  document.head.append(reader);

  function mark() {
    const { parse, words, places, paired } = daihoiSearch;
    const query = parse(typed);
    const root = document.querySelector("main") || document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node; (node = walker.nextNode()); ) {
      if (!node.parentElement.closest("script, style, form, nav")) for (const word of words(node.data)) found.push({ ...word, node });
    }
    const place = places(found, query);
    // Syllables side by side as they were typed are a word; one that stands in no such word is marked wherever it is.
    const joined = new Set(), marked = new Set();
    place.forEach((left, i) => {
      const right = place[i + 1];
      if (!(left >= 0 && right >= 0 && paired(query, left, right))) return;
      marked.add(i).add(i + 1);
      joined.add(left).add(right);
    });
    place.forEach((own, i) => own >= 0 && !joined.has(own) && marked.add(i));

    // From the end, so that offsets before stay true; neighbours with nothing but space between become one mark.
    let next;
    for (let i = found.length - 1; i >= 0; i--) {
      if (!marked.has(i)) continue;
      const { node, start, end } = found[i];
      const close = next && next.node === node && !node.data.slice(end, next.start).trim();
      if (next && !close) wrap(next);
      next = { node, start, end: close ? next.end : end };
    }
    if (next) wrap(next);
    if (!location.hash) root.querySelector("mark")?.scrollIntoView({ block: "center" });
  }

  function wrap({ node, start, end }) {
    const made = document.createElement("mark");
    const word = node.splitText(start);
    word.splitText(end - start);
    word.replaceWith(made);
    made.append(word);
  }
})();

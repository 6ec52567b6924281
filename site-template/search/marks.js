// A document's page: marks the words of ?hl= and moves to the search field on `/`.
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
  // Only a page opened from a hit needs the rules for words.
  const words = document.createElement("script");
  words.src = here + "words.js";
  words.onload = mark;
  document.head.append(words);

  function mark() {
    const { parse, locate, places, marks } = daihoiWords;
    const query = parse(typed);
    const root = document.querySelector("main") || document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [], all = { typed: [], folded: [] };
    for (let node; (node = walker.nextNode()); ) {
      if (node.parentElement.closest("script, style, form, nav")) continue;
      const { starts, ends, typed, folded } = locate(node.data, query);
      starts.forEach((start, i) => nodes.push({ node, start, end: ends[i] }));
      all.typed.push(...typed);
      all.folded.push(...folded);
    }
    const marked = marks(places(all), query);

    // From the end, so that earlier offsets stay valid; neighbours separated only by white space become one mark.
    let next;
    for (let i = nodes.length - 1; i >= 0; i--) {
      if (!marked.has(i)) continue;
      const { node, start, end } = nodes[i];
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

// The search page: finds while one types. Words for people come from data-* of #search-status.
(() => {
  "use strict";
  const input = document.getElementById("q");
  const status = document.getElementById("search-status");
  const list = document.getElementById("results");
  const PAGE = 10;
  let turn = 0; // what was typed last wins, whatever loads first
  let shown = 0;

  const say = (name, values = {}) => {
    status.textContent = (status.dataset[name] || "").replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
  };
  const element = (tag, name, ...children) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  };

  function address({ url }, typed) {
    const [page, anchor] = url.split("#");
    return page + "?hl=" + encodeURIComponent(typed) + (anchor ? "#" + anchor : "");
  }

  function item(hit, typed) {
    const link = element("a", "hit-title", hit.title);
    link.href = address(hit, typed);
    // The way to the section, without the title that stands above it.
    const way = [...hit.breadcrumbs, hit.section].filter((step, i, all) => step && step !== hit.title && step !== all[i - 1]);
    const pieces = hit.snippet.map(({ text, marked }) => (marked ? element("mark", "", text) : text));
    const about = [hit.class, hit.date].filter(Boolean).join(" · ");
    return element("li", "hit", link,
      ...(way.length ? [element("p", "hit-path", way.join(" › "))] : []),
      element("p", "hit-snippet", ...pieces),
      ...(about ? [element("p", "hit-meta", about)] : []));
  }

  async function search(more) {
    const own = ++turn;
    const typed = input.value.trim();
    if (!typed) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    if (!more && !list.children.length) say("loading");
    try {
      const { total, hits, corrected } = await daihoiSearch.find(typed, more ? shown + PAGE : PAGE);
      if (own !== turn) return;
      const from = more ? shown : 0;
      const items = hits.slice(from).map((hit) => item(hit, corrected || typed));
      if (more) list.append(...items);
      else list.replaceChildren(...items);
      shown = hits.length;
      say(total === 0 ? "none" : total === 1 ? "one" : "count", { n: total.toLocaleString("vi"), q: typed });
      if (corrected && status.dataset.corrected) status.textContent += " " + status.dataset.corrected.replace("{q}", corrected);
      if (shown < total && items.length) end.observe(list.lastChild);
    } catch {
      if (own === turn) {
        list.replaceChildren();
        say("error");
      }
    }
  }

  // The next hits come when the last one is in sight.
  const end = new IntersectionObserver((seen) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    end.disconnect();
    search(true);
  });

  function typed() {
    const typed = input.value.trim();
    history.replaceState(null, "", typed ? "?q=" + encodeURIComponent(typed) : location.pathname);
    end.disconnect();
    search();
  }

  function move(step) {
    const links = [...list.querySelectorAll("a.hit-title")];
    const to = links.indexOf(document.activeElement) + step;
    if (to < 0) input.focus();
    else if (links[to]) links[to].focus();
  }

  input.addEventListener("input", typed);
  document.getElementById("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    typed();
  });
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const writing = target !== input && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (writing) return;
    if (key === "/" && target !== input) input.select();
    else if (key === "ArrowDown" && (target === input || list.contains(target))) move(1);
    else if (key === "ArrowUp" && list.contains(target)) move(-1);
    else if (key === "Escape") {
      input.value = "";
      typed();
      input.focus();
    } else return;
    event.preventDefault();
  });

  input.value = new URLSearchParams(location.search).get("q") || input.value;
  search();
})();

// The search page: searches while the reader types, narrows down by chips. Texts for readers come from data-* of the
// page.
(() => {
  "use strict";
  const input = document.getElementById("q");
  const status = document.getElementById("search-status");
  const facets = document.getElementById("search-filters");
  const list = document.getElementById("results");
  const hint = document.querySelector(".hint") || {}; // a congress's own template may have none
  const PAGE = 10; // hits loaded at a time
  const VALUES = 6; // chips shown of a facet, until the reader asks for more
  const TALL = 150; // estimated height of a hit, in pixels
  const BREATH = 90, PAUSE = 600; // milliseconds without a key until a look-up, and until the query counts as finished
  const STATUS_TIMEOUT = 300; // milliseconds until a status "searching" is shown: drawing it slows the search down
  let turn = 0; // number of the last query, whose answer wins whatever loads first
  let shown = 0;
  let waiting; // the timer until the next look-up
  let filters = {};
  const whole = new Set(); // facets of which all values are shown

  const say = (name, values = {}) => {
    status.textContent = (status.dataset[name] || "").replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
  };
  // As toLocaleString would write it, which takes a browser longer to initialise than the query takes.
  const number = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, document.documentElement.lang === "en" ? "," : ".");
  const element = (tag, name, ...children) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  };

  // --- the address: query, filters, and scroll position ---
  function address(query) {
    const parameters = new URLSearchParams();
    if (query) parameters.set("q", query);
    for (const [name, values] of Object.entries(filters)) values.forEach((value) => parameters.append(name, value));
    return String(parameters) ? "?" + parameters : location.pathname;
  }

  function restore() {
    const parameters = new URLSearchParams(location.search);
    input.value = parameters.get("q") || "";
    filters = {};
    facets.querySelectorAll("[data-facet]").forEach(({ dataset: { facet } }) => {
      if (parameters.has(facet)) filters[facet] = parameters.getAll(facet);
    });
  }

  // --- hits ---
  function item(hit, query) {
    const link = element("a", "hit-title", hit.title);
    const [page, anchor] = hit.url.split("#");
    link.href = page + "?hl=" + encodeURIComponent(query) + (anchor ? "#" + anchor : "");
    // The path of the section, without the title above it.
    const way = [...hit.breadcrumbs, hit.section].filter((step, i, all) => step && step !== hit.title && step !== all[i - 1]);
    const about = [hit.class, hit.date].filter(Boolean).join(" · ");
    return element("li", "hit", link,
      ...(way.length ? [element("p", "hit-path", way.join(" › "))] : []),
      element("p", "hit-snippet", ...hit.snippet.map(({ text, marked }) => (marked ? element("mark", "", text) : text))),
      ...(about ? [element("p", "hit-meta", about)] : []));
  }

  // The next hits are loaded when the last one comes into view.
  const sight = new IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) search({ more: true });
  });

  function broken() {
    list.replaceChildren();
    facets.hidden = true;
    say("error");
  }

  async function search({ more = false, limit = PAGE, unfinished = false } = {}) {
    clearTimeout(waiting);
    const own = ++turn, typed = input.value.trim();
    if (!typed) {
      list.replaceChildren();
      facets.hidden = true;
      status.textContent = "";
      hint.hidden = false;
      moved("replaceState");
      return;
    }
    const slow = list.children.length ? 0 : setTimeout(say, STATUS_TIMEOUT, "loading");
    try {
      const from = more ? shown : 0;
      // A blank after the last word marks it as finished.
      const found = await daihoiSearch.find(input.value.trimStart(), { limit: from + limit, filters, unfinished });
      const { total, hits, corrected } = found;
      if (unfinished && !total && own === turn) {
        // Half a word is no reason to report no hits.
        waiting = setTimeout(search, PAUSE);
        return;
      }
      const load = (some) => Promise.all(some.map(async (hit) => item(await hit(), corrected || typed)));
      // Hits in view come first, for each is a script to load.
      const first = more ? hits.length : Math.ceil(innerHeight / TALL);
      const items = await load(hits.slice(from, first));
      if (own !== turn) return;
      clearTimeout(slow);
      sight.disconnect();
      if (more) list.append(...items);
      else list.replaceChildren(...items);
      say(total === 0 ? (Object.keys(filters).length ? "filtered" : "none") : total === 1 ? "one" : "count", { n: number(total), q: typed });
      if (corrected && status.dataset.corrected) status.textContent += " " + status.dataset.corrected.replace("{q}", corrected);
      chips(found.facets);
      const rest = await load(hits.slice(first));
      if (own !== turn) return;
      list.append(...rest);
      shown = hits.length;
      moved("replaceState"); // late: a browser takes longer for it than for the search
      if (from < shown && shown < total) sight.observe(list.lastChild);
    } catch {
      if (own === turn) broken();
    } finally {
      clearTimeout(slow);
      hint.hidden = false;
    }
  }

  // --- chips ---
  function chip(facet, { value, count }) {
    const pressed = (filters[facet] || []).includes(value);
    const made = element("button", "chip", value, " ", element("span", "count", number(count)));
    made.type = "button";
    made.dataset.key = facet + " " + value;
    made.setAttribute("aria-pressed", pressed);
    made.onclick = () => {
      const others = (filters[facet] || []).filter((chosen) => chosen !== value);
      if (!pressed) others.push(value);
      if (others.length) filters[facet] = others;
      else delete filters[facet];
      moved("pushState");
      search();
    };
    return made;
  }

  function chips(found) {
    const key = document.activeElement && document.activeElement.dataset.key;
    let any = false;
    facets.querySelectorAll("[data-facet]").forEach((group) => {
      const { facet } = group.dataset;
      const chosen = filters[facet] || [];
      // A chosen value can be removed even if no hit has it.
      const values = [...found[facet], ...chosen.filter((value) => !found[facet].some((other) => other.value === value)).map((value) => ({ value, count: 0 }))];
      const shown = whole.has(facet) ? values : values.filter(({ value }, i) => i < VALUES || chosen.includes(value));
      const made = shown.map((choice) => chip(facet, choice));
      if (values.length > VALUES) {
        const rest = element("button", "chip", whole.has(facet) ? facets.dataset.less : facets.dataset.more.replace("{n}", number(values.length - shown.length)));
        rest.type = "button";
        rest.dataset.key = facet;
        rest.setAttribute("aria-expanded", whole.has(facet));
        rest.onclick = () => {
          if (!whole.delete(facet)) whole.add(facet);
          chips(found);
        };
        made.push(rest);
      }
      group.querySelector(".chips").replaceChildren(...made);
      // A single value for all is no choice.
      group.hidden = values.length < 2 && !chosen.length;
      any = any || !group.hidden;
    });
    facets.hidden = !any;
    if (key && document.activeElement === document.body) {
      const again = [...facets.querySelectorAll("button")].find((one) => one.dataset.key === key);
      if (again) again.focus();
    }
  }

  // --- keys and history ---
  function moved(how) {
    const here = address(input.value.trim());
    if (here !== (location.search || location.pathname)) history[how](null, "", here);
  }

  function typed() {
    clearTimeout(waiting);
    const finished = !input.value.trim();
    waiting = setTimeout(() => search({ unfinished: !finished }), finished ? 0 : BREATH);
  }

  function step(by) {
    const links = [...list.querySelectorAll("a.hit-title")];
    const to = links.indexOf(document.activeElement) + by;
    if (to < 0) input.focus();
    else if (links[to]) links[to].focus();
  }

  input.addEventListener("input", typed);
  document.getElementById("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (target !== input && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    if (key === "/" && target !== input) input.select();
    else if (key === "ArrowDown" && (target === input || list.contains(target))) step(1);
    else if (key === "ArrowUp" && list.contains(target)) step(-1);
    else if (key === "Escape") {
      input.value = "";
      filters = {};
      search();
      input.focus();
    } else return;
    event.preventDefault();
  });
  // The scroll position, for the way back: saved as late as possible, and before a hit is followed.
  const remember = () => history.replaceState({ shown, y: scrollY }, "", address(input.value.trim()));
  addEventListener("pagehide", remember);
  list.addEventListener("click", remember);
  addEventListener("popstate", () => {
    restore();
    search();
  });

  // On the way back, restores as many hits as before, and the position.
  const before = history.state;
  restore();
  if (!input.value) daihoiSearch.prime().catch(() => {});
  search({ limit: Math.max(PAGE, (before && before.shown) || 0) }).then(() => before && before.y && scrollTo(0, before.y));
})();

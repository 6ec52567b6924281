// On a local network an open page learns of a new version of itself, reloads, and returns to where the reader was.
// Opened from a folder it asks nothing. The server's half is src/serve/live_reload.rs.
(function () {
  "use strict";
  if (!/^https?:$/.test(location.protocol)) return;
  var me = document.currentScript;
  var root = me.src.replace(/live\.js([?#].*)?$/, "");
  var KEY = "daihoi-live";
  // Interval of polling in milliseconds, and the number of failed first requests after which the page gives up.
  var EVERY = 5000;
  var TRIES = 3;
  var known = null;
  var answered = false;
  var failures = 0;
  var timer = 0;
  var asked = 0;
  var silent = false;
  var came = recall();

  // --- the answer ---
  window.daihoiLive = function (state, written) {
    answered = true;
    failures = 0;
    if (!state) {
      // A server without live reload (_/live.js) is not asked again.
      silent = true;
      return;
    }
    if (known === null) {
      known = state;
      // A page from the browser's cache may be older than the site: compare the time when its file was written. A page
      // that was reloaded just now is not compared again.
      var mine = Math.round(Date.parse(document.lastModified) / 1000);
      if (written && !came && Math.abs(mine - written) > 1) changed(state);
    } else if (state !== known) {
      known = state;
      changed(state);
    }
  };

  function ask() {
    window.clearTimeout(timer);
    if (document.hidden || silent) return;
    var script = document.createElement("script");
    asked += 1;
    script.src = root + "_/live.js?page=" + encodeURIComponent(location.pathname) + "&n=" + asked;
    script.onload = next;
    script.onerror = function () {
      failures += 1;
      next();
    };
    function next() {
      script.remove();
      if (!answered && failures >= TRIES) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, EVERY * Math.min(12, Math.pow(2, failures)));
    }
    document.head.appendChild(script);
  }

  document.addEventListener("visibilitychange", function () {
    if (!document.hidden && (answered || failures < TRIES)) ask();
  });
  // A page restored from the back-forward cache asks at once.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) ask();
  });

  // --- a new version ---
  function changed(state) {
    if (isBusy()) {
      tell(me.dataset.changed, function () {
        reload(state);
      });
    } else {
      reload(state);
    }
  }

  // A reader who is typing or has selected text is asked before a reload.
  function isBusy() {
    var selection = window.getSelection();
    if (selection && !selection.isCollapsed) return true;
    var field = document.activeElement;
    if (!field || !/^(INPUT|TEXTAREA|SELECT)$/.test(field.tagName)) return false;
    return field.value !== (new URLSearchParams(location.search).get(field.name) || "");
  }

  function reload(state) {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(place(state)));
      history.scrollRestoration = "manual";
    } catch (error) {
      // Without storage the page begins at its top.
    }
    location.reload();
  }

  // --- the reader's position ---
  var BLOCKS = "main h1,main h2,main h3,main h4,main h5,main h6,main p,main li,main td,main th,main pre,main figure,main dd";

  function words(block) {
    return block.textContent.replace(/\s+/g, " ").trim().slice(0, 160);
  }

  function place(state) {
    var field = document.activeElement;
    var kept = { path: location.pathname, state: state, y: window.scrollY, focus: field && field.id };
    // Text under a sticky element at the window's top, such as the bar, is not read.
    var bar = document.querySelector("header.bar");
    var line = bar && /sticky|fixed/.test(getComputedStyle(bar).position) ? bar.getBoundingClientRect().bottom : 0;
    var blocks = document.querySelectorAll(BLOCKS);
    for (var i = 0; i < blocks.length && !kept.words; i += 1) {
      var box = blocks[i].getBoundingClientRect();
      if (blocks[i].id) {
        kept.anchor = blocks[i].id;
        kept.anchorTop = box.top;
      }
      if (box.bottom > line && words(blocks[i])) {
        kept.words = words(blocks[i]);
        kept.top = box.top;
      }
    }
    return kept;
  }

  function recall() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(KEY));
      sessionStorage.removeItem(KEY);
      return kept && kept.path === location.pathname ? kept : null;
    } catch (error) {
      return null;
    }
  }

  // Scrolls to the block that was read, by its words and the nearest to its old place; otherwise to its heading;
  // otherwise to the same height.
  function goBack() {
    var blocks = document.querySelectorAll(BLOCKS);
    var found = null;
    var best = Infinity;
    for (var i = 0; came.words && i < blocks.length; i += 1) {
      if (words(blocks[i]) !== came.words) continue;
      var away = Math.abs(blocks[i].getBoundingClientRect().top + window.scrollY - came.top - came.y);
      if (away < best) {
        best = away;
        found = blocks[i];
      }
    }
    var top = came.top;
    if (!found && came.anchor) {
      found = document.getElementById(came.anchor);
      top = came.anchorTop;
    }
    var y = found ? window.scrollY + found.getBoundingClientRect().top - top : came.y;
    window.scrollTo({ top: y, left: 0, behavior: "instant" });
  }

  // --- the notice ---
  function tell(text, act) {
    var old = document.querySelector(".live");
    if (old) old.remove();
    var box = document.createElement("div");
    box.className = "live";
    box.setAttribute("role", "status");
    document.body.appendChild(box);
    var said = document.createElement("span");
    box.appendChild(said);
    if (act) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = me.dataset.show;
      button.addEventListener("click", act);
      box.appendChild(button);
    } else {
      window.setTimeout(function () {
        box.remove();
      }, 8000);
    }
    // Filled after the box exists, so that screen readers announce it.
    window.setTimeout(function () {
      said.textContent = text;
    }, 50);
  }

  if (came) {
    goBack();
    window.addEventListener("load", function () {
      window.requestAnimationFrame(function () {
        goBack();
        history.scrollRestoration = "auto";
        var field = came.focus && document.getElementById(came.focus);
        if (field && field !== document.activeElement && /^(INPUT|TEXTAREA)$/.test(field.tagName)) {
          field.focus({ preventScroll: true });
        }
        if (!document.body.classList.contains("missing")) tell(me.dataset.updated);
      });
    });
  }
  ask();
})();

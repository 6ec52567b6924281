// Conveniences of the frame. Every page works without them.
(function () {
  "use strict";
  var HALF_A_DAY = 12 * 60 * 60 * 1000;
  var field = document.getElementById("q");

  function typing(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  // "/" moves to the search, Escape leaves it.
  document.addEventListener("keydown", function (event) {
    if (!field || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "/" && !typing(event.target)) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "Escape" && event.target === field) {
      field.blur();
    }
  });

  // Marks the current sitting by the reader's clock.
  var sittings = Array.prototype.slice.call(document.querySelectorAll(".sittings li[data-starts]"));
  function announce() {
    var now = new Date();
    var times = sittings.map(function (item) {
      var starts = new Date(item.dataset.starts);
      // A sitting without a stated end is assumed to last half a day.
      return { item: item, starts: starts, ends: item.dataset.ends ? new Date(item.dataset.ends) : new Date(+starts + HALF_A_DAY) };
    });
    var next = times.filter(function (time) { return time.starts > now; })
      .sort(function (one, other) { return one.starts - other.starts; })[0];
    var on = times.some(function (time) { return time.starts <= now && now < time.ends; });
    times.forEach(function (time) {
      time.item.classList.toggle("is-on", time.starts <= now && now < time.ends);
      time.item.classList.toggle("is-next", !on && time === next);
    });
  }
  if (sittings.length) {
    announce();
    window.setInterval(announce, 30000);
  }

  // The folded contents close after a choice.
  var fold = document.querySelector(".contents-fold");
  if (fold) {
    fold.addEventListener("click", function (event) {
      if (event.target.closest("a")) fold.open = false;
    });
  }

  // The contents beside the text mark the current section.
  var side = document.querySelector(".contents-side");
  if (!side) return;
  var links = {};
  var headings = [];
  side.querySelectorAll("a").forEach(function (link) {
    var heading = document.getElementById(link.getAttribute("href").slice(1));
    if (!heading) return;
    links[heading.id] = link;
    headings.push(heading);
  });
  var current = null;
  var waiting = false;

  function show() {
    waiting = false;
    if (!side.offsetParent) return;
    var line = window.innerHeight * 0.25;
    var found = null;
    for (var i = 0; i < headings.length; i += 1) {
      if (headings[i].getBoundingClientRect().top > line) break;
      found = links[headings[i].id];
    }
    // The last sections are too short to reach the line: take the one in the address, otherwise the very last.
    var page = document.documentElement;
    if (headings.length && window.scrollY > 0 && window.innerHeight + window.scrollY >= page.scrollHeight - 2) {
      var there = headings.filter(function (heading) { return "#" + heading.id === location.hash; })[0];
      if (!there || there.getBoundingClientRect().top < 0) there = headings[headings.length - 1];
      found = links[there.id];
    }
    if (found === current) return;
    if (current) current.removeAttribute("aria-current");
    current = found;
    if (!current) return;
    current.setAttribute("aria-current", "true");
    var box = side.getBoundingClientRect();
    var place = current.getBoundingClientRect();
    if (place.top < box.top + 40 || place.bottom > box.bottom - 40) {
      side.scrollTop += place.top - box.top - box.height / 3;
    }
  }

  window.addEventListener("scroll", function () {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(show);
  }, { passive: true });
  window.addEventListener("hashchange", show);
  show();
})();

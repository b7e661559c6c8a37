// What a script adds to pages that are whole without it: keys, and the choice of one statement.
"use strict";
(() => {
  const chosen = (id) => {
    document.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
    const reader = document.querySelector(".reader");
    if (!reader) return;
    reader.classList.toggle("dimmed", Boolean(id));
    if (!id) return;
    reader.querySelectorAll("[data-s]").forEach((one) => {
      if (one.dataset.s.split(" ").includes(id)) one.classList.add("chosen");
    });
  };
  const fromAddress = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    chosen(id.startsWith("s:") ? id : "");
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
  document.addEventListener("click", (event) => {
    const span = event.target.closest(".text [data-s]");
    if (span) location.hash = span.dataset.s.split(" ")[0];
  });
  const waiting = document.querySelector("#waiting");
  if (waiting) {
    let count = 0;
    waiting.querySelector("button").addEventListener("click", () => location.reload());
    new EventSource("/live/events").addEventListener("message", () => {
      count += 1;
      waiting.hidden = false;
      waiting.querySelector("button").textContent = `${count} new`;
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select, textarea")) return;
    const items = [...document.querySelectorAll(".margin li, .row, .list li")];
    const step = { j: 1, k: -1 }[event.key];
    if (event.key === "/") {
      event.preventDefault();
      document.querySelector("#q").focus();
    } else if (event.key === "Escape") {
      history.replaceState(null, "", location.pathname + location.search);
      chosen("");
    } else if (step && items.length) {
      const at = items.findIndex((item) => item === document.activeElement || item.classList.contains("chosen"));
      const next = items[Math.max(0, Math.min(items.length - 1, at + step))];
      next.tabIndex = -1;
      next.focus();
      if (next.id) location.hash = next.id;
    }
  });
})();

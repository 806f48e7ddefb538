"use strict";
// The report's filters, links to single rows, and articles with the words marked. Text of articles only ever becomes text nodes.
(function () {
  let timeline = null; // the Vega view of the timeline, once it is drawn
  let days = null; // first and last day that the timeline shows, once it was moved or zoomed
  let kept = null; // ids of the events that the filters leave; null when they leave all

  function fits(row, asked) {
    for (const [name, value] of Object.entries(asked)) {
      if (name === "words") {
        const text = row.textContent.toLowerCase();
        if (!value.toLowerCase().split(/\s+/).every((word) => text.includes(word))) return false;
      } else if (name === "from") {
        if (!row.dataset.last || row.dataset.last < value) return false;
      } else if (name === "to") {
        if (!row.dataset.first || row.dataset.first > value) return false;
      } else if (name === "zoom") {
        if (days && (!row.dataset.last || row.dataset.last < days[0] || row.dataset.first > days[1])) return false;
      } else if (!row.dataset[name].split("|").includes(value)) return false;
    }
    return true;
  }

  function filter(form) {
    const asked = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
    const rows = document.querySelectorAll("#" + form.dataset.filters + " > tbody");
    const left = {};
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fits(row, asked);
      if (!row.hidden) {
        shown += 1;
        left[row.id.slice(row.id.indexOf("-") + 1)] = 1;
      }
    }
    const any = Object.keys(asked).length > 0;
    form.querySelector("output").textContent = any ? `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")} shown` : "";
    if (form.dataset.filters === "event-rows") {
      kept = any ? left : null;
      if (timeline) timeline.signal("kept", kept).runAsync();
    }
  }

  for (const form of document.querySelectorAll("form.filters")) {
    form.hidden = false;
    form.addEventListener("input", () => filter(form));
    form.addEventListener("reset", () => setTimeout(() => filter(form)));
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  // A link to a row opens it, whatever the filters say.
  function show() {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row || row.tagName !== "TBODY") return;
    if (row.hidden) document.querySelector(`form[data-filters="${row.parentNode.id}"]`).reset();
    row.hidden = false;
    const more = row.querySelector("details");
    if (more) more.open = true;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", show);

  document.addEventListener("drawn", ({ detail }) => {
    if (!detail.holder.dataset.linked) return;
    timeline = detail.view;
    if (kept) timeline.signal("kept", kept).runAsync();
    timeline.addSignalListener("view", (name, view) => {
      days = view.first ? view.first.map((time) => new Date(+time).toISOString().slice(0, 10)) : null;
      const form = document.querySelector('form[data-filters="event-rows"]');
      if (form && form.elements.zoom.checked) filter(form);
    });
    timeline.addEventListener("click", (event, item) => {
      const id = item && item.datum && item.datum.id;
      if (!id) return;
      if (document.getElementById("event-" + id)) {
        location.hash = "event-" + id;
        show();
      } else {
        document.querySelector("form.filters output").textContent = `not among the events of this page: timeline explain ${id.slice(0, 8)}`;
      }
    });
  });

  const articles = JSON.parse(document.getElementById("articles").textContent);
  const dialog = document.getElementById("article");

  // Offsets count code points, as the database does.
  function marked(text, [start, end, spans]) {
    const letters = Array.from(text);
    const said = document.createElement("span");
    said.className = "said";
    let place = start;
    for (const [first, last, kind] of spans) {
      if (first < place || last > end) continue;
      said.append(letters.slice(place, first).join(""));
      const mark = document.createElement("mark");
      mark.className = mark.title = kind;
      mark.append(letters.slice(first, last).join(""));
      said.append(mark);
      place = last;
    }
    said.append(letters.slice(place, end).join(""));
    return [letters.slice(0, start).join(""), said, letters.slice(end).join("")];
  }

  function open(button) {
    const article = articles[button.dataset.article];
    const text = dialog.querySelector(".text");
    const about = dialog.querySelector(".soft");
    dialog.querySelector("h3").textContent = article.title;
    about.textContent = article.source;
    if (article.url) {
      const link = document.createElement("a");
      Object.assign(link, { href: article.url, target: "_blank", rel: "noopener noreferrer", textContent: "the original" });
      about.append(" · ", link);
    }
    text.replaceChildren(...marked(article.text, JSON.parse(button.dataset.marks)));
    dialog.showModal();
    text.querySelector(".said").scrollIntoView({ block: "center" });
  }

  for (const button of document.querySelectorAll("button.open")) {
    button.hidden = !articles[button.dataset.article];
    button.addEventListener("click", () => open(button));
  }
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  show();
})();

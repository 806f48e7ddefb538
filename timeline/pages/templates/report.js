"use strict";
// The report's filters, links to single rows, and articles with the words marked. Text of articles only ever becomes text nodes.
(function () {
  let timeline = null; // the Vega view of the timeline, once it is drawn
  let brush = null; // the Vega view of the bars by month, which has a brush
  let days = null; // first and last day that the timeline shows, once it was moved or zoomed
  let linked = null; // the row that the address names: listed whatever page it is on
  let waiting = 0; // the filter that is to run once the brush rests
  let kept = null; // ids of the events that the filters leave; null when they leave all

  const PAGE = 200; // rows of a table at once; the browser lays out no more than these
  const texts = new Map(); // row -> its words in small letters

  function words(row) {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  }

  function fits(row, asked) {
    for (const [name, value] of Object.entries(asked)) {
      if (name === "words") {
        const text = words(row);
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

  function filter(form, most = PAGE) {
    const asked = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
    const rows = document.querySelectorAll("#" + form.dataset.filters + " > tbody");
    const left = {};
    let shown = 0;
    for (const row of rows) {
      const fit = fits(row, asked);
      row.hidden = !fit || (shown >= most && row !== linked);
      if (fit) {
        shown += 1;
        left[row.id.slice(row.id.indexOf("-") + 1)] = 1;
      }
    }
    const any = Object.keys(asked).length > 0;
    const more = document.querySelector(`#${form.dataset.filters} ~ button.more`);
    more.hidden = shown <= most;
    more.textContent = `Show ${Math.min(PAGE, shown - most)} more of ${shown.toLocaleString("en")}`;
    more.onclick = () => filter(form, most + PAGE);
    const listed = shown > most ? `, the first ${most} listed` : "";
    form.querySelector("output").textContent = any || listed ? `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")} shown${listed}` : "";
    if (form.dataset.filters === "event-rows" && most === PAGE) {
      kept = any ? left : null;
      if (timeline) timeline.signal("kept", kept).runAsync();
    }
  }

  for (const form of document.querySelectorAll("form.filters")) {
    form.hidden = false;
    form.addEventListener("input", () => filter(form));
    form.addEventListener("reset", () => {
      if (brush && form.dataset.filters === "event-rows") brush.signal("brush_x", [0, 0]).run();
      setTimeout(() => filter(form));
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    filter(form);
  }

  // The row that the address names: #event-ID or #event=ID, the whole id or its first digits.
  function named() {
    const found = /^#(event|claim)[-=]([0-9a-f]+)$/.exec(location.hash);
    return found ? `${found[1]}-${found[2]}` : "";
  }

  // A link to a row opens it, whatever the filters say.
  function show() {
    const key = named();
    const row = key && document.querySelector(`tbody[id^="${CSS.escape(key)}"]`);
    if (!row) return;
    linked = row;
    if (row.hidden) document.querySelector(`form[data-filters="${row.parentNode.id}"]`).reset();
    row.hidden = false;
    const more = row.querySelector("details");
    if (more) more.open = true;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", show);

  // The days under the brush are those of the filter and of the timeline; the fields say them, and take them from the keyboard.
  function brushed(name, value) {
    const form = document.querySelector('form[data-filters="event-rows"]');
    const ends = Object.values(value)[0];
    if (!form) return;
    ["from", "to"].forEach((field, place) => {
      form.elements[field].value = ends ? new Date(+ends[place]).toISOString().slice(0, 10) : "";
    });
    if (timeline) timeline.signal("view_first", ends && ends[1] > ends[0] ? ends.map(Number) : null).runAsync();
    clearTimeout(waiting);
    waiting = setTimeout(() => filter(form), 60);
  }

  document.addEventListener("drawn", ({ detail }) => {
    if (detail.holder.dataset.linked === "events_by_month") {
      brush = detail.view;
      brush.addSignalListener("brush", brushed);
      // the brush has no words of its own; the fields of the filter say its days
      for (const shade of detail.holder.querySelectorAll(".brush_brush, .brush_brush_bg")) shade.setAttribute("aria-hidden", "true");
    }
    if (detail.holder.dataset.linked !== "timeline") return;
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

  const theme = document.getElementById("theme");
  const dark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  theme.hidden = false;
  theme.textContent = dark() ? "Light" : "Dark";
  theme.addEventListener("click", () => {
    theme.textContent = dark() ? "Dark" : "Light";
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    document.dispatchEvent(new Event("look"));
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

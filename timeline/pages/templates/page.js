"use strict";
// Draws each <div class="chart" data-spec="id"> from the JSON element of that id. Expressions are interpreted (ast), never compiled,
// so that the page's policy can forbid eval. The look follows data-theme on <html>, or else the reader's system.
(function () {
  const asked = document.documentElement.dataset.theme;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (asked ? asked === "dark" : system.matches);
  const looks = document.getElementById("looks");
  const configs = looks ? JSON.parse(looks.textContent) : null;
  const views = [];

  function draw(holder) {
    const spec = JSON.parse(document.getElementById(holder.dataset.spec).textContent);
    if (configs) spec.config = configs[isDark() ? "dark" : "light"];
    return window.vegaEmbed(holder, spec, {
      ast: true,
      renderer: "svg",
      actions: { export: true, source: false, compiled: false, editor: false },
      loader: { target: "_blank", rel: "noopener noreferrer" },
      tooltip: { theme: isDark() ? "dark" : "light", maxDepth: 1 },
      downloadFileName: holder.dataset.name || "timeline",
    });
  }

  async function drawAll() {
    while (views.length) views.pop().finalize();
    for (const holder of document.querySelectorAll(".chart")) {
      try {
        views.push(await draw(holder));
      } catch (error) {
        holder.textContent = "This chart could not be drawn: " + error.message;
        console.error(error);
      }
    }
    document.documentElement.dataset.ready = "yes";
  }

  function filterRows(input) {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of document.querySelectorAll("#" + input.dataset.filters + " > tbody")) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    const told = document.getElementById(input.dataset.filters + "-shown");
    if (told) told.textContent = words.length ? shown + " shown" : "";
  }

  for (const input of document.querySelectorAll("input[data-filters]")) {
    input.hidden = false;
    input.addEventListener("input", () => filterRows(input));
  }
  if (configs) system.addEventListener("change", drawAll);
  drawAll();
})();

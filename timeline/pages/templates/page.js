"use strict";
// Draws each <div class="chart" data-spec="id"> from the JSON element of that id. Expressions are interpreted (ast), never compiled,
// so that the page's policy can forbid eval. The look follows data-theme on <html>, or else the reader's system.
(function () {
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const looks = document.getElementById("looks");
  const configs = looks ? JSON.parse(looks.textContent) : null;
  const header = document.getElementById("headline");
  const views = [];

  function draw(holder) {
    const spec = JSON.parse(document.getElementById(holder.dataset.spec).textContent);
    if (header && window.innerWidth < 900) {
      // a headline inside the picture would be cut off; as text it flows
      header.className = "";
      delete spec.title;
    }
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
        const drawn = await draw(holder);
        views.push(drawn);
        holder.querySelector("summary")?.setAttribute("aria-label", "Save this chart as a picture");
        document.dispatchEvent(new CustomEvent("drawn", { detail: { holder, view: drawn.view } }));
      } catch (error) {
        holder.textContent = "This chart could not be drawn: " + error.message;
        console.error(error);
      }
    }
    root.dataset.ready = "yes";
  }

  // One drawing after the other: two at once would draw into the same places.
  let drawing = drawAll();
  const again = () => (drawing = drawing.then(drawAll));
  if (configs) {
    system.addEventListener("change", again);
    document.addEventListener("look", again);
  }
})();

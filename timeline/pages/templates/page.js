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

  // On a phone each chart takes the width there is; labels that were placed for a wide one are left to the tooltip and the table.
  const narrow = window.matchMedia("screen and (max-width: 700px)");
  const NARROW = { timeline: overTime, events_by_month: overTime, network: ring, countries: atlas };
  const NAMES = 120;

  function narrowed(name, spec, room) {
    if (!spec.layer && !spec.vconcat) wrapped(spec, room, 0);
    else (NARROW[name] || rows)(spec, room);
    spec.config = { ...spec.config, padding: 4, legend: { ...spec.config.legend, columns: 2, labelLimit: room / 2 - 30, ...spec.config.legend.narrow } };
  }

  function overTime(spec, room) {
    const wide = spec.width;
    const names = spec.layer.some((layer) => layer.encoding.text);
    spec.width = Math.max(100, room - (names ? NAMES + 35 : 50));
    spec.layer = spec.layer.filter((layer) => !layer.encoding.text || layer.encoding.text.field !== "label");
    for (const { mark, encoding } of spec.layer) {
      if (encoding.x2 && encoding.x2.value === wide) encoding.x2.value = spec.width;
      if (encoding.text) mark.limit = NAMES;
    }
    if (names || room < 340) spec.config = { ...spec.config, legend: { ...spec.config.legend, narrow: { columns: 1 } } };
  }

  // The circle becomes as narrow as the names on both sides leave room for; it stays as high, so the names keep their distance.
  function ring(spec, room) {
    const side = Math.max(70, Math.min(NAMES, room / 2 - 70));
    const spots = spec.layer.filter(({ encoding }) => !encoding.text);
    const half = Math.max(...spots.flatMap(({ data, encoding }) => data.values.map((row) => Math.abs(row[encoding.x.field]))));
    const edge = (half * room) / (room - 2 * side);
    spec.width = room - 12;
    for (const { mark, encoding } of spec.layer) {
      encoding.x.scale.domain = [-edge, edge];
      if (encoding.text) Object.assign(mark, { limit: side - 12, dx: mark.align === "left" ? 6 : -6 });
    }
  }

  function atlas(spec, room) {
    for (const part of spec.vconcat || [spec]) {
      if (part.projection) part.height *= (room - 10) / part.width;
      part.width = room - 10;
    }
    for (const { mark, encoding } of leaves(spec)) {
      if (encoding?.x?.scale) Object.assign(encoding.x, { axis: { ...encoding.x.axis, tickCount: 4 }, scale: { ...encoding.x.scale, range: [NAMES, room - 60] } });
      if (mark.limit) mark.limit = NAMES - 6;
    }
  }

  // Bars, points and lines: names before them are cut, words behind them are left out; a number left of a bar gets room beside the name.
  function rows(spec, room) {
    const names = Math.min(150, room / 2 - 20);
    const shift = leaves(spec).some(({ encoding }) => encoding?.y?.axis?.minExtent) ? names : 30;
    for (const part of spec.vconcat || [spec]) {
      const axes = leaves(part).map(({ encoding }) => encoding?.y?.axis).filter(Boolean);
      const named = axes.some((axis) => axis.minExtent);
      for (const axis of axes) if (axis.minExtent) axis.minExtent = axis.maxExtent = axis.labelLimit = names;
      const left = leaves(part).some(({ mark, encoding }) => encoding?.text && mark.align === "right" && encoding.x?.field);
      for (const { encoding } of leaves(part)) {
        if (encoding?.x?.axis) encoding.x.axis.tickCount = 3;
        if (left && encoding?.x?.field) encoding.x.scale = { ...encoding.x.scale, padding: 50, nice: false };
      }
      if (part.mark?.style === "soft-label") {
        wrapped(part, room, shift);
        continue;
      }
      if (part.layer) part.layer = part.layer.filter(({ mark }) => !mark || mark.x === undefined);
      part.width = Math.max(90, room - (named ? names + (left ? 20 : 70) : 60));
    }
  }

  // A notice, or the line that says where figures are from: in several lines, from the left edge.
  function wrapped(part, room, shift) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = "13px sans-serif";
    const lines = linesOf(part.data.values[0].text, room, pen);
    part.data.values = [{ text: lines.join("\n") }];
    Object.assign(part.mark, { lineBreak: "\n", lineHeight: 16, baseline: "top", dx: -shift });
    Object.assign(part, { height: 16 * lines.length, width: Math.max(90, room - shift - 20) });
  }

  function leaves(spec) {
    const within = spec.vconcat || spec.layer;
    return within ? within.flatMap(leaves) : [spec];
  }

  // A saved picture leaves its page, so what it rests on goes along, as lines below it.
  const SMALL = { size: 10, line: 13, edge: 16 };

  function linesOf(told, width, pen) {
    const lines = [];
    for (const word of told.split(" ")) {
      const longer = lines.length ? lines[lines.length - 1] + " " + word : "";
      if (longer && pen.measureText(longer).width <= width - 2 * SMALL.edge) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  function savedWithSource(view, told, config) {
    const font = SMALL.size + "px " + config.font;
    const colour = config.style.source.color;
    const places = (lines, height) => lines.map((line, i) => [line, SMALL.edge, height + SMALL.line * (i + 0.8)]);
    const room = (lines) => SMALL.line * lines.length + SMALL.edge;

    async function asCanvas(scale) {
      const picture = await view.toCanvas(scale);
      const whole = document.createElement("canvas");
      const pen = whole.getContext("2d");
      pen.font = font;
      const lines = linesOf(told, picture.width / scale, pen);
      whole.width = picture.width;
      whole.height = picture.height + Math.ceil(room(lines) * scale);
      pen.fillStyle = config.background;
      pen.fillRect(0, 0, whole.width, whole.height);
      pen.drawImage(picture, 0, 0);
      pen.scale(scale, scale);
      pen.font = font;
      pen.fillStyle = colour;
      for (const place of places(lines, picture.height / scale)) pen.fillText(...place);
      return whole;
    }

    async function asVector() {
      const whole = new DOMParser().parseFromString(await view.toSVG(1), "image/svg+xml").documentElement;
      const [width, height] = ["width", "height"].map((name) => Number.parseFloat(whole.getAttribute(name)));
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = font;
      const lines = linesOf(told, width, pen);
      whole.setAttribute("height", height + room(lines));
      whole.setAttribute("viewBox", "0 0 " + width + " " + (height + room(lines)));
      for (const [line, x, y] of places(lines, height)) {
        const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
        for (const [name, value] of Object.entries({ x, y, "font-size": SMALL.size, "font-family": config.font, fill: colour })) {
          text.setAttribute(name, value);
        }
        text.textContent = line;
        whole.append(text);
      }
      return new XMLSerializer().serializeToString(whole);
    }

    view.toImageURL = async (type, scale) =>
      type === "svg"
        ? URL.createObjectURL(new Blob([await asVector()], { type: "image/svg+xml" }))
        : (await asCanvas(scale || 1)).toDataURL("image/png");
  }

  async function draw(holder) {
    const spec = JSON.parse(document.getElementById(holder.dataset.spec).textContent);
    if (header && window.innerWidth < 900) {
      // a headline inside the picture would be cut off; as text it flows
      header.className = "";
      delete spec.title;
    }
    if (configs) spec.config = configs[isDark() ? "dark" : "light"];
    const fits = configs && narrow.matches;
    if (fits) narrowed(holder.dataset.name, spec, holder.parentElement.clientWidth);
    holder.parentElement.classList.toggle("fits", Boolean(fits));
    const drawn = await window.vegaEmbed(holder, spec, {
      ast: true,
      renderer: "svg",
      actions: { export: true, source: false, compiled: false, editor: false },
      loader: { target: "_blank", rel: "noopener noreferrer" },
      tooltip: { theme: isDark() ? "dark" : "light", maxDepth: 1 },
      downloadFileName: holder.dataset.name || "timeline",
      scaleFactor: { png: 2, svg: 1 },
    });
    const told = [holder.dataset.source, spec.usermeta && spec.usermeta.source].filter(Boolean).join(" ");
    if (told) savedWithSource(drawn.view, told, spec.config);
    return drawn;
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
    narrow.addEventListener("change", again);
    document.addEventListener("look", again);
  }
})();

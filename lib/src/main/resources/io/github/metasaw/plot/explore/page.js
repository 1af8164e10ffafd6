"use strict";
(async () => {
  const $ = (id) => document.getElementById(id);
  const form = $("controls");
  const rows = [...document.querySelectorAll("#studies tbody tr")];
  // What the page was made with: a browser that reloads it may have kept what was typed.
  const initial = rows.map((row) => row.querySelector("input[type=number]").defaultValue);

  // The engine is kept compressed; it is run as a script of this page, which needs no network.
  const packed = Uint8Array.from(atob($("engine").textContent.trim()), (c) => c.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const source = await new Response(unpacked).text();
  const script = document.createElement("script");
  script.textContent = "(function(exports,module,define){" + source + "\n})(window.metasaw={},{});";
  document.head.append(script);
  const engine = window.metasaw;

  const labels = rows.map((row) => row.cells[0].textContent);
  const yi = Float64Array.from(rows, (row) => Number(row.dataset.yi));
  const vi = (row, i) => {
    const input = row.querySelector("input[type=number]");
    return input.value === initial[i] ? Number(row.dataset.vi) : Number(input.value) ** 2;
  };
  const included = (row) => (row.querySelector("input[type=checkbox]").checked ? 1 : 0);

  // A range beside a number, of its value or of the power of ten: each follows the other.
  const pairs = [...form.querySelectorAll("input[type=range][data-for]")].map((range) => ({
    range,
    number: $(range.dataset.for),
    isLog: "log" in range.dataset,
  }));
  const three = (x) => String(Number(x.toPrecision(3)));
  const toRange = ({ range, number, isLog }) => {
    const value = Number(number.value);
    if (!isLog) range.value = number.value;
    else if (value > 0) range.value = String(Math.log10(value));
    range.setAttribute("aria-valuetext", number.value);
  };

  // A select of priors has templates, in which a number takes the place of "#".
  const template = (select) => select.selectedOptions[0].dataset.template;
  const value = (control) =>
    control.dataset.scale ? template(control).replaceAll("#", $(control.dataset.scale).value) : control.value;
  const settle = () => {
    for (const select of form.querySelectorAll("select[data-scale]")) {
      const scale = $(select.dataset.scale);
      scale.disabled = !template(select).includes("#");
      for (const { range, number } of pairs) if (number === scale) range.disabled = scale.disabled;
    }
    for (const output of form.querySelectorAll("output")) output.textContent = $(output.htmlFor[0]).value;
  };
  const controls = () => {
    const found = { ...form.dataset };
    for (const control of form.querySelectorAll("[data-control]")) found[control.dataset.control] = value(control);
    for (const control of form.querySelectorAll("[data-percent]"))
      found[control.dataset.percent] = String(Number(control.value) / 100);
    found.width = String($("figures").clientWidth);
    found.column = String(Math.max(340, Math.min(720, places[places.length - 1].clientWidth)));
    return found;
  };

  let spoken = 0;
  const say = (text) => {
    clearTimeout(spoken);
    spoken = setTimeout(() => ($("spoken").textContent = text), 700);
  };

  const places = [...document.querySelectorAll("#figures figure > div")];
  const draw = () => {
    settle();
    const start = performance.now();
    const reply = engine.explore(
      labels,
      yi,
      Float64Array.from(rows, vi),
      Float64Array.from(rows, included),
      Object.entries(controls()).flat(),
    );
    const [message, summary, ...figures] = reply;
    $("message").hidden = message === "";
    $("message").textContent = message;
    $("figures").classList.toggle("stale", message !== "");
    if (message !== "") return say(message);
    $("summary").replaceChildren(
      ...summary.split("\n").map((line) => {
        const item = document.createElement("li");
        item.textContent = line;
        return item;
      }),
    );
    // The engine writes the SVG and escapes every label in it.
    places.forEach((place, i) => (place.innerHTML = figures[i]));
    document.documentElement.dataset.redraw = (performance.now() - start).toFixed(1);
    say(summary);
  };

  let waiting = 0;
  const later = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(draw);
  };
  for (const pair of pairs) {
    toRange(pair);
    pair.range.addEventListener("input", () => {
      pair.number.value = pair.isLog ? three(10 ** Number(pair.range.value)) : pair.range.value;
      pair.range.setAttribute("aria-valuetext", pair.number.value);
    });
    pair.number.addEventListener("input", () => toRange(pair));
  }
  form.addEventListener("input", later);
  form.addEventListener("submit", (event) => event.preventDefault());
  $("studies").addEventListener("input", later);
  form.addEventListener("reset", () =>
    setTimeout(() => {
      rows.forEach((row, i) => {
        row.querySelector("input[type=checkbox]").checked = true;
        row.querySelector("input[type=number]").value = initial[i];
      });
      pairs.forEach(toRange);
      later();
    }),
  );
  let width = 0;
  new ResizeObserver(() => {
    if (Math.abs($("figures").clientWidth - width) > 8) {
      width = $("figures").clientWidth;
      later();
    }
  }).observe(document.body);
  form.hidden = false;
  $("studies").hidden = false;
  for (const note of document.querySelectorAll(".note")) note.hidden = true;
  draw();
})();

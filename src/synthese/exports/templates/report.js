"use strict";
// Evidence, filters and sorting. Everything from slides is set as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("evidence").textContent);
  const words = data.words;
  const panel = document.getElementById("panel");
  const list = document.getElementById("panel-list");
  const byId = new Map();
  data.findings.forEach((finding, place) => finding.ids.forEach((id) => byId.set(id, place)));

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  // Places in the text count code points; a JavaScript string counts UTF-16 units.
  const marked = (passage, findings) => {
    const points = Array.from(passage.text);
    const inside = new Uint8Array(points.length);
    findings.forEach((one) => { if (one.start >= 0) inside.fill(1, one.start, one.end); });
    const paragraph = element("p", undefined, "words");
    paragraph.dir = "auto";
    let from = 0;
    while (from < points.length) {
      let to = from;
      while (to < points.length && inside[to] === inside[from]) to += 1;
      const part = points.slice(from, to).join("").replaceAll("\t", " | ");
      paragraph.append(inside[from] ? element("mark", part) : document.createTextNode(part));
      from = to;
    }
    return paragraph;
  };

  const codeLine = (finding) => {
    const line = element("li");
    line.append(element("span", finding.status_name, `pill ${finding.status}`), ` ${finding.name}`);
    finding.notes.forEach((note) => line.append(element("span", note, "small")));
    return line;
  };

  const card = (passage, findings) => {
    const entry = element("li");
    entry.append(element("p", passage.citation, "where"));
    const above = [passage.heading, passage.context].filter(Boolean).join(" › ");
    if (above) entry.append(element("p", above, "where"));
    entry.append(marked(passage, findings));
    if (passage.picture) {
      const picture = element("img");
      picture.src = passage.picture;
      picture.alt = words.picture;
      picture.loading = "lazy";
      entry.append(picture);
    }
    const codes = element("ul", undefined, "codes");
    findings.filter((one) => one.name).forEach((one) => codes.append(codeLine(one)));
    entry.append(codes);
    return entry;
  };

  const show = (button) => {
    const ids = button.dataset.evidence.split(" ").filter(Boolean);
    const places = [...new Set(ids.filter((id) => byId.has(id)).map((id) => byId.get(id)))].sort((a, b) => a - b);
    const missing = ids.filter((id) => !byId.has(id)).length;
    const passages = new Map();
    places.forEach((place) => {
      const finding = data.findings[place];
      passages.set(finding.passage, [...(passages.get(finding.passage) || []), finding]);
    });
    list.replaceChildren(...[...passages].map(([id, findings]) => card(data.passages[id], findings)));
    document.getElementById("panel-title").textContent = button.dataset.what;
    const count = passages.size === 1 ? words.one : words.many.replace("{n}", passages.size);
    const gap = missing ? ` ${words.missing.replace("{n}", missing)}` : "";
    document.getElementById("panel-count").textContent = count + gap;
    panel.showModal();
    panel.scrollTop = 0;
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-evidence]");
    if (button) show(button);
    else if (event.target === panel) panel.close();
  });
  document.getElementById("panel-close").addEventListener("click", () => panel.close());

  const table = document.getElementById("fields-table");
  const form = document.querySelector(".filters");
  if (!table || !form) return;
  const rows = [...table.tBodies[0].rows];
  const fits = (row, filter) => {
    const { filter: key } = filter.dataset;
    const wanted = filter.value;
    if (!wanted) return true;
    if (key === "text") return row.textContent.toLocaleLowerCase().includes(wanted.toLocaleLowerCase());
    if (key === "themes") return JSON.parse(row.dataset.themes).includes(wanted);
    return row.dataset[key] === wanted;
  };
  const filter = () => {
    const filters = [...form.querySelectorAll("[data-filter]")];
    rows.forEach((row) => { row.hidden = !filters.every((one) => fits(row, one)); });
    const shown = rows.filter((row) => !row.hidden).length;
    form.querySelector("output").textContent = words.shown.replace("{n}", shown).replace("{total}", rows.length);
  };
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter, 0));
  filter();

  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const name = head.textContent;
    const sorter = element("button", name, "sorter");
    sorter.type = "button";
    sorter.setAttribute("aria-label", words.sort.replace("{what}", name));
    sorter.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      [...table.tHead.rows[0].cells].forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => order.compare(a.cells[column].textContent, b.cells[column].textContent) * (down ? -1 : 1));
      table.tBodies[0].append(...rows);
    });
    head.replaceChildren(sorter);
  });
})();

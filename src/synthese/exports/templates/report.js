"use strict";
// Evidence, filters and sorting. Everything from slides is set as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("evidence").textContent);
  const words = data.words;
  const panel = document.getElementById("panel");
  const list = document.getElementById("panel-list");

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
    line.append(" ", element("span", words.number.replace("{n}", finding.number), "number"));
    (finding.notes || []).forEach((note) => line.append(element("span", note, "small")));
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
    if (passage.slide) {
      const link = element("a", words.slide);
      link.href = passage.slide;
      link.target = "_blank";
      const line = element("p", undefined, "where");
      line.append(link);
      entry.append(line);
    }
    const codes = element("ul", undefined, "codes");
    findings.filter((one) => one.name).forEach((one) => codes.append(codeLine(one)));
    entry.append(codes);
    return entry;
  };

  // A number that counts decks or what stands in them leads to their rows of what was read.
  const deckCard = (name, counted) => {
    const deck = data.decks[name];
    const entry = element("li");
    const link = element("a", deck.name);
    link.href = `#deck-${name}`;
    link.addEventListener("click", () => panel.close());
    const head = element("p", undefined, "words");
    head.append(link);
    entry.append(head, element("p", deck.title, "where"), element("p", deck[counted]));
    return entry;
  };

  const open = (title, count, entries) => {
    list.replaceChildren(...entries);
    document.getElementById("panel-title").textContent = title;
    document.getElementById("panel-count").textContent = count;
    panel.showModal();
    panel.scrollTop = 0;
  };

  const showDecks = (button) => {
    const names = button.dataset.decks.split(" ");
    const count = words.decks.replace("{n}", names.length);
    open(button.dataset.what, count, names.map((name) => deckCard(name, button.dataset.counted)));
  };

  const show = (button) => {
    const numbers = button.dataset.evidence.split(" ").filter(Boolean);
    const missing = Number(button.dataset.missing || 0);
    const passages = new Map();
    numbers.forEach((number) => {
      const finding = { ...data.findings[number], number };
      passages.set(finding.passage, [...(passages.get(finding.passage) || []), finding]);
    });
    const count = passages.size === 1 ? words.one : words.many.replace("{n}", passages.size);
    const gap = missing ? ` ${words.missing.replace("{n}", missing)}` : "";
    open(button.dataset.what, count + gap, [...passages].map(([id, findings]) => card(data.passages[id], findings)));
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-evidence], [data-decks]");
    if (button) (button.dataset.decks ? showDecks : show)(button);
    else if (event.target === panel) panel.close();
  });
  document.getElementById("panel-close").addEventListener("click", () => panel.close());

  // What is narrowed down: columns and parts by a style sheet, rows of lists one by one.
  const narrowed = document.getElementById("narrowed");
  const selection = document.getElementById("selection");
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const lists = [...document.querySelectorAll("table[data-list]")];
  const own = new Map([...document.querySelectorAll("form[data-for]")].map((form) => [form.dataset.for, form]));
  const pickers = new Map([...document.querySelectorAll("select[data-pick]")].map((one) => [one.dataset.pick, one]));
  const texts = new WeakMap();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLocaleLowerCase());
    return texts.get(row);
  };
  const facets = () => Object.fromEntries(
    [...selection.querySelectorAll("[data-facet]")].map((one) => [one.dataset.facet, one.value.trim()]),
  );
  const caseFits = (one, wanted) =>
    (!wanted.event || one.event === wanted.event)
    && (!wanted.space_type || one.spaces.includes(wanted.space_type))
    && (!wanted.project || one.project === wanted.project);
  const unless = (name, shown) => `[data-${name}]${shown.map((one) => `:not([data-${name}~="${one}"])`).join("")}`;

  const ownFits = (row, form) => [...form.querySelectorAll("[data-filter]")].every((filter) => {
    const { filter: key } = filter.dataset;
    const wanted = filter.value.trim();
    if (!wanted) return true;
    if (key === "text") return textOf(row).includes(wanted.toLocaleLowerCase());
    if (key === "themes") return JSON.parse(row.dataset.themes).includes(wanted);
    return row.dataset[key] === wanted;
  });
  const rowFits = (row, wanted, shown) => {
    const { c, g, p, role, event } = row.dataset;
    if (wanted.text && !textOf(row).includes(wanted.text.toLocaleLowerCase())) return false;
    if (wanted.role && role && role !== wanted.role) return false;
    if (c !== undefined && !shown.cases.has(c)) return false;
    if (p !== undefined && !p.split(" ").some((one) => shown.projects.has(one))) return false;
    if (wanted.group && g !== undefined && !g.split(" ").includes(wanted.group)) return false;
    if (event !== undefined && wanted.event && event !== wanted.event) return false;
    return !(event !== undefined && c === undefined && (wanted.project || wanted.space_type));
  };

  const narrow = () => {
    const wanted = facets();
    const fitting = data.cases.map((one, place) => [String(place), one]).filter(([, one]) => caseFits(one, wanted));
    const shown = { cases: new Set(fitting.map(([place]) => place)), projects: new Set(fitting.map(([, one]) => one.project)) };
    const rules = [];
    if (fitting.length < data.cases.length) rules.push(unless("c", [...shown.cases]), unless("p", [...shown.projects]));
    if (wanted.group) rules.push(unless("g", [wanted.group]));
    narrowed.textContent = rules.map((rule) => `main ${rule} { display: none; }`).join("\n");
    let rows = 0;
    let all = 0;
    lists.forEach((table) => {
      const form = own.get(table.id);
      const picker = pickers.get(table.id);
      let left = 0;
      [...table.tBodies].flatMap((body) => [...body.rows]).forEach((row) => {
        row.hidden = !rowFits(row, wanted, shown)
          || (form !== undefined && !ownFits(row, form))
          || Boolean(picker && picker.value && row.dataset.picked !== picker.value);
        left += row.hidden ? 0 : 1;
        all += 1;
      });
      rows += left;
      const count = [...table.tBodies].reduce((sum, body) => sum + body.rows.length, 0);
      if (form) form.querySelector("output").textContent = words.shown.replace("{n}", left).replace("{total}", count);
    });
    const active = Object.values(wanted).some(Boolean);
    document.body.classList.toggle("narrowed", active);
    document.getElementById("chosen").textContent = active
      ? words.chosen.replace("{n}", shown.projects.size).replace("{total}", data.projects).replace("{rows}", rows).replace("{all}", all)
      : "";
  };

  // Who chooses a project or looks for a word wants all its themes, not the one that is shown at first.
  const widen = (event) => {
    const { facet } = event.target.dataset;
    if ((facet === "project" || facet === "text") && event.target.value) pickers.forEach((one) => { one.value = ""; });
  };
  selection.closest("details").hidden = false;
  [selection, ...own.values()].forEach((form) => {
    form.hidden = false;
    form.addEventListener("input", (event) => { widen(event); narrow(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(narrow, 0));
  });
  pickers.forEach((one) => {
    one.closest(".picker").hidden = false;
    one.addEventListener("input", narrow);
  });
  narrow();

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
  };
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : order.compare(String(a), String(b)));
  lists.filter((table) => table.tHead).forEach((table) => [...table.tHead.rows[0].cells].forEach((head, column) => {
    if (head.dataset.sort === undefined) return;
    const sorter = element("button", undefined, "sorter");
    sorter.type = "button";
    sorter.setAttribute("aria-label", words.sort.replace("{what}", head.textContent));
    sorter.append(...head.childNodes);
    sorter.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      [...table.tHead.rows[0].cells].forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...table.tBodies[0].rows];
      rows.sort((a, b) => compare(valueOf(a, column), valueOf(b, column)) * (down ? -1 : 1));
      table.tBodies[0].append(...rows);
    });
    head.append(sorter);
  }));

  // Squares of one strip are many: the arrow keys go from one to the next, Tab goes on to the next strip.
  document.querySelectorAll(".strip").forEach((strip) => {
    const squares = [...strip.querySelectorAll("button")];
    squares.forEach((one, place) => { one.tabIndex = place ? -1 : 0; });
    strip.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = squares[squares.indexOf(event.target) + (step || NaN)];
      if (next) next.focus();
    });
  });
})();

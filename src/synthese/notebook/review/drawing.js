// The view as elements: filters and progress, tools, the passage with its codes, the slide.

class Drawing {
  say(key, values = {}) { return filled(this.words.say[key], values); }

  get view() { return this.model.get("view"); }

  get passage() { return this.view.passage; }

  get code() { return this.passage && this.passage.codes[this.chosen]; }

  line(passage) { return this.passage.lines.find((line) => line.passage === passage); }

  build() {
    const { root } = this;
    root.className = "synthese-review";
    root.lang = this.words.language;
    root.tabIndex = 0;
    root.dataset.lmSuppressShortcuts = "true";
    root.setAttribute("role", "region");
    root.setAttribute("aria-label", this.say("title"));
    this.status = element("div", { class: "said", role: "status", "aria-live": "polite" });
    this.alarm = element("div", { class: "alarm", role: "alert", hidden: true });
    this.picture = element("figure", { class: "picture" });
    this.parts = Object.fromEntries(["top", "reading", "work", "tools"].map((name) => [name, element("div", { class: name })]));
    const { top, reading, work, tools } = this.parts;
    this.main = element("div", { class: "main" }, work, this.picture, reading);
    // What is clicked and told stands above what changes its height from passage to passage.
    root.append(top, tools, this.status, this.alarm, this.main);
    ["keydown", "keyup", "keypress"].forEach((name) => root.addEventListener(name, (event) => {
      if (name === "keydown") this.key(event);
      else event.stopPropagation();
    }));
    root.addEventListener("mouseup", () => setTimeout(() => this.pickSelection(), 0));
    // The notebook would take a double click or a right click for its own.
    ["dblclick", "contextmenu"].forEach((name) => root.addEventListener(name, (event) => event.stopPropagation()));
  }

  draw() {
    const inside = this.root.contains(document.activeElement);
    const name = inside && document.activeElement.dataset.name;
    this.shown = this.passage?.id;
    this.chosen = Math.min(this.chosen, Math.max((this.passage?.codes.length ?? 0) - 1, 0));
    this.parts.top.replaceChildren(...this.top());
    this.parts.work.replaceChildren(...(this.passage ? this.work() : [element("p", { class: "empty" }, this.say("nothing_left"))]));
    this.parts.reading.replaceChildren(...(this.passage ? this.reading() : []));
    this.parts.tools.replaceChildren(...this.tools());
    this.main.classList.toggle("nothing", !this.passage);
    this.drawBoxes();
    if (inside && !this.root.contains(document.activeElement)) {
      (name && this.root.querySelector(`[data-name="${name}"]`) || this.root).focus({ preventScroll: true });
    }
    const current = this.parts.reading.querySelector("[aria-current]");
    if (current) this.parts.reading.scrollTop = current.offsetTop - this.parts.reading.clientHeight / 3;
  }

  top() {
    const { filter, progress } = this.view;
    const options = (pairs, chosen) => pairs.map(([value, text]) => element("option", { value, selected: value === chosen }, text));
    const select = (name, pairs, label) => element("label", {}, element("span", {}, label), element("select", {
      "data-name": name,
      on: {
        pointerdown: () => { this.pointed = true; },
        keydown: () => { this.pointed = false; },
        change: (event) => {
          // Who chose with the mouse goes on with keys of the review, who chose with keys may choose further.
          if (this.pointed) this.root.focus({ preventScroll: true });
          this.ask("choose", { [name]: event.target.value });
        },
      },
    }, ...options(pairs, filter[name])));
    const codes = this.words.codes.map(({ code, name }) => [code, name]);
    const total = { suggestions: 0, decided: 0, passages: 0, read: 0 };
    progress.forEach((deck) => Object.keys(total).forEach((key) => { total[key] += deck[key]; }));
    return [
      element("div", { class: "filters" },
        select("show", this.words.show, this.say("show")),
        select("theme", [["", this.say("all_codes")], ...codes], this.say("theme")),
        select("presentation", [["", this.say("all_decks")], ...this.words.decks], this.say("deck")),
        element("label", { class: "check" }, element("input", {
          type: "checkbox", "data-name": "uncertain_first", ...(filter.uncertain_first ? { checked: "" } : {}),
          on: { change: (event) => this.ask("choose", { uncertain_first: event.target.checked }) },
        }), this.say("uncertain_first"))),
      element("div", { class: "advance" },
        element("progress", { max: total.suggestions || 1, value: total.decided, "aria-hidden": "true" }),
        element("span", { class: "told" }, filled(this.words.say.progress, total)),
        this.decks(progress),
        element("span", { class: "coder" }, this.say("coder", this.view), this.words.sample && ` · ${this.words.sample}`)),
      ...this.problems(),
    ];
  }

  decks(progress) {
    const rows = progress.map((deck) => element("li", {},
      element("progress", { max: deck.suggestions || 1, value: deck.decided, "aria-hidden": "true" }),
      element("strong", {}, deck.name), " ", filled(this.words.say.progress, deck)));
    const list = element("details", { open: Boolean(this.decksOpen) },
      element("summary", { "data-name": "decks" }, this.say("by_deck")), element("ul", {}, ...rows));
    list.addEventListener("toggle", () => { this.decksOpen = list.open; });
    return list;
  }

  problems() {
    const { problems } = this.view;
    if (!problems.length) return [];
    return [element("details", { class: "problems" },
      element("summary", {}, this.say("problems", { n: problems.length })),
      element("ul", {}, ...problems.map((problem) => element("li", {}, problem))))];
  }

  work() {
    const { passage } = this;
    const speaks = this.code?.speaks ?? [];
    const beside = (text) => text && !passage.context.includes(text) && element("p", { class: "neighbour", dir: "auto" }, text.replaceAll("\t", " | "));
    return [
      element("p", { class: "where" }, element("span", { class: "citation" }, passage.citation),
        element("span", { class: "position" }, this.say("position", this.view)),
        passage.read && element("span", { class: "read" }, `${MARKS.read} ${this.say("is_read")}`)),
      element("h4", { class: speaks.includes("heading") ? "speaks" : "", dir: "auto" }, passage.heading),
      passage.context && element("p", { class: speaks.includes("context") ? "context speaks" : "context", dir: "auto" }, passage.context),
      beside(passage.before),
      element("p", { class: "passage", dir: "auto", "data-text": passage.id },
        ...markedText(passage.text, [...this.evidence(), ...this.pickedIn(passage.id)])),
      beside(passage.behind),
      this.codes(),
      this.notes(),
    ];
  }

  evidence() {
    return this.passage.codes.flatMap((code, at) => code.words.map(([start, end]) => [start, end, at === this.chosen ? "evidence" : "other"]));
  }

  pickedIn(passage) {
    return this.picked?.passage === passage ? [[this.picked.start, this.picked.end, "picked"]] : [];
  }

  codes() {
    const { codes } = this.passage;
    if (!codes.length) return element("p", { class: "empty" }, this.say("no_codes"));
    const list = element("ul", { class: "codes", "aria-label": this.say("codes") }, ...codes.map((code, at) => this.codeItem(code, at)));
    const done = this.passage.read || !codes.some((code) => code.waits);
    return element("div", {}, list, done && element("p", { class: "done" }, this.say("all_decided", { key: "→" })));
  }

  codeItem(code, at) {
    const current = at === this.chosen;
    const button = (name, pressed) => this.button(name, {
      label: this.say(name), name: `${name}-${code.kind}-${code.code}`, pressed, hint: current,
      aria: `${this.say(name)}: ${code.name}`,
      act: () => { this.chosen = at; this.act(name); },
    });
    return element("li", { class: `code ${code.status}${current ? " chosen" : ""}`, "aria-current": current, on: { click: () => { if (!current) { this.chosen = at; this.draw(); } } } },
      element("div", { class: "head" },
        element("span", { class: `badge ${code.status}` }, `${SIGNS[code.status]} ${code.status_name}`),
        element("span", { class: "name" }, code.kind === "theme" ? code.name : `${code.kind_name}: ${code.name}`),
        code.addressee && element("span", { class: "fact" }, `${this.say("addressee")}: ${code.addressee}`),
        code.negated && element("span", { class: "fact" }, this.say("negated")),
        code.uncertain && element("span", { class: "fact uncertain" }, `~ ${this.say("uncertain")}`)),
      element("div", { class: "why" }, ...this.why(code)),
      element("div", { class: "judge" }, button("confirm", code.mine === "confirmed"), button("reject", code.mine === "rejected"),
        button("change"), button("memo"), (code.others.length > 0 || code.status === "disputed") && button("consensus"), code.mine && button("withdraw")));
  }

  why(code) {
    if (!code.score) return [element("span", {}, this.say("by_person")), ...this.voices(code)];
    const rules = code.rules.map(([text, rule]) => element("span", { class: "rule", title: rule }, text));
    return [element("span", { class: "score" }, this.say("score", code)), ...rules, ...this.voices(code)];
  }

  voices(code) {
    const said = code.others.map((one) => this.say("says", { coder: one.coder, status: one.state_name }) + (one.memo ? ` – ${one.memo}` : ""));
    const own = code.memo ? [`${this.say("memo")}: ${code.memo}`] : [];
    const agreed = code.consensus ? [this.say("consensus_said", code.consensus) + (code.consensus.memo ? ` – ${code.consensus.memo}` : "")] : [];
    return [...agreed, ...said, ...own].map((text) => element("span", { class: "voice" }, text));
  }

  // Memos on the deck, the project or a theme as a whole.
  notes() {
    const notes = this.passage.notes.flatMap(({ name, memos }) => memos.map(({ coder, text }) => element("li", { dir: "auto" }, element("strong", {}, `${name} (${coder}): `), text)));
    return notes.length > 0 && element("ul", { class: "notes", "aria-label": this.say("memo") }, ...notes);
  }

  reading() {
    const lines = this.passage.lines.map((line) => {
      if (!line.passage) return element("li", { class: `line beside ${line.role}`, style: `--level:${line.level}`, dir: "auto" }, line.text.replaceAll("\t", " | "));
      const current = line.passage === this.passage.id;
      const marks = [...(current ? this.evidence() : []), ...this.pickedIn(line.passage)];
      const state = line.mark && this.say({ waits: "waits", coded: "coded", read: "is_read" }[line.mark]);
      const go = () => { if (!current && this.root.ownerDocument.getSelection().isCollapsed) this.ask("go", { passage: line.passage }); };
      return element("li", { class: `line ${line.role}${current ? " current" : ""}`, style: `--level:${Math.max(line.level, 1)}`, "aria-current": current, on: { click: go } },
        element("button", {
          type: "button", class: `mark ${line.mark}`, "data-name": `go-${line.passage}`, title: state || this.say("passage"),
          "aria-label": `${state ? `${state}: ` : ""}${line.text}`,
        }, MARKS[line.mark] ?? "·"),
        element("span", { class: "text", dir: "auto", "data-text": line.passage }, ...markedText(line.text, marks)));
    });
    return [element("h5", {}, this.say("slide_text")), element("ol", {}, ...lines)];
  }

  tools() {
    const group = (...names) => element("div", { class: "group" }, ...names);
    const move = (name, label, values, keys) => this.button(name, { label, keys, act: () => this.ask("step", values) });
    const [back, next, slide] = ["previous", "next", "slide"].map((key) => this.say(key));
    const tool = (name, pressed, label = this.say(name)) => this.button(name, { label, pressed, act: () => this.act(name), hint: true });
    return [
      group(move("previous_slide", `⇤ ${slide}`, { by: -1, slide: true }, "Shift+ArrowLeft"),
        move("previous", `← ${back}`, { by: -1 }, "ArrowLeft"), move("next", `${next} →`, { by: 1 }, "ArrowRight"),
        move("next_slide", `${slide} ⇥`, { by: 1, slide: true }, "Shift+ArrowRight")),
      group(tool("add"), tool("words", this.walking), tool("read", Boolean(this.passage?.read), this.say("read_short")), tool("read_slide")),
      group(tool("memo"), tool("undo"), tool("help")),
    ];
  }

  button(name, { label, act, pressed, hint, keys, aria, name: id }) {
    const key = keys || (hint && this.words.keys[name]);
    const shown = key && key !== key.toLowerCase() && key.length === 1 ? `⇧${key}` : key;
    return element("button", {
      type: "button", class: `do ${name}`, "data-name": id || name, "aria-label": aria || this.say(name),
      "aria-pressed": pressed === undefined ? undefined : String(pressed), "aria-keyshortcuts": key || undefined,
      on: {
        mousedown: (event) => event.preventDefault(), // the selection and the focus stay where they are
        click: (event) => { event.stopPropagation(); this.root.focus({ preventScroll: true }); if (!this.asked) act(); },
      },
    }, label, shown && !keys ? element("kbd", { "aria-hidden": "true" }, shown) : "");
  }

  drawPicture() {
    const bytes = this.model.get("picture");
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = bytes?.byteLength ? URL.createObjectURL(new Blob([bytes], { type: "image/png" })) : "";
    this.drawBoxes();
  }

  drawBoxes() {
    const { passage } = this;
    if (!passage) return this.picture.replaceChildren();
    if (!this.address) return this.picture.replaceChildren(element("p", { class: "empty" }, this.view.no_picture || ""));
    const [width, height] = passage.size;
    const label = this.say("picture", passage);
    const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
    svg.append(drawn("image", { href: this.address, width, height, preserveAspectRatio: "none" }));
    const frame = (line, name, by) => {
      const [x0, top, x1, bottom] = line.box;
      return drawn("rect", { class: name, x: x0 - by, y: top - by, width: x1 - x0 + 2 * by, height: bottom - top + 2 * by, rx: 1.5 });
    };
    passage.lines.filter((line) => line.passage && line.passage !== passage.id).forEach((line) => {
      const box = frame(line, "elsewhere", width / 480);
      box.addEventListener("click", () => this.ask("go", { passage: line.passage }));
      svg.append(box);
    });
    const current = this.line(passage.id);
    svg.append(frame(current, "around", width / 200), frame(current, "here", width / 200));
    return this.picture.replaceChildren(svg);
  }
}

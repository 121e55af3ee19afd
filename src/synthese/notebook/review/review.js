// The review in the browser. It draws what the session in Python sends, and asks for one action at a time.
// Everything from slides is set as text, never as markup. Places in texts count code points, as in Python.

const SLOW = 3000;
const SIGNS = { suggested: "?", confirmed: "✓", rejected: "✕", disputed: "≠" };
const MARKS = { waits: "●", coded: "✓", read: "○" };

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (value === undefined || value === false) return;
    if (key === "on") Object.entries(value).forEach(([event, act]) => made.addEventListener(event, act));
    else if (key === "class") made.className = value;
    else made.setAttribute(key, value === true ? "" : value);
  });
  made.append(...children.filter((child) => child || child === 0));
  return made;
};

const drawn = (name, attributes) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
};

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// A text with stretches of it marked: [start, end, class]. Tabs part the cells of a table row.
const markedText = (text, stretches) => {
  const points = Array.from(text);
  const classes = points.map(() => new Set());
  stretches.forEach(([start, end, name]) => {
    for (let at = Math.max(start, 0); at < Math.min(end, points.length); at += 1) classes[at].add(name);
  });
  const names = classes.map((set) => [...set].sort().join(" "));
  const parts = [];
  for (let from = 0; from < points.length;) {
    let to = from;
    while (to < points.length && names[to] === names[from] && (points[to] === "\t") === (points[from] === "\t")) to += 1;
    const part = points.slice(from, to).join("");
    const name = [names[from], points[from] === "\t" ? "cell-edge" : ""].filter(Boolean).join(" ");
    parts.push(name ? element(names[from] ? "mark" : "span", { class: name }, part) : document.createTextNode(part));
    from = to;
  }
  return parts;
};

// Begin and end of each word.
const wordsOf = (text) => {
  const found = [];
  Array.from(text).forEach((point, at) => {
    const last = found[found.length - 1];
    if (/\s/u.test(point)) return;
    if (last && last[1] === at) last[1] = at + 1;
    else found.push([at, at + 1]);
  });
  return found;
};

// The whole words that a stretch touches; coded words must be found again in another reading.
const wholeWords = (text, start, end) => {
  const touched = wordsOf(text).filter(([from, to]) => from < end && to > start);
  return touched.length ? [touched[0][0], touched[touched.length - 1][1]] : null;
};

class Review {
  constructor(model, root) {
    this.model = model;
    this.root = root;
    this.words = model.get("words");
    this.chosen = 0;
    this.picked = null; // { passage, start, end }: words to be coded
    this.walking = false; // words are being chosen by keys
    this.asked = null;
    this.turn = model.get("view").turn;
    this.dialog = null;
    this.build();
    this.draw();
    this.drawPicture();
  }

  say(key, values = {}) { return filled(this.words.say[key], values); }

  get view() { return this.model.get("view"); }

  get passage() { return this.view.passage; }

  get code() { return this.passage && this.passage.codes[this.chosen]; }

  // --- asking and being answered ------------------------------------------------------------------------------

  ask(action, values = {}) {
    if (this.asked) return;
    this.asked = { turn: this.turn + Math.random(), action, before: this.code };
    this.root.setAttribute("aria-busy", "true");
    this.tell("told", this.say("saving"));
    this.slow = setTimeout(() => this.tell("failed", this.say("waiting")), SLOW);
    this.model.send({ action, turn: this.asked.turn, ...values });
  }

  answered() {
    const { said, turn } = this.view;
    const own = this.asked && this.asked.turn === turn;
    if (this.asked && !own) return this.draw(); // another window of this widget was answered
    if (own) {
      clearTimeout(this.slow);
      this.settle(said);
    }
    this.turn = turn;
    this.draw();
    this.tell(said.kind, said.text || this.view.passage?.citation || "");
    return undefined;
  }

  // What was asked for is done: choose the next code that waits, let go of words that are coded.
  settle(said) {
    const { action } = this.asked;
    this.asked = null;
    this.root.removeAttribute("aria-busy");
    if (said.kind === "saved") this.picked = null;
    if (this.passage?.id !== this.shown) {
      this.chosen = this.firstOpen(0);
      this.picked = null;
      this.walking = false;
    } else if (said.kind === "saved" && ["confirm", "reject", "change"].includes(action)) {
      this.chosen = this.firstOpen(this.chosen);
    }
  }

  firstOpen(from) {
    const codes = this.passage?.codes ?? [];
    const open = codes.map((code, at) => (code.mine || !code.score ? -1 : at)).filter((at) => at >= 0);
    return open.find((at) => at >= from) ?? open[0] ?? Math.min(from, Math.max(codes.length - 1, 0));
  }

  tell(kind, text) {
    this.status.className = `said ${kind}`;
    this.status.textContent = text;
    this.alarm.textContent = kind === "failed" ? text : "";
    this.alarm.hidden = kind !== "failed";
    this.status.hidden = kind === "failed";
  }

  // --- decisions ----------------------------------------------------------------------------------------------

  named(code = this.code) { return { passage: this.passage.id, kind: code.kind, code: code.code }; }

  decide(action, more = {}) {
    if (this.code) this.ask(action, { ...this.named(), seen: this.code.mine, ...more });
  }

  act(name) {
    const withPassage = ["read", "read_slide"];
    if (["confirm", "reject", "withdraw"].includes(name)) this.decide(name);
    else if (name === "undo") this.ask("undo");
    else if (name === "help") this.openHelp();
    else if (!this.passage) return;
    else if (withPassage.includes(name)) this.ask(name, { passage: this.passage.id });
    else if (name === "change") { if (this.code) this.openSearch("change"); }
    else if (name === "add") this.openSearch("add");
    else if (name === "words") this.startWords();
    else if (name === "memo") this.openMemo();
  }

  // --- keys ---------------------------------------------------------------------------------------------------

  key(event) {
    // Nothing may reach the notebook, whatever the key; JupyterLab's shortcuts are off by an attribute of the root.
    event.stopPropagation();
    if (this.dialog) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      this.tell("told", this.say("saved_already"));
      return;
    }
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (!plain || event.target.closest("select, input, textarea, summary")) return;
    if (this.asked) { if (event.key !== "Tab") event.preventDefault(); return; }
    const act = (this.walking && this.wordKey(event)) || this.moveKey(event) || this.letterKey(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  moveKey(event) {
    const slide = event.shiftKey;
    const moves = {
      ArrowRight: () => this.ask("step", { by: 1, slide }),
      ArrowLeft: () => this.ask("step", { by: -1, slide }),
      PageDown: () => this.ask("step", { by: 1, slide: true }),
      PageUp: () => this.ask("step", { by: -1, slide: true }),
      ArrowDown: () => this.choose(1),
      ArrowUp: () => this.choose(-1),
      Escape: () => this.letGo(),
    };
    return moves[event.key];
  }

  letterKey(event) {
    if (event.repeat) return undefined;
    const name = Object.keys(this.words.keys).find((one) => this.words.keys[one] === event.key);
    return name && (() => this.act(name));
  }

  choose(by) {
    const count = this.passage?.codes.length ?? 0;
    if (count) this.chosen = (this.chosen + by + count) % count;
    this.draw();
  }

  letGo() {
    this.picked = null;
    this.walking = false;
    this.draw();
  }

  // --- marking words ------------------------------------------------------------------------------------------

  line(passage) { return this.passage.lines.find((line) => line.passage === passage); }

  startWords() {
    const text = this.passage.text;
    const words = wordsOf(text);
    if (!words.length) return;
    this.walking = true;
    this.anchor = 0;
    this.head = 0;
    this.pick(this.passage.id, ...words[0]);
  }

  wordKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) return () => this.moveWord(step, event.shiftKey);
    const along = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (along) return () => this.moveLine(along);
    return event.key === "Enter" && (() => this.openSearch("add"));
  }

  moveWord(step, extend) {
    const words = wordsOf(this.line(this.picked.passage).text);
    this.head = Math.min(Math.max(this.head + step, 0), words.length - 1);
    if (!extend) this.anchor = this.head;
    const [first, last] = [Math.min(this.anchor, this.head), Math.max(this.anchor, this.head)];
    this.pick(this.picked.passage, words[first][0], words[last][1]);
  }

  moveLine(along) {
    const lines = this.passage.lines.filter((line) => line.passage && wordsOf(line.text).length);
    const at = lines.findIndex((line) => line.passage === this.picked.passage);
    const line = lines[Math.min(Math.max(at + along, 0), lines.length - 1)];
    this.anchor = 0;
    this.head = 0;
    this.pick(line.passage, ...wordsOf(line.text)[0]);
  }

  pick(passage, start, end) {
    this.picked = { passage, start, end };
    this.draw();
    const words = Array.from(this.line(passage).text).slice(start, end).join("");
    this.tell("told", `„${words}“`);
  }

  // Words marked with the mouse, in one passage: the one in which the selection begins.
  pickSelection() {
    const selection = this.root.ownerDocument.getSelection();
    if (!selection || selection.isCollapsed || !this.passage) return;
    const range = selection.getRangeAt(0);
    const from = range.startContainer.parentElement?.closest("[data-text]");
    if (!from || !this.root.contains(from)) return;
    const before = range.cloneRange();
    before.selectNodeContents(from);
    const whole = Array.from(before.toString()).length;
    before.setEnd(range.startContainer, range.startOffset);
    const start = Array.from(before.toString()).length;
    const end = Math.min(start + Array.from(range.toString()).length, whole);
    const words = wholeWords(this.line(from.dataset.text).text, start, end);
    selection.removeAllRanges();
    if (words) this.pick(from.dataset.text, ...words);
  }

  // --- drawing ------------------------------------------------------------------------------------------------

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
        this.decks(progress)),
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
      element("p", { class: "passage", dir: "auto", "data-text": passage.id, "aria-label": `${this.say("passage")}: ${passage.text}` },
        ...markedText(passage.text, [...this.evidence(), ...this.pickedIn(passage.id)])),
      beside(passage.behind),
      this.codes(),
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
    const done = this.passage.read || codes.every((code) => code.mine || !code.score);
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
        button("change"), button("memo"), code.mine && button("withdraw")));
  }

  why(code) {
    if (!code.score) return [element("span", {}, this.say("by_person")), ...this.voices(code)];
    const rules = code.rules.map((rule) => element("span", { class: "rule", title: rule }, rule.length > 60 ? `${Array.from(rule).slice(0, 58).join("")} …` : rule));
    return [element("span", { class: "score" }, this.say("score", code)), ...rules, ...this.voices(code)];
  }

  voices(code) {
    const said = code.others.map((one) => this.say("says", { coder: one.coder, status: one.state_name }) + (one.memo ? ` – ${one.memo}` : ""));
    const own = code.memo ? [`${this.say("memo")}: ${code.memo}`] : [];
    return [...said, ...own].map((text) => element("span", { class: "voice" }, text));
  }

  reading() {
    const lines = this.passage.lines.map((line) => {
      if (!line.passage) return element("li", { class: `line beside ${line.role}`, style: `--level:${line.level}`, dir: "auto" }, line.text.replaceAll("\t", " | "));
      const current = line.passage === this.passage.id;
      const marks = [...(current ? this.evidence() : []), ...this.pickedIn(line.passage)];
      const state = line.mark && this.say({ waits: "waits", coded: "coded", read: "is_read" }[line.mark]);
      return element("li", { class: `line ${line.role}${current ? " current" : ""}`, style: `--level:${Math.max(line.level, 1)}`, "aria-current": current },
        element("button", {
          type: "button", class: `mark ${line.mark}`, "data-name": `go-${line.passage}`, title: state || this.say("passage"),
          "aria-label": `${state ? `${state}: ` : ""}${line.text}`,
          on: { click: () => { if (!current) this.ask("go", { passage: line.passage }); } },
        }, MARKS[line.mark] ?? "·"),
        element("span", { class: "text", dir: "auto", "data-text": line.passage }, ...markedText(line.text, marks)));
    });
    return [element("h5", {}, this.say("slide_text")), element("ol", {}, ...lines)];
  }

  tools() {
    const group = (...names) => element("div", { class: "group" }, ...names);
    const move = (name, label, values, keys) => this.button(name, { label, keys, act: () => this.ask("step", values) });
    const [back, next, slide] = ["previous", "next", "slide"].map((key) => this.say(key));
    const tool = (name, pressed) => this.button(name, { label: this.say(name), pressed, act: () => this.act(name), hint: true });
    return [
      group(move("previous_slide", `⇤ ${slide}`, { by: -1, slide: true }, "Shift+ArrowLeft"),
        move("previous", `← ${back}`, { by: -1 }, "ArrowLeft"), move("next", `${next} →`, { by: 1 }, "ArrowRight"),
        move("next_slide", `${slide} ⇥`, { by: 1, slide: true }, "Shift+ArrowRight")),
      group(tool("add"), tool("words", this.walking), tool("read", Boolean(this.passage?.read)), tool("read_slide")),
      group(tool("undo"), tool("help")),
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

  // --- windows ------------------------------------------------------------------------------------------------

  open(name, label, ...children) {
    const close = () => {
      this.dialog.remove();
      this.dialog = null;
      this.root.focus({ preventScroll: true });
    };
    this.dialog = element("div", { class: `window ${name}`, role: "dialog", "aria-modal": "true", "aria-label": label },
      element("div", { class: "bar" }, element("strong", {}, label),
        element("button", { type: "button", class: "close", "aria-label": this.say("close"), on: { click: close } }, "×")),
      ...children);
    this.dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.preventDefault(); close(); }
      if (event.key === "Tab") this.keepFocus(event);
    });
    this.root.append(this.dialog);
    return close;
  }

  keepFocus(event) {
    const inside = [...this.dialog.querySelectorAll("button, input, textarea, select")].filter((one) => one.offsetParent);
    const at = inside.indexOf(document.activeElement);
    const next = event.shiftKey ? at - 1 : at + 1;
    if (next >= 0 && next < inside.length) return;
    event.preventDefault();
    inside[event.shiftKey ? inside.length - 1 : 0].focus();
  }

  openHelp() {
    const { keys } = this.words;
    const shown = (key) => (key !== key.toLowerCase() ? `⇧ ${key}` : key);
    const rows = [
      ...Object.keys(keys).map((name) => [shown(keys[name]), this.say(name)]),
      ["← →", `${this.say("previous")}, ${this.say("next")}`],
      ["⇧← ⇧→", `${this.say("previous_slide")}, ${this.say("next_slide")}`],
      ["↑ ↓", this.say("key_codes")],
      ["← → ⇧", this.say("key_words")],
      ["Esc", this.say("key_escape")],
    ];
    this.open("help", this.say("help"),
      element("p", {}, this.say("help_about")),
      element("dl", {}, ...rows.flatMap(([key, text]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, text)])));
    this.dialog.querySelector("button").focus();
  }

  openMemo() {
    const { code } = this;
    if (!code) return this.tell("told", this.say("memo_no_code"));
    const area = element("textarea", { rows: 4, "aria-label": this.say("memo_on", { code: code.name }) });
    area.value = code.memo;
    const button = (name, action, values) => element("button", { type: "button", class: "do", on: { click: () => {
      const text = area.value.trim();
      close();
      this.ask(action, { ...this.named(code), ...values(text) });
    } } }, this.say(name));
    const decided = [button("memo_save", "memo", (text) => ({ text }))];
    const open = ["confirm", "reject"].map((action) => button(`memo_${action}`, action, (memo) => ({ memo, seen: code.mine })));
    const close = this.open("memo", this.say("memo_on", { code: code.name }), area,
      element("div", { class: "judge" }, ...(code.mine ? decided : open)));
    area.focus();
    return undefined;
  }

  // Type to find a code; arrows choose, Enter takes it.
  openSearch(purpose) {
    const { code: replaced, passage } = this;
    const picked = purpose === "add" ? this.picked : null;
    const label = purpose === "change" ? this.say("change_of", { code: replaced.name }) : this.say(picked ? "add_to_words" : "add_to_passage");
    const known = this.words.codes.filter((code) => purpose !== "change" || (code.kind === replaced.kind && code.code !== replaced.code));
    const input = element("input", {
      type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "synthese-codes", "aria-autocomplete": "list",
      "aria-label": this.say("search"), placeholder: this.say("search"), autocomplete: "off", spellcheck: "false",
    });
    const list = element("ul", { id: "synthese-codes", role: "listbox", "aria-label": this.say("theme") });
    const about = element("div", { class: "about", "aria-live": "polite" });
    const addressee = element("select", { "aria-label": this.say("addressee") },
      element("option", { value: "" }, this.say("no_addressee")),
      ...this.words.addressees.map(([value, text]) => element("option", { value }, text)));
    const whom = element("label", { class: "whom", hidden: true }, element("span", {}, this.say("addressee")), addressee);
    let hits = [];
    let at = 0;
    const take = (code) => {
      close();
      if (purpose === "change") return this.decideOn(replaced, "change", { new: code.code });
      const place = picked ?? { passage: passage.id };
      const who = code.kind === "action_field" && addressee.value ? { addressee: addressee.value } : {};
      this.walking = false;
      return this.ask("add", { ...place, kind: code.kind, code: code.code, ...who });
    };
    const show = () => {
      list.replaceChildren(...(hits.length ? hits.map((code, place) => element("li", {
        id: `synthese-code-${place}`, role: "option", "aria-selected": String(place === at), title: code.group,
        on: { mousedown: (event) => event.preventDefault(), mousemove: () => { if (at !== place) { at = place; mark(); } }, click: () => take(code) },
      }, element("span", { class: "name" }, code.name), element("span", { class: "group" }, code.group)))
        : [element("li", { class: "empty" }, this.say("no_hits"))]));
      mark();
    };
    const mark = () => {
      [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
      const code = hits[at];
      input.setAttribute("aria-activedescendant", code ? `synthese-code-${at}` : "");
      whom.hidden = !code || code.kind !== "action_field" || purpose === "change";
      about.replaceChildren(...(code ? this.about(code) : []));
      list.children[at]?.scrollIntoView({ block: "nearest" });
    };
    const search = () => { hits = this.search(known, input.value); at = 0; show(); };
    input.addEventListener("input", search);
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && hits.length) { event.preventDefault(); at = (at + step + hits.length) % hits.length; mark(); }
      if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); if (hits[at]) take(hits[at]); }
    });
    const quoted = picked && Array.from(this.line(picked.passage).text).slice(picked.start, picked.end).join("");
    const close = this.open("search", label, quoted && element("p", { class: "quoted", dir: "auto" }, `„${quoted}“`), input, whom,
      element("div", { class: "hits" }, list, about));
    search();
    input.focus();
  }

  decideOn(code, action, values) { this.ask(action, { ...this.named(code), seen: code.mine, ...values }); }

  // All words must occur; a code found by its id or name goes before one found by its definition.
  search(codes, text) {
    const wanted = text.normalize("NFKC").toLowerCase().replaceAll("ß", "ss").split(/\s+/u).filter(Boolean);
    const rank = (code) => code.find.findIndex((_, place) => wanted.every((word) => code.find.slice(0, place + 1).join(" ").includes(word)));
    const ranked = codes.map((code) => [wanted.length && wanted[0] === code.find[0] ? -1 : rank(code), code]);
    return ranked.filter(([place, code]) => place >= 0 || wanted[0] === code.find[0]).sort((one, other) => one[0] - other[0]).map(([, code]) => code);
  }

  about(code) {
    const part = (name, text) => (text ? [element("dt", {}, this.say(name)), element("dd", { dir: "auto" }, text)] : []);
    const anchor = code.anchor && `„${code.anchor}“${code.anchor_source ? ` (${code.anchor_source})` : ""}`;
    return [element("strong", {}, code.name), element("dl", {}, ...part("definition", code.definition),
      ...part("inclusion", code.inclusion), ...part("exclusion", code.exclusion), ...part("anchor", anchor))];
  }
}

const render = ({ model, el }) => {
  const root = document.createElement("div");
  el.append(root);
  const review = new Review(model, root);
  const answered = () => review.answered();
  const picture = () => review.drawPicture();
  model.on("change:picture", picture);
  model.on("change:view", answered);
  return () => {
    clearTimeout(review.slow);
    if (review.address) URL.revokeObjectURL(review.address);
    model.off("change:picture", picture);
    model.off("change:view", answered);
  };
};

export default { render };

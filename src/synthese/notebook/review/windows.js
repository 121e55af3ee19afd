// What opens above the review: the search for a code, a memo, what coders agree on, the help on keys.

class Windows extends Keys {
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

  // A memo on a code's decision here, or on the deck, the project or a theme as a whole.
  openMemo() {
    const { code, passage } = this;
    const matters = [...(code ? [{ name: this.say("memo_here", { code: code.name }), memos: [] }] : []), ...passage.notes];
    const label = this.say("memo");
    const area = element("textarea", { rows: 4, "aria-label": label });
    const about = element("select", { "aria-label": this.say("memo_about") },
      ...matters.map((matter, at) => element("option", { value: String(at) }, matter.name)));
    const judge = element("div", { class: "judge" });
    const button = (name, action, values) => element("button", { type: "button", class: "do", on: { click: () => {
      const text = area.value.trim();
      close();
      this.ask(action, values(text));
    } } }, this.say(name));
    const show = () => {
      const matter = matters[Number(about.value)];
      const noted = (text) => ({ passage: passage.id, about: matter.about, key: matter.key, text });
      area.value = matter.about ? matter.memos.find((memo) => memo.mine)?.text ?? "" : code.memo;
      if (matter.about) judge.replaceChildren(button("memo_save", "note", noted));
      else if (code.mine) judge.replaceChildren(button("memo_save", "memo", (text) => ({ ...this.named(code), text })));
      else judge.replaceChildren(...["confirm", "reject"].map((action) => button(`memo_${action}`, action, (memo) => ({ ...this.named(code), memo, seen: code.mine }))));
    };
    about.addEventListener("change", show);
    const close = this.open("memo", label, element("label", { class: "whom" }, element("span", {}, this.say("memo_about")), about), area, judge);
    show();
    area.focus();
  }

  // Who agreed on a code, and on what: those who said something about it are ticked.
  openConsensus() {
    const { code } = this;
    const { others } = this.view;
    if (!code || !others.length) {
      this.tell("told", this.say("consensus_alone"));
      return;
    }
    const spoke = code.others.map((one) => one.coder);
    const boxes = others.map((name) => element("input", { type: "checkbox", value: name, checked: spoke.includes(name) }));
    const memo = element("textarea", { rows: 2, "aria-label": this.say("consensus_memo"), placeholder: this.say("consensus_memo") });
    const judge = ["confirmed", "rejected"].map((status) => element("button", { type: "button", class: "do", on: { click: () => {
      const coders = boxes.filter((box) => box.checked).map((box) => box.value);
      if (!coders.length) { boxes[0].focus(); return; }
      close();
      this.ask("agree", { ...this.named(code), coders, status, seen: code.mine, memo: memo.value.trim() });
    } } }, this.say(`consensus_${status}`)));
    const who = element("fieldset", {}, element("legend", {}, this.say("consensus_who", this.view)),
      ...boxes.map((box) => element("label", {}, box, box.value)));
    const close = this.open("memo consensus", this.say("consensus_on", { code: code.name }), who, memo, element("div", { class: "judge" }, ...judge));
    (boxes.find((box) => box.checked) ?? boxes[0]).focus();
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

// Keys, and words marked by key or mouse.

class Keys extends Drawing {
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
    if (!count) return;
    this.chosen = (this.chosen + by + count) % count;
    this.draw();
    this.tell("told", `${this.code.name}: ${this.code.status_name}`);
  }

  letGo() {
    this.picked = null;
    this.walking = false;
    this.draw();
  }

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
}

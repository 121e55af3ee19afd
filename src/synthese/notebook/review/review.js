// What is asked of the session and what comes back; the widget itself.

class Review extends Windows {
  constructor(model, root) {
    super();
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

  ask(action, values = {}) {
    if (this.asked) return;
    this.asked = { turn: this.turn + Math.random(), action };
    this.root.setAttribute("aria-busy", "true");
    this.tell("told", this.say("saving"));
    const wait = () => this.tell("failed", this.say("waiting"));
    this.slow = setTimeout(wait, SLOW);
    try {
      this.model.send({ action, turn: this.asked.turn, ...values });
    } catch (error) {
      wait(); // the kernel is gone, and with it whoever could answer
      console.error(error);
    }
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
    // Who sees the passage needs no words; who hears the page does.
    if (said.text) this.tell(said.kind, said.text);
    else this.tell("heard", this.passage ? `${this.passage.citation}: ${this.passage.text}` : "");
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
    const open = codes.map((code, at) => (code.waits ? at : -1)).filter((at) => at >= 0);
    return open.find((at) => at >= from) ?? open[0] ?? Math.min(from, Math.max(codes.length - 1, 0));
  }

  tell(kind, text) {
    this.status.className = `said ${kind}`;
    this.status.textContent = text;
    this.alarm.textContent = kind === "failed" ? text : "";
    this.alarm.hidden = kind !== "failed";
    this.status.hidden = kind === "failed";
  }

  named(code = this.code) { return { passage: this.passage.id, kind: code.kind, code: code.code }; }

  decide(action, more = {}) {
    if (this.code) this.ask(action, { ...this.named(), seen: this.code.mine, ...more });
  }

  act(name) {
    if (["confirm", "reject", "withdraw"].includes(name)) this.decide(name);
    else if (name === "undo") this.ask("undo");
    else if (name === "help") this.openHelp();
    else if (!this.passage) return;
    else if (["read", "read_slide"].includes(name)) this.ask(name, { passage: this.passage.id });
    else if (name === "change") { if (this.code) this.openSearch("change"); }
    else if (name === "add") this.openSearch("add");
    else if (name === "words") this.startWords();
    else if (name === "memo") this.openMemo();
    else if (name === "consensus") this.openConsensus();
  }
}

const VIEW = "application/vnd.jupyter.widget-view+json";

// Set the outputs anew that show this widget: JupyterLab then draws them again.
const redraw = (model) => {
  for (const { outputs } of model.widget_manager.context?.model?.cells ?? []) {
    for (let at = 0; at < (outputs?.length ?? 0); at += 1) {
      const output = outputs.get(at).toJSON();
      if (output.data?.[VIEW]?.model_id === model.get("identity")) outputs.set(at, structuredClone(output));
    }
  }
};

// One for each widget.
export default () => {
  let drawn = false;

  // After a reload JupyterLab waits two seconds for a widget's state. Where the state comes just as it gives up, it
  // keeps the widget and yet shows "Error displaying widget: model not found" for good, with the kernel alive. Only
  // then is it asked again: while it still waits, its own error would wipe away what was drawn.
  const gaveUp = () => [...document.querySelectorAll(".jupyter-widgets")].some((node) => node.textContent.startsWith("Error displaying widget"));
  let look;
  const initialize = ({ model }) => {
    look = setInterval(() => { if (!drawn && gaveUp()) redraw(model); }, SLOW);
    return () => clearInterval(look);
  };

  const render = ({ model, el }) => {
    drawn = true;
    clearInterval(look);
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

  return { initialize, render };
};

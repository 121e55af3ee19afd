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


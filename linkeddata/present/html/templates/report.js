"use strict";
// Highlights the words of a fact, and the facts of words. data-light has the words of a fact, data-facts the facts of words.
// Gives each fact a button that copies the line of corrections.jsonl that corrects it: the data-line of its row of evidence.
(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const status = document.getElementById("status");
  const words = new Map();
  for (const piece of document.querySelectorAll("[data-facts]")) {
    for (const fact of piece.dataset.facts.split(" ")) {
      if (!words.has(fact)) words.set(fact, []);
      words.get(fact).push(piece);
    }
  }
  let held = null; // what a click highlighted, until the next click
  let lit = [];

  const light = (elements) => {
    for (const element of lit) element.classList.remove("lit");
    lit = elements;
    for (const element of lit) element.classList.add("lit");
  };
  const wordsOf = (fact) => [fact, ...fact.dataset.light.split(" ").flatMap((id) => words.get(id) || [])];
  const factsOf = (piece) => {
    const ids = piece.dataset.facts.split(" ");
    const facts = ids.flatMap((id) => [...document.querySelectorAll(`[data-light~="${id}"]`)]);
    return [piece, ...facts.filter((fact) => fact.getClientRects().length)];
  };
  const elementsAt = (target) => {
    const near = target.closest && target.closest("[data-light], [data-facts]");
    return near ? (near.dataset.facts ? factsOf(near) : wordsOf(near)) : null;
  };
  const show = (element, block) => element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  const enter = (event) => {
    const found = elementsAt(event.target);
    if (found) light(found);
  };
  const leave = () => light(held || []);
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, enter);
  for (const kind of ["pointerout", "focusout"]) document.addEventListener(kind, leave);

  const rows = new Map([...document.querySelectorAll("tr[data-line]")].map((row) => [row.dataset.light, row]));
  const copier = document.getElementById("copier").content.firstElementChild;
  const plain = (element) => element.textContent.trim();
  const offer = (where, row, what) => {
    const button = copier.cloneNode(true);
    button.dataset.copies = row.dataset.light;
    button.setAttribute("aria-label", `${what}: copy the line that corrects it`);
    where.append(button);
  };
  for (const fact of document.querySelectorAll(".fact, .when > [data-light]")) {
    const id = fact.dataset.light.split(" ").find((one) => rows.has(one));
    if (id) offer(fact.matches(".fact") ? fact : fact.parentElement, rows.get(id), plain(fact));
  }
  for (const card of document.querySelectorAll(".card")) {
    const name = [...card.querySelectorAll("tr[data-line]")].find((row) => plain(row.cells[0]) === "name");
    const title = card.querySelector("h3, h4");
    if (name && title) offer(title, name, plain(title));
  }
  for (const row of rows.values()) offer(row.cells[1], row, `${plain(row.cells[0])} ${plain(row.cells[1])}`);

  const copiedByCommand = (line) => {
    const field = document.createElement("textarea");
    field.value = line;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };
  const copy = async (button) => {
    const line = rows.get(button.dataset.copies).dataset.line;
    let done = true;
    try {
      await navigator.clipboard.writeText(line);
    } catch {
      done = copiedByCommand(line); // a browser that keeps the clipboard from files
      button.focus();
    }
    for (const other of document.querySelectorAll(".copy.done")) other.classList.remove("done");
    button.classList.toggle("done", done);
    status.textContent = `${done ? "Copied" : "Not copied"}. The line for corrections.jsonl: ${line}`;
    if (!done) window.prompt("The line for corrections.jsonl:", line);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (button) {
      copy(button);
      return;
    }
    const link = event.target.closest("a[href^='#']");
    const piece = event.target.closest("[data-facts]");
    if (piece && !(link && link.classList.contains("flag"))) {
      held = factsOf(piece);
      const card = link ? document.getElementById(link.hash.slice(1)) : held.find((e) => e !== piece);
      light(held);
      if (!card) return;
      event.preventDefault();
      show(card, "center");
      if (link) card.focus({ preventScroll: true });
      status.textContent = `${held.length - 1} ${held.length === 2 ? "fact is" : "facts are"} based on these words.`;
    } else if (link && document.getElementById(link.hash.slice(1))?.dataset.facts) {
      const from = event.target.closest("[data-light]");
      const to = document.getElementById(link.hash.slice(1));
      held = from ? wordsOf(from) : [to];
      light(held);
      event.preventDefault();
      show(to, "center");
      to.focus({ preventScroll: true });
    } else if (!link && !event.target.closest("summary, input")) {
      held = null;
      light(elementsAt(event.target) || []);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    held = null;
    light([]);
    status.textContent = "";
  });
})();

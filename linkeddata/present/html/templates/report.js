"use strict";
// Highlights the words of a fact, and the facts of words. data-light has the words of a fact, data-facts the facts of words.
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

  document.addEventListener("click", (event) => {
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

"use strict";
// Shows only the entries that match the fields. A document matches a person or an organization if it names one whose entry has the
// typed words, and dates if its own or that of one of its events is between them; an event by its own date and participants; any
// other entry if one of its documents matches. The page has the folded text of the entries as JSON, the rest in data attributes.
// The fields are kept in the fragment of the address, so that it can be sent or set as a bookmark.
(() => {
  const form = document.getElementById("search");
  const status = document.getElementById("status");
  const KINDS = ["person", "organization"];
  const fields = Object.fromEntries(["query", "from", "to", ...KINDS].map((id) => [id, document.getElementById(id)]));
  const ids = (text) => (text ? text.split(" ") : []);
  const entries = Object.entries(JSON.parse(document.getElementById("entries").textContent)).map(([id, text]) => {
    const element = document.getElementById(id);
    const { days, who, papers } = element.dataset;
    const spans = ids(days).map((span) => span.split("/"));
    return { id, text, element, spans, who: ids(who), papers: ids(papers), own: days !== undefined };
  });
  const lists = [...document.querySelectorAll("[data-list]")].map((list) => [list, [...list.querySelectorAll(":scope > ul > li")]]);
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (field) => fold(field.value).split(/\s+/).filter(Boolean);
  const has = (text, words) => words.every((word) => text.includes(word));

  // One test for each of person and organization that is filled in: whether some of the entries' ids are among those meant.
  const meant = (kind) => {
    const words = wordsOf(fields[kind]);
    if (!words.length) return null;
    const found = entries.filter((entry) => entry.id.startsWith(`${kind}-`) && has(entry.text, words));
    const names = new Set(found.map((entry) => entry.id));
    return (who) => who.some((id) => names.has(id));
  };

  const search = () => {
    const words = wordsOf(fields.query);
    const from = fields.from.value;
    const to = fields.to.value;
    const wanted = KINDS.map(meant).filter(Boolean);
    const during = ([first, last]) => (!from || last >= from) && (!to || first <= to);
    const matches = ({ spans, who }) => (!(from || to) || spans.some(during)) && wanted.every((test) => test(who));
    const papers = new Set(entries.filter((entry) => entry.own && !entry.papers.length && matches(entry)).map((entry) => entry.id));
    let shown = 0;
    for (const entry of entries) {
      const fits = entry.own ? matches(entry) : entry.papers.some((id) => papers.has(id));
      const hidden = !(fits && has(entry.text, words));
      if (entry.element.hidden !== hidden) entry.element.hidden = hidden;
      shown += !hidden;
    }
    for (const [list, items] of lists) list.hidden = items.every((item) => item.hidden);
    document.getElementById("nothing").hidden = shown > 0;
    document.getElementById("dated").hidden = !(from || to);
    status.textContent = words.length || from || to || wanted.length ? `${shown} of ${entries.length} entries` : "";
  };

  const keep = () => {
    const filled = Object.values(fields).filter((field) => field.value).map((field) => [field.name, field.value]);
    history.replaceState(null, "", filled.length ? `#${new URLSearchParams(filled)}` : location.href.split("#")[0]);
  };
  const read = () => {
    const fragment = location.hash.slice(1);
    if (!fragment.includes("=")) return; // the place of a section or an entry
    const given = new URLSearchParams(fragment);
    for (const field of Object.values(fields)) {
      const value = given.get(field.name) || "";
      field.value = field.type === "date" && !/^\d{4}-\d\d-\d\d$/.test(value) ? "" : value;
    }
  };
  let waiting = 0;
  const changed = () => {
    search();
    clearTimeout(waiting);
    waiting = setTimeout(keep, 300); // browsers refuse to change the address at every key
  };

  for (const kind of KINDS) {
    const names = document.querySelectorAll(`ul.names.${kind} > li > strong`);
    const fill = () => {
      const options = [...new Set([...names].map((name) => name.textContent))].map((name) => new Option(name, name));
      document.getElementById(`${kind}-names`).append(...options);
    };
    fields[kind].addEventListener("focus", fill, { once: true });
  }
  form.hidden = false;
  form.addEventListener("input", changed);
  document.getElementById("clear").addEventListener("click", () => {
    for (const field of Object.values(fields)) field.value = "";
    changed();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", () => {
    read();
    search();
  });
  read();
  search(); // the browser may have restored the fields
})();

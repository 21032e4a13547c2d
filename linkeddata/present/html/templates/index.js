"use strict";
// Shows only the entries that contain the words in the search field. The page has the folded text of the entries as JSON.
(() => {
  const form = document.getElementById("search");
  const field = document.getElementById("query");
  const status = document.getElementById("status");
  const entries = Object.entries(JSON.parse(document.getElementById("entries").textContent)).map(
    ([id, text]) => [document.getElementById(id), text],
  );
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const search = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [entry, text] of entries) {
      entry.hidden = !words.every((word) => text.includes(word));
      shown += !entry.hidden;
    }
    for (const list of document.querySelectorAll("[data-list]")) {
      list.hidden = !list.querySelector("[id]:not([hidden], h2)");
    }
    document.getElementById("nothing").hidden = shown > 0;
    status.textContent = words.length ? `${shown} of ${entries.length} entries` : "";
  };

  form.hidden = false;
  field.addEventListener("input", search);
  form.addEventListener("submit", (event) => event.preventDefault());
  search(); // the browser may have restored the field
})();

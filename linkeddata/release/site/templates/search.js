"use strict";
// Finds entities without a server. `search/index.js` says which files there are; a query loads the files of its rarest word, and
// MiniSearch orders what they have. Files are scripts, since a page that was opened from a disk may load no others.
(() => {
  const heard = new Map();
  window.linkeddataSearch = (name, data) => heard.set(name, data);
  const loads = new Map();
  const load = (file, name) => {
    if (!loads.has(file)) {
      loads.set(file, new Promise((done) => {
        const script = document.createElement("script");
        script.src = file;
        script.onload = () => done(heard.get(name));
        script.onerror = () => done(undefined);
        document.head.append(script);
      }));
    }
    return loads.get(file);
  };

  const SHOWN = 50; // results that are shown at once
  const FILES = 12; // files that one query loads
  const form = document.getElementById("search");
  const field = document.getElementById("query");
  const status = document.getElementById("status");
  const list = document.getElementById("results");
  const more = document.getElementById("more");

  const start = (index) => {
    const dropped = new RegExp(`[${index.dropped}]`, "gu");
    const runs = new RegExp(`[${index.continuous}]+|[^${index.continuous}]+`, "gu");
    const continuous = new RegExp(`^[${index.continuous}]`, "u");
    const passed = new Set(index.passed);
    const fold = (text) => [...text.normalize("NFKD").toLowerCase().replace(dropped, "")].map((c) => index.letters[c] ?? c).join("").normalize("NFC");
    const pieces = (run) => {
      if (!continuous.test(run)) return [run];
      const letters = [...run];
      return letters.map((_, at) => letters.slice(at, at + 2).join(""));
    };
    const tokens = (text) => [...new Set((fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).flatMap((word) => word.match(runs)).flatMap(pieces))];
    const asked = (text) => {
      let words = tokens(text);
      // of a name without spaces, the last single letter says nothing more if there are others
      words = words.filter((word, n) => !(n > 0 && continuous.test(word) && [...word].length === 1));
      const telling = words.filter((word) => !passed.has(word));
      return telling.length ? telling : words;
    };
    const keys = Object.keys(index.files);
    const filesOf = (word) => keys.filter((key) => key.startsWith(word) || word.startsWith(key));
    const address = (key, part) => {
      const name = /^[\x00-\x7f]*$/.test(key) ? `w-${key}` : `u-${[...key].map((c) => c.codePointAt(0).toString(16)).join("-")}`;
      return `search/${name}${part === 1 ? "" : `.${part}`}.js`;
    };

    let latest = 0;
    const found = async (words) => {
      const weights = words.map((word) => {
        const files = word.length > 1 || continuous.test(word) || /\d/.test(word) ? filesOf(word) : [];
        return { files, count: files.reduce((sum, key) => sum + index.files[key][0], 0) };
      });
      const candidates = weights.filter(({ count }) => count).sort((a, b) => a.count - b.count);
      for (const { files } of candidates) {
        const parts = files.flatMap((key) => Array.from({ length: index.files[key][1] }, (_, n) => [key, n + 1])).sort((a, b) => a[1] - b[1]);
        const rows = new Map();
        const read = await Promise.all(parts.slice(0, FILES).map(([key, part]) => load(address(key, part), `${key} ${part}`)));
        for (const row of read.flatMap((part) => part ?? [])) rows.set(row[0], row);
        const search = new MiniSearch({
          fields: ["name", "others", "note"], idField: "path", tokenize: tokens, processTerm: (term) => term,
        });
        search.addAll([...rows.values()].map(([path, , name, others, note]) => ({ path, name, others, note })));
        const results = search.search(words.join(" "), {
          tokenize: () => words,
          combineWith: "AND", prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : false), maxFuzzy: 2,
          boost: { name: 3, others: 2 }, boostDocument: (path) => 1 + Math.log1p(rows.get(path)[5]) / 10,
        });
        // whoever has the words themselves comes before those with similar ones, however rare these are
        const exact = ({ terms }) => words.every((word) => terms.some((term) => term.startsWith(word)));
        results.sort((a, b) => exact(b) - exact(a));
        if (results.length) return { rows: results.map(({ id }) => rows.get(id)), all: parts.length <= FILES };
      }
      return { rows: [], all: true };
    };

    const entry = ([path, kind, name, others, note]) => {
      const item = document.createElement("li");
      const line = document.createElement("p");
      line.className = "value";
      const link = document.createElement("a");
      link.href = `${path}.html`;
      const told = document.createElement("bdi");
      told.textContent = name;
      link.append(told);
      const what = document.createElement("span");
      what.className = "role";
      what.textContent = index.kinds[kind][1];
      line.append(link, " ", what);
      for (const words of [note, others]) {
        if (!words) continue;
        const soft = document.createElement("span");
        soft.className = "soft";
        const isolated = document.createElement("bdi");
        isolated.textContent = words;
        soft.append(isolated);
        line.append(" ", soft);
      }
      item.append(line);
      return item;
    };

    const show = async () => {
      const turn = ++latest;
      const words = asked(field.value);
      const chosen = [...form.querySelectorAll("[name=kind]:checked")].map((box) => index.kinds.findIndex(([kind]) => kind === box.value));
      if (!words.length || words.every((word) => word.length < 2 && !continuous.test(word) && !/\d/.test(word))) {
        list.replaceChildren();
        more.hidden = true;
        status.textContent = field.value.trim() ? "Type at least two letters." : `${index.total} entries`;
        return;
      }
      const { rows, all } = await found(words);
      if (turn !== latest) return; // something else was typed meanwhile
      const fitting = chosen.length ? rows.filter(([, kind]) => chosen.includes(kind)) : rows;
      let shown = 0;
      const next = () => {
        list.append(...fitting.slice(shown, shown + SHOWN).map(entry));
        shown = Math.min(shown + SHOWN, fitting.length);
        more.hidden = shown === fitting.length;
      };
      list.replaceChildren();
      next();
      more.onclick = next;
      const number = `${all ? "" : "More than "}${fitting.length} ${fitting.length === 1 ? "entry" : "entries"}`;
      status.textContent = fitting.length ? (all ? number : `${number}: type another word to see fewer.`) : "Nothing matches.";
    };

    let waiting = 0;
    const changed = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        history.replaceState(null, "", field.value ? `#${new URLSearchParams([["q", field.value]])}` : location.href.split("#")[0]);
        show();
      }, 120);
    };
    const read = () => {
      const given = new URLSearchParams(location.hash.slice(1)).get("q") ?? new URLSearchParams(location.search).get("q");
      if (given !== null) field.value = given;
    };
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
    });
    window.addEventListener("hashchange", () => {
      read();
      show();
    });
    read();
    form.hidden = false;
    document.getElementById("without").hidden = true;
    show();
  };
  load("search/index.js", "index").then((index) => {
    if (index) start(index);
  });
})();

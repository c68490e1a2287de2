// What all pages share: colours, the menu, the search. Everything is in files beside the page; nothing is fetched from elsewhere.
(function () {
  "use strict";
  const root = document.documentElement;
  const KEY = "ltc-colours";

  function kept() {
    try {
      return localStorage.getItem(KEY) || "";
    } catch {
      return "";
    }
  }

  // Before anything is painted.
  if (["light", "dark"].includes(kept())) root.dataset.theme = kept();

  function colours(choice) {
    choice.hidden = false;
    const select = choice.querySelector("select");
    select.value = root.dataset.theme || "";
    select.addEventListener("change", () => {
      if (select.value) root.dataset.theme = select.value;
      else delete root.dataset.theme;
      try {
        localStorage.setItem(KEY, select.value);
      } catch {
        // A browser that keeps nothing forgets it with the page.
      }
    });
  }

  function menu(details) {
    document.addEventListener("click", (event) => {
      if (!details.contains(event.target)) details.open = false;
    });
    details.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && details.open) {
        details.open = false;
        details.querySelector("summary").focus();
      }
    });
  }

  // A place in something closed is opened before it is gone to.
  function reveal() {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const target = id && document.getElementById(id);
    if (!target) return;
    let closed = target.parentElement && target.parentElement.closest("details:not([open])");
    if (!closed) return;
    for (; closed; closed = closed.parentElement.closest("details:not([open])")) closed.open = true;
    target.scrollIntoView();
  }

  // Letters without case, width and accents; Chinese characters stay.
  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  const HAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
  const MOST = 30;

  // How well a word fits a text; 0 if not at all.
  function fit(word, text) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    if (text.length === word.length) return 100;
    if (at === 0) return 60;
    return /[\p{L}\p{N}]/u.test(text[at - 1]) && !HAN.test(word) ? 20 : 40;
  }

  // Chinese is written without blanks: pairs of characters are looked for where the whole is not found.
  function pairs(word) {
    if (word.length < 3 || !HAN.test(word)) return [];
    return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  }

  function rank(row, words) {
    let sum = 0;
    for (const { word, two } of words) {
      const also = row.also ? Math.max(...row.also.map((text) => fit(word, text) * 0.9)) : 0;
      let best = Math.max(fit(word, row.plain), also);
      if (!best && row.text.includes(word)) best = 5;
      if (!best && two.length) {
        const found = two.filter((pair) => row.plain.includes(pair)).length;
        if (found * 2 >= two.length) best = (10 * found) / two.length;
      }
      if (!best) return 0;
      sum += best;
    }
    return sum + row.weight;
  }

  const index = { rows: [], kinds: [], waiting: [], shards: 0, loaded: 0 };

  // Each file of the index calls this once.
  window.ltcIndex = function (shard) {
    if (shard.kinds) index.kinds = shard.kinds;
    for (const [label, kind, page, anchor, code, context, text, also] of shard.rows) {
      const others = [code, ...(also || [])].filter(Boolean).map(plain);
      index.rows.push({
        label, kind, code, context: context ? shard.contexts[context - 1] : "",
        href: shard.pages[page] + (anchor ? "#" + anchor : ""),
        plain: plain(label), also: others.length ? others : null, text: text ? plain(text) : "",
        weight: index.kinds[kind] ? index.kinds[kind][1] : 0,
      });
    }
    index.loaded += 1;
    index.shards = shard.of || index.shards;
    index.waiting.forEach((then) => then());
  };

  function find(question) {
    const words = plain(question).split(/\s+/).filter(Boolean).slice(0, 8).map((word) => ({ word, two: pairs(word) }));
    if (!words.length) return [];
    const found = [];
    for (const row of index.rows) {
      const score = rank(row, words);
      if (score) found.push({ row, score });
    }
    found.sort((a, b) => b.score - a.score || a.row.label.length - b.row.label.length);
    return found.map(({ row }) => row);
  }
  window.ltcFind = find;
  // How much can be found; nothing before all of the index is there.
  find.ready = () => (index.shards && index.loaded >= index.shards ? index.rows.length : 0);

  // The label with what was looked for marked, built of text nodes only.
  function marked(row, question) {
    const name = document.createElement("bdi");
    const word = plain(question).split(/\s+/).filter(Boolean).find((part) => row.plain.includes(part));
    if (!word || row.plain.length !== row.label.length) {
      name.textContent = row.label;
      return name;
    }
    const at = row.plain.indexOf(word);
    const mark = document.createElement("mark");
    mark.textContent = row.label.slice(at, at + word.length);
    name.append(row.label.slice(0, at), mark, row.label.slice(at + word.length));
    return name;
  }

  function search(form) {
    const input = form.querySelector("input");
    const list = form.querySelector("[role=listbox]");
    const said = form.querySelector("[role=status]");
    const up = form.dataset.up;
    let active = -1;
    form.hidden = false;

    function load(number) {
      const script = document.createElement("script");
      script.src = up + "search/" + number + ".js";
      document.head.append(script);
    }

    function wake() {
      if (form.dataset.awake) return;
      form.dataset.awake = "yes";
      index.waiting.push(() => {
        if (index.loaded === 1) for (let number = 2; number <= index.shards; number += 1) load(number);
        show();
      });
      load(1);
    }

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      active = -1;
    }

    function choose(next) {
      const options = list.children;
      if (!options.length) return;
      if (active >= 0) options[active].setAttribute("aria-selected", "false");
      active = (next + options.length) % options.length;
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    }

    function show() {
      const question = input.value.trim();
      if (!question) {
        said.textContent = "";
        close();
        return;
      }
      if (!index.loaded) return;
      const found = find(question);
      list.replaceChildren(...found.slice(0, MOST).map((row, at) => {
        const option = document.createElement("li");
        option.id = "found-" + at;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.href = up + row.href;
        const kind = document.createElement("span");
        kind.className = "kind";
        kind.textContent = index.kinds[row.kind][0];
        const more = document.createElement("span");
        more.className = "context";
        more.textContent = [row.code, row.context].filter(Boolean).join(" · ");
        option.append(kind, marked(row, question), more);
        return option;
      }));
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      said.textContent = found.length ? said.dataset.found.replace("{}", String(found.length)) : said.dataset.nothing;
      said.classList.toggle("nothing", !found.length);
    }

    function go(option) {
      location.href = option.dataset.href;
      close();
    }

    input.addEventListener("focus", wake);
    input.addEventListener("input", () => {
      wake();
      show();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") choose(active + 1);
      else if (event.key === "ArrowUp") choose(active < 0 ? -1 : active - 1);
      else if (event.key === "Escape") {
        if (list.hidden) input.value = "";
        close();
        said.textContent = "";
      } else return;
      event.preventDefault();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const option = list.children[Math.max(active, 0)];
      if (option && !list.hidden) go(option);
    });
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) go(option);
    });
    document.addEventListener("click", (event) => {
      if (!form.contains(event.target)) close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
      event.preventDefault();
      input.focus();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-colours]").forEach(colours);
    document.querySelectorAll("[data-menu]").forEach(menu);
    document.querySelectorAll("[data-search]").forEach(search);
    reveal();
  });
  window.addEventListener("hashchange", reveal);

  // Paper has no way to open what is closed.
  const opened = [];
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("main details:not([open])").forEach((details) => {
      details.open = true;
      opened.push(details);
    });
  });
  window.addEventListener("afterprint", () => {
    opened.splice(0).forEach((details) => (details.open = false));
  });
})();

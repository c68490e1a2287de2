// The page: shows where the case stands, and turns what somebody does into events for `step` (run.js).
// Texts are only ever set as text, never as markup.
"use strict";

if (typeof document !== "undefined") (function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const flow = data.flow;
  const storage = () => window.localStorage;
  const byId = (id) => document.getElementById(id);
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const sheet = byId("sheet");
  const who = byId("case-who");
  const caseName = byId("case-name");
  const cards = new Map(all(sheet, "[data-node]").map((card) => [find(flow, card.dataset.node), card]));
  const ends = all(sheet, "[data-end]");

  let events = [];
  let state = fresh();
  let keeping = true;

  /** A phrase, with what is filled in. */
  function say(name, ...given) {
    const text = data.words[name] || name;
    return text.replace(/\{(\d)\}/g, (mark, at) => (given[at] === undefined ? mark : isolate(String(given[at]))));
  }

  /** Text whose marks of direction end with it. */
  function isolate(text) {
    return "\u2068" + text + "\u2069";
  }

  const dates = new Intl.DateTimeFormat(data.language, { dateStyle: "medium", timeStyle: "short" });
  const days = new Intl.DateTimeFormat(data.language, { dateStyle: "full" });
  const moment = (at) => dates.format(new Date(at));
  const dueBy = (at, period) => due(at, period, data.calendar);
  const deadline = (at, period) => (["min", "h"].includes(period.unit) ? dates : days).format(dueBy(at, period));

  const nameOf = (root) => root.querySelector(".name").textContent.trim();
  const labelOf = (index) => {
    const card = cards.get(index);
    if (!card) return flow.nodes[index].id;
    const number = card.querySelector(".number");
    return (number ? number.textContent + " " : "") + nameOf(card);
  };
  const lineOf = (card, attribute, id) => {
    const found = all(card, "[" + attribute + "]").find((one) => (one.getAttribute(attribute) || one.value) === id || one.value === id);
    return found ? nameOf(found.closest(".outcome, .check, li")) : id;
  };
  const endOf = (index) => ends.find((end) => end.dataset.end.split(" ").includes(String(index)));

  /** Makes an element with a text in it. */
  function make(tag, text, className) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  // What somebody does

  /** Does an event; says what came of it. Gives back whether it was possible. */
  function act(event, place) {
    const full = { ...event, by: who.value.trim(), at: new Date().toISOString() };
    const result = step(flow, state, full);
    clearProblems();
    if (result.refused) {
      refuse(result.refused, place);
      return false;
    }
    events.push(full);
    state = result.state;
    store();
    render();
    if (["start", "finish", "choose", "branch", "resume"].includes(full.type)) announce(full);
    return true;
  }

  /** Says at the place why something is not possible, and leads there. */
  function refuse(refused, place) {
    const card = place && place.closest("[data-node], [data-end]");
    const item = refused.item === undefined ? "" : lineOf(card, refused.code === "tasks" || refused.code === "evidence" ? "data-task" : "data-check", refused.item);
    const spot = (refused.code === "who" ? null : card && card.querySelector("[data-problem]")) || byId("case-problem");
    spot.textContent = say("refuse." + refused.code, item);
    const target = {
      who, name: card ? place : caseName,
      tasks: card && all(card, "[data-task]").find((one) => one.dataset.task === refused.item),
      checks: card && all(card, "[data-check]").find((one) => one.dataset.check === refused.item),
      evidence: card && all(card, "[data-write]").find((one) => one.dataset.write === (refused.item ? "evidence:" + refused.item : "evidence")),
      reason: card && card.querySelector("[data-write=note]"),
      performer: card && card.querySelector("[data-sign=performer]"),
      approver: card && card.querySelector("[data-sign=approver]"),
      differ: card && card.querySelector("[data-sign=approver]"),
    }[refused.code];
    if (target) target.focus();
    render();
  }

  function clearProblems() {
    for (const problem of all(sheet, ".problem")) problem.textContent = "";
  }

  /** What waits for somebody. */
  function waiting() {
    return state.tokens.filter((index) => flow.nodes[index].card);
  }

  /** Says what is to be done now, for those who do not see the page change; leads to the first step that opened. */
  function announce(event) {
    const now = state.phase === "ended" ? ending() : say("announce", waiting().map(toDo).join(", "));
    const visit = event.type === "choose" ? latest(state, find(flow, event.node)) : null;
    byId("said").textContent = visit && visit.otherwise ? say("otherwiseTaken", now) : now;
    const opened = state.visits.filter((one) => one.status === "open" && one.openedAt === event.at).map((one) => cards.get(one.node));
    const first = opened.find(Boolean);
    if (first) {
      const heading = first.querySelector("h2, h3, h4, .sleep-name");
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      const box = first.getBoundingClientRect();
      if (box.top < 0 || window.innerHeight < box.bottom) first.scrollIntoView({ block: "start" });
    } else if (state.phase === "ended") {
      byId("now-heading").tabIndex = -1;
      byId("now-heading").focus();
    }
  }

  /** A step that waits, in words; of a suspension until when. */
  function toDo(index) {
    const until = flow.nodes[index].kind === "sleep" && asleepUntil(index);
    return until ? labelOf(index) + " – " + until : labelOf(index);
  }

  function asleepUntil(index) {
    const within = flow.nodes[index].within;
    return within ? say("sleepsUntil", deadline(open(state, index).openedAt, within)) : say("sleeps");
  }

  function ending() {
    const end = endOf(state.end.node);
    if (!end) return say("completed");
    const next = end.querySelector("[data-accept]") ? " " + say("handover", end.querySelector("legend").textContent) : "";
    return say("ended", nameOf(end)) + next;
  }

  function undo() {
    const kept = effective(events);
    clearProblems();
    if (kept.length === 0) {
      byId("said").textContent = say("nothingToUndo");
      return;
    }
    if (!person(who.value)) {
      refuse({ code: "who" }, null);
      return;
    }
    const last = events[kept[kept.length - 1]];
    const what = [last.node ? labelOf(find(flow, last.node)) : "", logged(last)].filter(Boolean).join(" · ");
    events.push({ type: "undo", by: who.value.trim(), at: new Date().toISOString() });
    state = replay(flow, events).state;
    store();
    render();
    byId("said").textContent = say("undone", what);
  }

  // What is shown

  function render() {
    const stands = standing(flow, state);
    const fresh = state.phase === "new";
    sheet.dataset.phase = state.phase;
    caseName.disabled = !fresh;
    if (!fresh) caseName.value = state.name;
    byId("case-started").textContent = fresh ? "" : isolate(moment(state.startedAt)) + " · " + isolate(state.startedBy);
    byId("case-started-row").classList.toggle("unstarted", fresh);
    byId("case-start-row").hidden = !fresh;
    for (const [index, card] of cards) renderCard(index, card, fresh ? "later" : stands[index], fresh);
    for (const end of ends) renderEnd(end);
    renderNow();
    renderLog();
  }

  function renderCard(index, card, stand, fresh) {
    const node = flow.nodes[index];
    const visit = latest(state, index);
    const shown = visit && visit.status !== "dropped" ? visit : visit || null;
    card.dataset.stand = stand;
    card.setAttribute("aria-current", stand === "open" ? "step" : "false");
    card.querySelector("[data-state]").textContent = fresh ? "" : label(stand, shown);
    card.querySelector("[data-form]").disabled = stand !== "open";
    for (const box of all(card, "[data-task]")) {
      const tick = shown && shown.ticks[box.dataset.task];
      box.checked = Boolean(tick);
      const stamp = all(card, "[data-stamp]").find((one) => one.dataset.stamp === box.dataset.task);
      stamp.textContent = tick ? say("doneByAt", tick.by, moment(tick.at)) : "";
    }
    for (const radio of all(card, "[data-check]")) radio.checked = Boolean(shown) && shown.answers[radio.dataset.check] === radio.value;
    for (const field of all(card, "[data-write]")) fill(field, (shown && shown.texts[field.dataset.write]) || "");
    for (const field of all(card, "[data-sign]")) {
      const sign = shown && shown.signs[field.dataset.sign];
      fill(field, sign ? sign.name : "");
      all(card, "[data-signed]").find((one) => one.dataset.signed === field.dataset.sign).textContent = sign ? moment(sign.at) : "";
    }
    const round = (shown ? shown.attempt : 0) + "/" + (shown ? shown.status : "");
    if (card.dataset.round !== round) {
      card.dataset.round = round;
      for (const radio of all(card, "[data-outcome]")) radio.checked = Boolean(shown) && shown.outcome === radio.value;
      for (const box of all(card, "[data-branch]")) {
        box.checked = box.hasAttribute("data-always") || Boolean(shown && shown.branches && shown.branches.includes(box.value));
      }
    }
    for (const box of all(card, "[data-always]")) box.disabled = true;
    for (const count of all(card, "[data-count]")) count.textContent = counted(node, index, count.dataset.count);
    const done = shown && shown.status === "done";
    for (const blank of all(card, "[data-done-by]")) blank.textContent = done ? shown.doneBy : "";
    for (const blank of all(card, "[data-done-at]")) blank.textContent = done ? moment(shown.doneAt) : "";
    for (const place of all(card, "[data-due]")) renderDue(place, node, shown);
    for (const place of all(card, "[data-until]")) {
      place.textContent = shown && node.within ? deadline(shown.openedAt, node.within) : "";
    }
    renderEarlier(card, index);
  }

  function fill(field, text) {
    if (document.activeElement !== field || field.disabled) field.value = text;
    if (field.tagName === "TEXTAREA") field.rows = Math.min(12, Math.max(1, Math.ceil(text.length / 60) + text.split("\n").length - 1));
  }

  function renderDue(place, node, visit) {
    const late = visit && node.within && dueBy(visit.openedAt, node.within) < new Date();
    const open = visit && visit.status === "open" && node.within;
    place.textContent = open ? "– " + say(late ? "overdue" : "dueBy", deadline(visit.openedAt, node.within)) : "";
    place.classList.toggle("late", Boolean(open && late));
  }

  /** How a step stands, in words; from the second attempt on with its number, and of how many where that is bounded. */
  function label(stand, visit) {
    const asleep = stand === "open" && flow.nodes[visit.node].kind === "sleep";
    const again = stand === "later" && visit && visit.status === "done";
    const word = say(asleep ? "sleeps" : again ? "again" : stand);
    if (!visit || visit.attempt < 2 || stand === "later") return word;
    const most = roundsOf(visit.node);
    return word + " · " + (most ? say("attemptOf", visit.attempt, Math.max(most, visit.attempt)) : say("attempt", visit.attempt));
  }

  /** How often a step can run because of the one bounded route that leads back to it; 0 when that cannot be said. */
  function roundsOf(index) {
    const bounds = flow.edges.filter((edge) => edge.most !== undefined && firstCard(edge.to) === index);
    return bounds.length === 1 ? bounds[0].most + 1 : 0;
  }

  /** The card a route comes to without anybody doing anything. */
  function firstCard(index) {
    for (let passed = 0; passed < flow.nodes.length; passed += 1) {
      const node = flow.nodes[index];
      if (node.card) return index;
      if (node.kind === "scope") index = node.inner;
      else if (node.kind === "exit" && node.boundary !== undefined) index = node.boundary;
      else if (node.out.length === 1) index = flow.edges[node.out[0]].to;
      else return -1;
    }
    return -1;
  }

  function counted(node, index, outcome) {
    const bound = node.card.outcomes.find((one) => one.id === outcome).most;
    if (bound === undefined || state.phase === "new") return "";
    const choice = node.choice === undefined ? index : node.choice;
    const count = Math.min(taken(state, choice, outcome), bound);
    if (count === 0) return "";
    return count < bound ? say("takenOf", count, bound) : say("usedUp", bound);
  }

  function renderEarlier(card, index) {
    const place = card.querySelector("[data-earlier]");
    const earlier = state.visits.filter((visit) => visit.node === index).slice(0, -1);
    if (place.dataset.shown === String(earlier.length) + events.length) return;
    place.dataset.shown = String(earlier.length) + events.length;
    const open = place.querySelector("details") && place.querySelector("details").open;
    place.replaceChildren();
    if (earlier.length === 0) return;
    const details = make("details", undefined, "earlier");
    details.open = Boolean(open);
    details.append(make("summary", say("earlier") + " (" + earlier.length + ")"));
    const list = make("ol");
    for (const visit of earlier) list.append(make("li", told(card, visit)));
    details.append(list);
    place.append(details);
  }

  /** An earlier attempt in one line. */
  function told(card, visit) {
    const parts = [moment(visit.openedAt), say(visit.status)];
    if (visit.doneBy) parts.push(say("doneByAt", visit.doneBy, moment(visit.doneAt)));
    for (const [id, tick] of Object.entries(visit.ticks)) parts.push("☑ " + lineOf(card, "data-task", id) + " (" + tick.by + ")");
    for (const [id, answer] of Object.entries(visit.answers)) parts.push(lineOf(card, "data-check", id) + ": " + answerOf(card, answer));
    for (const [field, text] of Object.entries(visit.texts)) parts.push(fieldOf(card, field) + ": " + text);
    for (const [as, sign] of Object.entries(visit.signs)) parts.push(signOf(card, as) + ": " + sign.name);
    if (visit.outcome) parts.push(say("log.choose", lineOf(card, "data-outcome", visit.outcome)));
    return parts.map(isolate).join(" · ");
  }

  const answerOf = (card, value) => {
    const radio = all(card, "[data-check]").find((one) => one.value === value);
    return radio ? radio.closest("label").textContent.trim() : value;
  };
  const fieldOf = (card, field) => {
    const found = all(card, "[data-write]").find((one) => one.dataset.write === field);
    return found ? nameOf(found.closest("label")) : field;
  };
  const signOf = (card, as) => nameOf(all(card, "[data-sign]").find((one) => one.dataset.sign === as).closest("label"));

  function renderEnd(end) {
    const here = state.end && end.dataset.end.split(" ").includes(String(state.end.node));
    end.dataset.reached = String(Boolean(here));
    const form = end.querySelector("[data-form]");
    if (!form) return;
    const accepted = here ? state.end.accepted : null;
    form.disabled = !here || Boolean(accepted);
    if (accepted || !here) end.querySelector("[data-accept-name]").value = accepted ? accepted.name : "";
    end.querySelector("[data-accepted]").textContent = accepted ? moment(accepted.at) : "";
  }

  function renderNow() {
    const now = byId("now");
    now.replaceChildren();
    if (state.phase === "new") {
      now.append(make("p", say("notStarted")));
      return;
    }
    if (state.phase === "ended") {
      now.append(make("p", ending(), "ending"));
      const end = endOf(state.end.node);
      const accept = end && end.querySelector("[data-accept-name]");
      if (accept && !state.end.accepted) now.append(jump(accept, end.querySelector("[data-accept]").textContent));
      return;
    }
    const list = make("ul");
    for (const index of waiting()) {
      const card = cards.get(index);
      const item = make("li");
      const visit = open(state, index);
      item.append(jump(card, labelOf(index)));
      const until = flow.nodes[index].within && deadline(visit.openedAt, flow.nodes[index].within);
      if (flow.nodes[index].kind === "sleep") item.append(make("p", asleepUntil(index), "detail"));
      else if (until) {
        const late = dueBy(visit.openedAt, flow.nodes[index].within) < new Date();
        item.append(make("p", say(late ? "overdue" : "dueBy", until), late ? "detail late" : "detail"));
      }
      list.append(item);
    }
    now.append(list);
  }

  /** A link to a place of this page that also moves the focus there. */
  function jump(place, text) {
    const link = make("a", text);
    link.href = "#" + (place.id || "");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      place.scrollIntoView({ block: "center" });
      const first = place.matches("input") ? place : place.querySelector("input:enabled, textarea:enabled, button:enabled");
      (first || place).focus({ preventScroll: true });
    });
    return link;
  }

  /** An event in words. */
  function logged(event) {
    const card = event.node === undefined ? null : cards.get(find(flow, event.node));
    switch (event.type) {
      case "start": return say("log.start", event.name);
      case "tick": return say(event.value === "yes" ? "log.tick" : "log.untick", lineOf(card, "data-task", event.task));
      case "answer": return say("log.answer", lineOf(card, "data-check", event.check), answerOf(card, event.value));
      case "write": return say("log.write", fieldOf(card, event.field), event.value || say("empty"));
      case "sign": return say("log.sign", signOf(card, event.as), event.name || say("empty"));
      case "finish": return say("log.finish");
      case "choose": return say("log.choose", lineOf(card, "data-outcome", event.outcome));
      case "branch": return say("log.branch", event.branches.map((id) => lineOf(card, "data-branch", id)).join(", ") || say("nothing"));
      case "resume": return say("log.resume");
      case "accept": return say("log.accept", event.name);
      default: return event.type;
    }
  }

  function renderLog() {
    const log = byId("log");
    log.replaceChildren();
    const kept = new Set(effective(events));
    const undone = [];
    events.forEach((event, at) => {
      const row = make("tr");
      const time = make("time", moment(event.at));
      time.dateTime = event.at;
      const when = make("td");
      when.append(time);
      let place = event.node === undefined ? "" : labelOf(find(flow, event.node));
      let what;
      if (event.type === "undo") {
        const last = undone.pop();
        place = last && last.node !== undefined ? labelOf(find(flow, last.node)) : "";
        what = make("td", say("log.undo", last ? logged(last) : ""));
      } else {
        undone.push(event);
        what = make("td");
        what.append(make(kept.has(at) ? "span" : "del", logged(event)));
      }
      row.append(when, make("td", event.by), make("td", place), what);
      log.append(row);
    });
  }

  // Keeping

  function store() {
    keeping = keep(data, events, storage);
    byId("kept-problem").textContent = keeping ? "" : say("store.not");
  }

  function save() {
    const name = fileName(data, state.name);
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([pack(data, events)], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    byId("said").textContent = say("saved", name);
  }

  async function load(file) {
    const problem = byId("kept-problem");
    problem.textContent = "";
    if (file.size > LARGEST) {
      problem.textContent = say("file.big", file.name);
      return;
    }
    const read = unpack(data, await file.text(), file.name, replay);
    if (read.problem) {
      problem.textContent = say(...read.problem);
      return;
    }
    if (events.length > 0 && !(await ask("ask.load"))) return;
    events = read.events;
    state = read.state;
    store();
    render();
    byId("said").textContent = say("loaded", file.name);
  }

  /** Asks before something is lost; Escape says no. */
  function ask(question) {
    const dialog = byId("ask");
    byId("ask-text").textContent = say(question);
    byId("ask-yes").textContent = say("ask.yes");
    return new Promise((answer) => {
      dialog.onclose = () => answer(dialog.returnValue === "yes");
      byId("ask-yes").onclick = () => dialog.close("yes");
      byId("ask-no").onclick = () => dialog.close("no");
      dialog.returnValue = "no";
      dialog.showModal();
    });
  }

  async function again() {
    if (events.length > 0 && !(await ask("ask.again"))) return;
    events = [];
    state = fresh();
    caseName.value = "";
    clearProblems();
    store();
    render();
    caseName.focus();
  }

  // Wiring

  for (const [index, card] of cards) {
    const node = flow.nodes[index].id;
    card.addEventListener("change", (event) => {
      const field = event.target;
      if (field.dataset.task !== undefined) act({ type: "tick", node, task: field.dataset.task, value: field.checked ? "yes" : "no" }, field);
      else if (field.dataset.check !== undefined) act({ type: "answer", node, check: field.dataset.check, value: field.value }, field);
      else if (field.dataset.write !== undefined) act({ type: "write", node, field: field.dataset.write, value: field.value }, field);
      else if (field.dataset.sign !== undefined) act({ type: "sign", node, as: field.dataset.sign, name: field.value }, field);
    });
    card.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if (button.hasAttribute("data-finish")) act({ type: "finish", node }, button);
      if (button.hasAttribute("data-resume")) act({ type: "resume", node }, button);
      if (button.hasAttribute("data-open")) {
        act({ type: "branch", node, branches: all(card, "[data-branch]:checked").map((box) => box.value) }, button);
      }
      if (button.hasAttribute("data-choose")) {
        const chosen = card.querySelector("[data-outcome]:checked");
        if (chosen) act({ type: "choose", node, outcome: chosen.value }, button);
        else {
          clearProblems();
          refuse({ code: "outcome" }, button);
          card.querySelector("[data-outcome]").focus();
        }
      }
    });
  }
  for (const end of ends) {
    const button = end.querySelector("[data-accept]");
    if (button) button.addEventListener("click", () => act({ type: "accept", name: end.querySelector("[data-accept-name]").value }, end.querySelector("[data-accept-name]")));
  }
  const start = () => act({ type: "start", name: caseName.value }, null);
  byId("case-start").addEventListener("click", start);
  for (const field of [caseName, who]) {
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing && state.phase === "new") start();
    });
  }
  byId("undo").addEventListener("click", undo);
  byId("save").addEventListener("click", save);
  byId("load").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", (event) => {
    const file = event.target.files[0];
    event.target.value = "";
    if (file) load(file);
  });
  byId("print").addEventListener("click", () => window.print());
  byId("again").addEventListener("click", again);
  window.addEventListener("beforeunload", (event) => {
    if (!keeping && events.length > 0) event.preventDefault();
  });
  window.addEventListener("storage", (event) => {
    if (event.key !== keyOf(data)) return;
    const kept = recall(data, storage, replay);
    events = kept.events;
    state = replay(flow, events).state;
    render();
    byId("said").textContent = say("store.other");
  });

  // Phrases of ours are marked with their language where the page is in another.
  if (data.language.toLowerCase().split("-")[0] !== data.spoken) {
    for (const place of all(sheet, "#said, #now, #ask, .problem, [data-state], [data-due], [data-count], [data-earlier]")) place.lang = data.spoken;
  }

  const kept = recall(data, storage, replay);
  events = kept.events;
  state = replay(flow, events).state;
  const last = events.filter((event) => event.by).pop();
  if (last) who.value = last.by;
  render();
  if (kept.problem) byId("kept-problem").textContent = say(...kept.problem);
})();

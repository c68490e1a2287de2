// Keeps the pages and the findings of the newest state on the screen.
"use strict";
const byId = (id) => document.getElementById(id);
const pages = byId("pages"), status = byId("status"), list = byId("list"), aside = byId("findings"), toggle = byId("toggle");
let shown = 0;
let hadPages = null;

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

function counted(summary) {
  const some = (count, one, many) => (count ? [`${count} ${count === 1 ? one : many}`] : []);
  return [...some(summary.errors, "error", "errors"), ...some(summary.warnings, "warning", "warnings"), ...some(summary.advice, "piece of advice", "pieces of advice")].join(", ");
}

function finding(one) {
  const item = document.createElement("li");
  const head = document.createElement("div");
  head.append(element("span", "weight " + one.severity, one.severity), " ", element("span", "code", `${one.code} ${one.name}`));
  item.append(head, element("p", "message", one.message));
  if (one.path) item.append(element("span", "place", `${one.path}:${one.start.line}:${one.start.column}`));
  if (one.help) item.append(element("p", "help", one.help));
  return item;
}

async function update() {
  const answer = await fetch("/-/state");
  const state = await answer.json();
  if (state.generation === shown) return;
  const first = shown === 0;
  shown = state.generation;
  const { findings, summary } = state.report;
  list.replaceChildren(...findings.map(finding));
  byId("none").hidden = findings.length > 0;
  const count = counted(summary);
  toggle.textContent = count || "No findings";
  if (state.current) {
    status.dataset.state = "current";
    status.textContent = `Up to date (checked in ${state.milliseconds} ms)`;
  } else {
    status.dataset.state = "stale";
    status.textContent = state.pages ? "There are errors: these are the last pages without" : "There are errors: pages appear when they are mended";
  }
  if (!first && (state.current || hadPages !== state.pages)) pages.contentWindow.location.reload();
  hadPages = state.pages;
}

toggle.addEventListener("click", () => {
  aside.hidden = !aside.hidden;
  toggle.setAttribute("aria-expanded", String(!aside.hidden));
});

const events = new EventSource("/-/events");
events.onmessage = () => void update();
events.onerror = () => {
  status.dataset.state = "stale";
  status.textContent = "The preview was stopped";
  shown = 0;
};

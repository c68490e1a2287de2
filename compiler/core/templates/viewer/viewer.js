// Pictures of processes: move, enlarge, open and close, highlight. Everything is in the page already; nothing is fetched.
(function () {
  "use strict";
  const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

  function each(root, selector, act) {
    root.querySelectorAll(selector).forEach(act);
  }

  // The size of a picture as it was drawn.
  function natural(svg) {
    const box = svg.viewBox.baseVal;
    return { width: box.width, height: box.height };
  }

  function start(viewer) {
    let scale = 1;
    const tools = viewer.querySelector("[data-tools]");
    const main = viewer.querySelector("[data-main]");
    const overview = main.innerHTML;
    const template = viewer.querySelector("template[data-opened]");
    const choice = viewer.querySelector("[data-highlight]");
    const said = viewer.querySelector("[data-said]");

    function size() {
      each(viewer, "[data-view] svg.d", (svg) => {
        const { width, height } = natural(svg);
        svg.setAttribute("width", Math.round(width * scale));
        svg.setAttribute("height", Math.round(height * scale));
      });
    }

    // What is under `at` stays there.
    function zoom(to, view, at) {
      const next = Math.min(4, Math.max(0.1, to));
      if (view) {
        const box = view.getBoundingClientRect();
        const x = at ? at.x - box.left : box.width / 2;
        const y = at ? at.y - box.top : box.height / 2;
        const left = (view.scrollLeft + x) * (next / scale) - x;
        const top = (view.scrollTop + y) * (next / scale) - y;
        scale = next;
        size();
        view.scrollTo(left, top);
      } else {
        scale = next;
        size();
      }
    }

    function step(view, larger) {
      const next = larger ? STEPS.find((s) => s > scale + 0.01) : STEPS.filter((s) => s < scale - 0.01).pop();
      zoom(next || scale, view);
    }

    function whole(view) {
      const svg = view.querySelector("svg.d");
      if (svg) zoom(Math.min(1.5, (view.clientWidth - 2) / natural(svg).width), view);
    }

    function highlight() {
      const option = choice.selectedOptions[0];
      const on = choice.value !== "";
      viewer.classList.toggle("focus", on);
      each(viewer, "svg .on", (element) => element.classList.remove("on"));
      said.textContent = "";
      if (!on) return;
      const changed = option.hasAttribute("data-changed");
      const nodes = new Set(changed ? [] : choice.value.split(" "));
      const edges = new Set((option.dataset.edges || "").split(" ").filter(Boolean));
      const steps = new Set();
      each(viewer, "svg [data-node]", (group) => {
        if (changed ? !group.classList.contains("changed") : !nodes.has(group.dataset.node)) return;
        nodes.add(group.dataset.node);
        group.classList.add("on");
        if (group.classList.contains("step")) steps.add(group.dataset.node);
      });
      each(viewer, "svg .line", (line) => {
        const { edge, from, to } = line.dataset;
        const within = (from === undefined || nodes.has(from)) && (to === undefined || nodes.has(to));
        if (within && (edges.size === 0 || edge === undefined || edges.has(edge))) line.classList.add("on");
      });
      each(viewer, "svg text[data-edge]", (name) => {
        const line = name.closest("svg").querySelector('.line.on[data-edge="' + name.dataset.edge + '"]');
        if (line) name.classList.add("on");
      });
      if (option.dataset.lane) {
        each(viewer, "svg [data-lane]", (lane) => lane.classList.toggle("on", lane.dataset.lane === option.dataset.lane));
      }
      said.textContent = said.dataset.said.replace("{}", steps.size);
      const first = main.querySelector("[data-node].on");
      if (first) first.scrollIntoView({ block: "nearest", inline: "center" });
    }

    // A sub-process in the picture and its own picture below open and close together.
    function marks() {
      each(viewer, 'svg a[href^="#diagram-"]', (link) => {
        const view = document.getElementById(link.getAttribute("href").slice(1));
        const part = view && view.closest("[data-part]");
        if (part) link.setAttribute("aria-expanded", String(part.open));
      });
    }

    function bind(view) {
      let held = null;
      const fingers = new Map();
      let apart = 0;
      view.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "+" || event.key === "=") step(view, true);
        else if (event.key === "-") step(view, false);
        else if (event.key === "0") whole(view);
        else return;
        event.preventDefault();
      });
      view.addEventListener(
        "wheel",
        (event) => {
          if (!event.ctrlKey) return;
          event.preventDefault();
          zoom(scale * Math.exp(-event.deltaY / 300), view, { x: event.clientX, y: event.clientY });
        },
        { passive: false },
      );
      view.addEventListener("pointerdown", (event) => {
        fingers.set(event.pointerId, event);
        if (event.pointerType === "mouse" && event.button === 0) {
          held = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop, moved: false };
        }
      });
      view.addEventListener("pointermove", (event) => {
        if (fingers.has(event.pointerId)) fingers.set(event.pointerId, event);
        if (fingers.size === 2) {
          const [one, two] = [...fingers.values()];
          const now = Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
          const at = { x: (one.clientX + two.clientX) / 2, y: (one.clientY + two.clientY) / 2 };
          if (apart > 0) zoom((scale * now) / apart, view, at);
          apart = now;
        } else if (held) {
          const [x, y] = [event.clientX - held.x, event.clientY - held.y];
          if (!held.moved && Math.abs(x) + Math.abs(y) < 5) return;
          held.moved = true;
          view.classList.add("grabbed");
          view.scrollTo(held.left - x, held.top - y);
        }
      });
      const drop = (event) => {
        fingers.delete(event.pointerId);
        apart = 0;
        view.classList.remove("grabbed");
        if (held && !held.moved) held = null;
        if (event.type !== "pointerup") held = null;
      };
      ["pointerup", "pointercancel", "pointerleave"].forEach((name) => view.addEventListener(name, drop));
      view.addEventListener("dragstart", (event) => event.preventDefault());
      view.addEventListener(
        "click",
        (event) => {
          const moved = held && held.moved;
          held = null;
          const link = event.target.closest && event.target.closest("a");
          if (moved) {
            event.preventDefault();
            event.stopPropagation();
            return;
          }
          const href = link && link.getAttribute("href");
          if (!href || !href.startsWith("#diagram-")) return;
          const target = document.getElementById(href.slice(1));
          const part = target && target.closest("[data-part]");
          if (!part) return;
          event.preventDefault();
          part.open = !part.open;
          marks();
          if (part.open) {
            part.scrollIntoView({ block: "nearest" });
            part.querySelector("summary").focus({ preventScroll: true });
          }
        },
        true,
      );
    }

    each(viewer, "[data-view]", bind);
    each(viewer, "[data-part]", (part) => part.addEventListener("toggle", marks));
    each(viewer, "[data-zoom]", (button) => {
      button.addEventListener("click", () => {
        const how = button.dataset.zoom;
        if (how === "whole") whole(main);
        else if (how === "plain") zoom(1, main);
        else step(main, how === "in");
      });
    });
    const all = viewer.querySelector("[data-open-all]");
    if (all && template) {
      all.addEventListener("click", () => {
        const open = all.getAttribute("aria-pressed") !== "true";
        all.setAttribute("aria-pressed", String(open));
        if (open) main.replaceChildren(template.content.cloneNode(true));
        else main.innerHTML = overview;
        each(viewer, "[data-part]", (part) => (part.hidden = open));
        size();
        highlight();
        marks();
      });
    }
    choice.addEventListener("change", highlight);
    tools.hidden = false;
    each(viewer, "[data-hint]", (hint) => (hint.hidden = false));
    if (natural(main.querySelector("svg.d")).width > main.clientWidth) whole(main);
    if (scale < 0.6) zoom(0.6, main);
    marks();
    highlight();
  }

  document.querySelectorAll("[data-viewer]").forEach(start);
})();

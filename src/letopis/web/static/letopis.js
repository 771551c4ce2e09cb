// What a page gains with JavaScript: dragging over the overview, and keys. Without it every page still reads.
"use strict";

// Drag over the band above the chronicle: the question is asked for those days.
for (const band of document.querySelectorAll(".overview")) {
  const svg = band.querySelector("svg"), brush = svg.querySelector(".brush");
  const day = 86400000, from = Date.parse(band.dataset.from), span = Date.parse(band.dataset.to) - from + day;
  let began = null;
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  const date = (part) => new Date(from + Math.floor(part * span / day) * day).toISOString().slice(0, 10);
  svg.addEventListener("pointerdown", (event) => { if (event.button === 0) began = at(event); });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  window.addEventListener("pointermove", (event) => {
    if (began === null) return;
    const now = at(event);
    brush.setAttribute("x", Math.min(began, now) * 1000);
    brush.setAttribute("width", Math.abs(now - began) * 1000);
  });
  window.addEventListener("pointerup", (event) => {
    if (began === null) return;
    const first = Math.min(began, at(event)), last = Math.max(began, at(event));
    began = null;
    brush.setAttribute("width", 0);
    if ((last - first) * svg.getBoundingClientRect().width < 4) return; // a click, which the bar's link takes
    svg.addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
    const address = new URL(location.href);
    address.searchParams.set("since", date(first));
    address.searchParams.set("until", date(Math.min(last, 0.999999)));
    address.searchParams.delete("offset");
    location.assign(address);
  });
}

// The map is moved by dragging, and enlarged by its buttons or by the wheel while Ctrl is held; spots and names keep
// their size.
for (const world of document.querySelectorAll("svg.world")) {
  const whole = world.getAttribute("viewBox").split(" ").map(Number);
  let [x, y, width, height] = whole, held = null, moved = false;
  const kept = [...world.querySelectorAll("circle.spot")].map((spot) => [spot, "r", spot.r.baseVal.value])
    .concat([...world.querySelectorAll("text")].map((name) => [name, "font-size", parseFloat(name.getAttribute("font-size"))]));
  const show = () => {
    world.setAttribute("viewBox", [x, y, width, height].join(" "));
    for (const [mark, size, first] of kept) mark.setAttribute(size, first * width / whole[2]);
  };
  const zoom = (by, across = 0.5, down = 0.5) => {
    const wide = Math.min(whole[2], Math.max(whole[2] / 60, width * by)), tall = wide * whole[3] / whole[2];
    [x, y, width, height] = [x + (width - wide) * across, y + (height - tall) * down, wide, tall];
    if (wide === whole[2]) [x, y] = whole;
    show();
  };
  const tools = document.querySelector(".zoom");
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const by = event.target.dataset.by;
    if (by) zoom(Number(by) || 1000);
  });
  world.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = world.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 0.8 : 1.25, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }, { passive: false });
  world.addEventListener("dragstart", (event) => event.preventDefault());
  world.addEventListener("pointerdown", (event) => {
    moved = false;
    if (event.button === 0 && event.pointerType === "mouse") held = { x, y, clientX: event.clientX, clientY: event.clientY };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    moved ||= Math.hypot(event.clientX - held.clientX, event.clientY - held.clientY) > 4;
    const scale = width / world.getBoundingClientRect().width;
    x = held.x - (event.clientX - held.clientX) * scale;
    y = held.y - (event.clientY - held.clientY) * scale;
    world.classList.add("held");
    show();
  });
  world.addEventListener("click", (event) => { if (moved) event.preventDefault(); }); // the end of a drag opens nothing
  window.addEventListener("pointerup", () => {
    held = null;
    world.classList.remove("held");
  });
}

// What was not filled in asks nothing, so it is left out of the address.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
  });
}

// j and k (n and p in an article) walk through events and mentions, Enter opens, [ and ] turn the pages, u goes up,
// / goes to the search, ? shows them all.
const stops = () => [...document.querySelectorAll(".list .event, article.text a, article.text mark[tabindex]")];
let here = -1;
const step = (by) => {
  const all = stops();
  if (!all.length) return;
  all[here]?.removeAttribute("data-at");
  here = Math.min(all.length - 1, Math.max(0, here + by));
  const now = all[here];
  now.setAttribute("data-at", "");
  (now.matches("a, mark") ? now : now.querySelector("a")).focus({ preventScroll: true });
  now.scrollIntoView({ block: "nearest" });
};
const keys = document.getElementById("keys"), opener = document.getElementById("keys-open");
opener.hidden = false;
opener.addEventListener("click", () => keys.showModal());
// Up leads back to the list one came from, with its question; else to the whole of it.
const up = () => {
  const from = document.referrer && new URL(document.referrer);
  if (from && from.origin === location.origin && from.pathname === "/") history.back();
  else follow(".crumb a");
};
const follow = (selector) => document.querySelector(selector)?.click();
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (event.target.matches("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "j" || event.key === "n") step(1);
  else if (event.key === "k" || event.key === "p") step(-1);
  else if (event.key === "]") follow("a[rel=next]");
  else if (event.key === "[") follow("a[rel=prev]");
  else if (event.key === "u") up();
  else if (event.key === "?") keys.showModal();
  else if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
  }
});

// Layers of an article are shown and hidden where one reads.
for (const box of document.querySelectorAll(".layers input[name=layer]")) {
  box.addEventListener("change", () => document.querySelector("article.text").classList.toggle(`show-${box.value}`, box.checked));
}
for (const button of document.querySelectorAll(".layers button")) button.hidden = true;

// A file dropped on the page of adding is chosen there.
const files = document.querySelector("input[type=file]");
if (files) {
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) files.files = event.dataTransfer.files;
  });
}

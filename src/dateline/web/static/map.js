// The map: drawn from the rows of the tables beside it, so that both always hold the same. The slider asks for the rows of another day.
const L = window.L;
const box = document.getElementById("map");
const rows = document.getElementById("rows");
const slider = document.getElementById("slider");
const play = document.getElementById("play");
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const APART = 25; // pixels between two marks: nearer ones become one
const COARSE = 12; // km from which on a place is drawn as a disc
const PACE = 700; // milliseconds that a day stands while the days play

const map = L.map(box, {
  renderer: L.svg({ padding: 0.5 }),
  attributionControl: false,
  minZoom: 2,
  maxZoom: 11,
  zoomSnap: 0.5,
  maxBounds: [[-85, -200], [86, 200]],
  zoomAnimation: !still,
  fadeAnimation: false,
  markerZoomAnimation: !still,
  inertia: !still,
});
map.createPane("names").classList.add("names");
map.getPane("names").setAttribute("aria-hidden", "true");
const names = L.layerGroup().addTo(map);
const discs = L.layerGroup().addTo(map);
const marks = L.layerGroup().addTo(map);
let shown = read();
let labels = [];

// ---- outlines: a TopoJSON file

function decode({ transform, arcs, objects }) {
  const [sx, sy] = transform.scale;
  const lines = arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => [(y += dy) * sy, (x += dx) * sx]);
  });
  const line = (arc) => (arc < 0 ? lines[~arc].slice().reverse() : lines[arc]);
  const ring = (numbers) => numbers.flatMap((arc, at) => (at ? line(arc).slice(1) : line(arc)));
  const point = ({ coordinates: [x, y], properties }) => ({ at: [y * sy, x * sx], ...properties });
  return {
    land: objects.land.arcs.map((polygon) => polygon.map(ring)),
    lines: (name) => objects[name].arcs.map(ring),
    names: (name) => objects[name].geometries.map(point),
  };
}

async function drawOutlines() {
  // as a file on a disk, the page brings them along
  const outlines = decode(window.outlines ?? (await (await fetch(box.dataset.outlines)).json()));
  const draw = (name, className) => L.polyline(outlines.lines(name), { className, interactive: false, smoothFactor: 0.8 }).addTo(map);
  L.polygon(outlines.land, { className: "land", stroke: false, fillOpacity: 1, interactive: false, smoothFactor: 0.8 }).addTo(map).bringToBack();
  draw("oblasts", "inner");
  draw("borders", "border");
  draw("crimea", { ukraine: "inner", disputed: "between", russia: "border" }[box.dataset.crimea]);
  labels = [
    ...outlines.names("countries").map((name) => ({ ...name, kind: "country", from: 2, to: 6 })),
    ...outlines.names("regions").map((name) => ({ ...name, kind: "region", from: 6, to: 9 })),
  ];
  writeNames();
}

function writeNames() {
  names.clearLayers();
  const zoom = map.getZoom();
  const view = map.getBounds().pad(0.2);
  const wide = (256 * 2 ** zoom) / 360;
  for (const { at, name, size, kind, from, to } of labels) {
    if (zoom < from || zoom > to || size * wide < name.length * 7 || !view.contains(at)) continue;
    const html = document.createElement("span");
    html.textContent = name;
    names.addLayer(L.marker(at, { pane: "names", interactive: false, keyboard: false, icon: L.divIcon({ className: `name ${kind}`, html, iconSize: null }) }));
  }
}

// ---- marks: one for every row with a point, near ones joined

function read() {
  return [...rows.querySelectorAll("tbody tr")].map((row) => ({
    row,
    ...row.dataset,
    at: row.dataset.lat ? L.latLng(+row.dataset.lat, +row.dataset.lon) : null,
    pin: row.querySelector(".pin"),
  }));
}

function join(placed) {
  const groups = [];
  for (const one of placed) {
    const point = map.project(one.at);
    const near = groups.find((group) => Math.abs(group.point.x - point.x) < APART && Math.abs(group.point.y - point.y) < APART);
    if (near) near.members.push(one);
    else groups.push({ point, at: one.at, members: [one] });
  }
  return groups;
}

const part = (className, text = "") => Object.assign(document.createElement("span"), { className, textContent: text });
const sideOf = (one) => one.pin.className.match(/hue-\d|contested|unknown/)[0];

function symbol(members) {
  const held = members.filter((one) => one.layer === "holder");
  const claims = members.filter((one) => one.layer === "claims").reduce((sum, one) => sum + +one.count, 0);
  if (!held.length) return [part("dot", claims > 999 ? "999+" : claims)];
  const sides = [...new Set(held.map(sideOf))];
  const found = sides.length === 1 ? [held[0].pin.cloneNode(true)] : [mix(held, sides)];
  if (sides.length === 1 && held.length > 1) found.push(part("many", held.length));
  if (claims) found.push(part("also"));
  return found;
}

// places of several sides in one mark: a half in the colour of each of the two that hold most, and how many places
function mix(held, sides) {
  const pin = part("pin mixed");
  const many = (side) => held.filter((one) => sideOf(one) === side).length;
  const [one, other] = sides.toSorted((left, right) => many(right) - many(left));
  pin.append(part(`half ${one}`), part(`half ${other}`), part("count", held.length));
  return pin;
}

function drawMarks() {
  const focused = document.activeElement?.dataset?.rows;
  marks.clearLayers();
  discs.clearLayers();
  const placed = shown.filter((one) => one.at);
  for (const one of placed.filter((each) => +each.km >= COARSE)) {
    const hue = one.pin?.className.match(/hue-\d|contested|unknown/)?.[0] ?? "";
    L.circle(one.at, { radius: one.km * 1000, className: `disc ${hue}`, interactive: false }).addTo(discs);
  }
  for (const { at, members } of join(placed)) {
    const html = document.createElement("span");
    html.className = "spot-in";
    html.append(...symbol(members));
    const mark = L.marker(at, { icon: L.divIcon({ className: "spot", html, iconSize: [24, 24] }), riseOnHover: true });
    mark.on("click", () => open(members, mark.getLatLng(), mark));
    mark.addTo(marks);
    const element = mark.getElement();
    element.append(part("unseen", members.slice(0, 4).map((one) => ` ${one.name}: ${one.told}`).join(";") + (members.length > 4 ? `; ${members.length - 4} more` : "")));
    element.dataset.rows = members.map((one) => one.row.id).join(" ");
    if (focused && element.dataset.rows === focused) element.focus({ preventScroll: true });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open(members, mark.getLatLng(), mark);
    });
    element.addEventListener("pointerenter", () => light(members, true));
    element.addEventListener("pointerleave", () => light(members, false));
  }
}

function light(members, on) {
  for (const { row } of members) row.classList.toggle("now", on);
}

function card(members) {
  const whole = document.createElement("div");
  for (const { row, name } of members.slice(0, 12)) {
    const one = document.createElement("div");
    one.className = "one";
    one.append(Object.assign(document.createElement("h3"), { textContent: name }));
    const heads = [...row.closest("table").querySelectorAll("thead th")];
    [...row.children].slice(1).forEach((cell, at) => {
      if (!cell.textContent.trim()) return;
      const part = document.createElement("div");
      part.className = cell.className;
      if (cell.matches(".num")) part.append(`${heads[at + 1].textContent}: `);
      part.append(...[...cell.cloneNode(true).childNodes]);
      one.append(part);
    });
    whole.append(one);
  }
  if (members.length > 12) whole.append(`and ${members.length - 12} more: zoom in`);
  return whole;
}

let opener = null;
function open(members, at, mark) {
  const byKey = mark && document.activeElement === mark.getElement();
  opener = mark ? mark.getElement().dataset.rows : null;
  map.openPopup(card(members), at, { maxWidth: Math.min(340, box.clientWidth - 60), minWidth: Math.min(220, box.clientWidth - 60), autoPanPadding: [20, 20], offset: [0, -6] });
  if (byKey) document.querySelector(".leaflet-popup-content a, .leaflet-popup-close-button")?.focus();
}
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !box.querySelector(".leaflet-popup")) return;
  map.closePopup();
  [...box.querySelectorAll(".spot")].find((spot) => spot.dataset.rows === opener)?.focus({ preventScroll: true });
});

rows.addEventListener("click", (event) => {
  const row = event.target.closest(".go")?.closest("tr");
  const one = row && shown.find((each) => each.row === row);
  if (!one?.at) return;
  event.preventDefault();
  map.setView(one.at, Math.max(map.getZoom(), 7), { animate: !still });
  open([one], one.at, null);
  box.scrollIntoView({ block: "nearest" });
});
const spotOf = (row) => [...box.querySelectorAll(".spot")].find((spot) => spot.dataset.rows.split(" ").includes(row.id));
for (const [type, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
  rows.addEventListener(type, (event) => {
    const row = event.target.closest("tbody tr");
    if (row) spotOf(row)?.classList.toggle("now", on);
  });
}

// ---- days

const first = document.querySelector(".time")?.dataset.first;
const known = new Map();
let asking = null;

function dayOf(step) {
  const day = new Date(`${first}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + step);
  return day.toISOString().slice(0, 10);
}
const state = () => document.getElementById("shown").dataset;
const span = Math.round((Date.parse(state().on) - Date.parse(state().from)) / 864e5);

function addressOf(on) {
  const from = new Date(Date.parse(on) - span * 864e5).toISOString().slice(0, 10);
  return `${location.pathname}?${new URLSearchParams({ on, from, part: 1 })}`;
}

async function fetchDay(on) {
  if (!known.has(on)) {
    asking?.abort();
    asking = new AbortController();
    const answer = await fetch(addressOf(on), { signal: asking.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    if (known.size > 200) known.delete(known.keys().next().value);
    known.set(on, await answer.text());
  }
  return known.get(on);
}

async function show(on) {
  let body;
  try {
    body = await fetchDay(on);
  } catch {
    return; // another day was asked for meanwhile, or the server is gone: what is shown stays
  }
  const top = rows.scrollTop;
  rows.replaceChildren(...new DOMParser().parseFromString(body, "text/html").body.childNodes);
  rows.scrollTop = top;
  shown = read();
  map.closePopup();
  drawMarks();
  document.getElementById("day").textContent = on;
  document.querySelector("[name=on]").value = on;
  document.querySelector("[name=from]").value = state().from;
  document.title = document.title.replace(/\d{4}-\d\d-\d\d/, on);
  document.getElementById("told-now").textContent = `${on}: ${shown.filter((one) => one.layer === "holder").length} places held, ${shown.filter((one) => one.layer === "claims").length} places with claims`;
  write();
}

function write() {
  const view = document.querySelector("[name=view]");
  if (!view) return; // a page without questions has no state in its address
  const asked = new URLSearchParams(state().query);
  const { lat, lng } = map.getCenter();
  if (moved) asked.set("view", `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom()}`);
  else if (box.dataset.view) asked.set("view", box.dataset.view);
  if (asked.has("view")) view.value = asked.get("view");
  history.replaceState(null, "", `${location.pathname}${asked.size ? `?${asked}` : ""}`);
}

let waiting = 0;
function go(step) {
  slider.value = step;
  const on = dayOf(+slider.value);
  slider.setAttribute("aria-valuetext", on);
  return show(on);
}
slider?.addEventListener("input", () => {
  stop();
  slider.setAttribute("aria-valuetext", dayOf(+slider.value));
  document.getElementById("day").textContent = dayOf(+slider.value);
  clearTimeout(waiting);
  waiting = setTimeout(() => go(+slider.value), 40);
});
for (const [id, by] of [["before", -1], ["after", 1]]) {
  document.getElementById(id)?.addEventListener("click", (event) => {
    if (!slider || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    stop();
    go(+slider.value + by);
  });
}

let playing = false;
function stop() {
  playing = false;
  if (play) {
    play.textContent = "Play";
    play.setAttribute("aria-pressed", "false");
  }
}
play?.addEventListener("click", async () => {
  if (playing) return stop();
  playing = true;
  play.textContent = "Pause";
  play.setAttribute("aria-pressed", "true");
  if (slider.value === slider.max) await go(0);
  while (playing && slider.value !== slider.max) {
    await new Promise((done) => setTimeout(done, PACE));
    if (playing) await go(+slider.value + 1);
  }
  stop();
});

// ---- begin

let moved = false;
function begin() {
  const [lat, lon, zoom] = (box.dataset.view || "").split(",").map(Number);
  const held = shown.filter((one) => one.at && one.layer === "holder");
  const placed = held.length ? held : shown.filter((one) => one.at);
  if (zoom) map.setView([lat, lon], zoom);
  else if (placed.length) map.fitBounds(L.latLngBounds(placed.map((one) => one.at)), { padding: [24, 24], maxZoom: 7, animate: false });
  else map.setView([48.5, 31.2], 5);
  drawMarks();
  map.on("zoomend", drawMarks);
  map.on("moveend", () => {
    writeNames();
    moved = true;
    write();
  });
  drawOutlines();
  performance.mark("ready");
}
begin();

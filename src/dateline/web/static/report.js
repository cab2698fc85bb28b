// The report: pointing at, focusing or tapping a marked passage shows its card; j and k go through the claims.
import { loadReasons } from "./why.js";

const report = document.getElementById("report");
const cards = [...report.querySelectorAll(".cards > li")];
const byClaim = new Map(cards.map((card, index) => [card.dataset.claim, { card, index, runs: [], tag: null, entry: null }]));
for (const run of report.querySelectorAll(".run")) {
  for (const claim of run.dataset.claims.split(" ")) byClaim.get(claim).runs.push(run);
}
for (const tag of report.querySelectorAll(".tag")) byClaim.get(tag.dataset.claim).tag = tag;
for (const entry of report.querySelectorAll(".index a")) byClaim.get(entry.dataset.claim).entry = entry;

const side = report.querySelector(".side");
const still = 90; // milliseconds that the pointer rests on a passage before its card shows: on the way elsewhere nothing changes
let now = null;
let pinned = false;
let resting = 0;

function mark(claim, on) {
  const { card, runs, tag, entry } = byClaim.get(claim);
  for (const part of [card, tag, entry, ...runs]) part?.classList.toggle("now", on);
  if (on) entry?.setAttribute("aria-current", "true");
  else entry?.removeAttribute("aria-current");
}

function show(claim, { pin = false, open = pin } = {}) {
  if (!byClaim.has(claim)) return;
  pinned = pin;
  side.classList.toggle("open", open || side.classList.contains("open"));
  if (claim === now) return;
  if (now === null) for (const card of cards) card.classList.remove("now");
  else mark(now, false);
  now = claim;
  mark(now, true);
  side.scrollTop = 0;
}

function close() {
  pinned = false;
  side.classList.remove("open");
}

function bring(part) {
  const { top, bottom } = part.getBoundingClientRect();
  const low = side.classList.contains("open") && getComputedStyle(side).position === "fixed" ? side.getBoundingClientRect().top : innerHeight;
  if (top < 60 || bottom > low - 40) scrollBy({ top: top - Math.min(low / 3, 240), behavior: "instant" });
}

function step(by) {
  const at = now === null ? (by > 0 ? -1 : 0) : byClaim.get(now).index;
  const next = cards[Math.min(cards.length - 1, Math.max(0, at + by))];
  if (!next) return;
  const claim = next.dataset.claim;
  show(claim, { pin: true });
  const { tag, runs } = byClaim.get(claim);
  tag?.focus({ preventScroll: true });
  if (tag ?? runs[0]) bring(tag ?? runs[0]);
}

const claimAt = (event) => {
  const part = event.target.closest?.(".run, .tag");
  return part ? (part.dataset.claim ?? nextInside(part, event.type === "click")) : null;
};

// where passages overlap, clicking again goes from the inner claim to the outer ones
function nextInside(run, clicked) {
  const claims = run.dataset.claims.split(" ");
  const at = clicked && pinned ? claims.indexOf(now) : -1;
  return claims[(at + 1) % claims.length];
}

const text = report.querySelector(".text");
text.addEventListener("pointerover", (event) => {
  clearTimeout(resting);
  if (event.pointerType !== "mouse" || pinned) return;
  const claim = claimAt(event);
  if (claim) resting = setTimeout(() => show(claim), still);
});
text.addEventListener("focusin", (event) => {
  const claim = event.target.dataset?.claim;
  if (claim && claim !== now) show(claim, { pin: true, open: false });
});
text.addEventListener("click", (event) => {
  const claim = claimAt(event);
  if (claim) {
    event.preventDefault();
    show(claim, { pin: true });
    history.replaceState(null, "", `#claim-${claim}`);
    bring(event.target.closest(".run, .tag"));
  } else if (!getSelection().toString()) close();
});
report.addEventListener("click", (event) => {
  const link = event.target.closest?.(".index a, .place a");
  if (!link) return;
  const claim = link.dataset.claim ?? link.closest("li").dataset.claim;
  const { tag } = byClaim.get(claim);
  if (!tag) return;
  event.preventDefault();
  show(claim, { pin: true });
  tag.focus({ preventScroll: true });
  bring(tag);
});

addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  const act = {
    j: () => step(1),
    k: () => step(-1),
    w: () => now && loadReasons(byClaim.get(now).card),
    Escape: close,
  }[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

if (side) {
  const shut = document.createElement("button");
  shut.className = "shut";
  shut.type = "button";
  shut.textContent = "close";
  shut.addEventListener("click", () => {
    close();
    byClaim.get(now)?.tag?.focus({ preventScroll: true });
  });
  side.prepend(shut);
}

function fromAddress() {
  const claim = decodeURIComponent(location.hash).replace(/^#(claim|t)-/, "");
  if (!byClaim.has(claim)) return;
  show(claim, { pin: true });
  const { tag } = byClaim.get(claim);
  if (tag) bring(tag);
}
addEventListener("hashchange", fromAddress);
fromAddress();
performance.mark("ready");

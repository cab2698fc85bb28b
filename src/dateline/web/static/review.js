// A claim to review: a, f and x go to accept, fix and reject of the slot that the focus is in; s goes from slot to slot, j and k from claim to claim.
import { loadReasons } from "./why.js";

const slots = [...document.querySelectorAll("[data-slot]")];
const isSeen = (slot) => !slot.closest("details:not([open])");
const current = () => document.activeElement.closest("[data-slot]") ?? document.querySelector("[data-slot].weak") ?? slots[0];

function step(by) {
  const seen = slots.filter(isSeen);
  const at = seen.indexOf(document.activeElement.closest("[data-slot]"));
  const next = seen[Math.min(seen.length - 1, Math.max(0, at + by))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function reach(key) {
  const place = current().querySelector(`[data-key="${key}"]`);
  if (!place) return;
  const shut = place.closest("details:not([open])");
  if (shut) shut.open = true;
  // to reject, a reason comes before the button
  const field = key === "x" ? place.form.querySelector("[name=reason]") : place;
  field.focus();
}

addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  const act = {
    j: () => document.querySelector("[rel=next]")?.click(),
    k: () => document.querySelector("[rel=prev]")?.click(),
    s: () => step(1),
    S: () => step(-1),
    a: () => reach("a"),
    f: () => reach("f"),
    x: () => reach("x"),
    w: () => loadReasons(document.querySelector("section.card")),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.getElementById(location.hash.slice(1))?.focus();

// Reasons and checks of a claim: fetched into its card when asked for. Without this module the link leads to a page of its own.

export async function loadReasons(card) {
  const link = card.querySelector("a.why");
  if (!link) return;
  let place = card.querySelector(".reasons-here");
  if (place) return;
  place = document.createElement("div");
  place.className = "reasons-here";
  place.setAttribute("role", "status");
  place.textContent = "The report is read again …";
  link.closest(".actions").after(place);
  try {
    const answer = await fetch(`${link.href}?part=1`);
    if (!answer.ok) throw new Error(answer.statusText);
    place.innerHTML = await answer.text(); // a part of this server's own page, escaped there
  } catch {
    place.textContent = "The reasons could not be read; the link leads to their page.";
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.why");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  loadReasons(link.closest("[data-claim]"));
});

// Checks: goes on reading reports until all are read or the button says stop. Without this module each press reads for a few seconds.

let running = false;

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-more]");
  if (!form) return;
  event.preventDefault();
  running = !running;
  while (running) {
    const now = document.querySelector("[data-more]");
    const button = now.querySelector("button");
    if (!button) break;
    button.textContent = "Stop";
    try {
      const answer = await fetch(now.action, { method: "POST" });
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html"); // this server's own page, escaped there
      document.querySelector("#found").replaceWith(document.adoptNode(page.querySelector("#found")));
      const next = document.querySelector("[data-more] button");
      if (next && running) next.textContent = "Stop";
      next?.focus();
    } catch {
      document.querySelector("[data-more] [role=status]").textContent = "The reports could not be read; press again.";
      break;
    }
  }
  running = false;
  const last = document.querySelector("[data-more] button");
  if (last) last.textContent = "Check more";
});

// Forms whose answer takes seconds: say what goes on and for how long, and take no second press.

for (const form of document.querySelectorAll("form[data-wait]")) {
  const place = form.querySelector("[role=status]");
  let timer;
  form.addEventListener("submit", (event) => {
    if (timer) return event.preventDefault();
    const start = Date.now();
    place.textContent = form.dataset.wait;
    timer = setInterval(() => (place.textContent = `${form.dataset.wait} ${Math.round((Date.now() - start) / 1000)} s`), 1000);
  });
  addEventListener("pageshow", () => {
    clearInterval(timer);
    timer = undefined;
  });
}

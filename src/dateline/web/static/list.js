// Lists: / goes to the search field, j and k go through the rows, Enter opens one.
const links = [...document.querySelectorAll(".list tbody th a")];

addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  const search = document.querySelector("[data-search]");
  const at = links.indexOf(document.activeElement);
  if (event.key === "/" && search) search.focus();
  else if (event.key === "j" && links.length) links[Math.min(links.length - 1, at + 1)].focus();
  else if (event.key === "k" && links.length) links[Math.max(0, at - 1)].focus();
  else return;
  event.preventDefault();
});

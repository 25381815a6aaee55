
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  // Letters without their marks, as people type them in a hurry.
  const bare = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\u0111/g, "d").replace(/\u0110/g, "D").toLowerCase();

  // Sorting: by data-s where a cell has it, else by what it shows; empty cells stay last.
  const key = (row, column) => {
    const cell = row.cells[column];
    const text = cell ? cell.dataset.s ?? cell.textContent.trim() : "";
    if (text === "") return null;
    return /^-?\d+$/.test(text) ? Number(text) : text;
  };
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "vi"));
  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (!("sort" in head.dataset)) return;
      head.dataset.label = head.textContent;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        // A table with several bodies keeps each of them together.
        const many = table.tBodies.length > 1;
        const parts = many ? [...table.tBodies] : [...table.tBodies[0].rows];
        const keyed = parts.map((part, at) => ({ part, at, key: key(many ? part.rows[0] : part, column) }));
        keyed.sort((a, b) => {
          if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.at - b.at;
          return (down ? compare(b.key, a.key) : compare(a.key, b.key)) || a.at - b.at;
        });
        (many ? table : table.tBodies[0]).append(...keyed.map(one => one.part));
      });
    });
  }

  const form = document.getElementById("filter");
  if (!form) return;
  const rows = [...document.getElementById("list").tBodies[0].rows];
  const searched = rows.map(row => {
    const name = row.querySelector("th");
    const code = name.nextElementSibling;
    return bare(name.textContent + " " + (code && !("s" in code.dataset) ? code.textContent : ""));
  });
  const shown = document.getElementById("shown");
  const nobody = document.getElementById("nobody");
  const filtered = document.getElementById("filtered");
  // What is chosen, in the words that a reader of the printed page needs.
  const chosen = () => [...form.elements].filter(field => field.name && field.value.trim() !== "").map(field => {
    const value = field.options ? field.options[field.selectedIndex].textContent : "“" + field.value.trim() + "”";
    return field.parentElement.dataset.label + ": " + value;
  });
  const count = number => number.toLocaleString(root.lang);
  const apply = () => {
    const words = bare(form.elements.text.value).split(/\s+/).filter(Boolean);
    const unit = form.elements.unit ? form.elements.unit.value : "";
    const level = form.elements.level.value;
    const award = form.elements.award ? form.elements.award.value : "";
    let left = 0;
    rows.forEach((row, at) => {
      const fits = (unit === "" || row.dataset.u === unit)
        && (level === "" || row.dataset.l === level)
        && (award === "" || row.dataset.a.split(" ").includes(award))
        && words.every(word => searched[at].includes(word));
      row.hidden = !fits;
      left += fits;
    });
    shown.textContent = shown.dataset.text.replace("{shown}", count(left)).replace("{all}", count(rows.length));
    const all = chosen();
    filtered.textContent = all.length ? filtered.dataset.text.replace("{filters}", () => all.join("; ")) : "";
    nobody.hidden = left > 0;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  for (const link of document.querySelectorAll("a[data-unit]")) {
    link.addEventListener("click", () => {
      if (form.elements.unit) form.elements.unit.value = link.dataset.unit;
      apply();
      document.getElementById("people").focus();
    });
  }
  apply();
})();

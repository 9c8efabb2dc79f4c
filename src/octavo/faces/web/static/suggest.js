// Suggestions below the search field, as an ARIA combobox. Without this file the form just works.
const field = document.querySelector("input[data-suggest]");
if (field) {
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  field.after(list);
  const told = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(told)) field.setAttribute(name, value);

  let asked = 0;
  let chosen = -1;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const choose = (place) => {
    chosen = place;
    for (const [n, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(n === place));
    }
    if (place >= 0) field.setAttribute("aria-activedescendant", list.children[place].id);
    else field.removeAttribute("aria-activedescendant");
  };

  const take = (place) => {
    field.value = list.children[place].dataset.query;
    close();
    field.form.requestSubmit();
  };

  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map((one, n) => {
      const option = document.createElement("li");
      option.id = `suggestion-${n}`;
      option.setAttribute("role", "option");
      option.dataset.query = one.query;
      const label = document.createElement("bdi");
      label.textContent = one.label;
      const kind = document.createElement("span");
      kind.className = "quiet";
      kind.textContent = one.kind === "word" ? "" : ` ${one.kind}`;
      option.append(label, kind);
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(n); });
      return option;
    }));
    choose(-1);
    list.hidden = suggestions.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
  };

  const ask = async () => {
    const turn = ++asked;
    const typed = field.value;
    if (typed.trim().length < 2) return close();
    try {
      const answer = await fetch(`${field.dataset.suggest}?${new URLSearchParams({ q: typed })}`);
      const { suggestions } = await answer.json();
      if (turn === asked && document.activeElement === field) show(suggestions);
    } catch {
      close(); // the desk does not answer: the form still does
    }
  };

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const n = list.children.length;
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    else if (list.hidden || n === 0) return;
    else if (event.key === "ArrowDown") { event.preventDefault(); choose((chosen + 1) % n); }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose((chosen <= 0 ? n : chosen) - 1); }
    else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); take(chosen); }
  });
}

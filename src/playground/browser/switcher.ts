import { pageTexts } from "../../chat/texts/page.ts";
import { h } from "./dom.ts";
import { type IconName, icon } from "./icons.ts";

/** Somewhere to go or something to do. */
export interface Choice {
  icon: IconName;
  label: string;
  hint: string;
  choose(): void;
}

/** Where choices come from. */
export interface SwitcherParts {
  /** What is known on the page: channels, commands. */
  local(typed: string): Choice[];
  /** Ideas, from the server. */
  search(typed: string): Promise<Choice[]>;
}

/** While somebody types, the server is asked this long after the last key, in milliseconds. */
const pauseMs = 120;

/** Opens a field that finds channels, ideas and commands by a few letters of them. */
export function openSwitcher({ local, search }: SwitcherParts): void {
  const field = h("input", {
    type: "text",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": "switcher-list",
    "aria-autocomplete": "list",
    "aria-label": pageTexts.switcher.label,
    placeholder: pageTexts.switcher.label,
    autocomplete: "off",
    spellcheck: "false",
  });
  const list = h("ul", { id: "switcher-list", role: "listbox", "aria-label": pageTexts.switcher.results });
  const note = h("p", { class: "switcher-note", role: "status" });
  const dialog = h(
    "dialog",
    { class: "switcher", "aria-label": pageTexts.switcher.label },
    h("div", { class: "switcher-field" }, icon("search"), field),
    list,
    note,
  );
  let choices: Choice[] = [];
  let active = 0;
  let asked = 0;

  const choose = (index: number) => {
    const choice = choices[index];
    if (!choice) return;
    dialog.close();
    choice.choose();
  };
  const draw = () => {
    list.replaceChildren(
      ...choices.map(({ icon: name, label, hint }, index) =>
        h(
          "li",
          {
            role: "option",
            id: `switcher-${index}`,
            "data-index": index,
            "aria-selected": String(index === active),
            class: index === active && "active",
          },
          icon(name),
          h("span", { class: "switcher-label", dir: "auto" }, label),
          h("span", { class: "switcher-hint" }, hint),
        ),
      ),
    );
    if (choices.length > 0) field.setAttribute("aria-activedescendant", `switcher-${active}`);
    else field.removeAttribute("aria-activedescendant");
    list.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  };
  const update = async () => {
    asked += 1;
    const mine = asked;
    const typed = field.value.trim();
    const here = local(typed);
    choices = here;
    active = 0;
    draw();
    if (typed !== "") await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (mine !== asked) return;
    const found = await search(typed).catch(() => null);
    if (mine !== asked) return;
    choices = [...here, ...(found ?? [])];
    note.textContent = found === null ? pageTexts.unreachable : choices.length === 0 ? pageTexts.switcher.nothing : "";
    draw();
  };

  field.addEventListener("input", () => void update());
  field.addEventListener("keydown", (event) => {
    const count = choices.length;
    if (event.isComposing) return;
    if (event.key === "Enter") choose(active);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = count === 0 ? 0 : (active + (event.key === "ArrowDown" ? 1 : -1) + count) % count;
      draw();
    } else return;
    event.preventDefault();
  });
  list.addEventListener("click", ({ target }) => {
    const option = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
    if (option) choose(Number(option.dataset.index));
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  void update();
}

type Value = string | number | boolean | null | undefined;
type Child = Node | string | null | undefined | false;

/** An element with attributes and children. `true` sets an empty attribute; null, undefined and false set none. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** An element that holds HTML which the server has sanitised (`playground/markdown.ts`), and nothing else may. */
export function sanitised(html: string, className: string): HTMLElement {
  const element = h("div", { class: className, dir: "auto" });
  element.innerHTML = html;
  return element;
}

/**
 * Makes `from` look like `to` by changing only what differs, so that focus, selection, pictures and running animations
 * survive an update. Elements that differ in tag or `data-key` are replaced.
 */
export function morph(from: Node, to: Node): Node {
  if (from instanceof Text && to instanceof Text) {
    if (from.data !== to.data) from.data = to.data;
    return from;
  }
  if (
    !(from instanceof Element && to instanceof Element) ||
    from.nodeName !== to.nodeName ||
    keyOf(from) !== keyOf(to)
  ) {
    from.parentNode?.replaceChild(to, from);
    return to;
  }
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name);
  for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  const before = [...from.childNodes];
  const after = [...to.childNodes];
  after.forEach((child, index) => {
    const old = before[index];
    if (old) morph(old, child);
    else from.append(child);
  });
  for (const old of before.slice(after.length)) old.remove();
  return from;
}

const keyOf = (element: Element) => element.getAttribute("data-key");

/** Something to be shown in a list. `version` is everything that `build` depends on. */
export interface Item {
  key: string;
  version: string;
  build(): HTMLElement;
}

/** Keeps a container's children in step with a list: builds what is new or changed, moves and removes the rest. */
export function createList(container: HTMLElement): (items: readonly Item[]) => void {
  const shown = new Map<string, { element: HTMLElement; version: string }>();
  return (items) => {
    const wanted = new Set(items.map(({ key }) => key));
    for (const [key, { element }] of shown) {
      if (wanted.has(key)) continue;
      element.remove();
      shown.delete(key);
    }
    let previous: Element | null = null;
    for (const { key, version, build } of items) {
      let entry = shown.get(key);
      if (!entry) {
        entry = { element: build(), version };
        shown.set(key, entry);
      } else if (entry.version !== version) {
        const element = morph(entry.element, build());
        if (element instanceof HTMLElement) entry.element = element;
        entry.version = version;
      }
      const place: Element | null = previous === null ? container.firstElementChild : previous.nextElementSibling;
      if (place !== entry.element) container.insertBefore(entry.element, place);
      previous = entry.element;
    }
  };
}

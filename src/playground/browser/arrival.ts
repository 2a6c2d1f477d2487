/** Whom a page plays, and the place that its address names. */
export interface Arrival {
  /** Null: whoever this browser played last; the server knows. */
  person: string | null;
  channel: string | undefined;
  thread: string | null;
}

/** A frame beside another one, in which somebody is played for as long as it is there. */
const framed = window.top !== window;
const personKey = "kindling person";

/** Reads the address, and leaves in it what is to stay there. */
export function arrive(): Arrival {
  const url = new URL(location.href);
  // A link as it can be written without a server: `/#/general/<thread>`.
  if (url.hash.startsWith("#/")) {
    url.pathname = `/c${url.hash.slice(1)}`;
    url.hash = "";
  }
  const named = url.searchParams.get("as");
  if (!framed) url.searchParams.delete("as");
  if (url.href !== location.href) history.replaceState(null, "", url);
  return { person: framed ? named : (named ?? sessionStorage.getItem(personKey)), ...placeOf(url.pathname) };
}

/** Remembers whom this tab plays. Frames share a tab, so each goes by its own address instead. */
export function remember(person: string): void {
  if (!framed) sessionStorage.setItem(personKey, person);
}

/** The channel and the thread that an address names: `/c/general/<thread>`. */
export function placeOf(path: string): Pick<Arrival, "channel" | "thread"> {
  const [, c, channel, thread] = path.split("/");
  return c === "c" ? { channel, thread: thread || null } : { channel: undefined, thread: null };
}

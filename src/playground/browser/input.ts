import type { Actions } from "./actions.ts";
import type { createComposer } from "./composer.ts";
import { confirm, showPicture } from "./dialogs.ts";
import type { Model } from "./state.ts";

/** Where words are typed: in the channel, and in the thread. */
export type Composers = Record<"channel" | "thread", ReturnType<typeof createComposer>>;

/** One listener for all clicks: what was clicked says what it does. */
export function handle(page: HTMLElement, model: Model, actions: Actions, composers: Composers): void {
  const { state, change } = model;
  const closeThread = () => {
    const root = state.thread;
    actions.open(state.channel, null);
    queueMicrotask(() => page.querySelector<HTMLElement>(`[data-open="${root}"]`)?.focus());
  };
  const doing: Readonly<Record<string, () => void>> = {
    menu: () =>
      change((each) => {
        each.menu = !each.menu;
      }),
    "close-thread": closeThread,
    older: () => void actions.older(),
    reload: () => location.reload(),
  };

  page.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("button, a, .shade") : null;
    if (!target || target.getAttribute("aria-disabled") === "true") return;
    const { do: what, open, channel, example, resend, discard, unfold, picture } = target.dataset;
    if (what !== undefined) doing[what]?.();
    else if (open !== undefined) {
      actions.open(state.channel, open);
      queueMicrotask(() => composers.thread.focus());
    } else if (channel !== undefined && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      actions.open(channel, null);
    } else if (example !== undefined) composers.channel.fill(example);
    else if (resend !== undefined) actions.resend(resend);
    else if (discard !== undefined) actions.discard(discard);
    else if (unfold !== undefined)
      change(({ unfolded }) => (unfolded.has(unfold) ? unfolded.delete(unfold) : unfolded.add(unfold)));
    else if (picture !== undefined) {
      const caption = target.closest("figure")?.querySelector("figcaption")?.textContent ?? "";
      showPicture(picture, target.querySelector("img")?.alt ?? "", caption);
    } else if (target.dataset.action !== undefined) void press(target);
  });

  const press = async (button: HTMLElement) => {
    const { message = "", action = "", value = "", confirm: question } = button.dataset;
    if (question !== undefined && !(await confirm(JSON.parse(question)))) return;
    await actions.press(message, action, value, button.closest(".thread") !== null);
  };

  page.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLSelectElement) || event.target.id !== "person") return;
    location.assign(`/?as=${encodeURIComponent(event.target.value)}`);
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (state.menu) doing.menu?.();
    else if (state.thread !== null) closeThread();
  });
}

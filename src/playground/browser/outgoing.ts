import { pageTexts } from "../../chat/texts/page.ts";
import { h, type Item } from "./dom.ts";
import { foldable, type Unfolded } from "./fold.ts";
import { icon, spinner } from "./icons.ts";
import type { Outgoing } from "./state.ts";

/** Words on their way, or that did not get there. */
export function outgoingItem({ eventId, text, failed }: Outgoing, unfolded: Unfolded): Item {
  const link = (label: string, data: Record<string, string>) =>
    h("button", { type: "button", class: "link", ...data }, label);
  const build = () =>
    h(
      "article",
      { class: `message outgoing${failed ? " failed" : ""}`, "data-key": eventId },
      h("div", { class: "gutter" }, failed ? icon("failed") : spinner()),
      h(
        "div",
        { class: "body" },
        foldable(h("p", { class: "typed", dir: "auto" }, text), text.length, eventId, unfolded),
        failed
          ? h(
              "p",
              { class: "send-failed", role: "alert" },
              `${pageTexts.failed.text} ${failed.again ? pageTexts.failed.waits : failed.why} `,
              link(pageTexts.failed.again, { "data-resend": eventId }),
              " · ",
              link(pageTexts.failed.discard, { "data-discard": eventId }),
            )
          : h("p", { class: "sr" }, pageTexts.sending),
      ),
    );
  return { key: eventId, version: `${failed?.why} ${unfolded.has(eventId)}`, build };
}

import type { Texts } from "../texts/catalogue.ts";
import type { Button } from "../vocabulary.ts";
import { button } from "./button.ts";

/** Publish, asked before it acts. `primary`: what is most likely wanted next. */
export function publishButton(
  { buttons }: Texts,
  of: { idea: string; version: number },
  { primary }: { primary: boolean } = { primary: true },
): Button {
  const confirm = { title: buttons.publishTitle, text: buttons.publishText, ok: buttons.publish };
  return button(buttons.publish, { action: "publish", ...of }, { confirm, ...(primary && { style: "primary" }) });
}

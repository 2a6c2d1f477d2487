import { type Press, pressValue } from "../actions.ts";
import type { Button } from "../vocabulary.ts";

/** A button with a label from the catalogue, carrying a press. */
export function button(label: string, press: Press, extra: Pick<Button, "style" | "confirm"> = {}): Button {
  return { label, ...pressValue(press), ...extra };
}

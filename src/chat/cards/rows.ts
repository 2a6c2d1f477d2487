import type { Button, CardPart } from "../vocabulary.ts";

/** Most buttons in one row, on Slack and Discord alike. */
const rowLength = 5;

/** Buttons in as many rows as they need. */
export const buttonRows = (buttons: readonly Button[]): CardPart[] =>
  Array.from({ length: Math.ceil(buttons.length / rowLength) }, (_, row) => ({
    type: "buttons",
    buttons: buttons.slice(row * rowLength, (row + 1) * rowLength),
  }));

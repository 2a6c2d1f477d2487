import type { Card, CardPart } from "../../../src/chat/vocabulary.ts";

/** Everything of a card that a person reads, as plain lines: what tests look for words in. */
export function cardText(card: Card): string {
  return [card.title ?? "", ...card.parts.map(partText)].filter((line) => line !== "").join("\n");
}

function partText(part: CardPart): string {
  switch (part.type) {
    case "text":
      return part.markdown;
    case "fields":
      return part.fields.map((field) => `${field.label}: ${field.value}`).join("\n");
    case "progress":
      return part.steps.map((step) => `[${step.state}] ${step.label}${step.note ? ` – ${step.note}` : ""}`).join("\n");
    case "image":
      return `(picture: ${part.alt}) ${part.caption ?? ""}`.trimEnd();
    case "file":
      return `(file: ${part.name})`;
    case "buttons":
      return part.buttons.map((button) => `[${button.label}]`).join(" ");
    case "diff":
      return part.pieces
        .map(({ text, change }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[change])
        .join("");
    case "divider":
      return "---";
  }
}

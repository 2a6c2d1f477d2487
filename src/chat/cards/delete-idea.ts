import { inline, plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Button, Card } from "../vocabulary.ts";
import { button } from "./button.ts";

/** Deletes an idea, asked before it acts: what goes with it, and what stays. */
export function deleteIdeaButton(texts: Texts, idea: { id: string; number: number }, versions: number): Button {
  const { buttons, formats, ideas } = texts;
  const confirm = {
    title: ideas.deleteTitle(idea.number),
    text: ideas.deleteText(ideas.versions(versions, formats.number(versions))),
    ok: buttons.delete,
  };
  return button(buttons.deleteIdea, { action: "deleteIdea", idea: idea.id }, { style: "danger", confirm });
}

/** Deleting asked for by words: what goes, and the button that does it. */
export function deleteIdeaCard(
  texts: Texts,
  idea: { id: string; number: number; title: string },
  versions: number,
): Card {
  const { formats, ideas } = texts;
  const title = ideas.deleteTitle(idea.number);
  const goes = ideas.deleteText(ideas.versions(versions, formats.number(versions)));
  return {
    title,
    summary: title,
    parts: [
      { type: "text", markdown: `${ideas.deleteAsk(idea.number, plain(inline(idea.title, 120)))} ${goes}` },
      { type: "buttons", buttons: [deleteIdeaButton(texts, idea, versions)] },
    ],
  };
}

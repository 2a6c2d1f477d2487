import type { Texts } from "../texts/catalogue.ts";
import type { Button, Card } from "../vocabulary.ts";
import { button } from "./button.ts";
import { noteCard } from "./note.ts";

/** Publish, asked before it acts. `primary`: what is most likely wanted next. */
export function publishButton(
  { buttons }: Texts,
  of: { idea: string; version: number },
  { primary }: { primary: boolean } = { primary: true },
): Button {
  const confirm = { title: buttons.publishTitle, text: buttons.publishText, ok: buttons.publish };
  return button(buttons.publish, { action: "publish", ...of }, { confirm, ...(primary && { style: "primary" }) });
}

/** What is said where a project that did not pass was to be published: the button that does it all the same. */
export function needsWorkCard(texts: Texts, { idea, version }: { idea: string; version: number }): Card {
  const { buttons, projects } = texts;
  const said = noteCard(projects.publishNeedsWork(version));
  const confirm = { title: buttons.publishTitle, text: projects.publishAnywayText, ok: buttons.publishAnyway };
  const anyway = button(
    buttons.publishAnyway,
    { action: "publishAnyway", idea, version },
    { style: "danger", confirm },
  );
  return { ...said, parts: [...said.parts, { type: "buttons", buttons: [anyway] }] };
}

import { everyDay, occurrencesAround, type Schedule, weekdays } from "../../pipelines/digest/schedule.ts";
import { daysTyped, timeTyped } from "../commands/parse-digest.ts";
import { formValue } from "../forms.ts";
import { plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card, Form } from "../vocabulary.ts";
import { button } from "./button.ts";
import { buttonRows } from "./rows.ts";

type DigestScope = "person" | "channel";

/** How a digest is set up. Null: it is off. */
export interface DigestSettingsView {
  texts: Texts;
  scope: DigestScope;
  schedule: (Schedule & { evenEmpty: boolean }) | null;
  now: Date;
}

/** When a digest comes, with what can be done about it. */
export function digestSettingsCard({ texts, scope, schedule, now }: DigestSettingsView): Card {
  const { digest: words, formats } = texts;
  const press = (label: string, verb: "set" | "now" | "preview" | "off", style?: "primary") =>
    button(label, { action: "digest", scope, verb }, style && { style });
  const { next } = schedule === null ? { next: null } : occurrencesAround(schedule, now);
  const says =
    schedule === null
      ? [words.none[scope], words.how]
      : [
          words.comes[scope](daysText(texts, schedule.days), timeTyped(schedule.at), plain(schedule.timezone)),
          ...(next === null ? [] : [words.next(formats.day(next.date))]),
          ...(schedule.evenEmpty ? [words.evenEmpty] : []),
        ];
  return {
    title: words.title,
    summary: says[0] ?? words.title,
    parts: [
      { type: "text", markdown: says.join(" ") },
      ...buttonRows(
        schedule === null
          ? [press(words.buttons.set, "set", "primary"), press(words.buttons.preview, "preview")]
          : [
              press(words.buttons.change, "set"),
              press(words.buttons.preview, "preview"),
              press(words.buttons.now, "now"),
              press(words.buttons.off, "off"),
            ],
      ),
    ],
  };
}

function daysText({ digest, formats }: Texts, days: number): string {
  if (days === everyDay) return digest.everyDay;
  return days === weekdays ? digest.weekdays : digest.on(formats.weekdays(days));
}

/** When a digest is to come. `timezone` null: not known, and asked for. */
export function digestForm(
  { digest: { form } }: Texts,
  scope: DigestScope,
  { at, days, timezone, evenEmpty }: { at: number; days: number; timezone: string | null; evenEmpty: boolean },
): Form {
  return {
    ...formValue({ form: "digest", scope }),
    ...{ title: form.titles[scope], submit: form.submit },
    fields: [
      {
        name: "time",
        label: form.time,
        kind: "text",
        value: timeTyped(at),
        hint: form.timeHint,
        required: true,
        maxLength: 10,
      },
      {
        name: "days",
        label: form.days,
        kind: "text",
        value: daysTyped(days),
        hint: form.daysHint,
        required: true,
        maxLength: 80,
      },
      {
        ...{ name: "timezone", label: form.timezone, kind: "text", value: timezone ?? "", hint: form.timezoneHint },
        ...{ required: true, maxLength: 64 },
      },
      { name: "evenEmpty", label: form.evenEmpty, kind: "checkbox", value: String(evenEmpty) },
    ],
  };
}

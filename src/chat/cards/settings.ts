import type { SettingKey, Settings, SettingValue } from "../../pipelines/settings.ts";
import type { SettingScope } from "../../store/settings.ts";
import { inline } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card } from "../vocabulary.ts";
import { button } from "./button.ts";

/** What is in force for one person in one channel, with the forms that they may open. */
export interface SettingsView {
  texts: Texts;
  settings: Settings;
  /** Whose settings they may change here. */
  scopes: readonly SettingScope[];
  /** Ideas may be expanded in this channel. */
  open: boolean;
  saved: boolean;
}

/** In the order in which they are shown; which channels are open is said of this one alone. */
const shown = ["format", "tone", "audience", "language", "timezone", "maxUsd", "publishers", "places"] as const;

/** What is in force, where each value comes from, and the buttons that change it. */
export function settingsCard({ texts, settings, scopes, open, saved }: SettingsView): Card {
  const { settings: words } = texts;
  return {
    title: words.title,
    summary: saved ? words.saved : words.title,
    parts: [
      { type: "text", markdown: saved ? words.saved : words.how },
      {
        type: "fields",
        fields: shown.map((key) => ({
          label: words.keys[key],
          value: words.value(settingText(texts, key, settings[key].value), words.from[settings[key].from]),
        })),
      },
      ...(open ? [] : [{ type: "text", markdown: words.closed, tone: "warning" } as const]),
      {
        type: "buttons",
        buttons: scopes.map((scope) => button(words.buttons[scope], { action: "settings", scope })),
      },
    ],
  };
}

/** A value as people read it; null: nobody has set it. */
export function settingText<K extends SettingKey>(texts: Texts, key: K, value: SettingValue<K> | null): string {
  const { settings: words, forms, formats } = texts;
  const given: unknown = value;
  if (given === null) return words.unset[key];
  if (typeof given === "number") return formats.money(given);
  if (typeof given !== "string") return words.keys[key];
  switch (key) {
    case "format":
      return named(forms.expand.formats, given);
    case "tone":
      return named(forms.expand.tones, given);
    case "publishers":
      return named(words.publishers, given);
    case "places":
      return named(words.places, given);
    case "language":
      return formats.language(given);
    default:
      return inline(given, 120);
  }
}

const named = (names: Readonly<Record<string, string>>, value: string): string => names[value] ?? value;

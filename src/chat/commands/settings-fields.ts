import { formats, tones } from "../../pipelines/options.ts";
import {
  maxUsdLimit,
  places,
  publishers,
  type SettingChanges,
  type SettingKey,
  settingsOf,
} from "../../pipelines/settings.ts";
import type { SettingScope } from "../../store/settings.ts";
import type { Texts } from "../texts/catalogue.ts";
import { languageTag } from "./language.ts";
import { audienceMaxLength } from "./parse-options.ts";

/** The choice of no value of one's own: a choice must have one. */
export const inherited = "inherit";

/** What a form of settings says, or what is wrong with it, by field. */
export type SettingsFields = { changes: SettingChanges } | { errors: Record<string, string> };

/** Reads the fields of the form `settings`. An empty one takes its value back; one that is not there leaves it. */
export function readSettingsFields(
  texts: Texts,
  scope: SettingScope,
  fields: Readonly<Record<string, string>>,
): SettingsFields {
  const { forms, settings: words, formats: f } = texts;
  const changes: SettingChanges = {};
  const errors: Record<string, string> = {};
  const allowed: readonly SettingKey[] = settingsOf[scope];
  const read = <K extends SettingKey>(
    key: K,
    sentence: string,
    parse: (given: string) => SettingChanges[K] | undefined,
  ): void => {
    const given = fields[key]?.trim();
    if (given === undefined || !allowed.includes(key)) return;
    const value = given === "" || given === inherited ? null : parse(given);
    if (value === undefined) errors[key] = sentence;
    else changes[key] = value;
  };
  const oneOf =
    <T extends string>(values: readonly T[]) =>
    (given: string): T | undefined =>
      values.find((each) => each === given);

  read("format", forms.invalid.choice, oneOf(formats));
  read("tone", forms.invalid.choice, oneOf(tones));
  read("publishers", forms.invalid.choice, oneOf(publishers));
  read("places", forms.invalid.choice, oneOf(places));
  read("language", forms.invalid.language, languageTag);
  read("timezone", words.invalid.timezone, timezone);
  read("maxUsd", words.invalid.maxUsd(f.money(maxUsdLimit)), amount);
  read("audience", forms.tooLong(f.number(audienceMaxLength)), (given) =>
    [...given].length <= audienceMaxLength ? given : undefined,
  );
  return Object.keys(errors).length > 0 ? { errors } : { changes };
}

/** The name of a time zone as the IANA writes it; undefined where there is none of that name. */
export function timezone(given: string): string | undefined {
  try {
    const name = given.trim().replaceAll(" ", "_");
    // Offsets such as +02:00 know nothing of daylight saving.
    if (!/^[a-z]/i.test(name)) return undefined;
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Dollars as people write them: `2.50`, `2,5`, `$3`. */
function amount(given: string): number | undefined {
  const [, digits] = /^\$?\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*\$?$/.exec(given) ?? [];
  const usd = Number(digits?.replace(",", "."));
  return usd > 0 && usd <= maxUsdLimit ? usd : undefined;
}

import { formats, tones } from "../../pipelines/options.ts";
import {
  places,
  publishers,
  type SettingKey,
  settingScopes,
  settingsIn,
  settingsInForce,
  settingsOf,
} from "../../pipelines/settings.ts";
import type { SettingScope, StoredSetting } from "../../store/settings.ts";
import { audienceMaxLength } from "../commands/parse-options.ts";
import { inherited } from "../commands/settings-fields.ts";
import { formValue } from "../forms.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Form, FormField } from "../vocabulary.ts";
import { settingText } from "./settings.ts";

/** What a form of settings is made from. `open`: null where the person may not open or close the channel. */
export interface SettingsFormView {
  texts: Texts;
  scope: SettingScope;
  stored: readonly StoredSetting[];
  open: boolean | null;
}

/** The settings of a person, a channel or the workspace; each field says what counts where it is left empty. */
export function settingsForm({ texts, scope, stored, open }: SettingsFormView): Form {
  const { settings: words } = texts;
  const keys: readonly SettingKey[] = settingsOf[scope];
  return {
    ...formValue({ form: "settings", scope }),
    ...{ title: words.titles[scope], submit: words.submit },
    fields: [
      ...(scope === "channel" && open !== null
        ? [
            {
              ...{ name: "open", label: words.openChannel, kind: "checkbox" as const },
              ...{ value: String(open), hint: words.openChannelHint },
            },
          ]
        : []),
      ...keys.flatMap((key) => (key === "channels" ? [] : [fieldOf(texts, scope, stored, key)])),
    ],
  };
}

function fieldOf(texts: Texts, scope: SettingScope, stored: readonly StoredSetting[], key: SettingKey): FormField {
  const { settings: words, forms } = texts;
  const own = settingsIn(stored, scope)[key];
  const value = own === undefined ? "" : String(own);
  // What counts without a value of this scope's own, and of the nearer ones.
  const beyond = settingsInForce(
    stored.filter((each) => settingScopes.indexOf(each.scope) > settingScopes.indexOf(scope)),
  );
  const without = words.without(settingText(texts, key, beyond[key].value));
  const common = { name: key, label: words.keys[key] };
  const choice = (values: readonly string[], labels: Readonly<Record<string, string>>): FormField => ({
    ...{ ...common, kind: "select", value: value === "" ? inherited : value, hint: without },
    options: [
      { label: words.inherit, value: inherited },
      ...values.map((each) => ({ label: labels[each] ?? each, value: each })),
    ],
  });
  switch (key) {
    case "format":
      return choice(formats, forms.expand.formats);
    case "tone":
      return choice(tones, forms.expand.tones);
    case "publishers":
      return choice(publishers, words.publishers);
    case "places":
      return choice(places, words.places);
    case "audience":
      return { ...common, kind: "text", value, maxLength: audienceMaxLength, hint: without };
    case "language":
      return { ...common, kind: "text", value, maxLength: 35, hint: without };
    case "timezone":
      return { ...common, kind: "text", value, maxLength: 64, hint: words.timezoneHint };
    default:
      return { ...common, kind: "text", value, maxLength: 10, hint: words.maxUsdHint };
  }
}

import { z } from "zod";
import type { RunSpec } from "../engine/types.ts";
import { type SettingScope, type StoredSetting, settingsFor } from "../store/settings.ts";
import type { Tx } from "../store/store.ts";
import { formats, type IdeaOptions, ideaOptions, tones } from "./options.ts";

/** Who may publish: whose idea it is, admins alone, or everybody who sees it. */
export const publishers = ["owner", "admins", "everyone"] as const;

/** Where ideas may be expanded: everywhere, or in those channels alone that an admin has opened. */
export const places = ["everywhere", "listed"] as const;

/** Most that a limit of what one piece of work may cost can be set to, in US dollars. */
export const maxUsdLimit = 1000;

/** What can be set, and what each may be. */
const values = z.object({
  format: z.enum(formats),
  tone: z.enum(tones),
  audience: ideaOptions.shape.audience.unwrap(),
  language: ideaOptions.shape.language.unwrap(),
  /** IANA, such as `Europe/Berlin`. The platform's profile where it is not set. */
  timezone: z.string().min(1).max(64),
  publishers: z.enum(publishers),
  places: z.enum(places),
  /** The platform's ids of the channels where ideas may be expanded. Direct messages are open to everybody. */
  channels: z.array(z.string().max(64)).max(1000),
  /** Most that one piece of work may cost, in US dollars. */
  maxUsd: z.number().positive().max(maxUsdLimit),
});
const some = values.partial();

/** The name of a setting. */
export type SettingKey = keyof z.infer<typeof values>;
/** The value of a setting. */
export type SettingValue<K extends SettingKey> = z.infer<typeof values>[K];
/** Values that are set. */
export type SettingValues = z.infer<typeof some>;
/** Values to set; null takes one back. */
export type SettingChanges = { [K in SettingKey]?: SettingValue<K> | null };

/** Who sets what. */
export const settingsOf = {
  person: ["format", "tone", "audience", "language", "timezone"],
  channel: ["format", "tone", "audience", "language", "maxUsd"],
  workspace: ["publishers", "places", "maxUsd", "format", "tone", "audience", "language", "channels"],
} as const satisfies Record<SettingScope, readonly SettingKey[]>;

/** Whose settings there are, the nearest first: a person's go before a channel's. */
export const settingScopes = ["person", "channel", "workspace"] as const satisfies readonly SettingScope[];

/** Where a value in force comes from. */
export type SettingSource = SettingScope | "default";

/** What is in force for one person in one channel; a value is null where nobody has set it. */
export type Settings = {
  [K in SettingKey]: { value: SettingValue<K> | null; from: SettingSource };
};

/**
 * What is in force: the person's before the channel's before the workspace's; of limits the lowest. What cannot be read,
 * or is set where it does not belong, is as if it were not set.
 */
export function settingsInForce(stored: readonly StoredSetting[]): Settings {
  const found = settingScopes.map((scope) => ({ from: scope, values: settingsIn(stored, scope) }));
  const nearest = <T>(pick: (values: SettingValues) => T | undefined): { value: T | null; from: SettingSource } => {
    for (const { from, values } of found) {
      const value = pick(values);
      if (value !== undefined) return { value, from };
    }
    return { value: null, from: "default" };
  };
  const caps = found.flatMap(({ from, values }) =>
    values.maxUsd === undefined ? [] : [{ value: values.maxUsd, from }],
  );
  return {
    format: nearest(({ format }) => format),
    tone: nearest(({ tone }) => tone),
    audience: nearest(({ audience }) => audience),
    language: nearest(({ language }) => language),
    timezone: nearest(({ timezone }) => timezone),
    publishers: nearest(({ publishers }) => publishers),
    places: nearest(({ places }) => places),
    channels: nearest(({ channels }) => channels),
    maxUsd: caps.toSorted((one, other) => one.value - other.value)[0] ?? nearest(({ maxUsd }) => maxUsd),
  };
}

/** What is in force for the person whose rights the transaction has. `channel`: null where it was not noted. */
export const readSettings = async (tx: Tx, workspace: string, channel: string | null): Promise<Settings> =>
  settingsInForce(await settingsFor(tx, workspace, channel ?? ""));

/** What is set in one place. */
export function settingsIn(stored: readonly StoredSetting[], scope: SettingScope): SettingValues {
  const found: SettingValues = {};
  for (const { key, value } of stored.filter((each) => each.scope === scope)) {
    if (settingsOf[scope].some((each) => each === key)) Object.assign(found, some.safeParse({ [key]: value }).data);
  }
  return found;
}

/** What is left open by an idea, as the settings have it. `asked`: what the person chose, even if it is the default. */
export function withSettings(
  options: IdeaOptions,
  asked: readonly (keyof IdeaOptions)[],
  { format, tone, audience, language }: Settings,
): IdeaOptions {
  const open = (key: keyof IdeaOptions) => !asked.includes(key);
  return {
    ...options,
    ...(open("format") && { format: format.value ?? options.format }),
    ...(open("tone") && { tone: tone.value ?? options.tone }),
    ...(open("audience") && { audience: audience.value ?? options.audience }),
    ...(open("language") && { language: language.value ?? options.language }),
  };
}

/** What a run may cost: what it may anyway, and no more than the settings allow. */
export const budgetWithin = (budget: RunSpec["budget"], { maxUsd }: Settings): RunSpec["budget"] => ({
  ...budget,
  usd: Math.min(budget.usd, maxUsd.value ?? Number.POSITIVE_INFINITY),
});

/** Whether ideas may be expanded in a channel. */
export const isOpen = ({ places, channels }: Settings, channel: string): boolean =>
  places.value !== "listed" || (channels.value ?? []).includes(channel);

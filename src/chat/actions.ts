import { z } from "zod";
import { settingScopes } from "../pipelines/settings.ts";
import { listFilters } from "./commands/list-filters.ts";

const uuid = z.uuid();
const number = z.coerce.number().int().min(1).max(1_000_000);

/**
 * Of a run. `connect`: gives its owner the link by which they connect the account that it wants. `publishAs`: asks again
 * where to publish, with a name that is free.
 */
const runActions = ["stop", "retry", "details", "connect", "publishAs"] as const;

/**
 * Of an idea. `expandAgain`: makes it anew, as it is written now. `apply` and `discard`: the replies that wait after a
 * failure or a stop.
 */
const ideaActions = [
  "show",
  "versions",
  "otherFormat",
  "expandAgain",
  "editIdea",
  "archive",
  "unarchive",
  "deleteIdea",
  "apply",
  "discard",
] as const;

/**
 * Of a version. `refine` asks by a form what to change; of an older version that makes a branch. `olderVersions`: the
 * list of those before this one. `files`: those of a project. `deletePublished`
 * and `publishAnyway`: what `deleteVersion` and `publish` refuse to do unasked.
 */
const versionActions = [
  "version",
  "olderVersions",
  "publish",
  "publishAnyway",
  "unpublish",
  "download",
  "refine",
  "restore",
  "regenerate",
  "compareWith",
  "files",
  "good",
  "bad",
  "deleteVersion",
  "deletePublished",
] as const;

/**
 * What the buttons of our cards do. A button's value is made of ids; it is checked like any other input and authorised
 * anew at every press, for a card may be old, forwarded or forged.
 */
const press = z.union([
  z
    .object({ action: z.enum(runActions), value: z.tuple([uuid]) })
    .transform(({ action, value: [run] }) => ({ action, run })),
  z
    .object({ action: z.enum(ideaActions), value: z.tuple([uuid]) })
    .transform(({ action, value: [idea] }) => ({ action, idea })),
  z
    .object({ action: z.enum(versionActions), value: z.tuple([uuid, number]) })
    .transform(({ action, value: [idea, version] }) => ({ action, idea, version })),
  z
    .object({ action: z.literal("compare"), value: z.tuple([uuid, number, number]) })
    .transform(({ action, value: [idea, from, to] }) => ({ action, idea, from, to })),
  /** One file of a project, by its number in the list, from 1. */
  z
    .object({ action: z.literal("file"), value: z.tuple([uuid, number, number]) })
    .transform(({ action, value: [idea, version, file] }) => ({ action, idea, version, file })),
  /** The next page of a list: ideas with lower numbers than `before`. */
  z
    .object({ action: z.literal("list"), value: z.tuple([z.enum(listFilters), number]) })
    .transform(({ action, value: [filter, before] }) => ({ action, filter, before })),
  /** The next page of what was looked for by words. */
  z
    .object({ action: z.literal("search"), value: z.tuple([z.enum(listFilters), number, z.string().min(1).max(200)]) })
    .transform(({ action, value: [filter, before, text] }) => ({ action, filter, before, text })),
  z
    .object({ action: z.literal("merge"), value: z.tuple([uuid, uuid]) })
    .transform(({ action, value: [idea, into] }) => ({ action, idea, into })),
  z
    .object({
      action: z.literal("digest"),
      value: z.tuple([z.enum(["person", "channel"]), z.enum(["set", "off", "now", "preview"])]),
    })
    .transform(({ action, value: [scope, verb] }) => ({ action, scope, verb })),
  /** In a digest, which `run` sent. `failed`: the run to go on with. */
  z
    .object({ action: z.literal("digestPublish"), value: z.tuple([uuid, uuid, number]) })
    .transform(({ action, value: [run, idea, version] }) => ({ action, run, idea, version })),
  z
    .object({ action: z.literal("digestExpand"), value: z.tuple([uuid, uuid]) })
    .transform(({ action, value: [run, idea] }) => ({ action, run, idea })),
  z
    .object({ action: z.literal("digestRetry"), value: z.tuple([uuid, uuid]) })
    .transform(({ action, value: [run, failed] }) => ({ action, run, failed })),
  z
    .object({ action: z.literal("settings"), value: z.tuple([z.enum(settingScopes)]) })
    .transform(({ action, value: [scope] }) => ({ action, scope })),
  z
    .object({
      action: z.literal("answer"),
      value: z.tuple([uuid, z.enum(["format", "notSoftware"]), z.enum(["blog", "code", "none"])]),
    })
    .transform(({ action, value: [run, question, format] }) => ({ action, run, question, format })),
]);
/** A press, read: one kind for each action. */
export type Press = ByAction<z.infer<typeof press>>;
type ByAction<P extends { action: string }> = P extends unknown
  ? { [A in P["action"]]: Omit<P, "action"> & { action: A } }[P["action"]]
  : never;

/** What a button carries: its action, and the ids in the order of {@link press}. */
export function pressValue({ action, ...ids }: Press): { action: string; value: string } {
  return { action, value: Object.values(ids).map(escaped).join(".") };
}

/** Undefined when it is not a button of ours, or its value is not one that we give out. */
export function readPress(action: string, value: string): Press | undefined {
  try {
    return press.safeParse({ action, value: value.split(".").map(decodeURIComponent) }).data;
  } catch {
    return undefined;
  }
}

/** Words among the ids could hold what parts them. */
const escaped = (id: string | number) => encodeURIComponent(id).replaceAll(".", "%2E");

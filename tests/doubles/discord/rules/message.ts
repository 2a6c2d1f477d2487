import { z } from "zod";
import { invalidBody, refusals } from "../refusal.ts";
import { flags } from "../world.ts";
import { checkComponents, everyComponent, type SentComponent } from "./components.ts";
import { snowflake } from "./text.ts";

const allowedMentions = z
  .strictObject({
    parse: z.array(z.enum(["roles", "users", "everyone"])).optional(),
    users: z.array(snowflake).max(100).optional(),
    roles: z.array(snowflake).max(100).optional(),
    replied_user: z.boolean().optional(),
  })
  .refine(({ parse = [], users = [] }) => !(parse.includes("users") && users.length > 0), "Mutually exclusive");

/** What a post and an edit share. */
const content = {
  content: z.string().max(2000, "Must be 2000 or fewer in length.").nullish(),
  embeds: z.array(z.looseObject({})).max(10).nullish(),
  allowed_mentions: allowedMentions.nullish(),
  components: z.unknown().optional(),
  attachments: z
    .array(
      z.strictObject({
        id: z.union([z.string(), z.int()]),
        filename: z.string().optional(),
        description: z.string().max(1024).nullish(),
      }),
    )
    .max(10)
    .nullish(),
  flags: z.int().nullish(),
};

/** The body of `POST /channels/{id}/messages`. */
export const postBody = z.strictObject({
  ...content,
  nonce: z.union([z.string().max(25, "Must be 25 or fewer in length."), z.int()]).optional(),
  enforce_nonce: z.boolean().optional(),
  tts: z.boolean().optional(),
  message_reference: z
    .strictObject({
      message_id: snowflake,
      channel_id: snowflake.optional(),
      guild_id: snowflake.optional(),
      fail_if_not_exists: z.boolean().optional(),
      type: z.literal([0, 1]).optional(),
    })
    .optional(),
});
/** The body of an edit. */
export const editBody = z.strictObject(content);
/** What an interaction is answered with when it is a message. The client sends a nonce's fields along, which do nothing. */
export const answerBody = z.strictObject({
  ...{ ...content, tts: z.boolean().optional(), nonce: z.string().optional(), enforce_nonce: z.boolean().optional() },
});

/** A message's content, checked. */
export interface CheckedContent {
  content: string;
  components: SentComponent[];
  flags: number;
}

/**
 * Refuses what Discord does not show as a message. `files`: the names of what is attached; `before`: the flags of a
 * message that is edited; `may`: the flags that may be set here.
 */
export function checkContent(
  body: z.output<typeof editBody>,
  files: ReadonlySet<string>,
  { before = 0, may = flags.suppressEmbeds | flags.silent | flags.componentsV2, bound = true } = {},
): CheckedContent {
  const set = body.flags ?? 0;
  if ((set & ~may) !== 0) throw invalidBody(["flags"], "BASE_TYPE_CHOICES", `Flags ${set & ~may} cannot be set here`);
  const isV2 = ((set | before) & flags.componentsV2) !== 0;
  const words = body.content ?? "";
  if (!words.isWellFormed()) throw invalidBody(["content"], "INVALID", "Not well-formed.");
  const sent = body.components ?? [];
  const components = isV2 ? checkComponents(sent, files) : checkRows(sent, files);
  if (isV2) {
    const legacy = (["content", "embeds"] as const).find((key) => (body[key]?.length ?? 0) > 0);
    if (legacy)
      throw invalidBody(
        [legacy],
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        `The '${legacy}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
  }
  const shown = words.trim() !== "" || components.length > 0 || (body.embeds?.length ?? 0) > 0 || files.size > 0;
  if (!shown && bound) throw refusals.empty();
  return { content: words, components, flags: set | (before & flags.componentsV2) };
}

/** Without the flag only rows may be there, five at most. */
function checkRows(value: unknown, files: ReadonlySet<string>): SentComponent[] {
  const components = checkComponents(value, files);
  if (components.some(({ type }) => type !== 1))
    throw invalidBody(["components"], "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1,).');
  if (components.length > 5)
    throw invalidBody(["components"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
  return components;
}

/** All that is read as markdown in a message, without what stands in code or behind an escape. */
export function parsedText({ content: words, components }: Pick<CheckedContent, "content" | "components">): string {
  return [words, ...everyComponent(components).flatMap(({ content: own }) => own ?? [])]
    .map((text) =>
      text
        .replace(/```(?:[a-z0-9_+\-.#]+?\n)?\n*[^\n][\s\S]*?\n*```/gi, " ")
        .replace(/\\[^0-9A-Za-z\s]|(`+)([\s\S]*?[^`])\1(?!`)/g, (whole) => (whole.startsWith("\\") ? "\u0000" : " ")),
    )
    .join("\n");
}

/** Whom a message calls, after what `allowed_mentions` says. */
export function pingsOf(text: string, allowed: z.output<typeof allowedMentions> | null | undefined): string[] {
  const parse = new Set(allowed?.parse ?? (allowed ? [] : ["roles", "users", "everyone"]));
  const users = [...text.matchAll(/<@!?(\d+)>/g)].map(([, id = ""]) => id);
  const roles = [...text.matchAll(/<@&(\d+)>/g)].map(([, id = ""]) => id);
  return [
    ...(parse.has("everyone") ? [...text.matchAll(/@(everyone|here)/g)].map(([, whom = ""]) => whom) : []),
    ...users.filter((id) => parse.has("users") || allowed?.users?.includes(id)).map((id) => `user:${id}`),
    ...roles.filter((id) => parse.has("roles") || allowed?.roles?.includes(id)).map((id) => `role:${id}`),
  ];
}

/** What in a text Discord shows as a mention, an emoji of its own, a time or a link: nothing generated may. */
export const mentionsIn = (text: string): string[] =>
  text.match(/<(?:@[!&]?|#|a?:\w+:|t:|\/[^>]*:|id:)[^>\s]*>|@(?:everyone|here)\b/g) ?? [];

/** Addresses that a message shows previews of: not those in angle brackets. */
export function previewsOf(text: string, set: number): string[] {
  if ((set & (flags.suppressEmbeds | flags.componentsV2)) !== 0) return [];
  return text.match(/(?<!<)\bhttps?:\/\/[^\s<>]+/g) ?? [];
}

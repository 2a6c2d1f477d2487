import type { z } from "zod";

/** A refusal as Discord words it: a status, a code of its own, and what is wrong where. */
export class DiscordRefusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: Record<string, unknown> | undefined;
  constructor(status: number, code: number, message: string, errors?: Record<string, unknown>) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** The refusals that need no detail. https://docs.discord.com/developers/topics/opcodes-and-status-codes */
export const refusals = {
  unauthorized: () => new DiscordRefusal(401, 0, "401: Unauthorized"),
  notFound: () => new DiscordRefusal(404, 0, "404: Not Found"),
  unknownChannel: () => new DiscordRefusal(404, 10003, "Unknown Channel"),
  unknownGuild: () => new DiscordRefusal(404, 10004, "Unknown Guild"),
  unknownMessage: () => new DiscordRefusal(404, 10008, "Unknown Message"),
  unknownUser: () => new DiscordRefusal(404, 10013, "Unknown User"),
  unknownEmoji: () => new DiscordRefusal(400, 10014, "Unknown Emoji"),
  unknownWebhook: () => new DiscordRefusal(404, 10015, "Unknown Webhook"),
  unknownInteraction: () => new DiscordRefusal(404, 10062, "Unknown interaction"),
  acknowledged: () => new DiscordRefusal(400, 40060, "Interaction has already been acknowledged."),
  empty: () => new DiscordRefusal(400, 50006, "Cannot send an empty message"),
  missingAccess: () => new DiscordRefusal(403, 50001, "Missing Access"),
  notYours: () => new DiscordRefusal(403, 50005, "Cannot edit a message authored by another user"),
  closedDirect: () => new DiscordRefusal(403, 50007, "Cannot send messages to this user"),
  missingPermissions: () => new DiscordRefusal(403, 50013, "Missing Permissions"),
  wrongChannelType: () => new DiscordRefusal(400, 50024, "Cannot execute action on this channel type"),
  expiredToken: () => new DiscordRefusal(401, 50027, "Invalid Webhook Token"),
  archived: () => new DiscordRefusal(400, 50083, "Tried to perform an operation on an archived thread"),
  tooLarge: () => new DiscordRefusal(413, 40005, "Request entity too large"),
  threadExists: () => new DiscordRefusal(400, 160004, "A thread has already been created for this message"),
} as const;

/** Refuses a body: `code` and sentence at a path, as Discord nests them. */
export function invalidBody(path: readonly PropertyKey[], code: string, message: string): DiscordRefusal {
  let errors: Record<string, unknown> = { _errors: [{ code, message }] };
  for (const key of path.toReversed()) errors = { [String(key)]: errors };
  return new DiscordRefusal(400, 50035, "Invalid Form Body", errors);
}

/** Parses, or refuses with the first fault and the place it is at. Discord drops fields it does not know; we do not. */
export function parseOrRefuse<S extends z.ZodType>(
  schema: S,
  value: unknown,
  root: readonly PropertyKey[] = [],
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidBody(
    [...root, ...(issue?.path ?? [])],
    (issue?.code ?? "INVALID").toUpperCase(),
    issue?.message ?? "Invalid",
  );
}

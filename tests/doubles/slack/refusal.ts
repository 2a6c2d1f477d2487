import type { z } from "zod";

/** A refusal as Slack words it: HTTP 200 with `ok: false`, the code, and what else the answer holds. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly detail: Record<string, unknown>;
  constructor(code: string, detail: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** Refuses with the sentences that Slack puts beside `invalid_blocks` and its like. */
export function refuseWith(code: string, messages: readonly string[]): never {
  throw new SlackRefusal(code, {
    errors: messages,
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}

/** Parses, or refuses with `code` and one sentence for each fault, each with the place it is at below `root`. */
export function parseOrRefuse<S extends z.ZodType>(schema: S, value: unknown, code: string, root = ""): z.output<S> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  return refuseWith(
    code,
    parsed.error.issues.flatMap((issue) =>
      wordings(issue).map((words) => `${words} [json-pointer:${at(root, issue)}]`),
    ),
  );
}

const at = (root: string, issue: z.core.$ZodIssue): string => [root, ...issue.path.map(String)].join("/");

/** The sentences of Slack for what zod found. */
function wordings(issue: z.core.$ZodIssue): string[] {
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => `invalid additional property: ${key}`);
    case "too_big":
      return [
        issue.origin === "string"
          ? `must be less than ${Number(issue.maximum) + 1} characters`
          : issue.origin === "array"
            ? `no more than ${issue.maximum} items allowed`
            : `must be at most ${issue.maximum}`,
      ];
    case "too_small":
      return [
        issue.origin === "string"
          ? `must be more than ${Number(issue.minimum) - 1} characters`
          : issue.origin === "array"
            ? `no fewer than ${issue.minimum} items allowed`
            : `must be at least ${issue.minimum}`,
      ];
    case "invalid_type":
      return [
        issue.input === undefined
          ? `missing required field: ${String(issue.path.at(-1) ?? "")}`
          : `must provide a ${issue.expected}`,
      ];
    case "invalid_union":
      return [issue.discriminator === undefined ? "failed to match all allowed schemas" : "unsupported type"];
    case "invalid_value":
      return ["must be a valid enum value"];
    default:
      return [issue.message];
  }
}

import { z } from "zod";
import { replaceView, showModal } from "../methods/views.ts";
import { parseOrRefuse, SlackRefusal } from "../refusal.ts";
import { takeAnswer } from "../response-url.ts";
import { optionGroup, plainOption } from "../rules/text.ts";
import { checkView } from "../rules/views.ts";
import { knownFiles, type OpenView, type World } from "../world.ts";
import type { Payload } from "./payloads.ts";

const viewAnswer = z.discriminatedUnion("response_action", [
  z.strictObject({ response_action: z.literal("errors"), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal("update"), view: z.unknown() }),
  z.strictObject({ response_action: z.literal("push"), view: z.unknown() }),
  z.strictObject({ response_action: z.literal("clear") }),
]);
const suggestions = z.union([
  z.strictObject({ options: z.array(plainOption).max(100) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(100) }),
]);

/** Does what the body of an ack says. Answers with the code of a refusal if Slack would not take it. */
export function applyAck(world: World, payload: Payload, body: unknown): string | undefined {
  try {
    if (payload.body.type === "block_suggestion") parseOrRefuse(suggestions, body, "invalid_options");
    else if (payload.view !== undefined) answerSubmission(world, payload.view, body);
    else if (payload.form === "command" && payload.target !== undefined && !isEmpty(body)) {
      takeAnswer(world, payload.target, typeof body === "string" ? { text: body } : body);
    }
    return undefined;
  } catch (error) {
    if (error instanceof SlackRefusal) return error.code;
    throw error;
  }
}

const isEmpty = (body: unknown): boolean =>
  body === undefined || body === null || body === "" || (typeof body === "object" && Object.keys(body).length === 0);

function answerSubmission(world: World, open: OpenView, body: unknown): void {
  if (isEmpty(body)) return void world.views.delete(open.id);
  const answer = parseOrRefuse(viewAnswer, body, "invalid_response_action");
  switch (answer.response_action) {
    case "errors": {
      const inputs = open.view.blocks.flatMap(({ type, block_id }) => (type === "input" && block_id ? [block_id] : []));
      const unknown = Object.keys(answer.errors).some((block) => !inputs.includes(block));
      if (unknown) throw new SlackRefusal("invalid_response_action");
      return;
    }
    case "clear":
      for (const [id, { user }] of world.views) if (user === open.user) world.views.delete(id);
      return;
    case "update":
      return void replaceView(world, open, checkView(answer.view, "modal", knownFiles(world)));
    case "push":
      return void showModal(world, open.user, checkView(answer.view, "modal", knownFiles(world)), open.id);
  }
}

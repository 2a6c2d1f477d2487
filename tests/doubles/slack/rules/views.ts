import { z } from "zod";
import { parseOrRefuse, refuseWith } from "../refusal.ts";
import type { SentBlock } from "./blocks.ts";
import { checkViewBlocks } from "./surfaces.ts";
import { plainText } from "./text.ts";

const common = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};
const modal = z.strictObject({
  type: z.literal("modal"),
  ...common,
  title: plainText(24),
  close: plainText(24).optional(),
  submit: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});
const home = z.strictObject({ type: z.literal("home"), ...common });

/** A modal or a Home as it was sent. https://docs.slack.dev/reference/views */
export type SentView = (Omit<z.output<typeof modal>, "blocks"> | Omit<z.output<typeof home>, "blocks">) & {
  blocks: SentBlock[];
};

/** A view of the wanted type, or a refusal with `invalid_arguments` or `invalid_blocks`. */
export function checkView(value: unknown, type: "modal" | "home", files: ReadonlySet<string>): SentView {
  const view = parseOrRefuse(type === "modal" ? modal : home, value, "invalid_arguments", "/view");
  const blocks = checkViewBlocks(view.blocks, files);
  if (view.type === "modal" && view.submit === undefined && blocks.some((block) => block.type === "input")) {
    refuseWith("invalid_arguments", ["missing required field: submit [json-pointer:/view/submit]"]);
  }
  return { ...view, blocks };
}

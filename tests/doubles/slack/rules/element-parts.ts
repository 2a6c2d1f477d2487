import { z } from "zod";
import { confirmation, plainText } from "./text.ts";

/** An element's name, unique in its block. */
export const action = { action_id: z.string().min(1).max(255).optional() };
/** A question before it acts. */
export const confirm = { confirm: confirmation.optional() };
/** Whether it has the cursor when a view opens. */
export const focus = { focus_on_load: z.boolean().optional() };
/** What stands in it while it is empty. */
export const placeholder = { placeholder: plainText(150).optional() };

import type { z } from "zod";
import type { RunSnapshot } from "../engine/types.ts";

/** What a finished step of a run brought; undefined where it is not done. */
export function outputIn<T>({ steps }: RunSnapshot, key: string, schema: z.ZodType<T>): T | undefined {
  const done = steps.find((step) => step.key === key && step.state === "done");
  return schema.safeParse(done?.output).data;
}

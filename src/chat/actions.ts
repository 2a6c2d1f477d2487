import { z } from "zod";

/**
 * What the buttons of our cards do. A button's value is made of ids; it is checked like any other input and authorised
 * anew at every press, for a card may be old, forwarded or forged.
 */
export type Press =
  | { action: "stop"; run: string }
  | { action: "retry"; run: string }
  | { action: "details"; run: string }
  | { action: "show"; idea: string }
  | { action: "publish"; idea: string; version: number }
  | { action: "download"; idea: string; version: number }
  | { action: "answer"; run: string; question: "format" | "codeUnavailable"; format: "blog" | "code" | "none" };

const versionValue = z.tuple([z.uuid(), z.coerce.number().int().min(1).max(1_000_000)]);
const answerValue = z.tuple([z.uuid(), z.enum(["format", "codeUnavailable"]), z.enum(["blog", "code", "none"])]);

/** What a button carries. */
export function pressValue(press: Press): { action: string; value: string } {
  switch (press.action) {
    case "stop":
    case "retry":
    case "details":
      return { action: press.action, value: press.run };
    case "show":
      return { action: press.action, value: press.idea };
    case "publish":
    case "download":
      return { action: press.action, value: `${press.idea}.${press.version}` };
    case "answer":
      return { action: press.action, value: `${press.run}.${press.question}.${press.format}` };
  }
}

/** Undefined when it is not a button of ours, or its value is not one that we give out. */
export function readPress(action: string, value: string): Press | undefined {
  const isId = z.uuid().safeParse(value).success;
  switch (action) {
    case "stop":
    case "retry":
    case "details":
      return isId ? { action, run: value } : undefined;
    case "show":
      return isId ? { action, idea: value } : undefined;
    case "publish":
    case "download": {
      const parsed = versionValue.safeParse(value.split("."));
      return parsed.success ? { action, idea: parsed.data[0], version: parsed.data[1] } : undefined;
    }
    case "answer": {
      const parsed = answerValue.safeParse(value.split("."));
      if (!parsed.success) return undefined;
      const [run, question, format] = parsed.data;
      return { action, run, question, format };
    }
    default:
      return undefined;
  }
}

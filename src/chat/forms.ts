import { z } from "zod";
import { settingScopes } from "../pipelines/settings.ts";

const uuid = z.uuid();
const number = z.coerce.number().int().min(1).max(1_000_000);

/**
 * The forms that we give out, and what each is about. Like a button's value it is made of ids, checked like any other
 * input and authorised anew.
 */
const form = z.union([
  /** A new idea; in the thread of one's own, that idea anew. */
  z
    .object({ form: z.literal("expand"), value: z.tuple([z.union([uuid, z.literal("")])]) })
    .transform(({ form, value: [idea] }) => ({ form, idea })),
  z
    .object({ form: z.literal("refine"), value: z.tuple([uuid, number]) })
    .transform(({ form, value: [idea, version] }) => ({ form, idea, version })),
  z
    .object({ form: z.literal("feedback"), value: z.tuple([uuid, number, z.enum(["good", "bad"])]) })
    .transform(({ form, value: [idea, version, verdict] }) => ({ form, idea, version, verdict })),
  z
    .object({ form: z.literal("editIdea"), value: z.tuple([uuid]) })
    .transform(({ form, value: [idea] }) => ({ form, idea })),
  /** Of the person, of the channel where it was opened, or of the workspace. */
  z
    .object({ form: z.literal("settings"), value: z.tuple([z.enum(settingScopes)]) })
    .transform(({ form, value: [scope] }) => ({ form, scope })),
  z
    .object({ form: z.literal("digest"), value: z.tuple([z.enum(["person", "channel"])]) })
    .transform(({ form, value: [scope] }) => ({ form, scope })),
  z
    .object({ form: z.literal("publish"), value: z.tuple([uuid, number]) })
    .transform(({ form, value: [idea, version] }) => ({ form, idea, version })),
  z
    .object({ form: z.literal("compare"), value: z.tuple([uuid]) })
    .transform(({ form, value: [idea] }) => ({ form, idea })),
]);
/** A form that was sent, read. */
export type Filled = z.infer<typeof form>;

/** What a form carries: its name, and the ids in the order of {@link form}. */
export function formValue({ form, ...ids }: Filled): { form: string; value: string } {
  return { form, value: Object.values(ids).join(".") };
}

/** Undefined when it is not a form of ours, or its value is not one that we give out. */
export function readForm(name: string, value: string): Filled | undefined {
  return form.safeParse({ form: name, value: value.split(".") }).data;
}

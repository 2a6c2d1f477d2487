import { z } from "zod";

/** A text of so many characters that can be seen, counted as UTF-16, which is never less than Discord counts. */
export const textOf = (max: number, min = 1) =>
  z
    .string()
    .max(max, `Must be ${max} or fewer in length.`)
    .refine((text) => text.isWellFormed(), "Not well-formed.")
    .refine((text) => text.trim().length >= min, `Must be ${min} or more in length.`);

/** An id of Discord's. */
export const snowflake = z.string().regex(/^\d{15,20}$/, "Value is not snowflake.");

/** An id that the app gives to a component. */
export const customId = z.string().min(1).max(100, "Must be between 1 and 100 in length.");

/** A number that the app gives to a component; Discord gives those that are left out. */
export const componentId = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);

/** An emoji on a button or an option. */
export const emoji = z.strictObject({
  id: snowflake.nullish(),
  name: z.string().nullish(),
  animated: z.boolean().optional(),
});

/** An address of the web. */
export const webUrl = z
  .string()
  .max(512, "Must be 512 or fewer in length.")
  .refine((url) => URL.canParse(url) && /^(?:https?|discord):$/.test(new URL(url).protocol), "Not a well formed URL.");

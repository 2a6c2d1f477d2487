import { z } from "zod";

/** What no text needs and a database refuses. */
const clean = (text: string) => text.toWellFormed().replaceAll("\0", "");

const typed = z.string().max(100_000).transform(clean);
const words = typed.refine((text) => text.trim() !== "");
const channel = z.string().max(64);
const thread = z.uuid().nullable();

/** `POST /messages`: words from a composer. The event id is the page's, so that sending again is the same event. */
export const saying = z.strictObject({ eventId: z.uuid(), channel, thread, text: words });
export type Saying = z.infer<typeof saying>;

/** `PATCH /messages/:message`: other words for a message of one's own. */
export const edit = z.strictObject({ eventId: z.uuid(), message: z.uuid(), text: words });
export type Edit = z.infer<typeof edit>;

/** `DELETE /messages/:message`: a message of one's own goes. */
export const deletion = z.strictObject({ eventId: z.uuid(), message: z.uuid() });
export type Deletion = z.infer<typeof deletion>;

/** `POST /presses`: a button of a message; `inThread`: it was seen in the thread pane. */
export const press = z.strictObject({
  eventId: z.uuid(),
  message: z.uuid(),
  action: z.string().max(200),
  value: z.string().max(4000),
  inThread: z.boolean(),
});
export type Press = z.infer<typeof press>;

/** `POST /forms`: a form as it was filled in, and where the person was, since its answer is shown there. */
export const submission = z.strictObject({
  eventId: z.uuid(),
  form: z.string().max(64),
  value: z.string().max(4000),
  fields: z.record(z.string().max(64), typed).refine((fields) => Object.keys(fields).length <= 50),
  channel,
  thread,
});
export type Submission = z.infer<typeof submission>;

/** `POST /reactions`: puts an emoji (exactly one) under a message, or takes one's own away. */
export const reaction = z.strictObject({
  message: z.uuid(),
  emoji: z.string().regex(/^\p{RGI_Emoji}$/v),
  on: z.boolean(),
});
export type Reaction = z.infer<typeof reaction>;

/** `POST /typing`: somebody is at the keyboard. */
export const typing = z.strictObject({ channel, thread });
export type Typing = z.infer<typeof typing>;

/** `GET /suggestions`: what was typed of a command, or of a search (`command=search`). */
export const asking = z.object({
  command: z.string().max(64),
  partial: z.string().max(200).transform(clean),
  channel: channel.optional(),
});
export type Asking = z.infer<typeof asking>;

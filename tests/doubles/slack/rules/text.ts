import { z } from "zod";

/** Plain text of 1 to `max` characters. https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

/** Text in Slack's own markup, of 1 to `max` characters. */
export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

/** Either of the two text objects. */
export const anyText = (max: number) => z.discriminatedUnion("type", [plainText(max), mrkdwn(max)]);

/** The question before a button acts. https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirmation = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: z.enum(["primary", "danger"]).optional(),
});

const described = {
  value: z.string().min(1).max(75).optional(),
  description: plainText(75).optional(),
};

/** A choice of a menu; `url` is for overflow menus alone. */
export const plainOption = z.strictObject({ text: plainText(75), ...described });
/** A choice of an overflow menu. */
export const overflowOption = z.strictObject({
  text: plainText(75),
  ...described,
  url: z.string().max(3000).optional(),
});
/** A choice of check boxes and radio buttons. */
export const richOption = z.strictObject({
  text: anyText(75),
  ...described,
  description: anyText(75).optional(),
});
/** Choices under a heading. */
export const optionGroup = z.strictObject({ label: plainText(75), options: z.array(plainOption).min(1).max(100) });

/**
 * The address of a picture, which Slack fetches itself: a loopback or a `data:` address is out of its reach.
 */
export const pictureUrl = z
  .string()
  .max(3000)
  .refine((url) => {
    const parsed = URL.parse(url);
    return parsed !== null && /^https?:$/.test(parsed.protocol) && !/^(localhost|127\.|\[::1\])/.test(parsed.hostname);
  }, "downloading image failed");

/** A picture that was uploaded before: by its id or by its address, never both. */
export const slackFile = z.union([z.strictObject({ id: z.string() }), z.strictObject({ url: z.string() })]);

/** A picture has exactly one source. */
export const oneSource = (image: { image_url?: unknown; slack_file?: unknown }): boolean =>
  (image.image_url === undefined) !== (image.slack_file === undefined);
/** What Slack says of a picture with none or two sources. */
export const oneSourceWording = "must define either `slack_file` or `image_url` but not both";

/**
 * What Slack takes, in characters unless said otherwise.
 * @see https://docs.slack.dev/reference/block-kit
 */
export const limits = {
  /** Blocks of one message, and of a modal or a Home. */
  messageBlocks: 50,
  viewBlocks: 100,
  /** Of a text object in a section's field, and how many fields a section has. */
  fieldText: 2000,
  fields: 10,
  headerText: 150,
  /** Of a text in a context block. */
  contextText: 2000,
  actionElements: 25,
  /** Of a plan; Slack names no number, and the design of ours is a handful. */
  tasks: 50,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  confirm: { title: 100, text: 300, button: 30 },
  altText: 2000,
  imageTitle: 2000,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3000,
  /** Of a `callback_id`, a `block_id` and an `action_id`. */
  id: 255,
  inputLabel: 2000,
  inputText: 3000,
  options: 100,
  optionText: 75,
  optionValue: 75,
} as const;

/**
 * What we put into one message. Slack refuses a message as `msg_blocks_too_long` near 13,000 characters (11,341 was
 * refused once) without saying what it counts, so we count the most that it can be: the blocks as JSON, and the text.
 */
export const budget = { blocks: 9000, text: 1000 } as const;

/** Rich text has no limit of its own: a block of it as JSON, small enough for messages to be filled well. */
export const richTextMax = 3000;

/** The length of a value as it travels. */
export const weight = (value: unknown): number => JSON.stringify(value).length;

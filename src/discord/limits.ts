/**
 * What Discord takes, in characters unless said otherwise.
 * @see https://docs.discord.com/developers/components/reference
 */
export const limits = {
  /** Components of a message, those inside others counted. */
  components: 40,
  rowButtons: 5,
  buttonLabel: 80,
  customId: 100,
  url: 512,
  altText: 1024,
  galleryItems: 10,
  files: 10,
  fileBytes: 10 * 1024 * 1024,
  threadName: 100,
  modalTitle: 45,
  modalFields: 5,
  inputLabel: 45,
  inputDescription: 100,
  inputText: 4000,
  options: 25,
  optionLabel: 100,
  optionValue: 100,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  nonce: 25,
} as const;

/** What we put into one message: Discord counts 4,000 characters of all its texts, and we count them as it might. */
export const budget = { text: 3800, components: limits.components } as const;

/** The longest text that is not cut any more: two of them fill a message. */
export const textMax = 1800;

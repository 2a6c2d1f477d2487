import type { Texts } from "../texts/catalogue.ts";

/** A model, and whether it is the offline demo model. */
export interface ModelInUse {
  provider: string;
  model: string;
  demo: boolean;
}

/** A model as cards name it, as plain text. */
export const modelText = ({ answers }: Texts, { provider, model, demo }: ModelInUse): string =>
  demo ? answers.statusDemo : `${provider} ${model}`;

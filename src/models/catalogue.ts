/** What a model can do, as far as routing needs to know. */
export interface Capabilities {
  /** Tokens that prompt and answer may take together. */
  contextTokens: number;
  /** Most tokens of one answer, thinking included. */
  maxOutputTokens: number;
  /** Whether the provider holds the answer to a JSON schema. */
  structured: boolean;
  /** Whether the depth of its thinking can be set. */
  effort: boolean;
}

/** A model by provider and id. */
export interface CatalogueEntry extends Capabilities {
  provider: string;
  model: string;
}

const large = { contextTokens: 1_000_000, maxOutputTokens: 128_000, structured: true, effort: true };

/**
 * The models that Kindling knows by name: November 2026.
 * https://platform.claude.com/docs/en/about-claude/models/overview, https://developers.openai.com/api/docs/models
 */
export const catalogue: readonly CatalogueEntry[] = [
  { provider: "anthropic", model: "claude-opus-5-5", ...large },
  { provider: "anthropic", model: "claude-sonnet-5-5", ...large },
  { provider: "anthropic", model: "claude-haiku-5-5", ...large },
  { provider: "openai", model: "gpt-6-sol", ...large },
  { provider: "openai", model: "gpt-6.1-terra", ...large },
  { provider: "openai", model: "gpt-6-luna", ...large },
];

/** What is assumed of a model that is not in the catalogue: enough for a post, and nothing special. */
const unknownModel: Capabilities = {
  contextTokens: 128_000,
  maxOutputTokens: 16_000,
  structured: true,
  effort: false,
};

/** The day on which the vendor turns a model off. https://platform.claude.com/docs/en/about-claude/model-deprecations, https://developers.openai.com/api/docs/deprecations */
const endings: Readonly<Record<string, string>> = {
  "claude-sonnet-4-5": "2026-11-30",
  "gpt-5": "2026-12-11",
  o3: "2026-12-11",
  "gpt-4o": "2027-01-14",
  "gpt-4.1": "2027-01-14",
};

/** A model's name without the date of its snapshot: `claude-haiku-4-5-20251001`, `gpt-5-2025-08-07`. */
export const undated = (model: string): string => model.replace(/-(20\d{6}|20\d\d-\d\d-\d\d)$/, "");

/** What a model can do; {@link unknownModel} where the catalogue does not have it. */
export function capabilitiesOf(provider: string, model: string): Capabilities {
  const id = undated(model);
  return catalogue.find((entry) => entry.provider === provider && entry.model === id) ?? unknownModel;
}

/** The day (`YYYY-MM-DD`) on which a model ends or ended; undefined when no end is announced. */
export const endOf = (model: string): string | undefined => endings[undated(model)];

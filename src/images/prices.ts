/** US dollars for one picture, by provider and model. */
interface ImagePrice {
  usd: number;
  per: "megapixel" | "picture";
  /** The day of the quote. */
  asOf: string;
  source: string;
}

const quoted = { asOf: "2026-05-25", source: "third-party quotes of the vendors' price pages" } as const;

const prices: Readonly<Record<string, ImagePrice>> = {
  "fal:fal-ai/flux/schnell": { usd: 0.003, per: "megapixel", ...quoted },
  "replicate:black-forest-labs/flux-schnell": { usd: 0.003, per: "picture", ...quoted },
  // Billed by the inference provider behind it, whose price for this model is the one above.
  "huggingface:black-forest-labs/FLUX.1-schnell": { usd: 0.003, per: "picture", ...quoted },
};

/** For models without a known price, per megapixel: high enough that a budget holds. */
const unlisted = 0.05;

/** What one picture costs, in US dollars; where megapixels count, each one begun does. */
export function imagePrice(provider: string, model: string, size: { width: number; height: number }): number {
  const { usd, per } = prices[`${provider}:${model}`] ?? { usd: unlisted, per: "megapixel" };
  return per === "picture" ? usd : usd * Math.max(1, Math.ceil((size.width * size.height) / 1_048_576));
}

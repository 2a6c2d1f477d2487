/** US dollars for one picture of about one megapixel, by provider and model. */
interface ImagePrice {
  usd: number;
  /** The day on which the vendor's list said so. */
  asOf: string;
}

const prices: Readonly<Record<string, ImagePrice>> = {
  "fal:fal-ai/flux/schnell": { usd: 0.003, asOf: "2026-11-01" },
  "fal:fal-ai/flux-2/flash": { usd: 0.005, asOf: "2026-11-01" },
  "fal:fal-ai/z-image/turbo": { usd: 0.005, asOf: "2026-11-01" },
  "huggingface:black-forest-labs/FLUX.1-schnell": { usd: 0.003, asOf: "2026-11-01" },
  "replicate:black-forest-labs/flux-schnell": { usd: 0.003, asOf: "2026-11-01" },
};

/** For models without a listed price: high enough that a budget holds. */
const unlisted = 0.05;

/** What one picture costs, in US dollars; vendors count each megapixel begun. */
export function imagePrice(provider: string, model: string, size: { width: number; height: number }): number {
  const megapixels = Math.max(1, Math.ceil((size.width * size.height) / 1_048_576));
  return (prices[`${provider}:${model}`]?.usd ?? unlisted) * megapixels;
}

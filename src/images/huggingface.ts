import { readLimited } from "./download.ts";
import { imageFailed } from "./fault.ts";
import { type ImageProvider, type ProviderOptions, send } from "./provider.ts";

/** Hugging Face's own inference: https://huggingface.co/docs/inference-providers/tasks/text-to-image */
const router = "https://router.huggingface.co";

/** Pictures by Hugging Face: the answer to the question is the picture itself. */
export function createHuggingFace({ url, ...http }: Omit<ProviderOptions, "pollMs">): ImageProvider {
  const given = new URL(url ?? router);
  const base = given.pathname === "/" ? `${given.origin}/hf-inference` : given.href.replace(/\/$/u, "");
  return {
    name: "huggingface",
    defaultModel: "black-forest-labs/FLUX.1-schnell",
    async ask({ request, model, apiKey, signal }) {
      const { prompt, width, height } = request;
      const response = await send("huggingface", http, `${base}/models/${model}`, {
        method: "POST",
        headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", accept: "image/png" },
        body: JSON.stringify({ inputs: prompt, parameters: { width, height } }),
        signal,
      });
      if (!response.headers.get("content-type")?.startsWith("image/")) {
        await response.body?.cancel();
        throw imageFailed("huggingface", "bad_answer");
      }
      return readLimited("huggingface", response);
    },
  };
}

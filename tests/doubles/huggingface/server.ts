import { z } from "zod";
import { Refusal } from "../llm/http.ts";
import { doubleKey, type PictureDouble, serveBytes, startDouble } from "../pictures/double.ts";

const question = z.strictObject({
  inputs: z.string().min(1),
  parameters: z.strictObject({ width: z.int().min(64).max(2048), height: z.int().min(64).max(2048) }),
});

/** Hugging Face's text-to-image: the answer is the picture. https://huggingface.co/docs/inference-providers */
export async function createHuggingFaceDouble(): Promise<PictureDouble> {
  return startDouble((exchange) => {
    const { method, path, body, request, double, json } = exchange;
    if (request.headers.authorization !== `Bearer ${doubleKey}`)
      throw new Refusal(401, "", "Invalid username or password.");
    if (method !== "POST" || !/^\/hf-inference\/models\/[\w-]+\/[\w.-]+$/.test(path))
      throw new Refusal(404, "", "Not Found");
    const fault = double.next.shift();
    if (fault === "unauthorized") throw new Refusal(401, "", "Invalid username or password.");
    if (fault === "quota") throw new Refusal(402, "", "You have exceeded your monthly included credits.");
    if (fault === "error") return json(503, { error: "Model is currently loading", estimated_time: 20 });
    if (fault === "refused") throw new Refusal(400, "", "Prompt was flagged by the safety checker");
    if (typeof fault === "object")
      return json(429, { error: "Rate limit reached" }, { "retry-after": String(fault.rateLimited) });
    if (fault === "hang") return;
    if (fault === "malformed") return json(200, { ok: true });
    const parsed = question.safeParse(body);
    if (!parsed.success) throw new Refusal(400, "", z.prettifyError(parsed.error));
    return serveBytes(exchange, fault, parsed.data.parameters);
  });
}

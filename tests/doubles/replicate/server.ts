import { z } from "zod";
import { Refusal } from "../llm/http.ts";
import { doubleKey, type PictureDouble, type PictureFault, serveBytes, startDouble } from "../pictures/double.ts";

const question = z.strictObject({
  input: z.strictObject({
    prompt: z.string().min(1),
    aspect_ratio: z.enum(["1:1", "16:9", "21:9", "3:2", "2:3", "4:5", "5:4", "3:4", "4:3", "9:16", "9:21"]),
    output_format: z.enum(["webp", "jpg", "png"]),
    num_outputs: z.literal(1),
  }),
});

/** Replicate's predictions and its delivery host. https://replicate.com/docs/reference/http */
export async function createReplicateDouble(): Promise<PictureDouble> {
  const predictions = new Map<string, { fault: PictureFault | undefined; looks: number }>();
  let count = 0;
  return startDouble((exchange) => {
    const { method, path, body, request, double, json } = exchange;
    const file = /^\/delivery\/(\w+)\.png$/.exec(path)?.[1];
    if (file !== undefined) return serveBytes(exchange, predictions.get(file)?.fault, { width: 64, height: 36 });
    if (request.headers.authorization !== `Bearer ${doubleKey}`) throw new Refusal(401, "", "Unauthenticated");
    if (method === "POST" && /^\/v1\/models\/[\w-]+\/[\w.-]+\/predictions$/.test(path)) {
      const fault = double.next.shift();
      if (fault === "unauthorized") throw new Refusal(401, "", "Invalid token");
      if (fault === "quota") throw new Refusal(402, "", "Insufficient credit");
      if (fault === "error") throw new Refusal(500, "", "Internal server error");
      if (typeof fault === "object")
        return json(429, { detail: "Request was throttled." }, { "retry-after": String(fault.rateLimited) });
      if (fault === "hang") return;
      if (fault === "malformed") return json(201, { status: "done?" });
      const parsed = question.safeParse(body);
      if (!parsed.success) throw new Refusal(422, "", z.prettifyError(parsed.error));
      const id = `prediction${++count}`;
      predictions.set(id, { fault, looks: 0 });
      return json(201, { id, status: "starting", output: null, error: null });
    }
    const [, id = "", cancel] = /^\/v1\/predictions\/(\w+)(\/cancel)?$/.exec(path) ?? [];
    const prediction = predictions.get(id);
    if (prediction === undefined) throw new Refusal(404, "", "Not found");
    if (cancel !== undefined && method === "POST") {
      double.cancelled.push(id);
      return json(200, { id, status: "canceled", output: null });
    }
    if (++prediction.looks < 2) return json(200, { id, status: "processing", output: null, error: null });
    if (prediction.fault === "refused") {
      return json(200, { id, status: "failed", output: null, error: "NSFW content detected. Try a different prompt." });
    }
    return json(200, { id, status: "succeeded", output: [`${double.url}/delivery/${id}.png`], error: null });
  });
}

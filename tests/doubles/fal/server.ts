import { z } from "zod";
import { Refusal } from "../llm/http.ts";
import {
  doubleKey,
  type PictureDouble,
  type PictureFault,
  type Size,
  serveBytes,
  startDouble,
} from "../pictures/double.ts";

const input = z.strictObject({
  prompt: z.string().min(1).max(5000),
  image_size: z.strictObject({ width: z.int().min(64).max(14_142), height: z.int().min(64).max(14_142) }),
  num_images: z.literal(1),
  enable_safety_checker: z.boolean().optional(),
});

/**
 * fal's queue (https://docs.fal.ai/model-endpoints/queue): submit, status, result, cancel, and its file host. Stricter
 * than fal: unknown inputs are refused, and a result that is asked for before its time is an error.
 */
export async function createFalDouble(): Promise<PictureDouble> {
  const jobs = new Map<string, Size & { fault: PictureFault | undefined; looks: number }>();
  return startDouble((exchange) => {
    const { method, path, body, request, double, json } = exchange;
    const file = /^\/files\/([\w-]+)\.png$/.exec(path)?.[1];
    if (file !== undefined) {
      const job = jobs.get(file);
      return job === undefined ? json(404, { detail: "Not Found" }) : serveBytes(exchange, job.fault, job);
    }
    if (request.headers.authorization !== `Key ${doubleKey}`) throw new Refusal(401, "", "Authentication is required");
    // The subpath of a model is not part of the addresses of its requests.
    const asked = /^\/([\w-]+\/[\w.-]+)\/requests\/([\w-]+)(\/status|\/cancel)?$/.exec(path);
    if (asked === null) {
      if (method !== "POST" || !/^\/[\w-]+\/[\w.-]+(?:\/[\w./-]+)?$/.test(path))
        throw new Refusal(404, "", "Not Found");
      const fault = double.next.shift();
      if (fault === "unauthorized") throw new Refusal(401, "", "Cannot access application");
      if (fault === "quota") throw new Refusal(403, "", "User is locked. Reason: Exhausted balance.");
      if (fault === "error") throw new Refusal(500, "", "Internal Server Error");
      if (fault === "refused")
        throw new Refusal(422, "", "The content could not be processed: content_policy_violation");
      if (typeof fault === "object")
        return json(429, { detail: "Too many requests" }, { "retry-after": String(fault.rateLimited) });
      if (fault === "hang") return;
      if (fault === "malformed") return json(200, { id: 7 });
      const parsed = input.safeParse(body);
      if (!parsed.success) throw new Refusal(422, "", z.prettifyError(parsed.error));
      const id = crypto.randomUUID();
      jobs.set(id, { ...parsed.data.image_size, fault, looks: 0 });
      return json(200, { request_id: id, status: "IN_QUEUE", queue_position: 0 });
    }
    const [, , id = "", what = ""] = asked;
    const job = jobs.get(id);
    if (job === undefined) throw new Refusal(404, "", "Request not found");
    if (what === "/cancel") {
      double.cancelled.push(id);
      return json(202, { status: "CANCELLATION_REQUESTED" });
    }
    if (what === "/status") {
      const status = ["IN_QUEUE", "IN_PROGRESS", "COMPLETED"][job.looks++] ?? "COMPLETED";
      return json(status === "COMPLETED" ? 200 : 202, { status, request_id: id });
    }
    if (job.looks < 3) throw new Refusal(400, "", "Request is still in progress");
    const { width, height } = job;
    const url = `${double.url}/files/${id}.png`;
    return json(200, {
      images: [{ url, width, height, content_type: "image/png" }],
      has_nsfw_concepts: [false],
      seed: 1,
    });
  });
}

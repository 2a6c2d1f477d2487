import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Blobs } from "../../src/blobs/blobs.ts";
import type { ImagesConfig } from "../../src/config.ts";
import { createImages, type ImagesOptions, type ImageTimeouts } from "../../src/images/images.ts";
import { createFalDouble } from "../doubles/fal/server.ts";
import { createHuggingFaceDouble } from "../doubles/huggingface/server.ts";
import { doubleKey, type PictureDouble, type PictureFault } from "../doubles/pictures/double.ts";
import { png } from "../doubles/pictures/png.ts";
import { createReplicateDouble } from "../doubles/replicate/server.ts";
import { createContext } from "./context.ts";

const request = {
  prompt: "a quiet harbour",
  alt: "A harbour",
  title: "Harbours",
  motif: "harbours p1",
  width: 128,
  height: 72,
};
const timeouts: ImageTimeouts = { pictureMs: 2_000, pollMs: 5, patienceMs: 500 };

let fal: PictureDouble;
let hf: PictureDouble;
let replicate: PictureDouble;
beforeEach(async () => {
  [fal, hf, replicate] = await Promise.all([createFalDouble(), createHuggingFaceDouble(), createReplicateDouble()]);
});
afterEach(async () => {
  await Promise.all([fal.close(), hf.close(), replicate.close()]);
});

function memoryBlobs() {
  const kept = new Map<string, { bytes: Uint8Array; mime: string }>();
  const blobs: Blobs = {
    async put(_scope, { bytes, mime }) {
      const id = createHash("sha256").update(bytes).digest("hex");
      kept.set(id, { bytes, mime });
      return id;
    },
    get: async (_scope, id) => kept.get(id),
  };
  return { blobs, kept };
}

type Name = "fal" | "huggingface" | "replicate";

function gateway(names: Name[], more: Partial<ImagesOptions> = {}, key = doubleKey) {
  const { blobs, kept } = memoryBlobs();
  const config: ImagesConfig = {
    fal: { key, url: fal.url, model: "fal-ai/flux/schnell" },
    huggingface: { token: key, url: hf.url, model: "black-forest-labs/FLUX.1-schnell" },
    replicate: { token: key, url: replicate.url, model: "black-forest-labs/flux-schnell" },
  };
  const images = createImages({
    config,
    credentialsFor: async (_workspace, provider) =>
      names.some((name) => name === provider) ? { apiKey: key, source: "environment" } : null,
    blobs,
    drawCover: async ({ width, height }) => png(width, height, [200, 100, 50]),
    timeouts,
    ...more,
  });
  return { images, kept };
}

describe("the chain", () => {
  it.each(["fal", "huggingface", "replicate"] as const)("%s makes a picture that is kept and priced", async (name) => {
    const { images, kept } = gateway([name]);
    const { attempt, journal } = createContext();
    const picture = await images.make(attempt(), request);
    expect(picture).toMatchObject({ provider: name, mime: "image/png", costUsd: 0.003 });
    expect(kept.get(picture.blob)?.bytes.length).toBe(picture.bytes);
    expect(picture.width / picture.height).toBeCloseTo(16 / 9, 1);
    expect(journal).toHaveLength(1);
    expect(journal[0]?.call).toMatchObject({ kind: "image", provider: name, maxCostUsd: 0.003 });
    // The bytes and the provider's address stay out of the journal.
    expect(JSON.stringify(journal[0]?.paid.response).length).toBeLessThan(400);
    expect(JSON.stringify(journal)).not.toMatch(/http|double-key/);
  });

  it("asks fal first, then Hugging Face, then Replicate, and draws at last", async () => {
    const all: Name[] = ["fal", "huggingface", "replicate"];
    const order: string[] = [];
    for (const broken of [[], [fal], [fal, hf], [fal, hf, replicate]]) {
      for (const double of broken) double.next.push("error");
      const { attempt, log } = createContext();
      order.push((await gateway(all).images.make(attempt(), request)).provider);
      expect(log).toHaveLength(broken.length);
    }
    expect(order).toEqual(["fal", "huggingface", "replicate", "cover"]);
  });

  it("draws at once, free of charge, where nothing is configured", async () => {
    const { attempt, journal } = createContext();
    expect(await gateway([]).images.make(attempt(), request)).toMatchObject({ provider: "cover", costUsd: 0 });
    expect(journal).toEqual([]);
  });

  it("throws `image.failed` where nothing can be drawn", async () => {
    const { attempt } = createContext();
    fal.next.push("quota");
    await expect(gateway(["fal"], { drawCover: null }).images.make(attempt(), request)).rejects.toMatchObject({
      code: "image.failed",
      params: { provider: "fal", reason: "quota" },
    });
  });

  it("does not buy a picture twice, though the next attempt begins at the head of the chain", async () => {
    fal.next.push("error");
    const { images } = gateway(["fal", "huggingface"]);
    const { attempt, journal } = createContext();
    const first = await images.make(attempt(), request);
    const asked = fal.seen.length + hf.seen.length;
    expect(await images.make(attempt(), request)).toEqual(first);
    expect(first.provider).toBe("huggingface");
    expect([fal.seen.length + hf.seen.length, journal.length]).toEqual([asked, 1]);
  });

  it("refuses a picture that belongs to no idea", async () => {
    const { attempt } = createContext({ ideaId: null });
    await expect(gateway([]).images.make(attempt(), request)).rejects.toMatchObject({ code: "step.invalid_input" });
  });

  it("lets errors through that are not a picture's", async () => {
    const { attempt } = createContext();
    const blobs: Blobs = {
      put: () => Promise.reject(new RangeError("disk")),
      get: async () => undefined,
    };
    await expect(gateway([], { blobs }).images.make(attempt(), request)).rejects.toThrow("disk");
  });
});

describe("failures of a provider", () => {
  const faults: [PictureFault, string, Name[]][] = [
    ["unauthorized", "unauthorized", ["fal", "huggingface", "replicate"]],
    ["quota", "quota", ["fal", "huggingface", "replicate"]],
    ["error", "unavailable", ["fal", "huggingface", "replicate"]],
    [{ rateLimited: 60 }, "rate_limited", ["fal", "huggingface", "replicate"]],
    ["refused", "refused", ["fal", "huggingface", "replicate"]],
    ["malformed", "bad_answer", ["fal", "huggingface", "replicate"]],
    ["truncated", "bad_picture", ["fal", "huggingface", "replicate"]],
    ["not-a-picture", "bad_picture", ["fal", "huggingface", "replicate"]],
    ["huge", "bad_picture", ["fal", "huggingface", "replicate"]],
    ["expired", "bad_picture", ["fal", "replicate"]],
    ["redirect-inside", "bad_answer", ["fal", "replicate"]],
  ];
  const cases = faults.flatMap(([fault, reason, names]) => names.map((name) => ({ fault, reason, name })));

  it.each(cases)("$name: $fault is $reason, and the chain goes on", async ({ fault, reason, name }) => {
    const double = { fal, huggingface: hf, replicate }[name];
    double.next.push(fault);
    const { attempt, log, journal } = createContext();
    const began = performance.now();
    const picture = await gateway([name]).images.make(attempt(), request);
    expect(picture.provider).toBe("cover");
    expect(log.join()).toContain(`(${reason})`);
    expect(log.join()).not.toContain(doubleKey);
    expect(journal).toEqual([]);
    // One question only: neither the vendors' clients nor we repeat what failed.
    expect(double.seen.filter(({ method }) => method === "POST").length).toBe(1);
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it.each(["fal", "huggingface", "replicate"] as const)("%s: a wrong key is told from a quota", async (name) => {
    const { attempt, log } = createContext();
    await gateway([name], {}, "wrong-key").images.make(attempt(), request);
    expect(log.join()).toContain("(unauthorized)");
  });

  it.each(["fal", "huggingface", "replicate"] as const)("%s: a hang ends at the time limit", async (name) => {
    ({ fal, huggingface: hf, replicate })[name].next.push("hang");
    const { attempt, log } = createContext();
    const began = performance.now();
    await gateway([name], { timeouts: { ...timeouts, pictureMs: 150 } }).images.make(attempt(), request);
    expect(log.join()).toContain("(timeout)");
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it("a download that hangs ends at the time limit, too", async () => {
    fal.next.push("hang-download");
    const { attempt, log } = createContext();
    await gateway(["fal"], { timeouts: { ...timeouts, pictureMs: 300 } }).images.make(attempt(), request);
    expect(log.join()).toContain("(timeout)");
  });

  it("comes back once when the provider says to come back soon", async () => {
    replicate.next.push({ rateLimited: 0.2 });
    const { attempt, log } = createContext();
    const began = performance.now();
    expect((await gateway(["replicate"]).images.make(attempt(), request)).provider).toBe("replicate");
    expect(performance.now() - began).toBeGreaterThanOrEqual(195);
    expect(log).toEqual([]);
  });

  it("goes on when nobody listens at the address", async () => {
    await fal.close();
    const { attempt, log } = createContext();
    expect((await gateway(["fal", "huggingface"]).images.make(attempt(), request)).provider).toBe("huggingface");
    expect(log.join()).toContain("(unavailable)");
  });
});

describe("stop", () => {
  it.each([
    ["fal", "hang"],
    ["huggingface", "hang"],
    ["replicate", "hang"],
    ["fal", "hang-download"],
  ] as const)("%s: ends a call that is %s within 200 ms and does not go on", async (name, fault) => {
    ({ fal, huggingface: hf, replicate })[name].next.push(fault);
    const controller = new AbortController();
    const { attempt } = createContext({ signal: controller.signal });
    const made = gateway(["fal", "huggingface", "replicate"].includes(name) ? [name] : []).images.make(
      attempt(),
      request,
    );
    made.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 150));
    const stopped = performance.now();
    controller.abort(new Error("stopped"));
    await expect(made).rejects.toThrow("stopped");
    expect(performance.now() - stopped).toBeLessThan(200);
  });

  it.each(["fal", "replicate"] as const)("%s: a queued job is cancelled at the provider", async (name) => {
    const double = { fal, replicate }[name];
    const controller = new AbortController();
    const { attempt } = createContext({ signal: controller.signal });
    const made = gateway([name], { timeouts: { ...timeouts, pollMs: 10_000 } }).images.make(attempt(), request);
    made.catch(() => undefined);
    await expect.poll(() => double.seen.length).toBeGreaterThanOrEqual(name === "fal" ? 2 : 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    controller.abort(new Error("stopped"));
    await expect(made).rejects.toThrow("stopped");
    await expect.poll(() => double.cancelled.length).toBe(1);
  });
});

import { createHash, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { connectRedis, RedisError, type Reply } from "./resp.ts";

/** A running front. */
export type RedisDouble = Awaited<ReturnType<typeof startRedisDouble>>;

const command = z.array(z.union([z.string(), z.number(), z.boolean()])).min(1);

/** What Upstash's own scripts begin with and a Redis of one's own refuses. */
const upstashFlag = "#!lua flags=allow-key-locking";

/**
 * Upstash's REST interface in front of a real Redis. https://upstash.com/docs/redis/features/restapi
 * `socket`: where that Redis listens.
 */
export async function startRedisDouble({ socket, port = 0 }: { socket: string; port?: number }) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = `redis-${randomUUID()}`;
  const redis = connectRedis(socket);
  const scripts = new Map<string, string>();
  const sha = (script: string) => createHash("sha1").update(script).digest("hex");
  const seen: string[] = [];

  /** Scripts run without Upstash's flag, and are known by the hash of what was sent. */
  function asRedisKnows(parts: readonly string[]): string[] {
    const [name = "", first = "", ...rest] = parts;
    if (/^eval$/i.test(name) && first.startsWith(upstashFlag)) {
      const bare = first.slice(upstashFlag.length);
      scripts.set(sha(first), sha(bare));
      return [name, bare, ...rest];
    }
    if (/^evalsha$/i.test(name)) return [name, scripts.get(first) ?? first, ...rest];
    return [...parts];
  }

  const run = async (parts: unknown): Promise<Reply> => {
    const words = command.parse(parts).map(String);
    seen.push(words[0]?.toUpperCase() ?? "");
    return redis.send(asRedisKnows(words));
  };

  async function answer(path: string, body: unknown): Promise<{ status: number; body: (value: Encode) => unknown }> {
    if (path === "/") {
      const reply = await run(body);
      if (reply instanceof RedisError) return { status: 400, body: () => ({ error: reply.message }) };
      return { status: 200, body: (encode) => ({ result: encode(reply) }) };
    }
    const commands = z.array(z.unknown()).parse(body);
    const each = (replies: Reply[]) => (encode: Encode) =>
      replies.map((reply) => (reply instanceof RedisError ? { error: reply.message } : { result: encode(reply) }));
    if (path === "/pipeline") return { status: 200, body: each(await Promise.all(commands.map(run))) };
    if (path !== "/multi-exec") return { status: 404, body: () => ({ error: "not found" }) };
    const sent = [redis.send(["MULTI"]), ...commands.map(run), redis.send(["EXEC"])];
    const replies = (await Promise.all(sent)).at(-1);
    if (replies instanceof RedisError) return { status: 400, body: () => ({ error: replies.message }) };
    return { status: 200, body: each(Array.isArray(replies) ? replies : []) };
  }

  server.on("request", async (request, response) => {
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    try {
      const body = await text(request);
      if (request.headers.authorization !== `Bearer ${token}`) return send(401, { error: "WRONGPASS invalid token" });
      if (request.method !== "POST") return send(405, { error: "the double knows POST alone" });
      const encode = request.headers["upstash-encoding"] === "base64" ? inBase64 : plain;
      const answered = await answer(request.url ?? "/", JSON.parse(body));
      send(answered.status, answered.body(encode));
    } catch (error) {
      // A Redis that is gone is an Upstash that is gone: no answer at all.
      if (error instanceof Error && /broke/.test(error.message)) response.destroy();
      else send(400, { error: `ERR ${error}` });
    }
  });

  return {
    /** What `UPSTASH_REDIS_REST_URL` is set to. */
    url,
    token,
    environment: { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token },
    /** The commands that came, in order. */
    seen,
    async close(): Promise<void> {
      redis.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Encode = (reply: Reply) => unknown;
const plain: Encode = (reply) => reply;
/** Every string but `OK` is encoded, as with the real one. */
const inBase64: Encode = (reply) => {
  if (Array.isArray(reply)) return reply.map(inBase64);
  return typeof reply === "string" && reply !== "OK" ? Buffer.from(reply).toString("base64") : reply;
};

import { Agent, request } from "node:http";
import { parentPort } from "node:worker_threads";

/** What the main thread asks for: so many POSTs of these bodies to a path, so many at once. */
export interface Load {
  port: number;
  path: string;
  bodies: string[];
  atOnce: number;
  headers?: Record<string, string>;
}

/*
 * People at their keyboards, in a thread of their own: what they take of a processor is not the server's. Answers with how
 * long each request took, in milliseconds, from its first byte sent to its last one received.
 */
const agent = new Agent({ keepAlive: true });

parentPort?.on("message", async ({ bodies, atOnce, ...where }: Load) => {
  const times: number[] = [];
  const left = [...bodies];
  const person = async () => {
    for (let body = left.pop(); body !== undefined; body = left.pop()) times.push(await post(where, body));
  };
  await Promise.all(Array.from({ length: atOnce }, person));
  parentPort?.postMessage(times);
});

function post({ port, path, headers }: Omit<Load, "bodies" | "atOnce">, body: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const startedAt = performance.now();
  const all = { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers };
  request({ agent, host: "127.0.0.1", port, path, method: "POST", headers: all }, (response) => {
    response.resume().on("end", () => {
      if (response.statusCode === 200) resolve(performance.now() - startedAt);
      else reject(new Error(`${path} answered ${response.statusCode}`));
    });
  })
    .on("error", reject)
    .end(body);
  return promise;
}

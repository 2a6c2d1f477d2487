import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";

/** A load balancer in front of several servers: each request to the next one, to another where that is down. */
export async function startLoadBalancer() {
  const targets: string[] = [];
  const counts = new Map<string, number>();
  let turn = 0;
  const server = createServer((request, response) => {
    const attempt = (left: number): void => {
      const target = targets[turn++ % targets.length];
      if (target === undefined || left === 0) return void response.writeHead(502).end();
      const { hostname, port } = new URL(target);
      const onward = send({ hostname, port, path: request.url, method: request.method, headers: request.headers });
      onward.on("response", (answer) => {
        counts.set(target, (counts.get(target) ?? 0) + 1);
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on("error", () => (response.headersSent ? response.destroy() : attempt(left - 1)));
      response.on("close", () => onward.destroy());
      body.then((bytes) => onward.end(bytes));
    };
    const pieces: Buffer[] = [];
    const body = new Promise<Buffer>((resolve) => {
      request.on("data", (piece: Buffer) => pieces.push(piece));
      request.on("end", () => resolve(Buffer.concat(pieces)));
    });
    attempt(targets.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    /** How many requests each of them answered. */
    counts,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What the loopback service saw: how often each call was bought and each message posted. */
export interface Service {
  url: string;
  bought: Map<string, number>;
  posts: Map<string, number>;
  close(): Promise<void>;
}

/** A paid provider and a place to post, in one small HTTP server that outlives the processes that use it. */
export async function startService(): Promise<Service> {
  const bought = new Map<string, number>();
  const posts = new Map<string, number>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const key = url.searchParams.get("key") ?? "";
    const count = (of: Map<string, number>) => of.set(key, (of.get(key) ?? 0) + 1);
    if (url.pathname === "/buy") count(bought);
    if (url.pathname === "/post") count(posts);
    // A real provider takes its time; a process may die while it does.
    setTimeout(
      () => response.writeHead(url.pathname === "/find" && !posts.has(key) ? 404 : 200).end("{}"),
      url.pathname === "/buy" ? 20 : 5,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}`, bought, posts },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

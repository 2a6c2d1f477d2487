import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What the proxy does with connections: passes them on, closes them as they come, or lets them hang. */
export type Mood = "pass" | "close" | "hang";

/** A TCP proxy in front of a real server, for trouble on the way and for counting round trips. */
export interface TcpProxy {
  /** The address of the server, with this proxy in its place. */
  url: string;
  mood: Mood;
  /** One way, in milliseconds. */
  delayMs: number;
  /** How often a client spoke again after it had been answered (or for the first time): sequential round trips. */
  trips: number;
  /** Breaks all connections that are open. */
  cut(): void;
  /** Stops listening: new connections are refused. */
  refuse(): Promise<void>;
  /** Listens again on the same port. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** A proxy in front of the server of a database URL. */
export async function proxyTo(databaseUrl: string): Promise<TcpProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const proxy = { mood: "pass" as Mood, delayMs: 0, trips: 0 };
  const later = (act: () => void) => (proxy.delayMs > 0 ? setTimeout(act, proxy.delayMs) : act());

  const server = createServer((client) => {
    track(client);
    if (proxy.mood === "close") client.destroy();
    if (proxy.mood !== "pass") return;
    const upstream = track(connect(Number(target.port || 5432), target.hostname));
    let answered = true;
    client.on("data", (chunk) => {
      if (proxy.mood !== "pass") return;
      if (answered) proxy.trips += 1;
      answered = false;
      later(() => upstream.write(chunk));
    });
    upstream.on("data", (chunk) => {
      later(() => {
        if (proxy.mood !== "pass") return;
        answered = true;
        client.write(chunk);
      });
    });
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => later(() => client.destroy()));
  });

  function track(socket: Socket): Socket {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    return socket;
  }
  function cut() {
    for (const socket of sockets) socket.destroy();
  }
  async function listen(port: number): Promise<number> {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    const { port: taken }: AddressInfo = Object(server.address());
    return taken;
  }
  async function refuse() {
    const closed = once(server, "close");
    server.close();
    cut();
    await closed;
  }

  const port = await listen(0);
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return Object.assign(proxy, {
    url: url.href,
    cut,
    refuse,
    restore: async () => void (await listen(port)),
    close: async () => {
      if (server.listening) await refuse();
    },
  });
}

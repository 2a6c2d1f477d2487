import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { parseJson } from "../body.ts";
import type { World } from "../world.ts";
import { acceptSocket, type Connection } from "./frames.ts";

/** What Socket Mode calls a payload. */
export type EnvelopeType = "events_api" | "slash_commands" | "interactive";

/** An envelope's retry: which one it is, counted from 1, and why. */
export interface Retry {
  number: number;
  reason: string;
}

/** What came back for an envelope. */
export type Acknowledgement = { payload: unknown } | "http_timeout" | "connection_failed";

/** The connections of Socket Mode. https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface SocketMode {
  /** How many are open. */
  readonly size: number;
  /** Takes an upgrade whose ticket is good; else answers 401. */
  upgrade(request: IncomingMessage, socket: Duplex): void;
  /**
   * Sends through the oldest connection. Resolves with what acknowledged it, else with why nothing did: `timeoutMs`
   * went by, or the connection ended.
   */
  send(type: EnvelopeType, payload: unknown, timeoutMs: number, retry?: Retry): Promise<Acknowledgement>;
  /** Tells every client that its connection will be renewed. */
  refresh(): void;
  /** Breaks every connection. */
  drop(): void;
}

/** Starts with no connection. */
export function createSocketMode(world: World): SocketMode {
  const connections = new Set<Connection>();
  const waiting = new Map<string, { connection: Connection; settle: (ack: Acknowledgement) => void }>();

  function onText(text: string): void {
    const ack = parseJson(text);
    if (typeof ack !== "object" || ack === null || !("envelope_id" in ack)) return;
    waiting.get(String(ack.envelope_id))?.settle({ payload: "payload" in ack ? ack.payload : undefined });
  }

  function onClose(ended: Connection): void {
    connections.delete(ended);
    for (const { connection, settle } of waiting.values()) if (connection === ended) settle("connection_failed");
  }

  return {
    get size() {
      return connections.size;
    },
    upgrade(request, socket) {
      const ticket = new URL(request.url ?? "/", "http://double").searchParams.get("ticket") ?? "";
      if (!world.tickets.delete(ticket)) return void socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
      const key = request.headers["sec-websocket-key"] ?? "";
      const connection = acceptSocket(socket, key, onText, () => onClose(connection));
      connections.add(connection);
      connection.send(
        JSON.stringify({
          type: "hello",
          num_connections: connections.size,
          connection_info: { app_id: world.app.id },
          debug_info: { host: "applink-double", build_number: 1, approximate_connection_time: 18_060 },
        }),
      );
    },
    async send(type, payload, timeoutMs, retry) {
      const [connection] = connections;
      if (connection === undefined) return "connection_failed";
      const id = randomUUID();
      const acknowledged = Promise.withResolvers<Acknowledgement>();
      waiting.set(id, { connection, settle: acknowledged.resolve });
      const timer = setTimeout(() => acknowledged.resolve("http_timeout"), timeoutMs);
      connection.send(
        JSON.stringify({
          envelope_id: id,
          type,
          payload,
          accepts_response_payload: type !== "events_api",
          ...(type === "events_api" && { retry_attempt: retry?.number ?? 0, retry_reason: retry?.reason ?? "" }),
        }),
      );
      return acknowledged.promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(id);
      });
    },
    refresh() {
      for (const connection of connections) {
        connection.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
      }
    },
    drop() {
      for (const connection of connections) connection.drop();
    },
  };
}

import { createConnection, type Socket } from "node:net";

/** What Redis answers: RESP2. https://redis.io/docs/latest/develop/reference/protocol-spec/ */
export type Reply = string | number | null | RedisError | Reply[];

/** An error as an answer. */
export class RedisError extends Error {}

/** One connection to a Redis; commands are pipelined in the order in which they are sent. */
export function connectRedis(path: string) {
  let socket: Socket | undefined;
  let buffer = Buffer.alloc(0);
  const waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void }[] = [];

  function connect(): Socket {
    if (socket) return socket;
    const made = createConnection(path);
    socket = made;
    buffer = Buffer.alloc(0);
    made.on("data", (piece) => {
      buffer = Buffer.concat([buffer, piece]);
      for (let read = parse(buffer, 0); read; read = parse(buffer, 0)) {
        buffer = buffer.subarray(read.end);
        waiting.shift()?.resolve(read.reply);
      }
    });
    const gone = () => {
      if (socket === made) socket = undefined;
      for (const { reject } of waiting.splice(0)) reject(new Error("the connection to Redis broke"));
    };
    made.on("error", gone);
    made.on("close", gone);
    return made;
  }

  return {
    send: (command: readonly string[]): Promise<Reply> =>
      new Promise((resolve, reject) => {
        const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`);
        const connection = connect();
        waiting.push({ resolve, reject });
        connection.write(`*${command.length}\r\n${parts.join("")}`);
      }),
    close: () => void socket?.destroy(),
  };
}

/** One reply, and where it ends; undefined while it is not whole. */
function parse(buffer: Buffer, at: number): { reply: Reply; end: number } | undefined {
  const lineEnd = buffer.indexOf("\r\n", at);
  if (lineEnd < 0) return undefined;
  const kind = String.fromCharCode(buffer[at] ?? 0);
  const line = buffer.toString("utf8", at + 1, lineEnd);
  const after = lineEnd + 2;
  if (kind === "+") return { reply: line, end: after };
  if (kind === "-") return { reply: new RedisError(line), end: after };
  if (kind === ":") return { reply: Number(line), end: after };
  const length = Number(line);
  if (length < 0) return { reply: null, end: after };
  if (kind === "$") {
    if (buffer.length < after + length + 2) return undefined;
    return { reply: buffer.toString("utf8", after, after + length), end: after + length + 2 };
  }
  const replies: Reply[] = [];
  let end = after;
  for (let n = 0; n < length; n += 1) {
    const read = parse(buffer, end);
    if (!read) return undefined;
    replies.push(read.reply);
    end = read.end;
  }
  return { reply: replies, end };
}

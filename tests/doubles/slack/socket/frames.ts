import { createHash } from "node:crypto";
import type { Duplex } from "node:stream";

/** One WebSocket connection, the server's end. https://www.rfc-editor.org/rfc/rfc6455 */
export interface Connection {
  send(text: string): void;
  /** Ends with this code: in good order by default. */
  close(code?: number): void;
  /** Breaks off without a word. */
  drop(): void;
}

const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const [text, closing, ping, pong] = [0x1, 0x8, 0x9, 0xa];

/**
 * Accepts an upgrade, and calls `onText` with each message and `onClose` once at the end. Messages in several frames
 * are put together; compression is not offered.
 */
export function acceptSocket(
  socket: Duplex,
  key: string,
  onText: (message: string) => void,
  onClose: () => void,
): Connection {
  const accept = createHash("sha1")
    .update(key + guid)
    .digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let waiting = Buffer.alloc(0);
  let message = Buffer.alloc(0);
  const write = (opcode: number, payload: Buffer) => socket.writable && socket.write(frameOf(opcode, payload));
  socket.on("data", (bytes: Buffer) => {
    waiting = Buffer.concat([waiting, bytes]);
    for (let frame = readFrame(waiting); frame !== undefined; frame = readFrame(waiting)) {
      waiting = waiting.subarray(frame.size);
      if (frame.opcode === ping) write(pong, frame.payload);
      else if (frame.opcode === closing) {
        write(closing, frame.payload);
        socket.end();
      } else if (frame.opcode <= text) {
        message = Buffer.concat([message, frame.payload]);
        if (!frame.last) continue;
        onText(message.toString());
        message = Buffer.alloc(0);
      }
    }
  });
  socket.on("error", () => socket.destroy());
  socket.once("close", onClose);
  return {
    send: (words) => void write(text, Buffer.from(words)),
    close(code = 1000) {
      const payload = Buffer.alloc(2);
      payload.writeUInt16BE(code);
      write(closing, payload);
    },
    drop: () => void socket.destroy(),
  };
}

function frameOf(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (length < 126) head[1] = length;
  else if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
}

/** The first whole frame of what came, if it is there. Clients mask what they send. */
function readFrame(bytes: Buffer): { opcode: number; last: boolean; payload: Buffer; size: number } | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  const masked = (second & 0x80) !== 0;
  const from = start + (masked ? 4 : 0);
  if (bytes.length < from) return undefined;
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < from + length) return undefined;
  const mask = bytes.subarray(start, from);
  const payload = Buffer.from(bytes.subarray(from, from + length));
  if (masked) for (let i = 0; i < length; i++) payload[i] = (payload[i] ?? 0) ^ (mask[i % 4] ?? 0);
  return { opcode: first & 0x0f, last: (first & 0x80) !== 0, payload, size: from + length };
}

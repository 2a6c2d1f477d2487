import type { Picture } from "./types.ts";

/** What the bytes of a picture say about themselves. */
export type Sniffed = Pick<Picture, "mime" | "width" | "height">;

/**
 * Reads type and size from the bytes, whatever a server called them. Undefined unless it is a whole PNG, JPEG or WebP:
 * the end is looked for as well, so that a cut download is noticed.
 */
export function sniff(bytes: Uint8Array): Sniffed | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = png(bytes, view) ?? jpeg(bytes, view) ?? webp(bytes, view);
  return found && found.width > 0 && found.height > 0 ? found : undefined;
}

/** https://www.w3.org/TR/png-3/: signature, IHDR first, IEND last. */
function png(bytes: Uint8Array, view: DataView): Sniffed | undefined {
  if (bytes.length < 57 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return undefined;
  if (text(bytes, 12, 4) !== "IHDR" || text(bytes, bytes.length - 8, 4) !== "IEND") return undefined;
  return { mime: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** ITU-T T.81: segments up to a start-of-frame; an end-of-image marker near the end. */
function jpeg(bytes: Uint8Array, view: DataView): Sniffed | undefined {
  if (bytes.length < 20 || view.getUint16(0) !== 0xffd8) return undefined;
  const tail = bytes.subarray(-32);
  if (!tail.some((byte, index) => byte === 0xff && tail[index + 1] === 0xd9)) return undefined;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { mime: "image/jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** https://developers.google.com/speed/webp/docs/riff_container: lossy, lossless and extended. */
function webp(bytes: Uint8Array, view: DataView): Sniffed | undefined {
  if (bytes.length < 30 || text(bytes, 0, 4) !== "RIFF" || text(bytes, 8, 4) !== "WEBP") return undefined;
  if (view.getUint32(4, true) + 8 > bytes.length) return undefined;
  const mime = "image/webp";
  switch (text(bytes, 12, 4)) {
    case "VP8 ":
      return { mime, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case "VP8L": {
      const packed = view.getUint32(21, true);
      return { mime, width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { mime, width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 };
    default:
      return undefined;
  }
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sniff } from "../../src/images/sniff.ts";
import { png } from "../doubles/pictures/png.ts";

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replace(/\s/g, ""), "hex"));

/** 3 × 2 pixels: start, JFIF, a frame header, a scan that is cut short, end. */
const jpeg = bytes(
  "ffd8 ffe0 0010 4a464946000101000001 00010000 ffc0 0011 08 0002 0003 03 011100 021101 031101 ffda 0008 0101 0000 3f00 00 ffd9",
);
const webp = (chunk: string, payload: string) => {
  const body = Buffer.concat([Buffer.from("WEBP"), Buffer.from(chunk), bytes(payload)]);
  const head = Buffer.alloc(8);
  head.write("RIFF");
  head.writeUInt32LE(body.length, 4);
  return new Uint8Array(Buffer.concat([head, body]));
};

describe("sniff", () => {
  it("reads type and size from the bytes alone", () => {
    expect(sniff(png(128, 72, [1, 2, 3]))).toEqual({ mime: "image/png", width: 128, height: 72 });
    expect(sniff(jpeg)).toEqual({ mime: "image/jpeg", width: 3, height: 2 });
    expect(sniff(webp("VP8 ", "0a000000 000000 9d012a 4000 2400 00000000"))).toEqual({
      mime: "image/webp",
      width: 64,
      height: 36,
    });
    expect(sniff(webp("VP8L", "0a000000 2f 3fc00800 0000000000"))).toEqual({
      mime: "image/webp",
      width: 64,
      height: 36,
    });
    expect(sniff(webp("VP8X", "0a000000 00000000 3f0000 230000 00"))).toEqual({
      mime: "image/webp",
      width: 64,
      height: 36,
    });
  });

  it("takes a cut picture for none", () => {
    const whole = png(16, 16, [9, 9, 9]);
    for (let length = 0; length < whole.length; length++) expect(sniff(whole.subarray(0, length))).toBeUndefined();
    expect(sniff(jpeg.subarray(0, -2))).toBeUndefined();
  });

  it("never throws, whatever the bytes", () => {
    const starts = [
      png(1, 1, [0, 0, 0]).slice(0, 16),
      jpeg.slice(0, 4),
      webp("VP8X", "0a000000").slice(0, 16),
      new Uint8Array(),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 80 }), (start, rest) => {
        sniff(new Uint8Array([...start, ...rest]));
      }),
    );
  });
});

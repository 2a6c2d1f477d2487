import { describe, expect, it } from "vitest";
import {
  channelById,
  channelsOf,
  decodeTarget,
  encodeTarget,
  people,
  personById,
} from "../../src/playground/places.ts";

const general = channelById("general")!;
const id = "0192f3a1-0000-7000-8000-000000000001";

describe("a target", () => {
  it("comes back as the place it was", () => {
    for (const place of [
      { channel: general, thread: null, origin: null },
      { channel: general, thread: id, origin: null },
      { channel: general, thread: null, origin: id },
    ])
      expect(decodeTarget(encodeTarget(place))).toEqual(place);
  });

  it("is refused when it is not one", () => {
    for (const target of [
      "",
      "general",
      "slack/general",
      "playground/",
      "playground/nowhere",
      "playground/general/thread",
      "playground/general/thread/1",
      `playground/general/message/${id}`,
      `playground/general/thread/${id}/more`,
    ])
      expect(() => decodeTarget(target)).toThrow(expect.objectContaining({ code: "chat.gone" }));
  });
});

it("everybody has direct messages of their own, and sees nobody else's", () => {
  for (const { id: person } of people) {
    const direct = channelsOf(person).filter(({ kind }) => kind === "direct");
    expect(direct.map(({ owner }) => owner)).toEqual([person]);
    expect(direct[0]?.audience).toBe("owner");
  }
});

it("nobody can be Kindling", () => {
  expect(personById("kindling")).toBeUndefined();
});

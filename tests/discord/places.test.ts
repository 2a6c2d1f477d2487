import { describe, expect, it } from "vitest";
import { channelOf, decodeMessage, decodeTarget, encodeMessage, encodeTarget } from "../../src/discord/places.ts";

const [channel, id] = ["123456789012345678", "1234567890123456789"];
const gone = expect.objectContaining({ code: "chat.gone", retryable: false });

describe("places on Discord", () => {
  it.each([
    { channel, thread: null, below: null },
    { channel, thread: id, below: null },
    { channel, thread: null, below: id },
  ])("%j comes back from its target", (place) => {
    expect(decodeTarget(encodeTarget(place))).toEqual(place);
    expect(channelOf(place)).toBe(place.thread ?? channel);
  });

  it.each([
    { channel, id, mark: null },
    { channel, id, mark: 2_147_483_646 },
  ])("%j comes back from its reference", (message) => {
    expect(decodeMessage(encodeMessage(message))).toEqual(message);
  });

  it.each([
    "",
    "nonsense",
    "discord/",
    `slack/${channel}`,
    `discord/${channel}/`,
    `discord/${channel}/thread`,
    `discord/${channel}/thread/x`,
    `discord/${channel}/below/`,
    `discord/${channel}/message/${id}`,
    `discord/${channel}/thread/${id}/more`,
    "discord/../users/@me",
  ])("%j is no target of ours", (target) => {
    expect(() => decodeTarget(target)).toThrowError(gone);
  });

  it.each([
    "",
    `discord/${channel}`,
    `discord/${channel}/message/x`,
    `discord/${channel}/message/${id}/mark`,
    `discord/${channel}/message/${id}/mark/x`,
    `discord/${channel}/message/${id}/mark/12345/more`,
    `discord/${channel}/thread/${id}`,
    `discord/x/message/${id}`,
  ])("%j is no message of ours", (message) => {
    expect(() => decodeMessage(message)).toThrowError(gone);
  });
});

import { describe, expect, it } from "vitest";
import { decodeMessage, decodeTarget, encodeMessage, encodeTarget } from "../../src/slack/places.ts";

const channel = "C0123ABCD";
const thread = "1763640000.000100";
const ts = "1763640001.000200";

describe("targets and references", () => {
  it.each([null, thread])("come back from text, in thread %s", (root) => {
    const place = { channel, thread: root };
    expect(decodeTarget(encodeTarget(place))).toEqual(place);
    expect(decodeMessage(encodeMessage({ ...place, ts }))).toEqual({ ...place, ts });
  });

  it("tell of a channel that it is private, and of its threads and messages no more than of others", () => {
    const place = { channel, thread: null, closed: true } as const;
    expect(decodeTarget(encodeTarget(place))).toEqual(place);
    expect(encodeTarget({ ...place, thread })).toBe(encodeTarget({ channel, thread }));
    expect(encodeMessage({ ...place, ts })).toBe(encodeMessage({ channel, thread: null, ts }));
  });

  it("are readable", () => {
    expect(encodeTarget({ channel, thread })).toBe(`slack/${channel}/thread/${thread}`);
    expect(encodeMessage({ channel, thread: null, ts })).toBe(`slack/${channel}/message/${ts}`);
  });

  it.each([
    "",
    "not a target of yours",
    "playground/general",
    "slack",
    "slack/",
    "slack/general",
    `slack/${channel}/`,
    `slack/${channel}/thread`,
    `slack/${channel}/thread/x`,
    `slack/${channel}/re/${thread}`,
    `slack/${channel}/closed/${thread}`,
    `slack/${channel}/thread/${thread}/more`,
    `slack/${channel}/message/${ts}`,
  ])("%j is no target of ours", (target) => {
    expect(() => decodeTarget(target)).toThrowError(expect.objectContaining({ code: "chat.gone", retryable: false }));
  });

  it.each([
    "",
    "nonsense",
    `slack/${channel}`,
    `slack/${channel}/message/x`,
    `slack/x/message/${ts}`,
    `slack/${channel}/message/${ts}/message/${ts}`,
  ])("%j is no message of ours", (message) => {
    expect(() => decodeMessage(message)).toThrowError(expect.objectContaining({ code: "chat.gone", retryable: false }));
  });
});

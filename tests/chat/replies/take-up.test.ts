import { describe, expect, it } from "vitest";
import { readingOf } from "../../../src/chat/replies/act.ts";
import { type Moment, whoseTurn } from "../../../src/chat/replies/take-up.ts";
import type { OpenReply, ThreadState } from "../../../src/chat/replies/thread.ts";
import { ideaId } from "../fixtures.ts";

const open = (id: string, kind: OpenReply["kind"], state: OpenReply["state"] = "waiting"): OpenReply => ({
  ...{ id, kind, state, heldBy: null, messageId: id, personId: "p", personName: "Ada", text: id },
});
const [a, b] = [open("a", "edit"), open("b", "edit")];

type Last = "done" | "failed" | "stopped" | "none";
const thread = (given: { open: OpenReply[]; head?: number | null; last?: Last; working?: string }): ThreadState => {
  const { open, head = 1, last = "done", working } = given;
  const at = new Date(0);
  return {
    idea: {
      ...{
        id: ideaId,
        workspaceId: "w",
        number: 1,
        ownerId: "p",
        audience: "workspace",
        channelId: null,
        text: "bees",
      },
      ...{ title: null, options: {}, format: null, status: "expanded", headVersion: head, lastVersion: 1 },
      thread: "t",
      ...{ createdAt: at, updatedAt: at },
    },
    thread: "t",
    last: last === "none" ? undefined : { id: "r", kind: "expand", ownerId: "p", status: last },
    ...{ open, working },
  };
};
const turn = (moment: Moment, given: Parameters<typeof thread>[0]) =>
  whoseTurn(thread(given), moment).map(({ id }) => id);

describe("whose turn it is in a thread", () => {
  it("is everybody's who waits, in order, when nothing works", () => {
    expect(turn("asked", { open: [a, b] })).toEqual(["a", "b"]);
    expect(turn("ended", { open: [a, b] })).toEqual(["a", "b"]);
  });

  it("is nobody's while a run works, or while there is a reply that is not understood", () => {
    for (const moment of ["asked", "applied", "ended"] as const) {
      expect(turn(moment, { open: [a, b], working: "r" })).toEqual([]);
      expect(turn(moment, { open: [a, open("u", null, "unread")] })).toEqual([]);
    }
  });

  it("is Apply's alone for what is held after a failure or a stop, whatever ends well and whoever asks since", () => {
    const held = [a, b].map((reply) => ({ ...reply, heldBy: "r" }));
    const anew = open("c", "edit");
    for (const last of ["failed", "stopped", "done"] as const) {
      expect(turn("ended", { open: held, last })).toEqual([]);
      expect(turn("asked", { open: [...held, anew], last })).toEqual(["c"]);
      expect(turn("applied", { open: held, last })).toEqual(["a", "b"]);
    }
  });

  it("is Apply's alone where there is no version to edit", () => {
    expect(turn("asked", { open: [a], last: "stopped", head: null })).toEqual([]);
    expect(turn("applied", { open: [a], last: "stopped", head: null })).toEqual(["a"]);
  });

  it("is an edit's at once where every version was deleted after good work", () => {
    expect(turn("asked", { open: [a], last: "done", head: null })).toEqual(["a"]);
  });

  it("changes with a new direction: what comes before it and after it are runs of their own", () => {
    const away = open("d", "direction");
    expect(turn("ended", { open: [a, b, away, open("c", "edit")] })).toEqual(["a", "b"]);
    expect(turn("ended", { open: [away, open("c", "edit")] })).toEqual(["d"]);
  });
});

describe("a reply is stored", () => {
  it.each([
    ["edit", "waiting"],
    ["direction", "waiting"],
    ["question", "answered"],
    ["approval", "answered"],
    ["chatter", "answered"],
  ] as const)("%s as %s", (kind, state) => {
    expect(readingOf(kind)).toEqual({ kind, state });
  });

  it("and as unread where nobody understands it yet", () => {
    expect(readingOf("unclear")).toEqual({ kind: null, state: "unread" });
  });
});

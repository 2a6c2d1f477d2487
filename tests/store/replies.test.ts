import { beforeAll, beforeEach, expect, test } from "vitest";
import {
  discardReplies,
  insertReply,
  type NewReply,
  openReplies,
  repliesOfRun,
  replyById,
  reviseReply,
  settleReply,
  useReplies,
  waitingReplies,
  withdrawReply,
} from "../../src/store/replies.ts";
import type { Scope, Store, Tx } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { eachDatabase } from "../setup/databases.ts";
import { addIdea, enter } from "./fixtures.ts";

eachDatabase("replies", (open) => {
  let store: Store;
  let ada: Scope;
  let ben: Scope;
  let ideaId: string;
  beforeAll(async () => {
    store = await open();
    ada = await enter(store, "one", "ada");
    ben = await enter(store, "one", "ben");
  });
  beforeEach(async () => {
    ideaId = await as(ada, (tx) => addIdea(tx, ada));
  });

  const as = <T>(scope: Scope, fn: (tx: Tx) => Promise<T>) => store.asWorkspace(scope, fn);

  async function reply(scope: Scope, text: string, more: Partial<NewReply> = {}): Promise<NewReply> {
    const id = uuidv7();
    const written: NewReply = {
      ...{ workspaceId: "one", id, ideaId, thread: `t-${ideaId}`, messageId: `m-${id}`, personId: scope.person, text },
      ...{ kind: "edit", state: "waiting" },
      ...more,
    };
    await as(scope, (tx) => insertReply(tx, written));
    return written;
  }

  test("wait in the order of their arrival, with the names of their authors", async () => {
    const [first, second] = [await reply(ben, "shorter"), await reply(ada, "warmer")];
    await reply(ada, "hm", { state: "unread", kind: null });
    await reply(ada, "why?", { state: "answered", kind: "question" });
    expect(await as(ada, (tx) => waitingReplies(tx, "one", ideaId))).toMatchObject([
      { ...first, personName: "ben" },
      { ...second, personName: "ada" },
    ]);
    expect(await as(ada, (tx) => openReplies(tx, "one", ideaId))).toEqual([
      ...[1, 2].map(() => ({ kind: "edit", state: "waiting", heldBy: null })),
      { kind: null, state: "unread", heldBy: null },
    ]);
  });

  test("are kept once for each message", async () => {
    const first = await reply(ada, "shorter");
    await reply(ada, "shorter", { messageId: first.messageId });
    expect(await as(ada, (tx) => waitingReplies(tx, "one", ideaId))).toMatchObject([{ id: first.id }]);
  });

  test("are used once, whoever takes them up at the same time", async () => {
    const ids = [(await reply(ada, "shorter")).id, (await reply(ben, "warmer")).id];
    const runs = Array.from({ length: 4 }, () => uuidv7());
    const used = await Promise.all(runs.map((run) => as(ada, (tx) => useReplies(tx, "one", ids, run))));
    expect(used.flat().toSorted()).toEqual(ids.toSorted());
    const winner = runs[used.findIndex((taken) => taken.length === 2)] ?? "";
    expect(await as(ada, (tx) => repliesOfRun(tx, "one", winner))).toMatchObject([
      { id: ids[0], state: "used", personName: "ada" },
      { id: ids[1], state: "used", personName: "ben" },
    ]);
    expect(await as(ada, (tx) => useReplies(tx, "one", [], uuidv7()))).toEqual([]);
  });

  test("that were not understood are settled once", async () => {
    const { id } = await reply(ada, "hm", { state: "unread", kind: null });
    const settle = () => as(ada, (tx) => settleReply(tx, "one", id, { kind: "edit", state: "waiting" }));
    expect(await settle()).toMatchObject({ kind: "edit", state: "waiting", runId: null });
    expect(await settle()).toBeUndefined();
    const question = await reply(ada, "and now", { state: "unread", kind: null });
    const answer = { kind: "question", state: "answered", runId: uuidv7() } as const;
    expect(await as(ada, (tx) => settleReply(tx, "one", question.id, answer))).toMatchObject(answer);
  });

  test("are revised by their author until they are used", async () => {
    const written = await reply(ada, "shorter");
    const { thread, messageId } = written;
    const revise = (scope: Scope) =>
      as(scope, (tx) =>
        reviseReply(
          ...([tx, "one", { thread, messageId, personId: scope.person }] as const),
          ...([{ text: "longer", kind: null, state: "unread" }] as const),
        ),
      );
    expect(await revise(ben)).toBeUndefined();
    expect(await revise(ada)).toMatchObject({ text: "longer", kind: null, state: "unread" });
    expect((await as(ben, (tx) => replyById(tx, "one", written.id)))?.editedAt).toBeInstanceOf(Date);
    await as(ada, (tx) => settleReply(tx, "one", written.id, { kind: "edit", state: "waiting" }));
    await as(ada, (tx) => useReplies(tx, "one", [written.id], uuidv7()));
    expect(await revise(ada)).toBeUndefined();
    expect(await as(ada, (tx) => replyById(tx, "one", written.id))).toMatchObject({ text: "longer", state: "used" });
  });

  test("are withdrawn with their message, and set aside together", async () => {
    const [first, second, third] = [await reply(ada, "a"), await reply(ada, "b"), await reply(ben, "c")];
    const withdraw = () => as(ada, (tx) => withdrawReply(tx, "one", first));
    expect(await withdraw()).toMatchObject({ id: first.id, state: "withdrawn" });
    expect(await withdraw()).toBeUndefined();
    await as(ada, (tx) => useReplies(tx, "one", [second.id], uuidv7()));
    expect(await as(ben, (tx) => discardReplies(tx, "one", [second.id, third.id]))).toBe(1);
    expect(await as(ada, (tx) => replyById(tx, "one", third.id))).toMatchObject({ state: "discarded" });
    expect(await as(ada, (tx) => openReplies(tx, "one", ideaId))).toEqual([]);
  });

  test("to what somebody does not see are not there for them", async () => {
    ideaId = await as(ada, (tx) => addIdea(tx, ada, { audience: "owner" }));
    const { id } = await reply(ada, "shorter");
    expect(await as(ben, (tx) => replyById(tx, "one", id))).toBeUndefined();
    expect(await as(ben, (tx) => useReplies(tx, "one", [id], uuidv7()))).toEqual([]);
    await expect(reply(ben, "warmer")).rejects.toThrow("row-level security");
  });
});

import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { rows } from "../../src/store/rows.ts";
import { similarIdeas } from "../../src/store/similar-ideas.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { eachDatabase } from "../setup/databases.ts";
import { addIdea, enter } from "./fixtures.ts";

const texts = [
  "how to keep bees on a balcony",
  "How to keep hens on a balcony?!",
  "why ferns like shade",
  "Äpfel für Öfen",
  "äpfel, für  ÖFEN!",
  "パンの焼き方",
  "",
  "?!",
];

eachDatabase("similar ideas", (open) => {
  test("are counted alike with and without pg_trgm", async () => {
    const store = await open();
    const scope = await enter(store, "one", "ada");
    await store.asWorkspace(scope, async (tx) => {
      for (const a of texts) {
        for (const b of texts) {
          const [row] = await rows(
            tx,
            sql`select text_similarity(${a}, ${b}) as fast, text_similarity_plain(${a}, ${b}) as plain`,
          );
          expect(Number(row?.plain), `${a} | ${b}`).toBeCloseTo(Number(row?.fast), 5);
        }
      }
    });
  });

  test("are those that somebody may see, the likest first, without the archived", async () => {
    const store = await open();
    const [ada, ben] = [await enter(store, "one", "ada"), await enter(store, "one", "ben")];
    const add = (scope: typeof ada, text: string, more: object) =>
      store.asWorkspace(scope, (tx) => addIdea(tx, scope, { audience: "workspace", text, ...more }));
    const near = await add(ada, "how to keep bees on a roof garden", {});
    const same = await add(ada, "How to keep bees on a roof", {});
    await add(ada, "why ferns like shade", {});
    await add(ada, "how to keep bees on a roof", { audience: "owner" });
    const found = await store.asWorkspace(ben, (tx) =>
      similarIdeas(tx, "one", "how to keep bees on a roof", { except: uuidv7() }),
    );
    expect(found.map(({ id }) => id)).toEqual([same, near]);
    expect(found[0]).toMatchObject({ number: 2, status: "pending", ownerName: "ada" });
  });
});

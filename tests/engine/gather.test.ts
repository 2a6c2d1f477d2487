import { describe, expect, it } from "vitest";
import { gather } from "../../src/engine/gather.ts";

describe("gathering", () => {
  /** Asks of which each ends when it is told to, in the order in which they went. */
  function harness() {
    const asked: (number | number[])[] = [];
    const ends: ((error?: Error) => void)[] = [];
    const pend = <T>(value: T) =>
      new Promise<T>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve(value))));
    const ask = gather<number, string>(
      (question) => {
        asked.push(question);
        return pend(`${question}`);
      },
      (questions) => {
        asked.push([...questions]);
        return pend(questions.map(String));
      },
    );
    return { ask, asked, end: (error?: Error) => ends.shift()?.(error) };
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it("sends the first ones at once, and the rest together when one is back", async () => {
    const { ask, asked, end } = harness();
    const answers = [1, 2, 3, 4, 5].map(ask);
    expect(asked).toEqual([1, 2, 3]);
    end();
    await turn();
    expect(asked).toEqual([1, 2, 3, [4, 5]]);
    for (let n = 0; n < 3; n += 1) end();
    expect(await Promise.all(answers)).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("asks each alone when several together failed", async () => {
    const { ask, asked, end } = harness();
    const answers = [1, 2, 3, 4, 5].map((question) => ask(question).catch((error: Error) => error.message));
    end();
    await turn();
    end();
    end();
    end(new Error("one of them is bad"));
    await turn();
    expect(asked.slice(4)).toEqual([4, 5]);
    end(new Error("I am"));
    end();
    expect(await Promise.all(answers)).toEqual(["1", "2", "3", "I am", "5"]);
  });
});

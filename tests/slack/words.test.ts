import { describe, expect, it } from "vitest";
import { mentionedIn, plainWords } from "../../src/slack/words.ts";

const names: Record<string, string> = { U2: "Ben" };
const plain = (text: string) => plainWords(text, "U1", (id) => names[id] ?? "somebody");

describe("what people wrote on Slack", () => {
  it.each([
    ["<@U1> why bees sing", "why bees sing"],
    ["ask <@U2> &amp; <@U9>", "ask @Ben & @somebody"],
    ["ask <@U2|ben.b>", "ask @ben.b"],
    ["&lt;script&gt; is &amp;lt; data", "<script> is &lt; data"],
    ["see <#C1|general> and <#C2>", "see #general and #channel"],
    ["<!here> <!subteam^S1|@writers>", "@here @writers"],
    ["read <https://bees.example/a|bees.example/a>", "read https://bees.example/a"],
    ["read <https://bees.example/a?x=1&amp;y=2>", "read https://bees.example/a?x=1&y=2"],
    ["read <https://evil.example|our handbook>", "read our handbook (https://evil.example)"],
    ["write to <mailto:a@b.example|a@b.example>", "write to a@b.example"],
    ["🐝 <not a mark", "🐝 <not a mark"],
  ])("%j is read as %j", (text, words) => {
    expect(plain(text)).toBe(words);
  });

  it("names whom it mentions, each once", () => {
    expect(mentionedIn("<@U2> and <@W3|w> and <@U2>, not <#C1> nor @U4")).toEqual(["U2", "W3"]);
  });
});

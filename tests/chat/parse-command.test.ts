import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCommand, parseReply } from "../../src/chat/commands/parse-command.ts";
import { help } from "../../src/chat/texts/en/help.ts";
import { KindlingError } from "../../src/errors.ts";
import { defaultOptions } from "../../src/pipelines/options.ts";

const failure = (text: string): KindlingError => {
  try {
    parseCommand(text);
  } catch (thrown) {
    if (thrown instanceof KindlingError) return thrown;
  }
  throw new Error(`${text} was accepted`);
};
const idea = (text: string) => {
  const command = parseCommand(text);
  if (command.kind !== "idea") throw new Error(`${text} is ${command.kind}`);
  return command;
};

describe("subcommands", () => {
  it.each([
    ["", { kind: "form" }],
    ["  ", { kind: "form" }],
    ["/expand", { kind: "form" }],
    ["help", { kind: "help" }],
    ["Help!", { kind: "help" }],
    ["--help", { kind: "help" }],
    ["?", { kind: "help" }],
    ["/expand help", { kind: "help" }],
    ["list", { kind: "list", filter: "all", text: "" }],
    ["list mine", { kind: "list", filter: "mine", text: "" }],
    ["List Published!", { kind: "list", filter: "published", text: "" }],
    ["list bread", { kind: "list", filter: "all", text: "bread" }],
    ["list finished rye bread", { kind: "list", filter: "finished", text: "rye bread" }],
    ['list "bread of the north"', { kind: "list", filter: "all", text: "bread of the north" }],
    ["list mine „Brot am Sonntag“", { kind: "list", filter: "mine", text: "Brot am Sonntag" }],
    ["show", { kind: "show", number: null }],
    ["versions", { kind: "versions", number: null }],
    ["versions 12", { kind: "versions", number: 12 }],
    ["compare 1 2", { kind: "compare", from: 1, to: 2 }],
    ["Compare v1 with v3", { kind: "compare", from: 1, to: 3 }],
    ["compare #1 and #3.", { kind: "compare", from: 1, to: 3 }],
    ["restore 2", { kind: "restore", version: 2 }],
    ["restore version 2", { kind: "restore", version: 2 }],
    ["go back to version 1.", { kind: "restore", version: 1 }],
    ["back to v3", { kind: "restore", version: 3 }],
    ["revert to 3", { kind: "restore", version: 3 }],
    ["compare version 1 and version 2", { kind: "compare", from: 1, to: 2 }],
    ["undo", { kind: "undo" }],
    ["Undo that!", { kind: "undo" }],
    ["regenerate", { kind: "regenerate", version: null }],
    ["regenerate 1", { kind: "regenerate", version: 1 }],
    ["publish!", { kind: "publish", version: null }],
    ["publish 3", { kind: "publish", version: 3 }],
    ["publish version 2", { kind: "publish", version: 2 }],
    ["details", { kind: "details", number: null }],
    ["details 12", { kind: "details", number: 12 }],
    ["download", { kind: "download", number: null }],
    ["edit 3", { kind: "edit", number: 3 }],
    ["archive 3", { kind: "archive", number: 3 }],
    ["unarchive", { kind: "unarchive", number: null }],
    ["delete #3", { kind: "delete", number: 3 }],
    ["status", { kind: "status" }],
    ["show 12", { kind: "show", number: 12 }],
    ["SHOW #12", { kind: "show", number: 12 }],
    ["stop", { kind: "stop", number: null }],
    ["stop 3.", { kind: "stop", number: 3 }],
  ])("%j", (text, command) => {
    expect(parseCommand(text)).toEqual(command);
  });

  it.each([
    "show me how to bake bread",
    "list of the ten best loaves",
    "list comprehensions in Python",
    "list published authors who bake",
    'list "bread" and what it means',
    "compare apples with pears",
    "compare 1 and 2 and 3",
    "restore old chairs",
    "restore the version 2 of a song",
    "show version control to children",
    "download a car",
    "details that matter",
    "undo the past",
    "go back to school",
    "back to the land",
    "publish 3 books",
    "publish or perish",
    "delete 20 apps from your phone",
    "versions of the truth",
    "archive your letters",
    "stop motion film with clay",
    "help my team to write better",
    "status meetings nobody hates",
  ])("an idea that begins like one: %s", (text) => {
    expect(idea(text)).toMatchObject({ text, options: defaultOptions });
  });

  it.each([
    ["show bread", "show"],
    ["show #twelve", "show"],
    ["Regenerate soil!", "regenerate"],
    ["publish tomorrow", "publish"],
    ["restore #one", "restore"],
    ["compare apples", "compare"],
    ["help desks", "help"],
  ])("one wrong word behind one is a slip, and costs nothing: %s", (text, command) => {
    expect(failure(text)).toMatchObject({ code: "command.misused", params: { command } });
  });

  it("in a thread such words may be about the work", () => {
    expect(parseCommand("publish it", { inThread: true })).toMatchObject({ kind: "idea", text: "publish it" });
    expect(parseReply("publish it")).toBeUndefined();
    expect(parseReply("show bread")).toBeUndefined();
  });

  it("makes an idea of what follows two dashes, whatever it looks like", () => {
    expect(idea("-- list bread").text).toBe("list bread");
  });

  it("reads a reply as a command only when it is one", () => {
    expect(parseReply("stop")).toEqual({ kind: "stop", number: null });
    expect(parseReply("Stop!")).toEqual({ kind: "stop", number: null });
    expect(parseReply("publish")).toEqual({ kind: "publish", version: null });
    expect(parseReply("publish it on Friday")).toBeUndefined();
    expect(parseReply("stop it, you two")).toBeUndefined();
    expect(parseReply("nice work")).toBeUndefined();
    expect(parseReply("make it --shorter")).toBeUndefined();
  });
});

describe("what people are told to type", () => {
  const [, table = ""] = /\| you type[^\n]*\n([\s\S]*?)\n\n/.exec(readFileSync("README.md", "utf8")) ?? [];
  const inReadme = table.split("\n").flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)]);
  const inHelp = help.commands.map(([typed]) => [typed, typed] as const);
  const inThread = Object.values(help.thread.says).flatMap((rows) => rows.map(([typed]) => typed));

  it.each([...inReadme, ...inHelp].map(([, typed = ""]) => typed))("%s", (typed) => {
    expect(parseCommand(typed).kind === "idea").toBe(typed === "/expand <idea>");
  });

  it("in a thread is a command, or words about the work", () => {
    const words = inThread.filter((typed) => parseReply(typed) === undefined);
    expect(words).toEqual(["a section about winter, please", "instead, write it for children"]);
  });
});

describe("flags", () => {
  const options = (text: string) => idea(text).options;

  it("stand anywhere", () => {
    expect(idea("--tone casual bread --words 800 at home --no-images")).toMatchObject({
      text: "bread at home",
      options: { ...defaultOptions, tone: "casual", words: 800, images: false },
    });
  });

  it.each([
    '--audience "new parents"',
    "--audience=“new parents”",
    "—audience “new parents”",
    "–audience 'new parents'",
    "--audience „new parents“",
    "--Audience : «new parents»",
  ])("forgive what keyboards make of them: %s", (flag) => {
    expect(idea(`bread ${flag} at home`)).toMatchObject({
      text: "bread at home",
      options: { audience: "new parents" },
    });
  });

  it("know their short forms", () => {
    expect(options("bread --blog").format).toBe("blog");
    expect(options("bread --code").format).toBe("code");
    expect(options("bread --format=Blog").format).toBe("blog");
    expect(options("bread --blog --format auto").format).toBe("auto");
    expect(options("bread --blog --format blog").format).toBe("blog");
  });

  it.each([
    ["bread --blog --code", { option: "--code", other: "--blog" }],
    ["bread --format blog --code", { option: "--code", other: "--blog" }],
    ["--code bread --format=blog", { option: "--blog", other: "--code" }],
  ])("ask for one format: %s", (text, params) => {
    expect(failure(text)).toMatchObject({ code: "option.invalid", params });
  });

  it.each([
    ["1,200", 1200],
    ["1.200", 1200],
    ["~800", 800],
    ["800w", 800],
  ])("read %s as a number of words", (given, count) => {
    expect(options(`bread --words ${given}`).words).toBe(count);
  });

  it.each([
    ["de", "de"],
    ["pt-br", "pt-BR"],
    ["pt_BR", "pt-BR"],
    ["German", "de"],
    ["deutsch", "de"],
    ["日本語", "ja"],
  ])("read %s as a language", (given, tag) => {
    expect(options(`bread --lang ${given}`).language).toBe(tag);
  });

  it("leave dashes in prose alone", () => {
    const text = "Bread — the best thing — and a well-known one – truly, a—b too —or not";
    expect(idea(text).text).toBe(text);
  });

  it("are text in backticks, in quotes and behind a lone --", () => {
    expect(idea("explain `git rebase --onto` well").text).toBe("explain `git rebase --onto` well");
    expect(idea('what does "--force" do --blog')).toMatchObject({
      text: 'what does "--force" do',
      options: { format: "blog" },
    });
    expect(idea("flags --blog -- like --tone")).toMatchObject({
      text: "flags like --tone",
      options: { format: "blog", tone: null },
    });
  });

  it("keep the idea's line breaks and drop the quotes around the whole", () => {
    expect(idea("first line\nsecond --blog line").text).toBe("first line\nsecond line");
    expect(idea('"how to bake"').text).toBe("how to bake");
  });

  it.each([
    ["bread --tonne casual", "option.unknown", { option: "--tonne" }],
    ["bread --tone", "option.invalid", { option: "--tone", given: "", values: "professional, casual, technical" }],
    ["bread --tone --blog", "option.invalid", { option: "--tone", given: "" }],
    ["bread --tone angry", "option.invalid", { option: "--tone", given: "angry" }],
    ["bread --format video", "option.invalid", { option: "--format", given: "video", values: "auto, blog, code" }],
    ["bread --words 12", "option.invalid", { option: "--words", given: "12", min: 150, max: 4000 }],
    ["bread --words many", "option.invalid", { option: "--words", given: "many" }],
    ["bread --words 1e3", "option.invalid", { option: "--words", given: "1e3" }],
    ["bread --lang klingonish", "option.invalid", { option: "--lang", given: "klingonish" }],
    [`bread --audience "${"a".repeat(121)}"`, "option.invalid", { option: "--audience" }],
  ])("say what is wrong: %s", (text, code, params) => {
    const error = failure(text);
    expect(error.code).toBe(code);
    expect(error.params).toMatchObject(params);
  });

  it("name every flag when one is unknown", () => {
    expect(failure("bread --loud").params.valid).toBe(
      "--format, --blog, --code, --tone, --audience, --words, --lang, --no-images",
    );
  });
});

describe("bad ideas", () => {
  it("are empty when only flags were given", () => {
    expect(failure("--blog --words 300")).toMatchObject({ code: "idea.empty" });
  });

  it("are too long beyond 6,000 characters, counted as people count", () => {
    expect(failure("a".repeat(20_000))).toMatchObject({ code: "idea.too_long", params: { length: 20_000, max: 6000 } });
    expect(idea("é".repeat(6000)).text).toHaveLength(6000);
    expect(idea("👍a".repeat(3000)).kind).toBe("idea");
  });

  it.each(["🍞🍞🍞", "???", "!!! …", "1️⃣", "<@U123>", "-- 🎉"])("have no words: %s", (text) => {
    expect(failure(text)).toMatchObject({ code: "idea.no_words" });
  });

  it("need not be English, nor have letters beyond numbers", () => {
    expect(idea("كيف أخبز الخبز في المنزل").text).toBe("كيف أخبز الخبز في المنزل");
    expect(idea("面包").kind).toBe("idea");
    expect(idea("1984").kind).toBe("idea");
  });

  it("keep HTML and script as they were typed", () => {
    expect(idea("<script>alert('x')</script> in posts").text).toBe("<script>alert('x')</script> in posts");
  });

  it("lose what no database can hold", () => {
    expect(idea("br\u0000ead \ud800 at\u0007 home").text).toBe("bread \ufffd at home");
  });
});

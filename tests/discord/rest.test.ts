import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { startDiscordDouble } from "../doubles/discord/server.ts";

/** What runs where Slack's Socket Mode was loaded first, as in the process that serves both. */
const upload = `
  import "@slack/bolt";
  const { createRest } = await import("./src/discord/rest.ts");
  const [api, token, channel] = process.argv.slice(1);
  const rest = createRest({ token, api, timeoutMs: 10_000, retries: 0 });
  const files = ["a.png", "b.zip"].map((name) => ({ name, data: Buffer.alloc(70_000), contentType: "image/png" }));
  const attachments = files.map(({ name }, id) => ({ id, filename: name }));
  const { attachments: kept } = await rest.post("/channels/" + channel + "/messages", {
    body: { content: "two files", attachments, allowed_mentions: { parse: [] } },
    files,
  });
  console.log(kept.length);
`;

it("files arrive beside Slack's Socket Mode", { timeout: 40_000 }, async () => {
  const discord = await startDiscordDouble();
  try {
    const args = ["--input-type=module", "-e", upload, discord.url, discord.token, discord.channels.general];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout.trim()).toBe("2");
  } finally {
    await discord.close();
  }
});

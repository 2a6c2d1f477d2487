import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { addMessage, fileView } from "../messages.ts";
import { count, defineMethod, structured, takes } from "../method.ts";
import { perMinute } from "../rates.ts";
import { beIn, threadRoot } from "../reach.ts";
import { parseOrRefuse, SlackRefusal } from "../refusal.ts";
import { checkContent, postedCharacters } from "../rules/content.ts";
import { knownFiles, type World } from "../world.ts";

const getUploadUrl = defineMethod({
  by: "bot",
  scopes: ["files:write"],
  rate: perMinute(100),
  args: takes({
    filename: z.string().min(1),
    length: count,
    alt_text: z.string().max(1000).optional(),
    alt_txt: z.string().max(1000).optional(),
    snippet_type: z.string().optional(),
  }),
  run(world, args) {
    if (args.length === 0) throw new SlackRefusal("invalid_arguments");
    if (args.length > 1024 ** 3) throw new SlackRefusal("file_upload_size_restricted");
    const id = world.id("F");
    world.files.set(id, {
      id,
      name: args.filename,
      title: args.filename,
      length: args.length,
      altText: args.alt_text ?? args.alt_txt,
      snippetType: args.snippet_type,
      bytes: undefined,
      completed: false,
      channel: undefined,
    });
    return { file_id: id, upload_url: `${world.origin}/upload/${id}` };
  },
});

const stated = z
  .array(z.strictObject({ id: z.string(), title: z.string().optional(), highlight_type: z.string().optional() }))
  .min(1);

const completeUpload = defineMethod({
  by: "bot",
  scopes: ["files:write"],
  rate: perMinute(100),
  args: takes({
    files: structured,
    channel_id: z.string().optional(),
    channels: z.string().optional(),
    thread_ts: z.string().optional(),
    initial_comment: z.string().optional(),
    blocks: structured.optional(),
  }),
  run(world, args, token) {
    const named = parseOrRefuse(stated, args.files, "invalid_arguments", "/files");
    const files = named.map(({ id, title }) => {
      const file = world.files.get(id);
      if (file === undefined || file.completed) throw new SlackRefusal("file_not_found");
      if (file.bytes === undefined) throw new SlackRefusal("file_update_failed");
      return { file, title };
    });
    const channel = args.channel_id === undefined ? undefined : beIn(world, token, args.channel_id);
    if (channel?.archived) throw new SlackRefusal("is_archived");
    if (channel === undefined && args.thread_ts !== undefined) throw new SlackRefusal("invalid_arguments");
    if (channel !== undefined && args.thread_ts !== undefined) threadRoot(world, channel.id, args.thread_ts);
    for (const { file, title } of files) {
      Object.assign(file, { title: title ?? file.title, completed: true, channel: channel?.id });
    }
    if (channel !== undefined) {
      const worded = args.initial_comment ?? args.blocks;
      const content =
        worded === undefined
          ? { text: "" }
          : checkContent({ text: args.initial_comment, blocks: args.blocks }, knownFiles(world), postedCharacters);
      addMessage(world, {
        ...content,
        channel: channel.id,
        user: world.bot.user,
        byBot: true,
        thread_ts: args.thread_ts,
        files: files.map(({ file }) => file),
      });
    }
    return { files: files.map(({ file }) => fileView(world, file)) };
  },
});

const info = defineMethod({
  by: "bot",
  scopes: ["files:read"],
  rate: perMinute(100),
  args: takes({ file: z.string() }),
  run(world, { file: id }) {
    const file = world.files.get(id);
    if (file === undefined || !file.completed) throw new SlackRefusal("file_not_found");
    const shares = world.messages
      .filter(({ files }) => files.includes(file))
      .map(({ channel, ts, thread_ts }) => [channel, [{ ts, thread_ts }]]);
    return { file: { ...fileView(world, file), shares: { public: Object.fromEntries(shares) } } };
  },
});

/** Takes the bytes sent to an upload address: the HTTP status and text that answer. Wrong lengths are refused. */
export function takeUpload(world: World, id: string, bytes: Buffer): { status: number; text: string } {
  const file = world.files.get(id);
  if (file === undefined || file.completed) return { status: 404, text: "Not found" };
  if (bytes.length !== file.length) return { status: 400, text: "Bad length" };
  file.bytes = bytes;
  return { status: 200, text: `OK - ${bytes.length}` };
}

/** Serves a private address: to a bot's token with `files:read`; anybody else is sent to the sign-in page. */
export function giveFile(world: World, id: string, request: IncomingMessage, response: ServerResponse): void {
  const bytes = world.files.get(id)?.bytes;
  const token = world.tokens.get(request.headers.authorization?.replace("Bearer ", "") ?? "");
  if (bytes === undefined) response.writeHead(404).end();
  else if (token === undefined || token.revoked || !token.scopes.includes("files:read")) {
    response.writeHead(302, { location: `https://${world.team.domain}.slack.com/?redir=${request.url}` }).end();
  } else response.end(bytes);
}

/** Files, uploaded in three calls. https://docs.slack.dev/messaging/working-with-files#uploading_files */
export const files = {
  "files.getUploadURLExternal": getUploadUrl,
  "files.completeUploadExternal": completeUpload,
  "files.info": info,
};

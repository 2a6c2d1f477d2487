import { z } from "zod";
import { defineMethod, structured, takes } from "../method.ts";
import { perMinute } from "../rates.ts";
import { beIn, messageAt } from "../reach.ts";
import { parseOrRefuse, SlackRefusal } from "../refusal.ts";
import type { World } from "../world.ts";

const sessionStatus = z.enum(["active", "processing", "suspended", "closed"]);
const prompts = z
  .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
  .min(1)
  .max(4);

/** Where the status and the prompts of a thread are kept. */
export const threadKey = (channel: string, thread: string | undefined): string => `${channel}/${thread ?? ""}`;

/** Moves an agent session; `invalid_arguments` for a status that is none. */
export function setSession(world: World, channel: string, thread: string | undefined, status: string): void {
  world.statuses.set(threadKey(channel, thread), parseOrRefuse(sessionStatus, status, "invalid_arguments", "/status"));
}

function needThread(world: World, channel: string, thread: string | undefined): void {
  if (thread !== undefined && messageAt(world, channel, thread) === undefined)
    throw new SlackRefusal("thread_not_found");
}

const looks = {
  icon_emoji: z.string().optional(),
  icon_url: z.string().optional(),
  username: z.string().optional(),
};

const setSessionStatus = defineMethod({
  by: "bot",
  scopes: ["chat:write"],
  rate: perMinute(600),
  args: takes({
    ...looks,
    channel_id: z.string(),
    thread_ts: z.string().optional(),
    status: z.string(),
    title: z.string().optional(),
    initiator_user_id: z.string().optional(),
  }),
  run(world, args, token) {
    beIn(world, token, args.channel_id);
    needThread(world, args.channel_id, args.thread_ts);
    setSession(world, args.channel_id, args.thread_ts, args.status);
    return { status: args.status };
  },
});

const rename = defineMethod({
  by: "bot",
  scopes: ["chat:write"],
  rate: perMinute(100),
  args: takes({ channel_id: z.string(), thread_ts: z.string().optional(), title: z.string().min(1) }),
  run(world, { channel_id, thread_ts }, token) {
    beIn(world, token, channel_id);
    needThread(world, channel_id, thread_ts);
    return {};
  },
});

const setStatus = defineMethod({
  by: "bot",
  scopes: ["chat:write"],
  rate: perMinute(600),
  args: takes({
    ...looks,
    channel_id: z.string(),
    thread_ts: z.string(),
    status: z.string(),
    loading_messages: structured.optional(),
  }),
  run(world, args, token) {
    beIn(world, token, args.channel_id);
    needThread(world, args.channel_id, args.thread_ts);
    if (args.loading_messages !== undefined) {
      parseOrRefuse(z.array(z.string()).max(10), args.loading_messages, "invalid_arguments", "/loading_messages");
    }
    world.statuses.set(threadKey(args.channel_id, args.thread_ts), args.status);
    return {};
  },
});

const setSuggestedPrompts = defineMethod({
  by: "bot",
  scopes: ["assistant:write"],
  rate: perMinute(100),
  args: takes({
    channel_id: z.string(),
    thread_ts: z.string().optional(),
    title: z.string().optional(),
    prompts: structured,
  }),
  run(world, args, token) {
    beIn(world, token, args.channel_id);
    needThread(world, args.channel_id, args.thread_ts);
    world.prompts.set(
      threadKey(args.channel_id, args.thread_ts),
      parseOrRefuse(prompts, args.prompts, "invalid_arguments", "/prompts"),
    );
    return {};
  },
});

const setTitle = defineMethod({
  by: "bot",
  scopes: ["assistant:write"],
  rate: perMinute(100),
  args: takes({ channel_id: z.string(), thread_ts: z.string(), title: z.string().min(1) }),
  run(world, { channel_id, thread_ts }, token) {
    beIn(world, token, channel_id);
    needThread(world, channel_id, thread_ts);
    return {};
  },
});

/** The agent view: its sessions, and the older methods of the assistant. https://docs.slack.dev/ai/agent-sessions */
export const agents = {
  "agents.sessions.setStatus": setSessionStatus,
  "agents.sessions.rename": rename,
  "assistant.threads.setStatus": setStatus,
  "assistant.threads.setSuggestedPrompts": setSuggestedPrompts,
  "assistant.threads.setTitle": setTitle,
};

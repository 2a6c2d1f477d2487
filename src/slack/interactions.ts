import { sayAck } from "../chat/say-ack.ts";
import { textsFor } from "../chat/texts/catalogue.ts";
import type { Ack, Envelope, Form, Incoming } from "../chat/vocabulary.ts";
import { readButton } from "./buttons.ts";
import { formErrors, readSubmission } from "./form.ts";
import { type Answer, envelope, type Heard, type HearingParts, hear, type Where } from "./hearing.ts";
import { publishHome } from "./home.ts";
import { wordsOf } from "./messages.ts";
import type { BlockActions, Shortcut, SlashCommand, ViewSubmission } from "./payloads.ts";
import { encodeMessage } from "./places.ts";
import { openForm, replace } from "./replying.ts";
import { slackCommands, slackShortcuts } from "./surface.ts";

/** `/expand …`. Slack knows no commands inside threads. */
export async function hearCommand(parts: HearingParts, command: SlashCommand): Promise<Answer> {
  const { team_id: team, enterprise_id: enterprise, user_id, channel_id: channel, trigger_id } = command;
  if (command.command !== slackCommands.expand.command) return {};
  const heard = await hear(parts, { team, enterprise, orgWide: command.is_enterprise_install === "true" });
  if (heard === undefined) return notInstalled();
  const audience = command.channel_name === "directmessage" ? "owner" : undefined;
  const common = await envelope(heard, `command:${trigger_id}`, user_id, { channel, thread: null, audience });
  const incoming: Incoming = { ...common, type: "command", text: await wordsOf(heard, command.text) };
  return answer(parts, heard, incoming, await parts.accept(incoming), { trigger: trigger_id });
}

/** A press in a message or in a Home. */
export async function hearPress(parts: HearingParts, payload: BlockActions): Promise<Answer> {
  const { user, team, enterprise, is_enterprise_install: orgWide, container, message, trigger_id: trigger } = payload;
  const [pressed] = payload.actions;
  const heard = await hear(parts, { team: team?.id ?? user.team_id, enterprise: enterprise?.id, orgWide });
  // A link opens by itself.
  if (heard === undefined || pressed === undefined || "url" in pressed) return {};
  const inHome = container.type === "view";
  const channel = payload.channel?.id ?? user.id;
  const ts = container.message_ts ?? "0.0";
  const root = container.thread_ts ?? message?.thread_ts ?? (container.is_ephemeral || inHome ? null : ts);
  const where: Where = { channel, thread: root, ...(inHome && { audience: "owner" as const }) };
  const common = await envelope(heard, `press:${pressed.action_ts}:${pressed.action_id}`, user.id, where);
  const thread = container.thread_ts ?? message?.thread_ts ?? null;
  const incoming: Incoming = {
    ...common,
    type: "button",
    ...readButton(pressed),
    message: encodeMessage({ channel, thread, ts }),
  };
  const ack = await parts.accept(incoming);
  if (ack.type === "update" && inHome) return { after: () => publishHome(heard, incoming, ack.card, parts.log) };
  return answer(parts, heard, incoming, ack, { trigger, responseUrl: payload.response_url });
}

/** A form that was sent. */
export async function hearSubmission(parts: HearingParts, payload: ViewSubmission): Promise<Answer> {
  const { user, team, enterprise, is_enterprise_install: orgWide, view } = payload;
  const submission = readSubmission(view);
  const heard = await hear(parts, { team: team?.id ?? user.team_id, enterprise: enterprise?.id, orgWide });
  if (heard === undefined || submission === undefined) return {};
  const { form, value, fields, ...where } = submission;
  const eventId = `form:${payload.trigger_id ?? view.id}`;
  const common = await envelope(heard, eventId, user.id, where);
  const incoming: Incoming = { ...common, type: "form", form, value, fields };
  const ack = await parts.accept(incoming);
  if (ack.type === "formErrors") return { body: formErrors(view, ack.errors) };
  return answer(parts, heard, incoming, ack, {});
}

/** The two shortcuts open the form of a new idea; from a message with its words in it, to be changed before anything is spent. */
export async function hearShortcut(parts: HearingParts, payload: Shortcut): Promise<Answer> {
  const { user, team, enterprise, is_enterprise_install: orgWide, trigger_id: trigger, callback_id } = payload;
  const isOurs = Object.values(slackShortcuts).some((shortcut) => shortcut.callback_id === callback_id);
  const heard = await hear(parts, { team: team?.id ?? user.team_id, enterprise: enterprise?.id, orgWide });
  if (heard === undefined || !isOurs) return {};
  const message = payload.type === "message_action" ? payload : undefined;
  const where: Where = message
    ? { channel: message.channel.id, thread: null }
    : { channel: user.id, thread: null, audience: "owner" };
  const common = await envelope(heard, `shortcut:${trigger}`, user.id, where);
  const incoming: Incoming = { ...common, type: "command", text: "" };
  const ack = await parts.accept(incoming);
  if (ack.type !== "form" || message === undefined) return answer(parts, heard, incoming, ack, { trigger });
  const words = await wordsOf(heard, message.message.text ?? "");
  return answer(parts, heard, incoming, { type: "form", form: withIdea(ack.form, words) }, { trigger });
}

const withIdea = (form: Form, idea: string): Form => ({
  ...form,
  fields: form.fields.map((field) =>
    field.name === "idea" ? { ...field, value: [...idea].slice(0, field.maxLength).join("") } : field,
  ),
});

/** What an interaction is answered with. */
async function answer(
  { log }: HearingParts,
  heard: Heard,
  incoming: Envelope,
  ack: Ack,
  { trigger, responseUrl }: { trigger?: string | undefined; responseUrl?: string | undefined },
): Promise<Answer> {
  switch (ack.type) {
    case "form":
      if (trigger !== undefined) await openForm(heard, incoming, trigger, ack.form);
      return {};
    case "update":
      return responseUrl === undefined ? {} : { after: () => replace(incoming, responseUrl, ack.card, log) };
    default:
      return { after: () => sayAck(heard.port, incoming, ack, log) };
  }
}

/** A command can be answered even where we have no token. */
const notInstalled = (): Answer => ({
  body: { response_type: "ephemeral", text: textsFor(undefined).slack.notInstalled },
});

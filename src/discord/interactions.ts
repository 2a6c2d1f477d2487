import type { APIInteractionResponse } from "discord-api-types/v10";
import type { ReadBlob } from "../blobs/viewing.ts";
import { noteCard } from "../chat/cards/note.ts";
import { textsFor } from "../chat/texts/catalogue.ts";
import { discordAppTexts } from "../chat/texts/discord-app.ts";
import { errorLine } from "../chat/texts/wording.ts";
import type { Ack, Form, Incoming } from "../chat/vocabulary.ts";
import { asKindlingError } from "../errors.ts";
import { readCustomId } from "./buttons.ts";
import { type Circumstances, circumstancesOf } from "./circumstances.ts";
import { isMessageMenu } from "./commands.ts";
import { confirmation } from "./confirming.ts";
import { readSubmission } from "./form.ts";
import type { HearingParts } from "./hearing.ts";
import type { DiscordInteraction, InteractionOf } from "./payloads.ts";
import { permissionsSentence } from "./permissions.ts";
import { channelOf, decodeTarget, encodeMessage } from "./places.ts";
import { commandCalled, completionOf, fieldsGiven, textOfCommand, withoutPrefix } from "./read-command.ts";
import { follow } from "./replying.ts";
import { responsesOf } from "./responses.ts";
import { plainWords } from "./words.ts";

/** What Discord is answered: at once, and what may come after that. */
export interface Answer {
  first: APIInteractionResponse;
  after?: () => Promise<void>;
}

/** What hearing interactions takes beside the rest. */
export interface InteractionParts extends HearingParts {
  readBlob: (workspace: string) => ReadBlob;
}

const privately = (markdown: string): Ack => ({ type: "card", card: noteCard(markdown), visibility: "private" });

/** Hears an interaction, however it came. It is answered when the bot has committed it, and never before (P1). */
export async function hearInteraction(parts: InteractionParts, interaction: DiscordInteraction): Promise<Answer> {
  const { applicationId, rest, tokens, log } = parts;
  const texts = textsFor(interaction.locale);
  try {
    const around = await circumstancesOf(parts, interaction, homeOf(interaction));
    if (around === undefined) return plain(interaction, privately(texts.discord.noDirect));
    const { envelope, answering } = around;
    const { person, workspace, channel, target, thread } = envelope;
    const places = [thread ?? target, target].map((place) => channelOf(decodeTarget(place)));
    tokens.keep([...places, interaction.channel_id ?? ""], person.externalId, interaction.token);
    const ack = await heard(parts, interaction, around);
    const responses = responsesOf(fitting(interaction, ack), answering);
    if (responses.more.length === 0 && responses.promised === undefined) return { first: responses.first };
    const viewers = {
      channel: channel.id,
      ...((responses.promised?.hidden || channel.audience === "owner") && { person: person.externalId }),
    };
    const following = { rest, applicationId, token: interaction.token, texts, viewers, log };
    const readBlob = parts.readBlob(workspace.id);
    return { first: responses.first, after: () => follow(responses, { ...following, readBlob }) };
  } catch (thrown) {
    // Discord tells of these once.
    const error = asKindlingError(thrown);
    log.error("an interaction could not be heard", { error });
    return plain(interaction, privately(errorLine(texts, error)));
  }
}

const plain = (interaction: DiscordInteraction, ack: Ack): Answer => ({
  first: responsesOf(fitting(interaction, ack), { texts: textsFor(interaction.locale), pressed: null }).first,
});

/** Whatever went wrong, what is being typed is completed by nothing; and no form can follow upon a form. */
function fitting({ type }: DiscordInteraction, ack: Ack): Ack {
  if (type === 4) return ack.type === "suggestions" ? ack : { type: "suggestions", suggestions: [] };
  return type === 5 && ack.type === "form" ? { type: "none" } : ack;
}

/** What a press or a form that came from direct messages carried along. */
const homeOf = (interaction: DiscordInteraction) =>
  interaction.type === 3
    ? readCustomId(interaction.data.custom_id).home
    : interaction.type === 5
      ? readSubmission(interaction.data)?.home
      : undefined;

function heard(parts: InteractionParts, interaction: DiscordInteraction, around: Circumstances): Promise<Ack> | Ack {
  switch (interaction.type) {
    case 2:
      return interaction.data.type === 3
        ? heardMenu(parts, interaction, around)
        : heardCommand(parts, interaction, around);
    case 3:
      return heardPress(parts, interaction, around);
    case 4:
      return heardTyping(parts, interaction, around);
    case 5:
      return heardForm(parts, interaction, around);
  }
}

async function heardCommand(
  { accept }: InteractionParts,
  { data }: InteractionOf<2>,
  { envelope, answering: { texts }, missing }: Circumstances,
): Promise<Ack> {
  const spec = commandCalled(data.name);
  if (spec === undefined) {
    return privately(errorLine(texts, { code: "command.unknown", params: { command: data.name } }));
  }
  if (spec.command === "expand" && missing.length > 0) return privately(permissionsSentence(texts, missing));
  const text = textOfCommand(spec, data);
  const ack = await accept({ ...envelope, type: "command", text });
  return ack.type === "form" && spec.command === "expand" && text === ""
    ? { type: "form", form: filledWith(ack.form, fieldsGiven(spec, data)) }
    : ack;
}

/** From a message's menu: the form of a new idea with its words in it, to be changed before anything is spent. */
async function heardMenu(
  { accept, applicationId }: InteractionParts,
  { data }: InteractionOf<2>,
  { envelope, answering: { texts }, missing }: Circumstances,
): Promise<Ack> {
  if (!isMessageMenu(data.name, discordAppTexts)) return { type: "none" };
  if (missing.length > 0) return privately(permissionsSentence(texts, missing));
  const { thread: _, ...inChannel } = envelope;
  const ack = await accept({ ...inChannel, type: "command", text: "" });
  const message = data.resolved?.messages?.[data.target_id ?? ""];
  const words = plainWords(message?.content ?? "", applicationId, []);
  return ack.type === "form" ? { type: "form", form: filledWith(ack.form, new Map([["idea", words]])) } : ack;
}

function heardPress(
  { accept }: InteractionParts,
  { data, message, channel_id: channel = "" }: InteractionOf<3>,
  { envelope, answering: { texts } }: Circumstances,
): Promise<Ack> | Ack {
  const press = readCustomId(data.custom_id);
  if (press.confirm) {
    return { type: "card", card: confirmation(texts, press, data.custom_id, message), visibility: "private" };
  }
  const { action, value } = press;
  const on = encodeMessage({ channel, id: message?.id ?? "", mark: null });
  return accept({ ...envelope, type: "button", action, value, message: on });
}

async function heardTyping(
  { accept }: InteractionParts,
  { data, locale }: InteractionOf<4>,
  { envelope }: Circumstances,
): Promise<Ack> {
  const spec = commandCalled(data.name);
  const completion = spec && completionOf(spec, data, locale);
  if (completion === undefined) return { type: "none" };
  if ("suggestions" in completion) return { type: "suggestions", suggestions: completion.suggestions };
  const { partial, prefix } = completion;
  const ack = await accept({ ...envelope, type: "autocomplete", command: "expand", partial });
  return ack.type === "suggestions" ? { ...ack, suggestions: withoutPrefix(ack.suggestions, prefix) } : ack;
}

function heardForm(
  { accept }: InteractionParts,
  { data }: InteractionOf<5>,
  { envelope, answering: { texts }, missing }: Circumstances,
): Promise<Ack> | Ack {
  const submission = readSubmission(data);
  if (submission === undefined) return { type: "none" };
  const { form, value, fields } = submission;
  if (form === "expand" && missing.length > 0) return privately(permissionsSentence(texts, missing));
  const incoming: Incoming = { ...envelope, type: "form", form, value, fields };
  return accept(incoming);
}

const filledWith = (form: Form, values: ReadonlyMap<string, string>): Form => ({
  ...form,
  fields: form.fields.map((field) => {
    const value = values.get(field.name);
    return value === undefined ? field : { ...field, value: [...value].slice(0, field.maxLength).join("") };
  }),
});

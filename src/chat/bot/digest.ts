import { KindlingError } from "../../errors.ts";
import { digestRun } from "../../pipelines/digest/digest.ts";
import { occurrencesAround, weekdays } from "../../pipelines/digest/schedule.ts";
import { type Digest, type DigestOwner, digestOf, endDigest, saveDigest, toldUntil } from "../../store/digests.ts";
import { usersByIds } from "../../store/people.ts";
import { uuidv7 } from "../../store/uuid.ts";
import { digestCard } from "../cards/digest.ts";
import { digestForm, digestSettingsCard } from "../cards/digest-settings.ts";
import { type DigestCommand, type DigestVerb, type DigestWish, readDays, readTime } from "../commands/parse-digest.ts";
import { timezone } from "../commands/settings-fields.ts";
import { gatherDigest } from "../digest-view.ts";
import type { Ack, Incoming } from "../vocabulary.ts";
import {
  type Accepted,
  type Accepting,
  accepting,
  type BotParts,
  channelOf,
  privately,
  type Submitting,
  say,
  textsOf,
} from "./accepting.ts";

type DigestScope = DigestCommand["scope"];

/** When a digest comes that nobody said more of. */
const usualAt = 9 * 60;
/** How far back the first digest looks, in milliseconds. */
const firstMs = 86_400_000;

/** `digest`: how it is set up, with what can be done about it; or does what is asked. */
export async function answerDigest(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  { scope, verb, wish }: DigestCommand,
): Promise<Accepted> {
  switch (verb) {
    case "on":
      return turnOn(parts, incoming, event, scope, wish);
    case null:
      return { ack: privately(await settingsOf(parts, incoming, event, scope)) };
    default:
      return doDigest(parts, incoming, event, scope, verb);
  }
}

/** What the buttons of a digest do beside turning it on. */
export async function doDigest(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  scope: DigestScope,
  verb: Exclude<DigestVerb, "on"> | "set",
): Promise<Accepted> {
  const owner = ownerOf(incoming, event, scope);
  const { tx, claim } = event;
  switch (verb) {
    case "set":
      return askDigest(parts, incoming, event, scope);
    case "off": {
      const words = textsOf(incoming).digest;
      const ack = say(words.off[scope]);
      const [, ended] = await Promise.all([claim(ack), endDigest(tx, owner)]);
      return { ack: ended ? ack : say(words.wasOff) };
    }
    case "now":
      return sendNow(parts, incoming, event, scope);
    case "preview": {
      const [now, digest] = [parts.now(), await digestOf(tx, owner)];
      const since = sinceOf(digest, now);
      const found = await gatherDigest(tx, owner.workspaceId, subjectOf(owner), { since, until: now });
      const content = { ...found, run: null, scope, day: now.toISOString().slice(0, 10) };
      return { ack: privately(digestCard(textsOf(incoming), content, event.scope.person)) };
    }
  }
}

/** The form where the event can have one; else what there is, with the button that opens it. */
async function askDigest(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  scope: DigestScope,
  wish: DigestWish = {},
): Promise<Accepted> {
  if (incoming.type !== "command" && incoming.type !== "button") {
    return { ack: privately(await settingsOf(parts, incoming, event, scope)) };
  }
  const [digest, zone] = await Promise.all([
    digestOf(event.tx, ownerOf(incoming, event, scope)),
    zoneOf(incoming, event),
  ]);
  const given = { at: usualAt, days: weekdays, evenEmpty: false, ...digest, ...wish };
  const timezone = wish.timezone ?? digest?.timezone ?? zone;
  return { ack: { type: "form", form: digestForm(textsOf(incoming), scope, { ...given, timezone }) } };
}

/** `digest on …`; where nobody knows the time zone it is asked for. */
async function turnOn(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  scope: DigestScope,
  wish: DigestWish,
): Promise<Accepted> {
  const [digest, zone] = await Promise.all([
    digestOf(event.tx, ownerOf(incoming, event, scope)),
    zoneOf(incoming, event),
  ]);
  const timezone = wish.timezone ?? digest?.timezone ?? zone;
  if (timezone === null && incoming.type === "command") return askDigest(parts, incoming, event, scope, wish);
  if (timezone === null) throw new KindlingError("digest.timezone");
  const given = { at: usualAt, days: weekdays, evenEmpty: false, ...digest, ...wish, timezone };
  return save(parts, incoming, event, scope, given);
}

/** The form that was sent. */
export async function acceptDigest(parts: BotParts, incoming: Submitting, scope: DigestScope): Promise<Ack> {
  const { form } = textsOf(incoming).digest;
  const { fields } = incoming;
  const at = readTime(fields.time ?? "");
  const days = readDays([fields.days ?? ""]);
  const zone = timezone(fields.timezone ?? "");
  if (at === undefined || days === undefined || zone === undefined) {
    const errors = {
      ...(at === undefined && { time: form.invalid.time }),
      ...(days === undefined && { days: form.invalid.days }),
      ...(zone === undefined && { timezone: textsOf(incoming).settings.invalid.timezone }),
    };
    return { type: "formErrors", errors };
  }
  const evenEmpty = /^(?:true|on|yes|1)$/i.test(fields.evenEmpty ?? "");
  return accepting(parts, incoming, (event) =>
    save(parts, incoming, event, scope, { at, days, timezone: zone, evenEmpty }),
  );
}

async function save(
  { now: clock }: BotParts,
  incoming: Incoming,
  event: Accepting,
  scope: DigestScope,
  { at, days, timezone, evenEmpty }: Required<DigestWish>,
): Promise<Accepted> {
  const texts = textsOf(incoming);
  const now = clock();
  const { next } = occurrencesAround({ at, days, timezone }, now);
  const card = digestSettingsCard({ texts, scope, schedule: { at, days, timezone, evenEmpty }, now });
  const { person, target, channel } = incoming;
  await Promise.all([
    event.claim(say(card.summary)),
    saveDigest(event.tx, {
      ...{ ...ownerOf(incoming, event, scope), id: uuidv7(), personId: event.scope.person, target },
      ...{ externalId: person.externalId, channelId: scope === "channel" ? (channelOf(incoming) ?? null) : null },
      ...{ locale: (scope === "channel" ? channel.locale : person.locale) ?? null },
      ...{ at, days, timezone, evenEmpty, nextAt: next?.at ?? null, since: new Date(now.getTime() - firstMs) },
    }),
  ]);
  return { ack: privately(card) };
}

/** Sends a digest now, to where it always goes, and begins anew from here. */
async function sendNow(
  { engine, budget, now: clock }: BotParts,
  incoming: Incoming,
  event: Accepting,
  scope: DigestScope,
): Promise<Accepted> {
  const owner = ownerOf(incoming, event, scope);
  const now = clock();
  const id = uuidv7();
  const ack = say(textsOf(incoming).digest.sent[scope]);
  const { tx, claim } = event;
  const digest = await digestOf(tx, owner);
  const { person, target, channel } = incoming;
  const run = digestRun({
    ...{
      id,
      workspace: owner.workspaceId,
      owner: event.scope.person,
      channel: channelOf(incoming) ?? null,
      date: null,
    },
    budget,
    input: {
      ...{ digest: digest?.id ?? id, scope, scopeId: owner.scopeId, target: digest?.target ?? target },
      ...{ person: person.externalId, locale: (scope === "channel" ? channel.locale : person.locale) ?? null },
      ...{ since: sinceOf(digest, now).toISOString(), until: now.toISOString(), evenEmpty: true },
      day: now.toISOString().slice(0, 10),
    },
  });
  // What was told now is not told again. The run last: what is issued behind it waits for its answer.
  await Promise.all([claim(ack), digest && toldUntil(tx, digest, now), engine.start(tx, run)]);
  return { ack, run: id };
}

const sinceOf = (digest: Digest | undefined, now: Date): Date =>
  digest === undefined || digest.nextAt === null ? new Date(now.getTime() - firstMs) : digest.since;

async function settingsOf(parts: BotParts, incoming: Incoming, event: Accepting, scope: DigestScope) {
  const digest = await digestOf(event.tx, ownerOf(incoming, event, scope));
  const schedule = digest === undefined || digest.nextAt === null ? null : digest;
  return digestSettingsCard({ texts: textsOf(incoming), scope, schedule, now: parts.now() });
}

/** The time zone of a person: as they set it, else of their profile; null where nobody knows. */
async function zoneOf(incoming: Incoming, { tx, scope, settings }: Accepting): Promise<string | null> {
  const [user] = await usersByIds(tx, [scope.person]);
  const known = [settings.timezone.value, incoming.person.timezone, user?.timezone];
  return known.map((each) => (each ? timezone(each) : undefined)).find((each) => each !== undefined) ?? null;
}

/** Throws `settings.no_channel` where a channel's is meant and there is none. */
function ownerOf({ channel }: Incoming, { scope: { workspace, person } }: Accepting, scope: DigestScope): DigestOwner {
  if (scope === "channel" && channel.audience === "owner") throw new KindlingError("settings.no_channel");
  return { workspaceId: workspace, scope, scopeId: scope === "person" ? person : channel.id };
}

const subjectOf = ({ scope, scopeId }: DigestOwner) => (scope === "person" ? { owner: scopeId } : { channel: scopeId });

import { KindlingError } from "../../errors.ts";
import { isOpen, type SettingChanges, settingsInForce } from "../../pipelines/settings.ts";
import { note } from "../../store/audit.ts";
import { roleOf } from "../../store/people.ts";
import { type SettingScope, type StoredSetting, saveSettings } from "../../store/settings.ts";
import { button } from "../cards/button.ts";
import { noteCard } from "../cards/note.ts";
import { settingsCard } from "../cards/settings.ts";
import { settingsForm } from "../cards/settings-form.ts";
import { readSettingsFields } from "../commands/settings-fields.ts";
import type { Ack, Card, Incoming } from "../vocabulary.ts";
import {
  type Accepted,
  type Accepting,
  accepting,
  type BotParts,
  none,
  privately,
  type Submitting,
  textsOf,
} from "./accepting.ts";
import type { Role } from "./authorising.ts";

/** `settings`: what is in force here, or, with whose they are behind it, their form. */
export async function answerSettings(
  incoming: Incoming,
  event: Accepting,
  scope: SettingScope | null,
): Promise<Accepted> {
  if (scope !== null) return askSettings(incoming, event, scope);
  const role = await roleOf(event.tx, event.scope.workspace, event.scope.person);
  return { ack: privately(shown(incoming, event.stored, role)) };
}

/** The form of somebody's settings, where the event can have one; else the button that opens it. */
export async function askSettings(incoming: Incoming, event: Accepting, scope: SettingScope): Promise<Accepted> {
  const role = await roleOf(event.tx, event.scope.workspace, event.scope.person);
  authorise(incoming, scope, role);
  const texts = textsOf(incoming);
  if (incoming.type === "command" || incoming.type === "button") {
    const open = role === "admin" ? listed(event, incoming.channel.id) : null;
    return { ack: { type: "form", form: settingsForm({ texts, scope, stored: event.stored, open }) } };
  }
  const { buttons, openHere } = texts.settings;
  const card = noteCard(openHere[scope]);
  const opening = button(buttons[scope], { action: "settings", scope }, { style: "primary" });
  return { ack: privately({ ...card, parts: [...card.parts, { type: "buttons", buttons: [opening] }] }) };
}

/** Settings that were sent. What they change counts at once, and the channel's and the workspace's are noted. */
export async function acceptSettings(parts: BotParts, incoming: Submitting, scope: SettingScope): Promise<Ack> {
  const read = readSettingsFields(textsOf(incoming), scope, incoming.fields);
  if ("errors" in read) return { type: "formErrors", errors: read.errors };
  return accepting(parts, incoming, async (event) => {
    const { tx, claim } = event;
    const { workspace, person } = event.scope;
    const role = await roleOf(tx, workspace, person);
    authorise(incoming, scope, role);
    const opened = scope === "channel" && role === "admin" ? opening(event, incoming) : {};
    const id = { person, channel: incoming.channel.id, workspace }[scope];
    const subject = { scope, id, keys: Object.keys({ ...read.changes, ...opened }).join(" ") };
    await Promise.all([
      claim(none),
      saveSettings(tx, { workspace, scope, id }, read.changes),
      saveSettings(tx, { workspace, scope: "workspace", id: workspace }, opened),
      scope !== "person" && note(tx, { workspaceId: workspace, personId: person, action: "settings.change", subject }),
    ]);
    const after = changed(changed(event.stored, scope, read.changes), "workspace", opened);
    return { ack: privately(shown(incoming, after, role, { saved: true })) };
  });
}

/** Everybody their own, members of a channel the channel's, admins the workspace's. Throws for the others. */
function authorise({ channel }: Incoming, scope: SettingScope, role: Role): void {
  if (scope === "workspace" && role !== "admin") throw new KindlingError("settings.admins_only");
  if (scope === "channel" && channel.audience === "owner") throw new KindlingError("settings.no_channel");
}

/** Whether an admin has opened a channel, whether or not that counts. */
const listed = ({ settings }: Accepting, channel: string): boolean => (settings.channels.value ?? []).includes(channel);

/** The list of open channels with or without this one, where the form had the box for it. */
function opening(event: Accepting, { fields, channel }: Submitting): SettingChanges {
  if (fields.open === undefined) return {};
  const others = (event.settings.channels.value ?? []).filter((id) => id !== channel.id);
  return { channels: /^(?:true|on|yes|1)$/i.test(fields.open) ? [...others, channel.id] : others };
}

/** What is stored once the changes are made. */
function changed(stored: readonly StoredSetting[], scope: SettingScope, changes: SettingChanges): StoredSetting[] {
  const kept = stored.filter((each) => each.scope !== scope || !(each.key in changes));
  const made = Object.entries(changes).flatMap(([key, value]) => (value === null ? [] : [{ scope, key, value }]));
  return [...kept, ...made];
}

function shown(incoming: Incoming, stored: readonly StoredSetting[], role: Role, { saved = false } = {}): Card {
  const { channel } = incoming;
  const settings = settingsInForce(stored);
  const direct = channel.audience === "owner";
  return settingsCard({
    ...{ texts: textsOf(incoming), settings, saved, open: direct || isOpen(settings, channel.id) },
    scopes: [
      "person",
      ...(direct ? [] : (["channel"] as const)),
      ...(role === "admin" ? (["workspace"] as const) : []),
    ],
  });
}

import { createRecent } from "../cache/recent.ts";
import { textsFor } from "../chat/texts/catalogue.ts";
import type { Audience, Envelope } from "../chat/vocabulary.ts";
import type { Session } from "./session.ts";

/** What Slack knows of people and channels, asked for once and remembered for a while. */
export interface Directory {
  person(session: Session, user: string): Promise<Envelope["person"]>;
  /** Who sees what is said in a channel. One that Slack denies is private, and we are not in it. */
  audience(session: Session, channel: string): Promise<Audience>;
}

const entriesMax = 5_000;
/** How long a name or a channel's kind is believed, in milliseconds. */
const believedMs = 10 * 60_000;
/** An acknowledgement waits for it, so that it may not take long: names can be had later. */
const patienceMs = 800;

/** A directory for one workspace. */
export function createDirectory(now: () => Date): Directory {
  const people = createRecent<{ known: Envelope["person"]; at: number }>(entriesMax);
  const channels = createRecent<{ known: Audience; at: number }>(entriesMax);
  const fresh = <T>(entry: { known: T; at: number } | undefined): T | undefined =>
    entry !== undefined && now().getTime() - entry.at < believedMs ? entry.known : undefined;

  return {
    async person({ call }, user) {
      const known = fresh(people.get(user));
      if (known) return known;
      const asking = call((client) => client.users.info({ user, include_locale: true }), { patienceMs: 0 });
      const found = await soon(asking.then(({ user: found }) => found));
      if (found === undefined)
        return people.get(user)?.known ?? { externalId: user, name: textsFor(undefined).slack.somebody };
      const { profile, real_name, name, locale, tz } = found;
      const person = {
        externalId: user,
        name: profile?.display_name || profile?.real_name || real_name || name || textsFor(undefined).slack.somebody,
        ...(locale && { locale }),
        ...(tz && { timezone: tz }),
        admin: Boolean(found.is_admin || found.is_owner || found.is_primary_owner),
        ...(profile?.image_72 && { avatarUrl: profile.image_72 }),
      };
      people.set(user, { known: person, at: now().getTime() });
      return person;
    },

    async audience({ call }, channel) {
      if (/^[DUW]/.test(channel)) return "owner";
      if (channel.startsWith("G")) return "channel";
      const known = fresh(channels.get(channel));
      if (known) return known;
      const asking = call((client) => client.conversations.info({ channel }), { patienceMs: 0 });
      const found = await soon(asking.then(({ channel: found }) => found));
      // Rather too few than too many: what cannot be told is taken for private.
      if (found === undefined) return channels.get(channel)?.known ?? "channel";
      const audience = found.is_im ? "owner" : found.is_private || found.is_mpim ? "channel" : "workspace";
      channels.set(channel, { known: audience, at: now().getTime() });
      return audience;
    },
  };
}

/** Undefined where it fails or takes too long. */
async function soon<T>(asking: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  return Promise.race([asking.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}

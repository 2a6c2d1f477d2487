import { type Heard, type Hearing, placeFor, showAnswer } from "./answering.ts";
import type { SuggestionsView } from "./api.ts";
import { envelope } from "./envelope.ts";
import { channelsOf, decodeTarget } from "./places.ts";
import type { Asking, Submission } from "./requests.ts";
import type { Visitor } from "./visitors.ts";

/** A form that was filled in. Its answer is shown where the person is; whether they may, the bot decides. */
export async function submit(hearing: Hearing, visitor: Visitor, submission: Submission): Promise<Heard> {
  const { eventId, form, value, fields } = submission;
  const place = await placeFor(hearing, visitor, submission);
  if (!place) return "gone";
  const common = envelope(visitor, eventId, { ...place, origin: eventId });
  const ack = await hearing.accept({ ...common, type: "form", form, value, fields });
  await showAnswer(hearing, visitor, eventId, ack, place);
  return { ack };
}

/** What the bot would complete. Places that the person does not see are left out. */
export async function suggest(
  { accept }: Pick<Hearing, "accept">,
  visitor: Visitor,
  { command, partial, channel }: Asking,
): Promise<SuggestionsView | "gone"> {
  const seen = channelsOf(visitor.person.id);
  const here = channel === undefined ? seen[0] : seen.find(({ id }) => id === channel);
  if (!here) return "gone";
  const common = envelope(visitor, crypto.randomUUID(), { channel: here, thread: null, origin: null });
  const ack = await accept({ ...common, type: "autocomplete", command, partial });
  if (ack.type !== "suggestions") return { suggestions: [] };
  const placeOf = (target: string) => {
    const { channel, thread } = decodeTarget(target);
    return seen.some(({ id }) => id === channel.id) ? { channel: channel.id, thread } : null;
  };
  return {
    suggestions: ack.suggestions.map(({ label, value, thread }) => ({
      label,
      value,
      place: thread === undefined ? null : placeOf(thread),
    })),
  };
}

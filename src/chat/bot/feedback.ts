import { withoutSecrets } from "../../checks/secrets.ts";
import { feedbackOf, setFeedback } from "../../store/feedback.ts";
import { feedbackForm, wordsMaxLength } from "../cards/forms.ts";
import { cleaned } from "../commands/parse-command.ts";
import type { Ack } from "../vocabulary.ts";
import {
  type Accepted,
  type Accepting,
  accepting,
  type BotParts,
  type Pressing,
  type Submitting,
  say,
  textsOf,
} from "./accepting.ts";
import { readBeside } from "./authorising.ts";
import { versionShown } from "./finding.ts";
import type { Which } from "./versions.ts";

type Verdict = Which & { verdict: "good" | "bad" };

/** Good and Bad: asks for a reason, with the one that this person gave before. For everybody in the audience. */
export async function askFeedback(incoming: Pressing, event: Accepting, of: Verdict): Promise<Accepted> {
  const { tx, scope } = event;
  const [, given] = await Promise.all([versionShown(event, of), feedbackOf(tx, scope.workspace, of.idea, of.version)]);
  const reason = given.find((each) => each.personId === scope.person)?.reason ?? null;
  return { ack: { type: "form", form: feedbackForm(textsOf(incoming), { ...of, reason }) } };
}

/** Keeps what a person thinks of a version; sent again, it changes. */
export function acceptFeedback(
  parts: BotParts,
  incoming: Submitting,
  { idea, version, verdict }: Verdict,
): Promise<Ack> {
  const ack = say(textsOf(incoming).forms.feedback.thanks[verdict](version));
  const reason = withoutSecrets(cleaned(incoming.fields.reason ?? ""));
  return accepting(parts, incoming, async (event) => {
    const { tx, scope, claim } = event;
    const given = {
      ...{ workspaceId: scope.workspace, ideaId: idea, version, personId: scope.person, verdict },
      reason: reason === "" ? null : [...reason].slice(0, wordsMaxLength).join(""),
    };
    await readBeside(versionShown(event, { idea, version }), Promise.all([claim(ack), setFeedback(tx, given)]));
    return { ack };
  });
}

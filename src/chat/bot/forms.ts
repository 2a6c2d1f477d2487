import { withoutSecrets } from "../../checks/secrets.ts";
import { asKindlingError, KindlingError } from "../../errors.ts";
import { updateIdea } from "../../store/ideas.ts";
import { optionsIn, readExpandFields } from "../commands/expand-fields.ts";
import { type Filled, readForm } from "../forms.ts";
import { errorLine } from "../texts/wording.ts";
import type { Ack } from "../vocabulary.ts";
import { accepting, type BotParts, none, type Submitting, textsOf } from "./accepting.ts";
import { readBeside } from "./authorising.ts";
import { answerCompare } from "./comparing.ts";
import { acceptDigest } from "./digest.ts";
import { acceptIdea } from "./expand.ts";
import { acceptFeedback } from "./feedback.ts";
import { ideaShown, ownIdea } from "./finding.ts";
import { acceptEdit } from "./ideas.ts";
import { acceptPublishForm } from "./publishing.ts";
import { acceptRefine } from "./refining.ts";
import { make } from "./remaking.ts";
import { acceptSettings } from "./setting.ts";

/**
 * What a form does, by its name. Every form is authorised anew. What can be mended by sending it again keeps it open,
 * with what the person typed; a refusal is told privately, as it is of a press.
 */
export async function acceptForm(parts: BotParts, incoming: Submitting): Promise<Ack> {
  const filled = readForm(incoming.form, incoming.value);
  if (filled === undefined) throw new KindlingError("action.too_late");
  return send(parts, incoming, filled).catch((thrown: unknown): Ack => {
    const error = asKindlingError(thrown);
    if (!mendable.test(error.code)) throw thrown;
    const sentence =
      error.code === "idea.empty" ? textsOf(incoming).forms.required : errorLine(textsOf(incoming), error);
    return { type: "formErrors", errors: { [mainField[filled.form]]: sentence } };
  });
}

const mendable = /^(?:idea\.(?:empty|too_long|no_words)|option\.|thread\.busy|database\.unavailable)/;

/** Where a sentence about the whole of a form is shown. */
const mainField = {
  expand: "idea",
  editIdea: "idea",
  refine: "change",
  feedback: "reason",
  compare: "to",
  settings: "language",
  publish: "where",
  digest: "time",
} satisfies Record<Filled["form"], string>;

function send(parts: BotParts, incoming: Submitting, filled: Filled): Promise<Ack> {
  switch (filled.form) {
    case "expand":
      return acceptExpand(parts, incoming, filled.idea);
    case "editIdea":
      return acceptEdit(parts, incoming, filled);
    case "refine":
      return acceptRefine(parts, incoming, filled);
    case "feedback":
      return acceptFeedback(parts, incoming, filled);
    case "settings":
      return acceptSettings(parts, incoming, filled.scope);
    case "digest":
      return acceptDigest(parts, incoming, filled.scope);
    case "publish":
      return acceptPublishForm(parts, incoming, filled);
    case "compare":
      return acceptCompare(parts, incoming, filled.idea);
  }
}

/** A new idea with all its options, or an idea of one's own made anew with others. */
async function acceptExpand(parts: BotParts, incoming: Submitting, id: string): Promise<Ack> {
  const read = readExpandFields(textsOf(incoming), incoming.fields);
  if ("errors" in read) return { type: "formErrors", errors: read.errors };
  const { text, options } = read;
  const { thread: _, ...inChannel } = incoming;
  if (id === "") return acceptIdea(parts, inChannel, { text, options, asked: optionsIn(incoming.fields) });
  return accepting(parts, incoming, async (event) => {
    const { tx, scope, claim } = event;
    const [shown] = await readBeside(
      ideaShown(event, id),
      Promise.all([claim(none), updateIdea(tx, scope.workspace, id, { text: withoutSecrets(text), options })]),
    );
    ownIdea(shown, event);
    return make(parts, incoming, event, shown, { parent: null, options, text });
  });
}

async function acceptCompare(parts: BotParts, incoming: Submitting, idea: string): Promise<Ack> {
  const { forms, compare } = textsOf(incoming);
  const [from, to] = [Number(incoming.fields.from), Number(incoming.fields.to)];
  const wrong = [
    ...(Number.isSafeInteger(from) && from > 0 ? [] : [["from", forms.invalid.version]]),
    ...(Number.isSafeInteger(to) && to > 0 ? [] : [["to", forms.invalid.version]]),
  ];
  if (wrong.length > 0) return { type: "formErrors", errors: Object.fromEntries(wrong) };
  if (from === to) return { type: "formErrors", errors: { to: compare.twice } };
  return accepting(parts, incoming, (event) => answerCompare(incoming, event, { idea, from, to }));
}

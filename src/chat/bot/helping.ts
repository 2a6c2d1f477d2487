import { ideaCounts } from "../../store/runs.ts";
import type { ShownIdea } from "../../store/shown.ts";
import { type HelpView, helpCard } from "../cards/help.ts";
import type { Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, privately, textsOf } from "./accepting.ts";
import { isWorkedOn } from "./starting.ts";

/** `help`: how to begin, or what can be said in this thread as it stands. */
export async function answerHelp(incoming: Incoming, event: Accepting, here: ShownIdea | undefined): Promise<Accepted> {
  const view = here === undefined ? await channelHelp(event) : await threadHelp(event, here);
  return { ack: privately(helpCard(textsOf(incoming), view, incoming.platform)) };
}

async function channelHelp({ tx, scope }: Accepting): Promise<HelpView> {
  const counts = await ideaCounts(tx, scope.workspace);
  return { where: "channel", first: Object.keys(counts).length === 0 };
}

async function threadHelp(
  event: Accepting,
  { idea: { id, number, status, headVersion } }: ShownIdea,
): Promise<HelpView> {
  const worked = await isWorkedOn(event, id);
  const ended = headVersion !== null ? "finished" : status === "failed" ? "failed" : "nothing";
  return { where: "thread", number, state: worked ? "running" : ended };
}

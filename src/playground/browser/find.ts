import { pageTexts } from "../../chat/texts/page.ts";
import type { Actions } from "./actions.ts";
import type { Client } from "./client.ts";
import type { Composer } from "./composer.ts";
import type { State } from "./state.ts";
import { type Choice, openSwitcher } from "./switcher.ts";

/** Opens the switcher over what this person can see and do. */
export function createFind(state: State, client: Client, actions: Actions, composer: Composer): () => void {
  const { switcher, commands } = pageTexts;
  const command = (text: string) => () => composer.fill(`/expand ${text}`);

  const channels = (typed: string): Choice[] =>
    state.session.channels
      .filter(({ name }) => name.toLowerCase().includes(typed))
      .map(({ id, kind, name }) => ({
        icon: kind === "channel" ? "hash" : "spark",
        label: name,
        hint: kind === "channel" ? switcher.channel : switcher.direct,
        choose: () => actions.open(id, null),
      }));
  const known = (typed: string): Choice[] =>
    commands
      .filter(({ label }) => typed !== "" && label.startsWith(typed))
      .map(({ label, hint, insert }) => ({
        icon: "command",
        label: `/expand ${label}`,
        hint,
        choose: command(insert),
      }));

  return () =>
    openSwitcher({
      local: (typed) => {
        const lower = typed.toLowerCase().replace(/^[/#](expand\s+)?/, "");
        return [...channels(lower), ...known(lower)];
      },
      async search(typed) {
        const found = await client.suggestions("search", typed);
        const ideas = found.map(
          ({ label, value, place }): Choice => ({
            icon: "file",
            label,
            hint: place?.thread ? pageTexts.thread : "",
            choose: place ? () => actions.open(place.channel, place.thread) : command(value),
          }),
        );
        if (typed === "") return ideas;
        return [
          ...ideas,
          { icon: "spark", label: switcher.expand(typed), hint: switcher.newIdea, choose: command(typed) },
        ];
      },
    });
}

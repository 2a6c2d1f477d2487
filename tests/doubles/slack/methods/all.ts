import type { Method } from "../method.ts";
import { agents } from "./agents.ts";
import { apps } from "./apps.ts";
import { chat } from "./chat.ts";
import { conversations } from "./conversations.ts";
import { files } from "./files.ts";
import { people } from "./people.ts";
import { reactions } from "./reactions.ts";
import { streams } from "./streams.ts";
import { views } from "./views.ts";

/** Every method that the double knows. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...agents,
    ...apps,
    ...chat,
    ...conversations,
    ...files,
    ...people,
    ...reactions,
    ...streams,
    ...views,
  }),
);

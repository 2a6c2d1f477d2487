import type { Model } from "../state.ts";

/** The connection to the server, as it is told. */
export interface Connection {
  /** It came, or came again. `build` names the page that the server serves now. */
  connected(build: string): void;
  lost(): void;
}

/** How long a page says that it is connected again, in milliseconds. */
const backMs = 2000;

/** `returned`: the server answers again. */
export function createConnection(
  { state, change }: Model,
  build: string | undefined,
  returned: () => void,
): Connection {
  return {
    connected(served) {
      const back = state.connection === "lost";
      change((each) => {
        each.connection = back ? "back" : each.connection;
        each.newer = served !== build;
      });
      if (!back) return;
      returned();
      setTimeout(() => {
        change((each) => {
          if (each.connection === "back") each.connection = "up";
        });
      }, backMs);
    },
    lost: () =>
      change((each) => {
        each.connection = "lost";
        each.typing.clear();
      }),
  };
}

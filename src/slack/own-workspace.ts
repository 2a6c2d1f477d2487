import type { WebClient } from "@slack/web-api";
import { type StopWorkParts, stopWork } from "../chat/stop-work.ts";
import { KindlingError } from "../errors.ts";
import type { SlackAccess, SlackInstallations } from "./access.ts";
import { readIdentity } from "./identity.ts";

/** What the one workspace of a token is known by. */
export interface OwnWorkspaceParts extends StopWorkParts {
  botToken: string;
  clientFor: (token: string) => WebClient;
}

/**
 * The installation that `SLACK_BOT_TOKEN` stands for. Slack is asked once whose it is, when somebody first wants to know;
 * other workspaces are not installed. A token that was revoked stays so until the process starts again.
 */
export function ownWorkspace({ botToken, clientFor, ...work }: OwnWorkspaceParts): SlackInstallations {
  let known: Promise<{ workspace: string; access: SlackAccess }> | undefined;
  const forgotten = new Set<string>();
  const ask = async () => {
    const { workspace, botId, botUserId } = await readIdentity(clientFor(botToken));
    return { workspace, access: { token: botToken, botId, botUserId } };
  };
  return {
    async accessFor(workspace) {
      known ??= ask();
      try {
        const own = await known;
        return own.workspace === workspace && !forgotten.has(workspace) ? own.access : undefined;
      } catch (cause) {
        // Slack may answer the next time.
        known = undefined;
        throw new KindlingError("chat.unavailable", { retryable: true, cause });
      }
    },
    async forget(workspace) {
      forgotten.add(workspace);
      await stopWork(work, workspace);
    },
  };
}

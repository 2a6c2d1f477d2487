import { LogLevel, SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../log.ts";
import type { Receive } from "./receive.ts";

/** What Socket Mode is opened with. */
export interface SocketModeParts {
  appToken: string;
  apiUrl: string;
  receive: Receive;
  log: Log;
}

/** What Socket Mode tells of: each with the function that acknowledges it. */
interface Told {
  body: unknown;
  ack: (answer?: unknown) => Promise<void>;
}

/**
 * Slack over a WebSocket that we open: no public address is needed. Node only. Bolt keeps the connection and opens it
 * anew; what it hears goes the same way as over HTTP. Without an acknowledgement Slack tells of an event again.
 */
export function openSocketMode({ appToken, apiUrl, receive, log }: SocketModeParts) {
  const { client } = new SocketModeReceiver({
    appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
  });
  client.on("slack_event", async ({ body, ack }: Told) => {
    try {
      const { body: answer, after } = await receive(body);
      await ack(answer);
      await after?.();
    } catch (error) {
      log.error("an event could not be heard", { error });
    }
  });
  client.on("error", (error: unknown) => log.warn("socket mode had a failure", { error }));

  return {
    /** Opens it. A refusal, such as a wrong token, does not stop the start: everything else works without Slack. */
    async start(): Promise<boolean> {
      try {
        await client.start();
        return true;
      } catch (error) {
        log.error("socket mode was refused by Slack", {
          error,
        });
        return false;
      }
    },
    close: async (): Promise<void> => {
      await client.disconnect().catch(() => undefined);
    },
  };
}

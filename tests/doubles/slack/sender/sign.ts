import { createHmac } from "node:crypto";

/**
 * The headers by which a request is known to be Slack's: version 0, over the time in seconds and the raw body.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function signatureOf(secret: string, atMs: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1000));
  const digest = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${digest}` };
}

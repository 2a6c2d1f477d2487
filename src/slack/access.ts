/** What lets us act in one Slack workspace. */
export interface SlackAccess {
  /** The bot's token. Asked for anew before each piece of work, because it may be rotated. */
  token: string;
  botId: string;
  /** Who the bot is in this workspace: its own messages come from it, and mentions name it. */
  botUserId: string;
  appId?: string;
}

/**
 * Installations, as the rest of the Slack room sees them. A workspace is named by our id: `slack:T…`, or `slack:E…` for
 * one that was installed for a whole organisation.
 */
export interface SlackInstallations {
  /**
   * Undefined where the app is not installed, or not any more. May ask Slack: the first time for a token of the
   * environment, and when a token is about to expire. Throws `chat.unavailable` when Slack does not answer then.
   */
  accessFor(workspace: string): Promise<SlackAccess | undefined>;
  /** Erases the tokens of a workspace and stops its work: `app_uninstalled`, `tokens_revoked`. */
  forget(workspace: string): Promise<void>;
}

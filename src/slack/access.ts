/** What it takes to speak in a workspace. */
export interface SlackAccess {
  token: string;
  botId: string;
  botUserId: string;
  appId?: string;
}

/** Where Kindling is installed. */
export interface SlackInstallations {
  /** Undefined where it is not installed, or not any more. */
  accessFor(workspace: string): Promise<SlackAccess | undefined>;
  forget(workspace: string): Promise<void>;
}

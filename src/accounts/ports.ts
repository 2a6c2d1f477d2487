/**
 * The key to use for a provider in a workspace: the workspace's own where it brought one, else the environment's.
 * Null: the provider is not configured there.
 */
export type CredentialsFor = (
  workspace: string,
  provider: string,
) => Promise<{ apiKey: string; source: "environment" | "workspace" } | null>;

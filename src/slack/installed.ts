import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Vault } from "../accounts/vault.ts";
import { type StopWorkParts, stopWork } from "../chat/stop-work.ts";
import { KindlingError } from "../errors.ts";
import {
  claimRenewal,
  deleteInstallation,
  endRenewal,
  findInstallation,
  type Installation,
  saveInstallation,
} from "../store/installations.ts";
import type { SlackInstallations } from "./access.ts";
import { readGrant, type SlackGrant } from "./grant.ts";
import { readIdentity, workspaceId } from "./identity.ts";

/** What installs are kept with. */
export interface InstalledParts extends StopWorkParts {
  vault: Vault;
  oauth: { clientId: string; clientSecret: string };
  clientFor: (token: string) => WebClient;
  now: () => Date;
  /** How a process waits while another one renews a token; injected by tests. */
  pause?: (ms: number) => Promise<void>;
}

/** The store of installs: many workspaces, and whole organisations. */
export interface InstalledWorkspaces extends SlackInstallations {
  /** Keeps what an install gave. Throws `chat.unavailable` when Slack does not say who the bot is. */
  save(grant: SlackGrant): Promise<void>;
}

/** A token is renewed this long before it ends; Slack gives one 12 hours. */
const aheadMs = 3_600_000;
/** How long one process has a renewal to itself. Longer than a call may take. */
const renewalMs = 30_000;
const lookMs = 250;

const tokens = z.object({ token: z.string(), refreshToken: z.string().optional() });
type Tokens = z.infer<typeof tokens>;

/** Installs in the database, their tokens sealed. Of many processes one renews a token, and the others use the old one. */
export function installedWorkspaces(parts: InstalledParts): InstalledWorkspaces {
  const { store, vault, oauth, clientFor, now } = parts;
  const pause = parts.pause ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const place = (workspace: string) => ({ workspace, owner: "workspace", provider: "slack" });
  const seal = (workspace: string, value: Tokens) => vault.seal(place(workspace), JSON.stringify(value));
  const find = (workspace: string) => store.asSystem((tx) => findInstallation(tx, workspace));
  const open = async ({ workspaceId, ciphertext }: Installation) =>
    tokens.parse(JSON.parse(await vault.open(place(workspaceId), ciphertext)));
  const leftMs = ({ expiresAt }: Installation) =>
    expiresAt === null ? Number.POSITIVE_INFINITY : expiresAt.getTime() - now().getTime();

  /** False when another process is at it. A renewal that fails throws, and is left to who asks next. */
  async function renew(installation: Installation): Promise<boolean> {
    const at = now();
    const until = new Date(at.getTime() + renewalMs);
    if (!(await store.asSystem((tx) => claimRenewal(tx, installation, { now: at, until })))) return false;
    try {
      const { refreshToken } = await open(installation);
      const answer = await clientFor("").oauth.v2.access({
        client_id: oauth.clientId,
        client_secret: oauth.clientSecret,
        grant_type: "refresh_token",
        refresh_token: z.string().parse(refreshToken),
      });
      const { token, refreshToken: next, expiresAt } = readGrant(answer, now());
      const sealed = await seal(installation.workspaceId, { token, refreshToken: next });
      await store.asSystem((tx) => endRenewal(tx, installation, { ...sealed, expiresAt }));
      return true;
    } catch (cause) {
      await store.asSystem((tx) => endRenewal(tx, installation, null));
      throw new KindlingError("chat.unavailable", { retryable: true, cause });
    }
  }

  /** The installation with a token that is good for now. */
  async function current(workspace: string): Promise<Installation | undefined> {
    for (let waitedMs = 0; waitedMs <= renewalMs; waitedMs += lookMs) {
      const installation = await find(workspace);
      if (installation === undefined || leftMs(installation) > aheadMs) return installation;
      try {
        if (await renew(installation)) return await find(workspace);
      } catch (error) {
        if (leftMs(installation) <= 0) throw error;
      }
      if (leftMs(installation) > 0) return installation;
      await pause(lookMs);
    }
    throw new KindlingError("chat.unavailable", { retryable: true });
  }

  return {
    async accessFor(workspace) {
      const installation = await current(workspace);
      if (installation === undefined) return undefined;
      const { botId, botUserId, appId } = installation;
      return { token: (await open(installation)).token, botId, botUserId, appId };
    },
    async save({ id, name, appId, scopes, token, refreshToken, expiresAt }) {
      const workspace = workspaceId(id);
      const { botId, botUserId } = await readIdentity(clientFor(token)).catch((cause: unknown) => {
        throw new KindlingError("chat.unavailable", { retryable: true, cause });
      });
      const sealed = await seal(workspace, { token, refreshToken });
      const row = { workspaceId: workspace, ...sealed, botId, botUserId, appId, scopes, expiresAt };
      await store.asSystem((tx) => saveInstallation(tx, name, row));
    },
    forget: (workspace) => stopWork(parts, workspace, (tx) => deleteInstallation(tx, workspace)),
  };
}

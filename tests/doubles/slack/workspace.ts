import type { Channel, Person, Token, World } from "./world.ts";

/** Scopes of the bot's token unless a test says otherwise. */
export const defaultScopes = [
  "app_mentions:read",
  "assistant:write",
  "channels:history",
  "channels:join",
  "channels:read",
  "chat:write",
  "chat:write.public",
  "commands",
  "files:read",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "mpim:history",
  "mpim:read",
  "reactions:read",
  "reactions:write",
  "team:read",
  "users:read",
] as const;

/** What a new workspace begins from. */
export interface WorldOptions {
  now: () => number;
  origin: string;
  scopes: readonly string[];
  rotation: boolean;
  limitedHistory: boolean;
}

/** A workspace with nobody in it but the bot. */
export function createWorld(options: WorldOptions): World {
  let ids = 0;
  let lastMicros = 0;
  const id = (letter: string) => `${letter}${String(++ids).padStart(10, "0")}`;
  const team = { id: id("T"), name: "Double", domain: "double" };
  const world: World = {
    now: options.now,
    id,
    ts() {
      lastMicros = Math.max(lastMicros + 1, Math.floor(options.now() * 1000));
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, "0")}`;
    },
    app: {
      id: id("A"),
      clientId: "1234567890.0987654321",
      clientSecret: "double-client-secret",
      signingSecret: "double-signing-secret",
      verificationToken: "double-verification-token",
    },
    team,
    bot: { user: id("U"), id: id("B"), name: "kindling" },
    origin: options.origin,
    rotation: options.rotation,
    limitedHistory: options.limitedHistory,
    people: new Map(),
    channels: new Map(),
    messages: [],
    files: new Map(),
    views: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    tokens: new Map(),
    codes: new Map(),
    refreshTokens: new Map(),
    tickets: new Set(),
    statuses: new Map(),
    prompts: new Map(),
  };
  const { user, name } = world.bot;
  world.people.set(user, { id: user, name, team: team.id, bot: true, admin: false, tz: "Etc/UTC" });
  addToken(world, "bot", "xoxb-double", options.scopes);
  addToken(world, "app", "xapp-double", ["connections:write"]);
  return world;
}

function addToken(world: World, kind: Token["kind"], value: string, scopes: readonly string[]): void {
  const { id: team } = world.team;
  world.tokens.set(value, {
    kind,
    value,
    team,
    scopes: [...scopes],
    expiresAt: undefined,
    revoked: false,
    enterpriseInstall: false,
  });
}

/** A new person of the workspace. */
export function addPerson(world: World, name: string, admin = false): Person {
  const person = { id: world.id("U"), name, team: world.team.id, bot: false, admin, tz: "Europe/London" };
  world.people.set(person.id, person);
  return person;
}

/** A new conversation; who is in it, by id. */
export function addChannel(
  world: World,
  name: string,
  members: readonly string[],
  { kind = "public", archived = false }: Partial<Pick<Channel, "kind" | "archived">> = {},
): Channel {
  const id = world.id(kind === "im" ? "D" : kind === "public" ? "C" : "G");
  const channel: Channel = { id, name, team: world.team.id, kind, archived, members: new Set(members) };
  world.channels.set(id, channel);
  return channel;
}

/** The people and the conversations that every test finds. */
export function furnish(world: World) {
  const [ada, ben, cleo] = [addPerson(world, "ada", true).id, addPerson(world, "ben").id, addPerson(world, "cleo").id];
  const bot = world.bot.user;
  return {
    people: { ada, ben, cleo },
    channels: {
      /** Public; the bot is in it. */
      general: addChannel(world, "general", [ada, ben, cleo, bot]).id,
      /** Public; the bot is in it too. */
      random: addChannel(world, "random", [ada, ben, bot]).id,
      /** Public; the bot is not in it. */
      lobby: addChannel(world, "lobby", [ada, ben]).id,
      /** Private; the bot is in it, and cleo is not. */
      studio: addChannel(world, "studio", [ada, ben, bot], { kind: "private" }).id,
      /** Private; the bot is not in it. */
      vault: addChannel(world, "vault", [ada, ben], { kind: "private" }).id,
      /** Public and archived; the bot was in it. */
      attic: addChannel(world, "attic", [ada, bot], { archived: true }).id,
      /** The direct messages of ada and the bot. */
      direct: addChannel(world, "", [ada, bot], { kind: "im" }).id,
    },
  };
}

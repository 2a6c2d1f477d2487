type Params = Readonly<Record<string, string | number>>;
type Words = (params: Params) => string;

/** What the doctor says of each finding: how it is and, where it is not well, how to mend it. */
const sentences = {
  database_ok: ({ driver, schemaVersion }) => `${driver} answers, schema ${schemaVersion}.`,
  database_in_use: ({ pid }) => `The embedded database is open in a running server (process ${pid ?? "unknown"}).`,
  database_away: () => "The database does not answer. Check DATABASE_URL, and that the server runs and can be reached.",
  database_unmigrated: () => "The database is empty. Run: npm run migrate",
  database_old: ({ schemaVersion, wanted }) =>
    `The schema is ${schemaVersion}, and this build needs ${wanted}. Run: npm run migrate`,
  database_new: ({ schemaVersion, wanted }) =>
    `The schema is ${schemaVersion}, but this build knows only ${wanted}. Update Kindling.`,
  database_roles: () =>
    "The database's user may not act as kindling_app and kindling_system. Run npm run migrate as the user of DATABASE_URL.",
  database_failed: ({ reason }) => `The database failed (${reason}). The server's own log says more.`,
  security_ok: () => "Every table is under row-level security.",
  security_open: ({ tables }) =>
    `These tables are open to every workspace: ${tables}. Run npm run migrate; if that does not help, do not start.`,
  data_dir_ok: ({ path, freeMiB }) => `${path} can be written to, ${freeMiB} MiB are free.`,
  data_dir_unwritable: ({ path, reason }) =>
    `${path} cannot be written to (${reason}). Give this user the right to write there, or set DATA_DIR.`,
  data_dir_full: ({ path, freeMiB }) => `${path} has only ${freeMiB} MiB free. Make room, or set DATA_DIR.`,
  models_demo: () =>
    "No provider is configured, so the offline demo model writes. Set ANTHROPIC_API_KEY or OPENAI_API_KEY for real posts.",
  key_ok: ({ host }) => `${host} accepts the key.`,
  key_refused: ({ host, variable, status }) => `${host} refuses the key (${status}). Set a valid ${variable}.`,
  key_quota: ({ host, status }) =>
    `${host} knows the key, but its quota or rate is used up (${status}). Wait, or raise the limit there.`,
  provider_away: ({ host, status }) =>
    `${host} ${status === 0 ? "is out of reach" : `is in trouble (${status})`}. Check the base URL and the network, then try again.`,
  provider_odd: ({ host, status }) =>
    `${host} answered ${status} to a list of models. Check that the base URL is the one of its API.`,
  pictures_drawn: () =>
    "No picture provider is configured, so covers are drawn here. Set FAL_KEY for painted pictures.",
  pictures_ok: ({ providers }) => `Pictures come from ${providers}; a drawn cover stands in when they fail.`,
  qstash_ok: ({ host, destination }) => `${host} wakes steps and calls ${destination} once a minute.`,
  qstash_refused: ({ host, status }) => `${host} refuses the token (${status}). Set a valid QSTASH_TOKEN.`,
  qstash_away: ({ host, status }) =>
    `${host} ${status === 0 ? "is out of reach" : `answered ${status}`}. Check QSTASH_URL and the network; work waits until it is back.`,
  qstash_keys: ({ host }) =>
    `${host} signs with other keys than those that are set, so its calls are refused. Copy both signing keys from its console.`,
  qstash_unscheduled: ({ destination }) =>
    `QStash does not call ${destination}, so what is periodic is not done. Run: npm run qstash:setup`,
  redis_ok: ({ host }) => `${host} holds limits and caches.`,
  redis_refused: ({ host }) => `${host} refuses the token. Set a valid UPSTASH_REDIS_REST_TOKEN.`,
  redis_away: ({ host }) =>
    `${host} does not answer, so what spends is refused. Check UPSTASH_REDIS_REST_URL and the network.`,
  vault_off: () => "ENCRYPTION_KEY is not set, so no credentials of people can be stored. Nothing needs it yet.",
  vault_ok: () => "Credentials can be sealed.",
  discord_ok: ({ name, way }) => `Discord knows the bot as ${name}; commands come over ${way}.`,
  discord_refused: () =>
    "Discord refuses the token (401). Copy it anew from Bot in the application's settings, and set DISCORD_TOKEN.",
  discord_key: () =>
    "DISCORD_PUBLIC_KEY is not this application's. Copy it from General Information in the application's settings.",
  discord_endpoint: () =>
    "The application has an Interactions Endpoint URL, so commands go there and not to the Gateway. Set DISCORD_PUBLIC_KEY, or empty that field in the application's settings.",
  discord_away: ({ status }) =>
    `Discord ${status === 0 ? "is out of reach" : `is in trouble (${status})`}. Check the network and DISCORD_API_URL, then try again.`,
  discord_words: () => "Message Content is on: replies in threads can be read.",
  discord_wordless: () =>
    "Message Content is off, so that plain replies cannot be read; Refine, mentions and /expand work. Switch it on under Bot, Privileged Gateway Intents.",
  discord_invite: ({ link }) => `Add the bot to a server: ${link}`,
} satisfies Readonly<Record<string, Words>>;

/** What the doctor may find. */
export type DoctorCode = keyof typeof sentences;

const marks = { ok: "ok  ", advice: "note", bad: "FAIL" } as const;

/** One line of the report, aligned for a terminal. */
export function doctorText(found: {
  part: string;
  state: keyof typeof marks;
  code: DoctorCode;
  params: Params;
}): string {
  const words: Words = sentences[found.code];
  return `${marks[found.state]}  ${found.part.padEnd(18)}  ${words(found.params)}`;
}

/** Stands where a secret stood. */
export const redacted = "[redacted]";

/** Shorter values are no secrets: hiding every "abc" would only make the log unreadable. */
const shortestSecret = 6;

/** What a secret looks like where its value is not known. The first group, where there is one, is kept. */
const patterns: readonly RegExp[] = [
  // -----BEGIN … PRIVATE KEY-----
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // scheme://user:password@host
  /\b([a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/gi,
  // Authorization: Bearer …, Basic …
  /\b((?:bearer|basic|token|key)\s+)(?:(?=\S*\d)[A-Za-z0-9+/=._~:-]{12,}|[A-Za-z0-9+/=._~:-]{24,})/gi,
  /\b((?:proxy-)?authorization["']?\s*[:=]\s*["']?)[^\s"',}]+(?:\s+[A-Za-z0-9+/=._~:-]+)?/gi,
  // api_key=…, "token": "…", ?sig=…
  /\b((?:[a-z0-9]{1,40}[_-]){0,6}(?:api[_-]?key|access[_-]?token|refresh[_-]?token|client[_-]?secret|token|secret|password|passwd|signature|sig)["']?\s*[:=]\s*["']?)(?!\[redacted\])[^\s"'&,;})]{6,}/gi,
  // keys that say whose they are: OpenAI, Anthropic, Stripe; Slack; GitHub; Hugging Face, Replicate, Groq; Google; AWS
  /\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,}/g,
  /\bwhsec_[A-Za-z0-9+/=]{16,}/g,
  /\bx(?:ox[a-z]|app)-[A-Za-z0-9-]{10,}/g,
  /\bgh[a-z]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}/g,
  /\b(?:hf|r8|gsk)_[A-Za-z0-9]{20,}/g,
  /\bAIza[A-Za-z0-9_-]{30,}/g,
  /\bA(?:KIA|SIA)[A-Z0-9]{16}\b/g,
  // fal: id:secret
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-f]{32}\b/gi,
  // JSON web tokens; Discord bot tokens
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g,
  /\b[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}/g,
];

/** Property names whose values are secrets, however they look. Counts such as `inputTokens` are not. */
const secretName =
  /^(?:.*[_-])?(?:authorization|cookie|set-cookie|password|passwd|secret|token|api[_-]?key|private[_-]?key)$|(?:ApiKey|Secret|Password|PrivateKey|[a-z]Token)$|^apiKey$/i;

/** Whether a property of this name holds a secret. */
export const isSecretName = (name: string): boolean => !/tokens$/i.test(name) && secretName.test(name);

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/**
 * The one place that takes secrets out of what leaves the process: the known values, as written, URL-encoded
 * and escaped as JSON, and whatever looks like a key, a token, an Authorization header or a URL's password.
 */
export function createRedact(secrets: readonly string[]): Redact {
  const known = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < shortestSecret) continue;
    for (const form of [secret, encodeLoosely(secret), JSON.stringify(secret).slice(1, -1)]) known.add(form);
  }
  // The longest first, so that no secret is cut by another one that begins it.
  const longestFirst = [...known]
    .sort((a, b) => b.length - a.length)
    .map((secret) => secret.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const values = longestFirst.length > 0 ? new RegExp(longestFirst.join("|"), "g") : undefined;
  return (text) => {
    let clean = values ? text.replace(values, redacted) : text;
    for (const pattern of patterns) {
      clean = clean.replace(pattern, (_, kept) => (typeof kept === "string" ? kept + redacted : redacted));
    }
    return clean;
  };
}

/** As encodeURIComponent, which throws on half a surrogate pair. */
const encodeLoosely = (text: string): string => encodeURIComponent(text.toWellFormed());

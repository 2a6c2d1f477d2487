/** Shapes of keys that nobody means to publish. */
const secretShapes = [
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bsk-(?:ant-|proj-|live-)?[A-Za-z0-9_-]{20,}/g,
  /\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}/g,
  /\bgh[pousr]_[A-Za-z0-9]{30,}\b/g,
  /\bgithub_pat_[A-Za-z0-9_]{40,}\b/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /\bxapp-\d-[A-Za-z0-9-]{10,}/g,
  /\bAIza[A-Za-z0-9_-]{35}\b/g,
  /\bhf_[A-Za-z0-9]{30,}\b/g,
  /\br8_[A-Za-z0-9]{30,}\b/g,
  /\b[MNO][A-Za-z\d_-]{23,25}\.[A-Za-z\d_-]{6}\.[A-Za-z\d_-]{27,}\b/g,
  /\b(?:mfa\.[\w-]{80,100}|npm_[A-Za-z0-9]{36}|glpat-[\w-]{20}|pypi-AgEI[\w-]{50,}|whsec_[A-Za-z0-9+/]{32,})/g,
  /\bSG\.[\w-]{22}\.[\w-]{43}/g,
  /\b\d{8,10}:AA[\w-]{33}(?![\w-])/g,
  /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\d{15,20}\/[\w-]{60,}/g,
  /https:\/\/hooks\.slack\.com\/services\/T\w+\/B\w+\/\w{20,}/g,
  // Google: OAuth secrets and access tokens
  /\bGOCSPX-[\w-]{28}(?![\w-])/g,
  /\bya29\.[\w-]{30,}/g,
  // fal: the id of a key and its secret
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{32}\b/g,
  // Cloudflare: tokens with a prefix, the origin CA's, and 40 characters that a name beside them gives away
  /\bcf(?:k|ut|at)_[\w-]{40,}/g,
  /\bv1\.0-[0-9a-f]{24}-[0-9a-f]{146}/g,
  /(?<=\b(?:cloudflare|cf)_(?:api_)?token["']?\s{0,4}[:=]\s{0,4}["']?)[\w-]{40}(?![\w-])/gi,
  /(?<![\w-])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

/** The keys and tokens that a text shows. */
export function secrets(text: string): string[] {
  return secretShapes.flatMap((shape) => text.match(shape) ?? []);
}

/** The text with every key and token blanked: a pasted key reaches neither a prompt nor a post. (P8) */
export function withoutSecrets(text: string): string {
  return secretShapes.reduce((rest, shape) => rest.replace(shape, "•••"), text);
}

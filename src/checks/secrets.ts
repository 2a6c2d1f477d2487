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
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
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

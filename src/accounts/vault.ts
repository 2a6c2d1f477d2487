import { KindlingError } from "../errors.ts";

/** Whose secret it is. A sealed secret opens for the very same place only. */
export interface SecretPlace {
  workspace: string;
  /** `workspace` or a users.id. */
  owner: string;
  provider: string;
}

/** Seals secrets for the database. AES-256-GCM with WebCrypto, so that it works on every runtime. */
export interface Vault {
  /** With the first key. `keyId` is also inside the ciphertext; it is apart so that old ones can be looked for. */
  seal(place: SecretPlace, secret: string): Promise<{ ciphertext: string; keyId: string }>;
  /**
   * Throws `credential.unreadable` when the ciphertext was altered, belongs to another place, or was sealed with a key
   * that this vault does not have: which of these it was is not told.
   */
  open(place: SecretPlace, ciphertext: string): Promise<string>;
  /** The key that seals; what was sealed with another one waits for `keys:rotate`. */
  readonly currentKeyId: string;
}

const version = "v1";
const ivLength = 12;

/**
 * A vault over `ENCRYPTION_KEY`: a comma-separated list of keys of 32 bytes, each base64 or 64 hexadecimal digits, with
 * an id before it (`2027:…`) or without, which then is derived from the key. The first seals, all open. `random` fills
 * the 12 bytes that may never repeat under one key. Throws `config.invalid`.
 */
export async function createVault(
  encryptionKey: string,
  random: (bytes: Uint8Array<ArrayBuffer>) => void = (bytes) => void crypto.getRandomValues(bytes),
): Promise<Vault> {
  const entries = await Promise.all(encryptionKey.split(",").map((entry) => readKey(entry.trim())));
  const keys = new Map(entries);
  const [current] = entries;
  if (!current || keys.size !== entries.length) throw invalidKey();
  const [currentKeyId, currentKey] = current;

  return {
    currentKeyId,

    async seal(place, secret) {
      const iv = new Uint8Array(ivLength);
      random(iv);
      const plain = new TextEncoder().encode(secret);
      const sealed = await crypto.subtle.encrypt(algorithm(iv, place, currentKeyId), currentKey, plain);
      const ciphertext = [version, currentKeyId, toBase64Url(iv), toBase64Url(new Uint8Array(sealed))].join(".");
      return { ciphertext, keyId: currentKeyId };
    },

    async open(place, ciphertext) {
      const [itsVersion, keyId = "", iv = "", sealed = "", ...rest] = ciphertext.split(".");
      const key = keys.get(keyId);
      if (itsVersion !== version || !key || rest.length > 0) throw new KindlingError("credential.unreadable");
      try {
        const bytes = await crypto.subtle.decrypt(
          algorithm(fromBase64Url(iv), place, keyId),
          key,
          fromBase64Url(sealed),
        );
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch (cause) {
        throw new KindlingError("credential.unreadable", { cause });
      }
    },
  };
}

/** What is authenticated beside the secret: JSON, so that no two places read the same. */
function algorithm(iv: Uint8Array<ArrayBuffer>, place: SecretPlace, keyId: string): AesGcmParams {
  if (iv.length !== ivLength) throw new RangeError("an iv has 12 bytes");
  const { workspace, owner, provider } = place;
  const additionalData = new TextEncoder().encode(JSON.stringify([version, keyId, workspace, owner, provider]));
  return { name: "AES-GCM", iv, additionalData, tagLength: 128 };
}

async function readKey(entry: string): Promise<[id: string, key: CryptoKey]> {
  const [, id, text = ""] = /^(?:([A-Za-z0-9_-]{1,32}):)?([^:]+)$/.exec(entry) ?? [];
  const bytes = readKeyBytes(text);
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  return [id ?? (await derivedId(bytes)), key];
}

function readKeyBytes(text: string): Uint8Array<ArrayBuffer> {
  if (/^[0-9a-f]{64}$/i.test(text))
    return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) throw invalidKey();
  return fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
}

/** Eight hexadecimal digits of the key's hash: tells keys apart and gives nothing away. */
async function derivedId(key: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", key));
  return Array.from(hash.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const invalidKey = (): KindlingError =>
  new KindlingError("config.invalid", { params: { variable: "ENCRYPTION_KEY", variables: "ENCRYPTION_KEY" } });

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** Strict: one text for one value, so that a ciphertext cannot be rewritten without being altered. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new RangeError("not base64url");
  const bytes = fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
  if (toBase64Url(bytes) !== text) throw new RangeError("not canonical base64url");
  return bytes;
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

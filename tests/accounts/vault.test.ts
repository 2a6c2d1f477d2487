import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createVault, type SecretPlace } from "../../src/accounts/vault.ts";

const bytes = (fill: number) => new Uint8Array(32).fill(fill);
const base64 = (fill: number) => btoa(String.fromCharCode(...bytes(fill)));
const place: SecretPlace = { workspace: "slack:T1", owner: "workspace", provider: "openai" };
const unreadable = expect.objectContaining({ code: "credential.unreadable" });

const text = fc.string({ unit: "grapheme", maxLength: 200 });
const places = fc.record({ workspace: text, owner: text, provider: text });

describe("the vault", () => {
  test("opens what it sealed, whatever it was", async () => {
    const vault = await createVault(`a:${base64(1)}`);
    await fc.assert(
      fc.asyncProperty(places, text, async (where, secret) => {
        const { ciphertext, keyId } = await vault.seal(where, secret);
        expect(keyId).toBe("a");
        expect(await vault.open(where, ciphertext)).toBe(secret);
      }),
      { numRuns: 200 },
    );
  });

  test("refuses a ciphertext of which any character was changed, added or left out", async () => {
    const vault = await createVault(`a:${base64(1)},b:${base64(2)}`);
    const { ciphertext } = await vault.seal(place, "sk-secret");
    await fc.assert(
      fc.asyncProperty(
        fc.nat(ciphertext.length - 1),
        fc.constantFrom("change", "insert", "remove"),
        fc.constantFrom(..."ABab01-_.=b ~"),
        async (at, how, char) => {
          const before = ciphertext.slice(0, how === "insert" ? at + 1 : at);
          const altered = before + (how === "remove" ? "" : char) + ciphertext.slice(at + 1);
          fc.pre(altered !== ciphertext);
          await expect(vault.open(place, altered)).rejects.toEqual(unreadable);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("refuses the secret of another workspace, owner or provider", async () => {
    const vault = await createVault(`a:${base64(1)}`);
    await fc.assert(
      fc.asyncProperty(places, places, async (mine, other) => {
        fc.pre(JSON.stringify(mine) !== JSON.stringify(other));
        const { ciphertext } = await vault.seal(mine, "sk-secret");
        await expect(vault.open(other, ciphertext)).rejects.toEqual(unreadable);
      }),
      { numRuns: 200 },
    );
  });

  test("tells places apart whose names run together", async () => {
    const vault = await createVault(`a:${base64(1)}`);
    const { ciphertext } = await vault.seal({ workspace: "ab", owner: "c", provider: "d" }, "sk-secret");
    await expect(vault.open({ workspace: "a", owner: "bc", provider: "d" }, ciphertext)).rejects.toEqual(unreadable);
  });

  test("refuses another key, also under the same id, and an id that was swapped", async () => {
    const vault = await createVault(`a:${base64(1)},b:${base64(2)}`);
    const { ciphertext } = await vault.seal(place, "sk-secret");
    await expect((await createVault(`a:${base64(3)}`)).open(place, ciphertext)).rejects.toEqual(unreadable);
    await expect((await createVault(`c:${base64(1)}`)).open(place, ciphertext)).rejects.toEqual(unreadable);
    const both = await createVault(`b:${base64(1)},a:${base64(1)}`);
    await expect(both.open(place, ciphertext.replace(".a.", ".b."))).rejects.toEqual(unreadable);
  });

  test("seals with the first key and opens with all of them", async () => {
    const old = await createVault(`2026:${base64(1)}`);
    const { ciphertext } = await old.seal(place, "sk-secret");
    const rotated = await createVault(`2027:${base64(2)}, 2026:${base64(1)}`);
    expect(await rotated.open(place, ciphertext)).toBe("sk-secret");
    expect(rotated.currentKeyId).toBe("2027");
    expect((await rotated.seal(place, "sk-secret")).keyId).toBe("2027");
  });

  test("never uses an iv twice and never seals the same twice alike", async () => {
    const vault = await createVault(`a:${base64(1)}`);
    const sealed = await Promise.all(Array.from({ length: 500 }, () => vault.seal(place, "sk-secret")));
    expect(new Set(sealed.map(({ ciphertext }) => ciphertext.split(".")[2])).size).toBe(500);
    for (const { ciphertext } of sealed) expect(ciphertext).not.toContain("secret");
  });

  test("takes a key without an id, in hexadecimal too", async () => {
    const plain = await createVault(base64(1));
    const hex = await createVault("01".repeat(32));
    expect(plain.currentKeyId).toMatch(/^[0-9a-f]{8}$/);
    expect(await hex.open(place, (await plain.seal(place, "sk-secret")).ciphertext)).toBe("sk-secret");
  });

  test.each(["", "short", `a:${base64(1)},`, `a:${base64(1)},a:${base64(2)}`, `a b:${base64(1)}`, `a:b:${base64(1)}`])(
    "refuses the key list %j",
    async (list) => {
      await expect(createVault(list)).rejects.toMatchObject({
        code: "config.invalid",
        params: { variable: "ENCRYPTION_KEY" },
      });
    },
  );
});

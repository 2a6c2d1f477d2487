import { describe, expect, it } from "vitest";
import { secrets, withoutSecrets } from "../../src/checks/secrets.ts";

describe("secrets", () => {
  it.each([
    `AKIA${"ABCD".repeat(4)}`,
    `sk-ant-api03-${"x".repeat(40)}`,
    `sk-proj-${"x".repeat(40)}`,
    `ghp_${"a".repeat(36)}`,
    `github_pat_${"a".repeat(60)}`,
    `xoxb-${"1".repeat(12)}-abc`,
    `AIza${"b".repeat(35)}`,
    `hf_${"c".repeat(34)}`,
    `GOCSPX-${"aB3".repeat(9)}x`,
    `ya29.${"aB3_".repeat(10)}`,
    `${"1a2b3c4d"}-1111-2222-3333-444455556666:${"0af9".repeat(8)}`,
    `cfut_${"aB3".repeat(14)}`,
    `v1.0-${"0a".repeat(12)}-${"0f".repeat(73)}`,
    `M${"a1B2".repeat(6)}.aB3-_x.${"a1B2".repeat(7)}`,
    `https://discord.com/api/webhooks/${"123456789".repeat(2)}/${"aB3-".repeat(17)}`,
    `r8_${"aB3".repeat(13)}`,
    `npm_${"aB3".repeat(12)}`,
    `-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----`,
  ])("sees and blanks %s", (key) => {
    expect(secrets(`before ${key} after`)).toEqual([key]);
    expect(withoutSecrets(`before ${key} after`)).toBe("before ••• after");
  });

  it("knows a token without a shape by the name before it", () => {
    const token = "aB3_".repeat(10);
    expect(secrets(`CLOUDFLARE_API_TOKEN=${token}`)).toEqual([token]);
    expect(secrets(`commit = ${token}`)).toEqual([]);
  });

  it("leaves ordinary words alone", () => {
    const text = "A sk-ill, a hash 5f4dcc3b5aa765d61d8327deb882cf99, gpt-6-luna and claude-sonnet-5-5.";
    expect(withoutSecrets(text)).toBe(text);
  });
});

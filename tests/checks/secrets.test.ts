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
    `-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----`,
  ])("sees and blanks %s", (key) => {
    expect(secrets(`before ${key} after`)).toEqual([key]);
    expect(withoutSecrets(`before ${key} after`)).toBe("before ••• after");
  });

  it("leaves ordinary words alone", () => {
    const text = "A sk-ill, a hash 5f4dcc3b5aa765d61d8327deb882cf99, gpt-6-luna and claude-sonnet-5-5.";
    expect(withoutSecrets(text)).toBe(text);
  });
});

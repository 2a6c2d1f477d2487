import { describe, expect, it } from "vitest";
import { slugOf } from "../../../src/pipelines/blog/slug.ts";

describe("slugOf", () => {
  it.each([
    ["The Case for Boring Databases!", "the-case-for-boring-databases"],
    ["Größe & Maß", "groesse-and-mass"],
    ["Привет, мир", "privet-mir"],
    ["شكرا جزيلا", "shkra-jzyla"],
    ["我们今天去公园", "我们今天去公园"],
    ["שלום עולם", "שלום-עולם"],
    ["Kubernetes 入門ガイドと実践のすべて", "kubernetes-入門ガイドと実践のすべて"],
    ["../../etc/passwd", "etc-passwd"],
  ])("%s → %s", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it("takes the first candidate that has letters, and is never empty", () => {
    expect(slugOf("🎉", "…", "The party")).toBe("the-party");
    expect(slugOf("🎉")).toBe("post");
  });

  it("is cut between words", () => {
    expect(slugOf("word ".repeat(40))).toBe(`${"word-".repeat(12)}`.slice(0, -1));
  });
});

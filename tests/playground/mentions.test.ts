import { expect, it } from "vitest";
import { addressed } from "../../src/playground/mentions.ts";

it.each([
  ["@kindling make it shorter", "us"],
  ["shorter, @Kindling!", "us"],
  ["(@KINDLING)", "us"],
  ["@ben what do you think? @kindling too", "us"],
  ["@ben what do you think?", "others"],
  ["Hey @Chloe, look", "others"],
  ["make it shorter", "nobody"],
  ["write to ada@example.com", "nobody"],
  ["write to me@kindling.example", "nobody"],
  ["@kindlings", "nobody"],
  ["@bender", "nobody"],
  ["@@ada", "nobody"],
  ["@everyone", "nobody"],
  ["", "nobody"],
])("%j is turned to %s", (text, whom) => {
  expect(addressed(text)).toBe(whom);
});

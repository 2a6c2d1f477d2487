import { secrets } from "../secrets.ts";
import type { Fault } from "./finding.ts";
import { lineIndex } from "./text.ts";

/** What a key in an example says of itself. */
const standIn = /your|example|placeholder|change.?me|replace|dummy|fake|sample|insert|x{4}|0{6}|1234567|\.{3}|abcdef/i;

/** An address with a password in it, on a host that is not one's own machine. */
const credentials =
  /\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|rediss|amqps?|https?|ftp):\/\/[\w.%+-]{1,64}:([^\s:/@"'`$<>{}]{4,128})@([\w.-]{1,128})/g;

/** Keys, tokens and passwords that a file shows, by line. What stands in for one is none. */
export function leaks(text: string): Fault[] {
  const lineOf = lineIndex(text);
  return leaked(text).map(({ secret, at }) => ({
    rule: "secret",
    line: at < 0 ? null : lineOf(at),
    params: { length: secret.length },
  }));
}

/** What stands in a text in place of what it leaked. */
export const leakMask = "•••";

/** The text with everything blanked that {@link leaks} finds in it. */
export const leaksMasked = (text: string): string =>
  leaked(text)
    .toSorted((a, b) => b.secret.length - a.secret.length)
    .reduce((rest, { secret }) => rest.replaceAll(secret, leakMask), text);

function leaked(text: string): { secret: string; at: number }[] {
  let from = 0;
  const keys = secrets(text)
    .filter((each) => !standIn.test(each) && new Set(each).size > 7)
    .map((secret) => {
      const at = text.indexOf(secret, from);
      from = at < 0 ? 0 : from;
      return { secret, at };
    });
  const passwords = [...text.matchAll(credentials)].flatMap((match) => {
    const [, password = "", host = ""] = match;
    const harmless = local.test(host) || standIn.test(password) || namesOfPasswords.test(password);
    return harmless ? [] : [{ secret: password, at: match.index }];
  });
  return [...keys, ...passwords];
}

const local =
  /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|db|database|postgres|mysql|mongo|redis|rabbitmq|cache|host|hostname|server)$|\bexample\b/i;
const namesOfPasswords = /^(?:pass(?:word|wd)?|secret|pwd|user|postgres|root)$/i;

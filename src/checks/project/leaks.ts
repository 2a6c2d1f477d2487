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
  const faults: Fault[] = [];
  let from = 0;
  for (const secret of secrets(text).filter((each) => !standIn.test(each) && new Set(each).size > 7)) {
    const at = text.indexOf(secret, from);
    from = at < 0 ? 0 : from;
    faults.push({ rule: "secret", line: at < 0 ? null : lineOf(at), params: { length: secret.length } });
  }
  for (const match of text.matchAll(credentials)) {
    const [, password = "", host = ""] = match;
    const local =
      /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|db|database|postgres|mysql|mongo|redis|rabbitmq|cache|host|hostname|server)$|\bexample\b/i;
    if (
      !local.test(host) &&
      !standIn.test(password) &&
      !/^(?:pass(?:word|wd)?|secret|pwd|user|postgres|root)$/i.test(password)
    )
      faults.push({ rule: "secret", line: lineOf(match.index), params: { length: password.length } });
  }
  return faults;
}

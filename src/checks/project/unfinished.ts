import type { Fault } from "./finding.ts";
import { excerpt } from "./finding.ts";

const comment = /(?:^|[\s;{}()])(?:#|\/\/|\/\*|\*|<!--|"""|''')\s*(.{0,200})/;

/** What a model leaves where it stopped writing. */
const unfinished = [
  /\b(?:TODO|FIXME|XXX)\b[\s:()\w-]{0,20}?\b(?:implement|finish|complete|fill|write|add (?:the |your )?(?:logic|code|implementation|body))/i,
  /\bimplement (?:me|this|here|your)\b|\bimplementation goes here\b/i,
  /\b(?:your|actual|real|rest of(?: the)?|remaining|existing) (?:code|logic|implementation) (?:goes )?here\b/i,
  /^\.{3}\s*(?:rest|remaining|existing|other|more|same|previous)\b/i,
  /\b(?:rest|remainder) of (?:the )?(?:code|file|function|implementation)\b.{0,20}(?:unchanged|same|here|omitted|\.\.\.)/i,
  /\bnot (?:yet )?implemented(?: yet)?\W*$|\bplaceholder (?:implementation|for the (?:actual|real))\b|\bstub(?:bed)? (?:implementation|out)\b/i,
];

/** Comments that say that something is still to be written. */
export function unfinishedComments(text: string): Fault[] {
  return text.split("\n").flatMap((line, i): Fault[] => {
    const said = comment.exec(line.slice(0, 2000))?.[1];
    return said !== undefined && unfinished.some((pattern) => pattern.test(said))
      ? [{ rule: "body.unfinished", line: i + 1, params: { name: excerpt(said) } }]
      : [];
  });
}

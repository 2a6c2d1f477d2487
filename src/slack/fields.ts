import type { types } from "@slack/bolt";
import { mrkdwn, text } from "./inlines.ts";
import { limits, richTextMax, weight } from "./limits.ts";
import { richTextBlocks } from "./rich-text.ts";
import { clean, plainText } from "./text.ts";

/** Longest value that is still read well in half a column. */
const valueMaxLength = 400;

/** Labels and values in two columns, ten at a time; what is too long for a column is a line of its own. */
export function fieldBlocks(fields: readonly { label: string; value: string }[]): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  let row: types.TextObject[] = [];
  const end = () => {
    if (row.length > 0) blocks.push({ type: "section", fields: row });
    row = [];
  };
  for (const field of fields) {
    const [label, value] = [clean(field.label).trim() || "–", clean(field.value).trim() || "–"];
    if (label.length + value.length > valueMaxLength) {
      end();
      blocks.push(...richTextBlocks([{ kind: "section", inlines: [text(label, { bold: true }), text(`\n${value}`)] }]));
      continue;
    }
    const next = column(label, value);
    if (row.length === limits.fields || weight([...row, next]) > richTextMax) end();
    row.push(next);
  }
  end();
  return blocks;
}

/** The label in bold, where mrkdwn would not read anything into the two. */
function column(label: string, value: string): types.TextObject {
  const bold = mrkdwn([text(label, { bold: true })]);
  const said = mrkdwn([text(value)]);
  if (bold === undefined || said === undefined) return plainText(`${label}\n${value}`, limits.fieldText);
  return { type: "mrkdwn", text: `${bold}\n${said}`, verbatim: true };
}

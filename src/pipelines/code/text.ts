/**
 * A file's text as it is kept: lines end in `\\n`, without a byte order mark, without NUL and halves of characters, which no
 * database takes.
 */
export const fileTextOf = (written: string): string =>
  written
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replaceAll("\0", "")
    .toWellFormed();

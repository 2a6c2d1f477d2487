import type { RawFile } from "@discordjs/rest";
import type { ReadBlob, Viewers } from "../blobs/viewing.ts";
import type { Card } from "../chat/vocabulary.ts";
import { limits } from "./limits.ts";

/** What goes along with a card. */
export interface Attachments {
  /** How each blob is called. */
  names: ReadonlyMap<string, string>;
  /** The files of these blobs, as the client takes them. */
  files(blobs: readonly string[]): RawFile[];
}

const endings: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/gif": "gif",
};

/** Reads what a card shows, with the rights of those who will see it. What is not there or too large for Discord is left out, and named in words then. */
export async function attachmentsOf(
  card: Card,
  readBlob: ReadBlob | undefined,
  viewers: Viewers,
): Promise<Attachments> {
  const read = new Map<string, RawFile>();
  for (const part of card.parts) {
    if ((part.type !== "image" && part.type !== "file") || read.has(part.blob)) continue;
    const found = await readBlob?.(part.blob, viewers);
    if (found === undefined || found.bytes.length > limits.fileBytes) continue;
    const ending = endings[found.mime];
    // Discord shows a gallery of what it knows as pictures only.
    if (part.type === "image" && ending === undefined) continue;
    const name = `${read.size + 1}-${part.type === "image" ? `picture.${ending}` : safeName(part.name)}`;
    read.set(part.blob, { name, data: found.bytes, contentType: found.mime });
  }
  return {
    names: new Map([...read].map(([blob, { name }]) => [blob, name])),
    files: (blobs) => blobs.flatMap((blob) => read.get(blob) ?? []),
  };
}

/** A name that Discord leaves as it is, so that a component can point to it. */
const safeName = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .slice(-80) || "file";

/** Whether something has to go along with a card. */
export const hasFiles = ({ parts }: Card): boolean => parts.some(({ type }) => type === "image" || type === "file");

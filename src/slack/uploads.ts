import type { FilesCompleteUploadExternalArguments } from "@slack/web-api";
import type { ReadBlob, Viewers } from "../blobs/viewing.ts";
import type { Recent } from "../cache/recent.ts";
import { plain } from "../chat/markdown.ts";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { Card, CardPart } from "../chat/vocabulary.ts";
import type { Log } from "../log.ts";
import { failureOf, maybeDone } from "./failures.ts";
import { limits } from "./limits.ts";
import type { Place } from "./places.ts";
import type { Session } from "./session.ts";
import { shortened } from "./text.ts";

type Picture = Extract<CardPart, { type: "image" }>;
type Attached = Extract<CardPart, { type: "file" }>;

/** What uploading is done with. `pictures`: what Slack has already, by blob. */
export interface Uploading {
  session: Session;
  readBlob: ReadBlob;
  pictures: Recent<string>;
  log: Log;
}

/** A file that is on its way: uploaded, and shown nowhere yet. */
export interface Uploaded {
  id: string;
  name: string;
}

const tries = 3;
/** Longest that the bytes of one file may be on their way, in milliseconds. */
const uploadMaxMs = 60_000;
const altMax = 1_000;

/** Slack's ids of a card's pictures, by blob, uploaded if need be. One that cannot be is left out: it is no reason to fail. */
export async function uploadPictures(uploading: Uploading, card: Card, viewers: Viewers): Promise<Map<string, string>> {
  const { pictures, log } = uploading;
  const ids = new Map<string, string>();
  for (const part of card.parts) {
    if (part.type !== "image" || ids.has(part.blob)) continue;
    try {
      const id = pictures.get(part.blob) ?? (await uploadPicture(uploading, part, viewers));
      if (id === undefined) continue;
      pictures.set(part.blob, id);
      ids.set(part.blob, id);
    } catch (thrown) {
      log.warn("a picture was not uploaded", { error: thrown });
    }
  }
  return ids;
}

async function uploadPicture(uploading: Uploading, { blob, alt }: Picture, viewers: Viewers) {
  const found = await uploading.readBlob(blob, viewers);
  if (found === undefined) return undefined;
  const filename = `picture.${found.mime.split("/")[1]?.replace(/\W.*/, "") || "png"}`;
  const id = await send(uploading.session, { filename, bytes: found.bytes, alt_text: shortened(alt, altMax) });
  await uploading.session.call((client) => client.files.completeUploadExternal({ files: [{ id }] }));
  return id;
}

/** Uploads a card's files without showing them. Those that could not be are left out. */
export async function uploadFiles(uploading: Uploading, card: Card, viewers: Viewers): Promise<Uploaded[]> {
  const { session, readBlob, log } = uploading;
  const uploaded: Uploaded[] = [];
  for (const part of card.parts) {
    if (part.type !== "file") continue;
    const name = nameOf(part);
    try {
      const found = await readBlob(part.blob, viewers);
      if (found) uploaded.push({ name, id: await send(session, { filename: name, bytes: found.bytes }) });
      else log.warn("a file is not there to be uploaded", { name });
    } catch (thrown) {
      log.warn("a file was not uploaded", { name, error: thrown });
    }
  }
  return uploaded;
}

/** A file's name as Slack has it: on one line, because the names of a card's files are noted line by line. */
export const nameOf = ({ name }: Attached): string => shortened(name.replace(/\s+/g, " "), limits.id);

/** A card that says of the files that are not among `uploaded` that they are missing. */
export function withoutFiles(texts: Texts, card: Card, uploaded: readonly string[]): Card {
  const missing = (part: CardPart): part is Attached => part.type === "file" && !uploaded.includes(nameOf(part));
  const parts = card.parts.map((part): CardPart => {
    if (!missing(part)) return part;
    return { type: "text", markdown: plain(texts.slack.fileFailed(part.name)), tone: "warning" };
  });
  return { ...card, parts };
}

/**
 * Shows uploaded files as one message in a place.
 * @throws {KindlingError} `chat.unavailable` when they may be there or may not; a plain refusal is logged.
 */
export async function shareFiles({ session, log }: Uploading, files: readonly Uploaded[], place: Place): Promise<void> {
  const { channel, thread } = place;
  const [first, ...rest] = files.map(({ id, name }) => ({ id, title: name }));
  if (first === undefined) return;
  const where = { channel_id: channel, ...(thread !== null && { thread_ts: thread }) };
  const stated: FilesCompleteUploadExternalArguments = { files: [first, ...rest], ...where };
  try {
    await session.inChannel(place, (client) => client.files.completeUploadExternal(stated));
  } catch (thrown) {
    if (failureOf(thrown).retryable || maybeDone(thrown)) throw thrown;
    log.warn("files were not shown", { error: thrown });
  }
}

/** Sends bytes to Slack, which gives them an id. Tried again, because what is sent twice is still seen once. */
async function send(
  { call }: Session,
  { bytes, ...about }: { filename: string; bytes: Uint8Array; alt_text?: string },
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      const given = await call((client) => client.files.getUploadURLExternal({ ...about, length: bytes.length }));
      const { upload_url: address = "", file_id: id = "" } = given;
      const answer = await fetch(address, {
        method: "POST",
        body: Uint8Array.from(bytes),
        signal: AbortSignal.timeout(uploadMaxMs),
      });
      await answer.body?.cancel();
      if (answer.ok) return id;
      throw new Error(`the upload was answered with ${answer.status}`);
    } catch (thrown) {
      if (attempt === tries || !failureOf(thrown).retryable) throw thrown;
    }
  }
}

import type { REST } from "@discordjs/rest";
import { MessageFlags, Routes } from "discord-api-types/v10";
import type { ReadBlob, Viewers } from "../blobs/viewing.ts";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { Log } from "../log.ts";
import { attachmentsOf } from "./attachments.ts";
import { bodyOf, renderCard } from "./card.ts";
import { asChatFailure } from "./failures.ts";
import type { Responses } from "./responses.ts";

/** What follows a first response needs: the interaction's token, and who will see it. */
export interface Following {
  rest: REST;
  applicationId: string;
  token: string;
  texts: Texts;
  readBlob: ReadBlob;
  viewers: Viewers;
  log: Log;
}

/** Sends what follows a first response. It is somebody's private answer: where it fails nothing that counts is lost. */
export async function follow({ more, promised }: Responses, following: Following): Promise<void> {
  const { rest, applicationId, token, log } = following;
  try {
    if (promised) await keep(promised, following);
    for (const body of more) await rest.post(Routes.webhook(applicationId, token), { body, auth: false });
  } catch (thrown) {
    log.warn("an answer could not be said", { error: asChatFailure(thrown) });
  }
}

/** A card with its files in the place of what was promised, and behind it what has no room there. */
async function keep({ card, hidden }: NonNullable<Responses["promised"]>, following: Following): Promise<void> {
  const { rest, applicationId, token, texts, readBlob, viewers } = following;
  const attached = await attachmentsOf(card, readBlob, viewers);
  for (const [index, message] of renderCard(card, { texts, files: attached.names }).entries()) {
    const body = bodyOf(message, null);
    const files = attached.files(message.blobs);
    if (index === 0) {
      const address = Routes.webhookMessage(applicationId, token, "@original");
      await rest.patch(address, { body, files, auth: false });
    } else {
      const flags = hidden ? body.flags | MessageFlags.Ephemeral : body.flags;
      await rest.post(Routes.webhook(applicationId, token), { body: { ...body, flags }, files, auth: false });
    }
  }
}

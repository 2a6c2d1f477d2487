import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { Heard, Hearing, Refusal } from "./answering.ts";
import type { AnswerView } from "./api.ts";
import { submit } from "./asking.ts";
import type { Hub } from "./hub.ts";
import { edit, remove } from "./own-messages.ts";
import { press } from "./pressing.ts";
import { react, type } from "./reacting.ts";
import { refused } from "./refusing.ts";
import * as requests from "./requests.ts";
import { say } from "./speaking.ts";
import type { createView } from "./view.ts";
import type { Visitor, Visitors } from "./visitors.ts";

/** What people act on. */
export interface ActingParts extends Hearing {
  hub: Hub;
  visitors: Visitors;
  view: ReturnType<typeof createView>;
}

/** What the page does in a person's name. */
export function actingRoutes({ visitors, view, hub, ...hearing }: ActingParts): Hono {
  const app = new Hono();

  /** The answer, with the message as it stands now for this person. */
  const answer = async (c: Context, { person, scope }: Visitor, heard: Heard) => {
    if (typeof heard === "string") return refused(c, heard);
    const { ack } = heard;
    const message = heard.message === undefined ? undefined : await hearing.log.read(scope, heard.message);
    return c.json<AnswerView>({
      ack: ack.type,
      ...(message && { message: view(message, person.id) }),
      ...(ack.type === "form" && { form: ack.form }),
      ...(ack.type === "formErrors" && { errors: ack.errors }),
    });
  };

  /** A handler of requests that read as `schema`: their body, with what the address names. */
  const on =
    <T>(schema: z.ZodType<T>, act: (c: Context, visitor: Visitor, data: T) => Promise<Response>) =>
    async (c: Context): Promise<Response> => {
      const body = await c.req.json().catch(() => undefined);
      const { success, data } = schema.safeParse({ ...body, ...c.req.param() });
      return success ? act(c, await visitors.of(c.req.raw), data) : refused(c, "unreadable");
    };
  /** Something that the bot hears of. */
  const heard = <T>(schema: z.ZodType<T>, act: (hearing: Hearing, visitor: Visitor, data: T) => Promise<Heard>) =>
    on(schema, async (c, visitor, data) => answer(c, visitor, await act(hearing, visitor, data)));
  const done = (c: Context, outcome: "done" | Refusal) => (outcome === "done" ? c.json({}) : refused(c, outcome));

  app.post("/messages", heard(requests.saying, say));
  app.patch("/messages/:message", heard(requests.edit, edit));
  app.delete("/messages/:message", heard(requests.deletion, remove));
  app.post("/presses", heard(requests.press, press));
  app.post("/forms", heard(requests.submission, submit));
  const reaction = on(requests.reaction, async (c, visitor, data) => done(c, await react(hearing, visitor, data)));
  app.post("/reactions", reaction);
  const typing = on(requests.typing, async (c, visitor, data) => done(c, type(hub, visitor, data)));
  app.post("/typing", typing);
  return app;
}

import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { expandBeside } from "../../src/node/beside.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Asks a server that answers like this, and presses Ctrl-C once it was asked. */
async function ask(answer: RequestListener, control = new AbortController()) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const options = { format: "auto", images: true } as const;
  return expandBeside(
    { url: `http://127.0.0.1:${port}`, token: "t" },
    { idea: "bees", options: { ...options, tone: null, audience: null, words: null, language: null }, person: "ada" },
    { onProgress: () => {}, stop: control.signal },
  );
}

describe("an idea that is given to a running server", () => {
  it.each([
    ["before its answer", () => {}],
    ["in the middle of its answer", (response: Parameters<RequestListener>[1]) => response.write('{"type":"progress"')],
  ])("is stopped %s: said as it is said elsewhere", async (_, say) => {
    const control = new AbortController();
    const asked = ask((_request, response) => {
      say(response);
      setTimeout(() => control.abort(), 50);
    }, control);
    await expect(asked).rejects.toMatchObject({ name: "KindlingError", code: "run.stopped" });
  });

  it("is refused where the server refuses it, or ends without a word", async () => {
    await expect(ask((_, response) => response.writeHead(401).end())).rejects.toMatchObject({
      code: "server.refused",
      params: { status: 401 },
    });
    await expect(ask((_, response) => response.end('{"type":"progress","steps":[]}\n'))).rejects.toMatchObject({
      code: "server.refused",
    });
  });
});

import type { Answer, Provider } from "./provider.ts";

/** The name under which demo answers are journalled. */
export const demoProvider = "demo";

/**
 * The offline demo model: gives the answer that the prompt brought along (written by `models/demo/` from the idea's own
 * words), in pieces where the text is shown. Costs nothing and uses no tokens.
 */
export const createDemo = (write: () => unknown): Provider => ({
  name: demoProvider,
  async ask({ model, onText, signal }): Promise<Answer> {
    const written = write();
    const text = typeof written === "string" ? written : JSON.stringify(written);
    if (onText !== null) {
      for (const piece of text.match(/.{1,80}(\s+|$)|\S+\s*/gsu) ?? []) {
        signal.throwIfAborted();
        onText(piece);
        await Promise.resolve();
      }
    }
    signal.throwIfAborted();
    return { text, stop: "end", model, tokens: { input: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0 } };
  },
});

import type { MessageView } from "../../src/playground/view.ts";

interface Event {
  event: string;
  id: string | undefined;
  data: string;
}

/** An event stream as a page reads it. */
export class EventPage {
  readonly events: Event[] = [];
  #reader: ReadableStreamDefaultReader<Uint8Array>;
  #arrived = () => {};
  #done: Promise<void>;

  constructor(response: Response) {
    if (!response.body) throw new Error("no stream");
    this.#reader = response.body.getReader();
    this.#done = this.#read();
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await this.#reader.read().catch(() => ({ done: true, value: undefined }));
      if (done) return this.#arrived();
      text += decoder.decode(value, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, "m").exec(block)?.[1];
        this.events.push({ event: field("event") ?? "", id: field("id"), data: field("data") ?? "" });
      }
      this.#arrived();
    }
  }

  /** Every message as it arrived, in order. */
  get messages(): MessageView[] {
    return this.events.filter(({ event }) => event === "changes").flatMap(({ data }) => JSON.parse(data).messages);
  }

  get lastId(): string {
    return this.events.findLast(({ id }) => id !== undefined)?.id ?? "0";
  }

  async until(what: () => boolean): Promise<void> {
    const deadline = Date.now() + 5000;
    while (!what()) {
      if (Date.now() > deadline) throw new Error(`nothing came; so far ${JSON.stringify(this.events)}`);
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
        setTimeout(resolve, 100);
      });
    }
  }

  async leave(): Promise<void> {
    await this.#reader.cancel();
    await this.#done;
  }
}

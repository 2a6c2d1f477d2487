import type { DemoFacts, DemoPost, DemoRefinement } from "./types.ts";

/** Does what people asked for in a thread, as far as the demo model understands it. */
export function demoRefine(_: { post: DemoPost; requests: readonly string[]; facts: DemoFacts }): DemoRefinement {
  const nothing = { edits: [], pictures: [], title: null, description: null, tags: null, language: null, tone: null };
  return { ...nothing, note: "The demo model does not know how to do that." };
}

export * from "./schema/chat.ts";
export * from "./schema/digests.ts";
export * from "./schema/engine.ts";
export * from "./schema/playground.ts";
export * from "./schema/tenancy.ts";
export * from "./schema/work.ts";

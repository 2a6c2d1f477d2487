import type { ChatPort } from "./vocabulary.ts";

/** The port of the platform that a workspace lives on; undefined where no platform is on (the command line). */
export type Ports = (workspace: string) => ChatPort | undefined;

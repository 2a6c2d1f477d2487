import type { Import } from "../languages/facts.ts";

/** Where an import leads: into the project or the standard library, nowhere, or to one of some distributions. */
export type Resolution = { to: "here" } | { to: "nowhere" } | { to: "registry"; names: string[] };

/** Resolves the imports of one file. */
export type Resolver = (imported: Import, path: string) => Resolution;

/** In the project itself, or with the language. */
export const here: Resolution = { to: "here" };

/** In a file of the project that is not there. */
export const nowhere: Resolution = { to: "nowhere" };

/** From a registry, under one of these names. */
export const registry = (...names: string[]): Resolution => ({ to: "registry", names });

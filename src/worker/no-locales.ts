/** In place of zod's messages in fifty languages, which nobody reads here: see `alias` in wrangler.toml. */
export {};

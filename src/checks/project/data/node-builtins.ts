/** Modules that come with Node 24, by the name before the first slash and without `node:`. */
export const nodeBuiltins: ReadonlySet<string> = new Set(
  `
    assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns
    domain events fs http http2 https inspector module net os path perf_hooks process punycode querystring
    readline repl stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib
    sea sqlite test
  `
    .trim()
    .split(/\s+/),
);

/** Those that exist with `node:` alone; without it the name is a package's. */
export const nodePrefixed: ReadonlySet<string> = new Set(["sea", "sqlite", "test"]);

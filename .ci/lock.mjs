// Completes package-lock.json: where a registry does not serve an optional package for another platform, npm leaves it
// out of the lock, and `npm ci` then refuses the lock everywhere. Run it after adding a package: node .ci/lock.mjs
import { readFileSync, writeFileSync } from "node:fs";

const file = "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
const systems = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
  "windows",
];
const processors = { arm64: "arm64", x64: "x64", 64: "x64", ia32: "ia32", arm: "arm" };

let added = 0;
for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[`node_modules/${name}`]) continue;
    const words = name.split(/[/-]/);
    const system = words.find((word) => systems.includes(word));
    const processor = processors[words.findLast((word) => word in processors)];
    if (!system || !processor) throw new Error(`${name} does not say which platform it is for`);
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [processor],
      ...(parent.dev && { dev: true }),
      ...(name.endsWith("-musl") && { libc: ["musl"] }),
      optional: true,
      os: [system === "windows" ? "win32" : system],
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages added`);

import { serve } from "../llm/http.ts";

/** A package as the double has it. `days`: how long ago it was first published. */
export interface StoredPackage {
  versions: string[];
  days: number;
  licence?: string | null;
  yanked?: string[];
}

/** What a registry can be told to do wrong with the next request. */
export type RegistryFault = "error" | "hang" | "malformed";

/** Four registries at one address, each below a path of its own: `/npm`, `/pypi`, `/crates`, `/go`. */
export async function startRegistries(now: Date) {
  const packages = new Map<string, StoredPackage>();
  const seen: string[] = [];
  const next: RegistryFault[] = [];
  const server = await serve(async (request, response) => {
    const [, registry = "", ...rest] = (request.url ?? "").split("/");
    const path = rest.join("/");
    seen.push(`${registry} ${path}`);
    const fault = next.shift();
    if (fault === "hang") return;
    const send = (status: number, body: string) => {
      response.writeHead(fault === "error" ? 503 : status, { "content-type": "application/json" });
      response.end(fault === "malformed" ? "<html>" : body);
    };
    if (request.headers["user-agent"] === undefined) return send(403, "a user agent is needed");
    const found = read(registry, path);
    if (found === undefined) return send(registry === "go" ? 410 : 404, '{"error":"not found"}');
    send(200, typeof found === "string" ? found : JSON.stringify(found));
  });

  function read(registry: string, path: string): unknown {
    const named = (name: string | undefined) =>
      packages.get(`${registry} ${name === undefined ? "" : decodeURIComponent(name)}`);
    if (registry === "npm") {
      const found = named(path);
      return found && { versions: keyed(found.versions), time: { created: since(found) }, license: found.licence };
    }
    if (registry === "pypi") {
      const found = named(/^pypi\/([^/]+)\/json$/.exec(path)?.[1]);
      const file = (version: string) => [
        { upload_time_iso_8601: since(found), yanked: found?.yanked?.includes(version) ?? false },
      ];
      return (
        found && {
          info: { license: found.licence ?? null, classifiers: [] },
          releases: Object.fromEntries(found.versions.map((version) => [version, file(version)])),
        }
      );
    }
    if (registry === "crates") {
      const found = named(/^api\/v1\/crates\/([^/]+)$/.exec(path)?.[1]);
      return (
        found && {
          crate: { created_at: since(found) },
          versions: found.versions.map((num) => ({
            ...{ num, yanked: found.yanked?.includes(num) ?? false, license: found.licence ?? null },
          })),
        }
      );
    }
    // The proxy's names have no capitals: those are written with a `!`.
    if (/[A-Z]/.test(path)) return undefined;
    const module = path.replace(/\/@.*$/, "").replace(/!(.)/g, (_, letter: string) => letter.toUpperCase());
    const found = packages.get(`go ${module}`);
    if (!found) return undefined;
    if (path.endsWith("/@v/list")) return found.versions.join("\n");
    return { Version: found.versions[0] ?? "v0.0.0-20200101000000-abcdefabcdef", Time: since(found) };
  }

  const since = (found: StoredPackage | undefined) =>
    new Date(now.getTime() - (found?.days ?? 0) * 86_400_000).toISOString();
  return {
    urls: {
      npm: `${server.origin}/npm`,
      pypi: `${server.origin}/pypi`,
      crates: `${server.origin}/crates`,
      go: `${server.origin}/go`,
    },
    ...{ packages, seen, next, close: server.close },
  };
}

const keyed = (versions: readonly string[]) => Object.fromEntries(versions.map((version) => [version, {}]));

import { found, type ProjectFinding } from "../project/finding.ts";
import { type Dependency, readManifests } from "../project/manifest.ts";
import { nameOf } from "../project/paths.ts";
import type { Project } from "../project/project.ts";
import { type Ask, type Package, type RegistryName, type RegistryUrls, registries } from "./registries.ts";
import { resolvable } from "./versions.ts";

/** Looks up what a project depends on, as findings. Never throws: what could not be asked is said to be unverified. */
export type LookUp = (project: Pick<Project, "parts">, signal?: AbortSignal) => Promise<ProjectFinding[]>;

/** What looking up is made of. */
export interface LookUpParts {
  urls: RegistryUrls;
  now: () => Date;
  /** Default: the runtime's own. */
  fetch?: typeof fetch;
  /** How long one registry may take for one package, in milliseconds. Default 4,000. */
  timeoutMs?: number;
}

/** Most packages that are asked for in one project, and at once. */
const packagesMax = 40;
const atOnce = 8;
/** A package younger than this may have been made for the name that models invent, in milliseconds: 30 days. */
const youngMs = 30 * 86_400_000;
/** How long an answer is good for, in milliseconds. */
const keptForMs = 600_000;
/** Longest answer, in characters; a registry's record of a package with many versions is long. */
const bodyMax = 40_000_000;

/** Makes a look-up that keeps what it has heard for ten minutes, so that the rounds of a run ask once. */
export function createLookUp(parts: LookUpParts): LookUp {
  const { urls, now, timeoutMs = 4_000 } = parts;
  const kept = new Map<string, { until: number; answer: Promise<Package | undefined> }>();

  function packageOf(registry: RegistryName, name: string, signal?: AbortSignal): Promise<Package | undefined> {
    const key = `${registry} ${name}`;
    const at = now().getTime();
    const known = kept.get(key);
    if (known && known.until > at) return known.answer;
    const answer = registries[registry](asker(parts.fetch ?? fetch, timeoutMs, signal), urls[registry], name);
    kept.set(key, { until: at + keptForMs, answer });
    answer.catch(() => kept.delete(key));
    return answer;
  }

  return async (project, signal) => {
    const wanted = readManifests(project.parts)
      .dependencies.filter(({ version, name }) => fromRegistry(name, version))
      .flatMap((each) => {
        const registry = registryOf[nameOf(each.file)];
        return registry === undefined ? [] : [{ ...each, registry }];
      });
    const findings: ProjectFinding[] = [];
    let unverified = Math.max(0, wanted.length - packagesMax);
    const queue = wanted.slice(0, packagesMax);
    const worker = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const asked = next;
        await packageOf(asked.registry, asked.name, signal).then(
          (there) => void findings.push(...judged(asked, there, now())),
          () => void unverified++,
        );
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    if (unverified > 0)
      findings.push(
        found(null, { rule: "dependency.unverified", severity: "warning", line: null, params: { count: unverified } }),
      );
    return findings.sort((a, b) => (a.file ?? "~").localeCompare(b.file ?? "~") || (a.line ?? 0) - (b.line ?? 0));
  };
}

const registryOf: Readonly<Record<string, RegistryName>> = {
  ...{ "package.json": "npm", "pyproject.toml": "pypi", "Cargo.toml": "crates", "go.mod": "go" },
  ...{ "requirements.txt": "pypi", "requirements-dev.txt": "pypi", "dev-requirements.txt": "pypi" },
};

/** What is had from a folder, an address or an alias is in no registry under that name. */
const fromRegistry = (name: string, version: string | null): boolean =>
  !/^(?:file|link|workspace|git|github|npm|https?|path)\b[:+]?|^@\s|\//.test(version ?? "") &&
  !/^golang\.org\/toolchain/.test(name);

function judged({ name, file, line, version }: Dependency, there: Package | undefined, now: Date): ProjectFinding[] {
  if (!there || there.versions.length === 0)
    return [found(file, { rule: "dependency.unknown", line, params: { name } })];
  const { createdAt, licence, versions } = there;
  const days = createdAt === null ? null : Math.floor((now.getTime() - createdAt.getTime()) / 86_400_000);
  return [
    ...(resolvable(version, versions)
      ? []
      : [found(file, { rule: "dependency.version", line, params: { name, version: version ?? "" } })]),
    ...(createdAt !== null && now.getTime() - createdAt.getTime() < youngMs
      ? [found(file, { rule: "dependency.new", line, params: { name, days: Math.max(0, days ?? 0) } })]
      : []),
    ...(licence === undefined || (licence !== null && !binding.test(licence))
      ? []
      : [
          found(file, {
            ...{ rule: "dependency.licence", severity: "warning", line },
            params: { name, licence: (licence ?? "").slice(0, 60) },
          }),
        ]),
  ];
}

/** Licences that bind what is built with the package, or allow nothing. */
const binding = /\b(?:A?GPL|GNU (?:Affero )?General Public|UNLICENSED|Proprietary|SSPL|BUSL|Commons Clause)/i;

function asker(fetched: typeof fetch, timeoutMs: number, parent?: AbortSignal): Ask {
  return async (url) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const response = await fetched(url, {
      // crates.io refuses clients without a name: https://crates.io/data-access#api
      headers: { accept: "application/json", "user-agent": "kindling (checks of generated projects)" },
      signal: parent ? AbortSignal.any([parent, timeout]) : timeout,
    });
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok || Number(response.headers.get("content-length") ?? 0) > bodyMax) {
      await response.body?.cancel();
      throw new Error(`the registry answered ${response.status}`);
    }
    return response.text();
  };
}

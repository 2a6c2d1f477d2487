import { z } from "zod";

/** The registries that are asked, each with its address. */
export interface RegistryUrls {
  npm: string;
  pypi: string;
  crates: string;
  go: string;
}
export type RegistryName = keyof RegistryUrls;

/** What a registry knows of a package. */
export interface Package {
  versions: string[];
  /** When its first version was published; null where the registry does not say. */
  createdAt: Date | null;
  /** Null where none is named; undefined where the registry tells nobody. */
  licence: string | null | undefined;
}

/** Asks for one address: the body, or undefined for what is not there. Throws for everything else. */
export type Ask = (url: string) => Promise<string | undefined>;

const licenceOf = z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]).nullish();

/** https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md */
const npmPackage = z.object({
  versions: z.record(z.string(), z.unknown()),
  time: z.record(z.string(), z.string()).optional(),
  license: licenceOf,
});

/** https://docs.pypi.org/api/json/ */
const pypiPackage = z.object({
  info: z.object({
    license: z.string().nullish(),
    license_expression: z.string().nullish(),
    classifiers: z.array(z.string()).default([]),
  }),
  releases: z.record(
    z.string(),
    z.array(z.object({ upload_time_iso_8601: z.string(), yanked: z.boolean().default(false) })),
  ),
});

/** https://crates.io/data-access#api */
const cratesPackage = z.object({
  crate: z.object({ created_at: z.string() }),
  versions: z.array(z.object({ num: z.string(), yanked: z.boolean(), license: z.string().nullish() })),
});

const goVersion = z.object({ Version: z.string(), Time: z.string().optional() });

/** How each registry is asked for a package; undefined where it has none of that name. */
export const registries: Readonly<
  Record<RegistryName, (ask: Ask, url: string, name: string) => Promise<Package | undefined>>
> = {
  async npm(ask, url, name) {
    const body = await ask(`${url}/${name.replace("/", "%2F")}`);
    if (body === undefined) return undefined;
    const { versions, time, license } = npmPackage.parse(JSON.parse(body));
    return { versions: Object.keys(versions), createdAt: dateOf(time?.created), licence: license ?? null };
  },
  async pypi(ask, url, name) {
    const body = await ask(`${url}/pypi/${encodeURIComponent(name)}/json`);
    if (body === undefined) return undefined;
    const { info, releases } = pypiPackage.parse(JSON.parse(body));
    const files = Object.values(releases).flat();
    const times = files.map(({ upload_time_iso_8601: time }) => time).sort();
    const classified = info.classifiers
      .find((each) => each.startsWith("License ::"))
      ?.split(" :: ")
      .at(-1);
    return {
      versions: Object.keys(releases).filter((version) => releases[version]?.some(({ yanked }) => !yanked)),
      createdAt: dateOf(times[0]),
      licence: info.license_expression || info.license?.split("\n")[0] || classified || null,
    };
  },
  async crates(ask, url, name) {
    const body = await ask(`${url}/api/v1/crates/${encodeURIComponent(name)}`);
    if (body === undefined) return undefined;
    const { crate, versions } = cratesPackage.parse(JSON.parse(body));
    const usable = versions.filter(({ yanked }) => !yanked);
    return {
      versions: usable.map(({ num }) => num),
      createdAt: dateOf(crate.created_at),
      licence: usable[0]?.license ?? null,
    };
  },
  /** https://go.dev/ref/mod#goproxy-protocol: capitals are written as `!` and the small letter. */
  async go(ask, url, name) {
    const path = `${url}/${name.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`)}`;
    const listed = await ask(`${path}/@v/list`);
    if (listed === undefined) return undefined;
    const versions = listed.split("\n").filter((version) => version !== "");
    const oldest = versions.toSorted()[0];
    const info = await ask(oldest === undefined ? `${path}/@latest` : `${path}/@v/${oldest}.info`);
    if (info === undefined)
      return versions.length === 0 ? undefined : { versions, createdAt: null, licence: undefined };
    const { Version, Time } = goVersion.parse(JSON.parse(info));
    return { versions: versions.length === 0 ? [Version] : versions, createdAt: dateOf(Time), licence: undefined };
  },
};

function dateOf(time: string | undefined): Date | null {
  const date = new Date(time ?? "");
  return Number.isNaN(date.getTime()) ? null : date;
}

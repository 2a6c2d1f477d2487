import type { Scope, Store } from "../store/store.ts";
import { cookieOf } from "./guard.ts";
import { type Person, people, personById, workspace } from "./places.ts";

/** Who is at the page: as themselves, and as the database knows them. */
export interface Visitor {
  person: Person;
  scope: Scope;
  locale: string | undefined;
  timezone: string | undefined;
}

/** Remembers which person a browser plays, for addresses that do not say so. */
export const personCookie = "kindling_person";

/** Tells who a request comes from. */
export interface Visitors {
  of(request: Request): Promise<Visitor>;
}

/**
 * The person that the address names (`?as=ben`, so that two tabs can be two people), else the browser's last one, else
 * the first. People are played, not proven: who may open the page may be anybody on it.
 */
export function createVisitors(store: Store): Visitors {
  const scopes = new Map<string, Promise<Scope>>();

  /** Asked of the database once a person; it never changes. */
  const scopeOf = (person: { id: string; name: string }): Promise<Scope> => {
    const known = scopes.get(person.id);
    if (known) return known;
    const entrance = {
      workspace,
      platform: "playground",
      person: { externalId: person.id, name: person.name },
    };
    const entered = store.accept(entrance, async (_tx, scope) => scope);
    scopes.set(person.id, entered);
    entered.catch(() => scopes.delete(person.id));
    return entered;
  };

  return {
    async of(request) {
      const named = new URL(request.url).searchParams.get("as") ?? cookieOf(request, personCookie) ?? "";
      const person = personById(named) ?? people[0];
      const locale = request.headers.get("accept-language")?.split(/[,;]/)[0]?.trim();
      const timezone = request.headers.get("x-timezone") ?? undefined;
      return {
        person,
        scope: await scopeOf(person),
        locale: locale && locale !== "*" && locale.length <= 35 ? locale : undefined,
        timezone: timezone && timezone.length <= 64 ? timezone : undefined,
      };
    },
  };
}

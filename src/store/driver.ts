import { AsyncLocalStorage } from "node:async_hooks";
import { storeFailure } from "./failures.ts";
import { entranceJson } from "./people.ts";
import type { Entrance, Scope, SqlArgument, Store, Tx } from "./store.ts";

/** SQL with `$1` parameters. */
export interface Statement {
  text: string;
  params: readonly SqlArgument[];
}

/** What PGlite and Postgres do differently. `text`, `json` and `jsonb` come back as strings, `int8` as numbers. */
export interface Driver {
  readonly name: "pglite" | "postgres";
  /**
   * A transaction that begins with the preamble. `fn` is called before the preamble was answered, so that its first
   * queries travel with it; when a statement of the preamble fails, everything after it fails too.
   * `first`: the first column of the first row of the preamble's first statement.
   */
  transaction<T>(preamble: readonly Statement[], fn: (tx: Tx, first: Promise<unknown>) => Promise<T>): Promise<T>;
  /** One statement that commits by itself; the first column of its first row. */
  value(statement: Statement): Promise<unknown>;
  close(): Promise<void>;
}

const tenantRole: Statement = { text: "set local role kindling_app", params: [] };
const systemRole: Statement = { text: "set local role kindling_system", params: [] };

const rights = ({ workspace, person, channel }: Scope): Statement => ({
  text:
    "select set_config('role', 'kindling_app', true), set_config('app.workspace_id', $1, true), " +
    "set_config('app.user_id', $2, true), set_config('app.channel_id', $3, true)",
  params: [workspace, person, channel ?? ""],
});

const entering = (entrance: Entrance): Statement => ({
  text: "select enter_workspace($1)",
  params: [entranceJson(entrance)],
});

/** The store over a driver. */
export function createStore(driver: Driver): Store {
  const inside = new AsyncLocalStorage<{ open: boolean }>();

  async function transaction<T>(
    preamble: readonly Statement[],
    fn: (tx: Tx, first: Promise<unknown>) => Promise<T>,
  ): Promise<T> {
    if (inside.getStore()?.open) throw new Error("a transaction was begun inside another one: pass its tx on instead");
    const frame = { open: true };
    try {
      return await inside.run(frame, () => driver.transaction(preamble, fn));
    } catch (error) {
      throw storeFailure(error);
    } finally {
      frame.open = false;
    }
  }

  async function value(statement: Statement): Promise<unknown> {
    if (inside.getStore()?.open) throw new Error("a statement of its own was issued inside a transaction");
    try {
      return await driver.value(statement);
    } catch (error) {
      throw storeFailure(error);
    }
  }

  return {
    asWorkspace: (scope, fn) => transaction([rights(scope)], fn),

    asSystem: (fn) => transaction([systemRole], fn),

    accept: (entrance, fn, beside) =>
      transaction([entering(entrance), tenantRole], async (tx, first) => {
        const [person, read] = await Promise.all([first, beside?.(tx)]);
        return fn(tx, { workspace: entrance.workspace.id, person: String(person), channel: entrance.channel }, read);
      }),

    async call<T>(name: `engine_${string}`, args: readonly SqlArgument[]): Promise<T> {
      const placeholders = args.map((_, index) => `$${index + 1}`).join(", ");
      const json = await value({ text: `select ${name}(${placeholders})`, params: args });
      return JSON.parse(typeof json === "string" ? json : "null");
    },

    async health() {
      const count = await value({ text: "select count(*) from drizzle.__drizzle_migrations", params: [] });
      return { driver: driver.name, schemaVersion: String(Number(count) - 1).padStart(4, "0") };
    },

    close: () => driver.close(),
  };
}

import { insertIdea, type NewIdea } from "../../src/store/ideas.ts";
import { runs } from "../../src/store/schema.ts";
import type { Entrance, Scope, Store, Tx } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";

/** A person entering a workspace from the playground. */
export function entrance(workspace: string, person: string, more: Partial<Entrance> = {}): Entrance {
  return {
    workspace: { id: workspace, name: `Workspace ${workspace}` },
    platform: "playground",
    person: { externalId: person, name: person },
    ...more,
  };
}

/** Lets a person in and returns their rights. */
export function enter(store: Store, workspace: string, person: string, more: Partial<Entrance> = {}): Promise<Scope> {
  return store.accept(entrance(workspace, person, more), async (_tx, scope) => scope);
}

/** An idea of this person that the whole workspace sees. */
export function newIdea(scope: Scope, more: Partial<NewIdea> = {}): NewIdea {
  return {
    workspaceId: scope.workspace,
    id: uuidv7(),
    ownerId: scope.person,
    audience: "workspace",
    channelId: null,
    text: "why bread rises",
    title: null,
    options: {},
    format: null,
    thread: null,
    ...more,
  };
}

/** Adds an idea and returns its id. */
export async function addIdea(tx: Tx, scope: Scope, more: Partial<NewIdea> = {}): Promise<string> {
  const idea = newIdea(scope, more);
  await insertIdea(tx, idea);
  return idea.id;
}

/** Adds a run that does nothing and returns its id. */
export async function addRun(tx: Tx, scope: Scope, ideaId: string | null, more: { thread?: string } = {}) {
  const id = uuidv7();
  await tx.insert(runs).values({
    workspaceId: scope.workspace,
    id,
    ideaId,
    kind: "expand",
    status: "running",
    ownerId: scope.person,
    trigger: { type: "command" },
    budgetUsd: 1,
    budgetMs: 60_000,
    stepsTotal: 0,
    ...more,
  });
  return id;
}

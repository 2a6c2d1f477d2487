import { createInterface } from "node:readline/promises";
import { migratePostgres } from "../../src/store/migrate.ts";
import { textOf } from "../slack/port.ts";
import { startWorkerd } from "./workerd.ts";
import { openEdgeWorld } from "./world.ts";

/*
 * npm run dev:edge: the Worker on workerd, beside a Slack, a Discord, a QStash and a Redis of its own, and a database of its
 * own on the Postgres of DATABASE_URL. What is typed goes to Slack as `/expand …`; what Slack then shows is printed.
 */
if (!process.env.DATABASE_URL) {
  console.error(
    "Set DATABASE_URL to a Postgres on which databases can be made, such as postgres://postgres@127.0.0.1:5432/postgres",
  );
  process.exit(2);
}
const world = await openEdgeWorld({});
await migratePostgres(world.database.url);
const worker = await startWorkerd(world.environment, { bucket: true });
world.add(worker);
// A minute in life.
world.qstash.schedules.run(10_000);
console.log(
  `Worker ${worker.url}, public as ${world.balancer.url}; Slack ${world.slack.url}, QStash ${world.qstash.url}`,
);
console.log("Type an idea, or help. End with Ctrl-D.");

const shown = new Map<string, string>();
const showing = setInterval(() => {
  const { ada } = world.slack.people;
  const threads = world.roots().flatMap((root) => [root, ...world.inThread(root)]);
  for (const message of [...threads, ...world.slack.ephemerals(ada)]) {
    const text = textOf(message);
    if (shown.get(message.ts) !== text) console.log(`\n${text.trim()}`);
    shown.set(message.ts, text);
  }
}, 500);
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") continue;
  const { status, body } = await world.expand(line.trim(), "");
  console.log(`${status} ${JSON.stringify(body)}`);
}
// What was asked for last may still be at work.
for (const end = Date.now() + 60_000; world.qstash.open() > 0 && Date.now() < end; )
  await new Promise((resolve) => setTimeout(resolve, 500));
clearInterval(showing);
await world.close();
process.exit(0);

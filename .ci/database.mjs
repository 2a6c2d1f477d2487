// ping URL: whether a Postgres answers. create URL: makes a database there and prints its URL. drop URL: drops it.
import postgres from "postgres";

const [action, address] = process.argv.slice(2);
const url = new URL(address);
const name = action === "drop" ? url.pathname.slice(1) : `kindling_ci_${process.pid}`;
if (action === "drop") url.pathname = "/postgres";
const sql = postgres(url.href, { max: 1, connect_timeout: 5, onnotice: () => {} });
try {
  if (action === "ping") await sql`select 1`;
  if (action === "create") await sql.unsafe(`create database ${name}`);
  if (action === "drop") await sql.unsafe(`drop database if exists ${name} with (force)`);
  url.pathname = `/${name}`;
  if (action === "create") console.log(url.href);
} catch (error) {
  console.error(`Postgres at ${url.host}: ${error.message || error.code}`);
  process.exitCode = 1;
} finally {
  await sql.end({ timeout: 2 });
}

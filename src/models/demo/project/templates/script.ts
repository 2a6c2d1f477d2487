/** What JavaScript and TypeScript projects of every kind have in common. */
export function packageJson(options: { start: string | null; bin: boolean; typescript: boolean }): string {
  const { start, bin, typescript } = options;
  const ending = typescript ? "ts" : "js";
  const manifest = {
    name: "__NAME__",
    version: "0.1.0",
    description: "__DESCRIPTION__",
    license: "MIT",
    type: "module",
    engines: { node: typescript ? ">=24" : ">=22" },
    ...(bin && { bin: { __NAME__: `src/cli.${ending}` } }),
    ...(start === null && { exports: `./src/index.${ending}` }),
    scripts: {
      ...(start !== null && { start: `node ${start}` }),
      test: "node --test",
      ...(typescript && { types: "tsc" }),
    },
    ...(typescript && { devDependencies: { "@types/node": "^24.0.0", typescript: "^5.9.0" } }),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export const tsconfig = `{
  "compilerOptions": {
    "target": "es2024",
    "module": "nodenext",
    "strict": true,
    "noEmit": true,
    "noUncheckedIndexedAccess": true,
    "allowImportingTsExtensions": true,
    "erasableSyntaxOnly": true,
    "verbatimModuleSyntax": true,
    "skipLibCheck": true,
    "types": ["node"]
  },
  "include": ["src", "test"]
}
`;

/** The way in over HTTP. `page`: whether it also shows the page in `public/`. */
export const server = (
  kept: boolean,
  page: boolean,
) => `${page ? `import { readFile } from "node:fs/promises";\n` : ""}import { createServer } from "node:http";
import process from "node:process";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { ⟦type Answer, ⟧createRoutes⟦, type Question⟧ } from "./routes.__EXT__";

/** Longest request, in bytes. */
const longestBody = 1_000_000;
${
  page
    ? `
const pages = new Map([
  ["/", ["index.html", "text/html; charset=utf-8"]],
  ["/app.js", ["app.js", "text/javascript; charset=utf-8"]],
  ["/style.css", ["style.css", "text/css; charset=utf-8"]],
]⟦ as [string, [string, string]][]⟧);
`
    : ""
}
/** Serves the routes on a port of this machine; 0 takes any free one. */
export async function serve(answer⟦: (question: Question) => Promise<Answer>⟧, port⟦: number⟧, host = "127.0.0.1") {
  const server = createServer(async (request, response) => {
    const send = (status⟦: number⟧, content⟦: string | Uint8Array⟧, type = "application/json") => {
      response.writeHead(status, { "content-type": type, "x-content-type-options": "nosniff" });
      response.end(content);
    };
    try {
      const address = new URL(request.url ?? "/", "http://localhost");
${
  page
    ? `      const [name, type] = (request.method === "GET" && pages.get(address.pathname)) || [];
      if (name !== undefined) {
        send(200, await readFile(new URL(\`../public/\${name}\`, import.meta.url)), type);
        return;
      }
`
    : ""
}      if (Number(request.headers["content-length"] ?? 0) > longestBody) {
        send(413, JSON.stringify({ error: "The request is too long." }));
        return;
      }
      const body = readJson(await text(request));
      if (body === undefined) {
        send(400, JSON.stringify({ error: "The request is not JSON." }));
        return;
      }
      const { status, value } = await answer({
        method: request.method ?? "GET",
        path: address.pathname,
        query: address.searchParams.get("q") ?? "",
        body,
      });
      send(status, JSON.stringify(value));
    } catch (error) {
      console.error(error);
      send(500, JSON.stringify({ error: "Something went wrong on our side." }));
    }
  });
  await new Promise⟦<void>⟧((resolve) => server.listen(port, host, () => resolve()));
  const bound = server.address();
  const url = \`http://\${host}:\${typeof bound === "object" && bound !== null ? bound.port : port}\`;
  return {
    url,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The value of a body; null for none, undefined for what is not JSON. */
function readJson(content⟦: string⟧)⟦: unknown⟧ {
  if (content === "") return null;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

const started = process.argv[1];
if (started !== undefined && import.meta.url === pathToFileURL(started).href) {
  const answer = createRoutes(${kept ? `process.env.__ENV___FILE ?? "__NAME__.json"` : ""});
  const { url } = await serve(answer, Number(process.env.PORT ?? 8000));
  console.log(\`Serving on \${url}\`);
}
`;

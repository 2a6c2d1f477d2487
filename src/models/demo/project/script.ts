import type { Blueprint } from "./blueprint.ts";
import { approachOf, coreOf, featuresOf, fill } from "./fill.ts";
import { curl } from "./python.ts";
import * as page from "./templates/page.ts";
import * as common from "./templates/script.ts";
import * as reading from "./templates/script-text.ts";
import * as tracking from "./templates/script-tracker.ts";
import type { DemoProject, DemoSource } from "./types.ts";

/** A project in JavaScript or TypeScript: modules with their tests, and around them what the kind of project asks for. */
export function scriptSource(blueprint: Blueprint): DemoProject {
  const { output, kernel } = blueprint;
  const isText = kernel === "text";
  const typescript = blueprint.language === "typescript";
  const ext = typescript ? "ts" : "js";
  const kit = isText ? reading : tracking;
  const core = `src/${coreOf(blueprint)}.${ext}`;
  const beside = isText ? `src/lexicon.${ext}` : `src/storage.${ext}`;
  const served = output === "api" || output === "webApp";
  const needsStorage = !isText && output !== "library";
  const kept = needsStorage ? [beside] : [];
  const typed = (text: string) => (typescript ? text.replace(/[⟦⟧]/g, "") : text.replace(/⟦[^⟧]*⟧/g, ""));
  const file = (
    path: string,
    purpose: string,
    template: string,
    more: Partial<Pick<DemoSource, "exports" | "dependsOn">> = {},
  ): DemoSource => ({
    path,
    purpose,
    exports: [],
    dependsOn: [],
    ...more,
    text: fill(typed(template), blueprint, ext),
  });
  const start = served ? `src/server.${ext}` : output === "cli" ? `src/cli.${ext}` : null;

  const files: DemoSource[] = [
    ...(isText
      ? [file(beside, "Words and what they say", reading.lexicon, { exports: ["positive", "negative"] })]
      : []),
    file(core, "The heart of it, without files or network", kit.core, {
      exports: isText
        ? ["analyse(text)", "compare(texts)", "Mistake"]
        : ["add(items, line)", "find(items, words)", "finish(items, id)", "summarise(items)", "Mistake"],
      dependsOn: isText ? [beside] : [],
    }),
    ...(needsStorage
      ? [
          file(beside, "Keeps the list in a file", tracking.storage, {
            exports: ["load(file)", "save(file, items)"],
            dependsOn: [core],
          }),
        ]
      : []),
    ...(output === "cli"
      ? [
          file(`src/cli.${ext}`, "The command line", kit.cli, { exports: ["run(argv)"], dependsOn: [core, ...kept] }),
          file(`test/cli.test.${ext}`, "Tests of the command line", kit.cliTest, { dependsOn: [`src/cli.${ext}`] }),
        ]
      : []),
    ...(output === "library"
      ? [
          file(`src/index.${ext}`, "What the library offers", kit.index, { dependsOn: [core] }),
          file(`examples/first-use.${ext}`, "A first use", kit.example, { dependsOn: [`src/index.${ext}`] }),
        ]
      : []),
    ...(served
      ? [
          file(`src/routes.${ext}`, "What the service answers", kit.routes, {
            exports: ["createRoutes"],
            dependsOn: [core, ...kept],
          }),
          file(`src/server.${ext}`, "Serves it over HTTP", common.server(!isText, output === "webApp"), {
            exports: ["serve(answer, port)"],
            dependsOn: [`src/routes.${ext}`],
          }),
          file(`test/server.test.${ext}`, "Tests over HTTP", kit.serverTest, { dependsOn: [`src/server.${ext}`] }),
        ]
      : []),
    ...(output === "webApp"
      ? [
          file("public/index.html", "The page", page.html),
          file("public/app.js", "What the page does", isText ? page.textScript : page.trackerScript),
          file("public/style.css", "How it looks", page.style),
        ]
      : []),
    file(`test/core.test.${ext}`, "Tests of the heart", kit.coreTest, { dependsOn: [core] }),
    file("package.json", "The manifest", common.packageJson({ start, bin: output === "cli", typescript })),
    ...(typescript ? [file("tsconfig.json", "How types are checked", common.tsconfig)] : []),
  ];
  const features = featuresOf(blueprint).map((name) => ({ name, files: [core, ...(start === null ? [] : [start])] }));
  const use = usage(blueprint, ext);
  return {
    ...{ files, features, approach: approachOf(blueprint), cells: [] },
    commands: [...use.install, ...use.run, "npm test"],
    readme: { ...use, test: ["npm test", ...(typescript ? ["npm run types"] : [])] },
  };
}

function usage(blueprint: Blueprint, ext: string): Omit<DemoProject["readme"], "test"> {
  const { output, kernel, nouns, noun, description } = blueprint;
  const isText = kernel === "text";
  const node = ext === "ts" ? "24" : "22";
  const what = `${description}.\n\nIt needs Node ${node} or newer and no packages to run.`;
  const install = [ext === "ts" ? "npm install" : "node --version"];
  const limits = isText
    ? "Moods are counted by known English words; the lexicon is the place to add those of your own subject."
    : `The ${nouns} are kept in one JSON file, which one program at a time should write.`;
  if (output === "library")
    return {
      ...{ what, install, run: [`node examples/first-use.${ext}`], notes: limits },
      examples: [
        {
          title: "In your own code",
          language: ext,
          code: isText
            ? `import { analyse } from "./src/index.${ext}";\n\nconsole.log(analyse("What a lovely day").label);`
            : `import { add, find } from "./src/index.${ext}";\n\nconsole.log(find(add([], "a first ${noun} #tag"), "#tag"));`,
        },
      ],
    };
  if (output === "cli")
    return {
      ...{ what, install, notes: limits },
      run: [isText ? `node src/cli.${ext} "What a lovely day"` : `node src/cli.${ext} add "a ${noun}" "#tag"`],
      examples: [
        {
          title: "More",
          language: "sh",
          code: isText
            ? `node src/cli.${ext} --json "Not bad at all"`
            : `node src/cli.${ext} list\nnode src/cli.${ext} summary`,
        },
      ],
    };
  return {
    ...{ what, install, run: ["PORT=8000 npm start"] },
    examples: [{ title: "Asked from a terminal", language: "sh", code: curl(isText, noun) }],
    notes: `${limits} It listens on this machine alone; put a proxy before it to show it to others.`,
  };
}

import type { Blueprint } from "./blueprint.ts";
import { approachOf, coreOf, featuresOf, fill } from "./fill.ts";
import * as page from "./templates/page.ts";
import * as common from "./templates/python.ts";
import * as reading from "./templates/python-text.ts";
import * as tracking from "./templates/python-tracker.ts";
import type { DemoProject, DemoSource } from "./types.ts";

/** A Python project: a package with its tests, and around it what the kind of project asks for. */
export function pythonSource(blueprint: Blueprint): DemoProject {
  const { output, kernel, name, package: folder } = blueprint;
  const isText = kernel === "text";
  const kit = isText ? reading : tracking;
  const core = `${folder}/${coreOf(blueprint)}.py`;
  const beside = isText ? `${folder}/lexicon.py` : `${folder}/storage.py`;
  const exported = isText ? ["Analysis", "analyse", "compare"] : [blueprint.type, "add", "find", "finish", "summarise"];
  const signatures = isText
    ? ["analyse(text: str) -> Analysis", "compare(texts: Iterable[str]) -> dict[str, float]"]
    : ["add(items, line: str)", "find(items, words: str)", "finish(items, number: int)", "summarise(items)"];
  const needsStorage = !isText && output !== "library" && output !== "notebook";
  const served = output === "api" || output === "webApp";
  const file = (
    path: string,
    purpose: string,
    template: string,
    more: Partial<Pick<DemoSource, "exports" | "dependsOn">> = {},
  ): DemoSource => ({ path, purpose, exports: [], dependsOn: [], ...more, text: fill(template, blueprint) });
  const kept = needsStorage ? [beside] : [];

  const files: DemoSource[] = [
    ...(isText
      ? [file(beside, "Words and what they say", reading.lexicon, { exports: ["POSITIVE", "NEGATIVE"] })]
      : []),
    file(core, "The heart of it, without files or network", kit.core, {
      exports: signatures,
      dependsOn: isText ? [beside] : [],
    }),
    file(`${folder}/__init__.py`, "What the package offers", common.init(exported), {
      exports: exported,
      dependsOn: [core],
    }),
    ...(needsStorage
      ? [
          file(beside, "Keeps the list in a file", tracking.storage, {
            exports: ["load(path: Path)", "save(path: Path, items)"],
            dependsOn: [core],
          }),
        ]
      : []),
    ...(output === "cli"
      ? [
          file(`${folder}/cli.py`, "The command line", kit.cli, {
            exports: ["main(argv)"],
            dependsOn: [core, ...kept],
          }),
          file(`${folder}/__main__.py`, "Runs it", common.main("cli"), { dependsOn: [`${folder}/cli.py`] }),
          file("tests/test_cli.py", "Tests of the command line", kit.cliTest, { dependsOn: [`${folder}/cli.py`] }),
        ]
      : []),
    ...(served
      ? [
          file(`${folder}/routes.py`, "What the service answers", kit.routes, {
            exports: ["Routes"],
            dependsOn: [core, ...kept],
          }),
          file(`${folder}/server.py`, "Serves it over HTTP", common.server(!isText, output === "webApp"), {
            exports: ["make_server(routes, port)", "main(argv)"],
            dependsOn: [`${folder}/routes.py`],
          }),
          file(`${folder}/__main__.py`, "Runs it", common.main("server"), { dependsOn: [`${folder}/server.py`] }),
          file("tests/test_server.py", "Tests over HTTP", kit.serverTest, { dependsOn: [`${folder}/server.py`] }),
        ]
      : []),
    ...(output === "webApp"
      ? [
          file(`${folder}/static/index.html`, "The page", page.html),
          file(`${folder}/static/app.js`, "What the page does", isText ? page.textScript : page.trackerScript),
          file(`${folder}/static/style.css`, "How it looks", page.style),
        ]
      : []),
    ...(output === "library" ? [file("examples/first_use.py", "A first use", kit.example, { dependsOn: [core] })] : []),
    ...(output === "notebook"
      ? [{ path: `${name}.ipynb`, purpose: "The notebook", exports: [], dependsOn: [core], text: "" }]
      : []),
    file("tests/__init__.py", "Makes the tests a package", ""),
    file("tests/test_core.py", "Tests of the heart", kit.coreTest, { dependsOn: [core] }),
    output === "notebook"
      ? file("requirements.txt", "What has to be installed", common.requirements)
      : file(
          "pyproject.toml",
          "The manifest",
          common.pyproject(output === "cli" ? "cli" : served ? "server" : null, output === "webApp"),
        ),
  ];
  const use = usage(blueprint);
  const features = featuresOf(blueprint).map((each) => ({
    name: each,
    files: [core, ...(output === "cli" ? [`${folder}/cli.py`] : served ? [`${folder}/routes.py`] : [])],
  }));
  return {
    ...{ files, features, approach: approachOf(blueprint) },
    commands: [...use.install, ...use.run, "python -m unittest"],
    readme: { ...use, test: ["python -m unittest"] },
    cells: output === "notebook" ? kit.cells.map(([kind, source]) => ({ kind, source: fill(source, blueprint) })) : [],
  };
}

function usage(blueprint: Blueprint): Omit<DemoProject["readme"], "test"> {
  const { output, kernel, name, package: folder, nouns, noun, description } = blueprint;
  const what = `${description}.\n\nIt needs Python 3.10 or newer and nothing beside its standard library.`;
  const isText = kernel === "text";
  const cliRun = isText ? `python -m ${folder} "What a lovely day"` : `python -m ${folder} add "a ${noun} #tag"`;
  const example = isText
    ? `python -m ${folder} --json "Not bad at all"`
    : `python -m ${folder} list\npython -m ${folder} summary`;
  const limits = isText
    ? "Moods are counted by known English words; the lexicon is the place to add those of your own subject."
    : `The ${nouns} are kept in one JSON file, which one program at a time should write.`;
  const install = ["python -m venv .venv", ". .venv/bin/activate"];
  switch (output) {
    case "cli":
      return {
        what,
        install,
        run: [cliRun],
        examples: [{ title: "More", language: "sh", code: example }],
        notes: limits,
      };
    case "library":
      return {
        ...{ what, install: [...install, "pip install -e ."], run: ["python -m examples.first_use"] },
        examples: [
          {
            title: "In your own code",
            language: "python",
            code: isText
              ? `from ${folder} import analyse\n\nprint(analyse("What a lovely day").label)`
              : `from ${folder} import add, find\n\nitems = add([], "a first ${noun} #tag")\nprint(find(items, "#tag"))`,
          },
        ],
        notes: limits,
      };
    case "notebook":
      return {
        ...{
          what,
          install: [...install, "pip install -r requirements.txt jupyter"],
          run: [`jupyter notebook ${name}.ipynb`],
        },
        examples: [
          {
            title: "Without Jupyter, the module alone",
            language: "python",
            code: isText
              ? `from ${folder} import analyse\n\nprint(analyse("What a lovely day"))`
              : `from ${folder} import add, summarise\n\nprint(summarise(add([], "a first ${noun}")))`,
          },
        ],
        notes: limits,
      };
    default:
      return {
        ...{ what, install, run: [`PORT=8000 python -m ${folder}`] },
        examples: [{ title: "Asked from a terminal", language: "sh", code: curl(isText, noun) }],
        notes: `${limits} It listens on this machine alone; put a proxy before it to show it to others.`,
      };
  }
}

/** A request to the service. */
export const curl = (isText: boolean, noun: string): string =>
  isText
    ? `curl -d '{"texts": ["What a lovely day"]}' http://127.0.0.1:8000/api/analyse`
    : `curl -d '{"text": "a ${noun} #tag"}' http://127.0.0.1:8000/api/items\ncurl http://127.0.0.1:8000/api/summary`;

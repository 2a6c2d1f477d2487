import type { Blueprint } from "./blueprint.ts";
import { approachOf, featuresOf, fill } from "./fill.ts";
import * as rust from "./templates/rust.ts";
import type { DemoProject, DemoSource } from "./types.ts";

/** A Rust project: a library with its tests, and for the command line what runs it. */
export function rustSource(blueprint: Blueprint): DemoProject {
  const { output, kernel, name, noun, nouns, description } = blueprint;
  const isText = kernel === "text";
  const isCli = output === "cli";
  const file = (path: string, purpose: string, template: string, dependsOn: string[] = []): DemoSource => ({
    ...{ path, purpose, exports: [], dependsOn },
    text: fill(template, blueprint),
  });
  const lib = { ...file("src/lib.rs", "The heart of it, without files", isText ? rust.textLib : rust.trackerLib) };
  lib.exports = isText ? ["analyse(text: &str)", "compare(texts: &[&str])"] : ["add", "find", "finish", "summarise"];
  const files = [
    lib,
    ...(isCli
      ? [file("src/main.rs", "The command line", isText ? rust.textMain : rust.trackerMain, ["src/lib.rs"])]
      : []),
    file("tests/core.rs", "Tests of the heart", isText ? rust.textTest : rust.trackerTest, ["src/lib.rs"]),
    file("Cargo.toml", "The manifest", rust.manifest),
  ];
  const call = isText ? `cargo run -- "What a lovely day"` : `cargo run -- add "a ${noun} #tag"`;
  const more = isText ? `echo "Not bad at all" | cargo run` : "cargo run -- list";
  const own = isText
    ? `println!("{:?}", ${blueprint.package}::analyse("What a lovely day"));`
    : `let mut items = Vec::new();\n${blueprint.package}::add(&mut items, "a first ${noun} #tag")?;`;
  const limits = isText
    ? "Moods are counted by known English words; the lists in the library are the place to add your own."
    : `The ${nouns} are kept in \`${name}.tsv\`, which one program at a time should write.`;
  const commands = { install: ["cargo build"], run: isCli ? [call] : ["cargo doc"], test: ["cargo test"] };
  return {
    ...{ files, approach: approachOf(blueprint), cells: [] },
    features: featuresOf(blueprint).map((each) => ({ name: each, files: ["src/lib.rs"] })),
    commands: [...commands.install, ...commands.run, ...commands.test],
    readme: {
      ...commands,
      what: `${description}.\n\nIt needs a stable Rust and no crates.`,
      examples: [
        isCli
          ? { title: "More", language: "sh", code: more }
          : { title: "In your own code", language: "rust", code: own },
      ],
      notes: limits,
    },
  };
}

/** A file of a demo project, with its place in the plan. Standard files (licence, ignored files) are not among them. */
export interface DemoSource {
  path: string;
  purpose: string;
  exports: string[];
  dependsOn: string[];
  text: string;
}

/** A whole demo project. `cells`: of its notebook, if it has one. */
export interface DemoProject {
  files: DemoSource[];
  features: { name: string; files: string[] }[];
  commands: string[];
  approach: string;
  readme: {
    what: string;
    install: string[];
    run: string[];
    examples: { title: string; language: string; code: string }[];
    test: string[];
    notes: string | null;
  };
  cells: { kind: "markdown" | "code"; source: string }[];
}

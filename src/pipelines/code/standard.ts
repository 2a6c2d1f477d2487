import { nameOf } from "../../checks/project/paths.ts";
import type { CodePlan, PlannedFile } from "./project.ts";

/** Whether a planned file is the same in every project, so that no model has to write it. */
export const isStandard = (path: string): boolean => /^(?:LICEN[CS]E(?:\.(?:md|txt))?|\.gitignore)$/i.test(path);

/** The text of a file that needs no model: licence, ignored files, markers. Undefined for every other. */
export function standardText(
  { path, exports }: Pick<PlannedFile, "path" | "exports">,
  plan: CodePlan,
): string | undefined {
  if (/^LICEN[CS]E/i.test(path) && isStandard(path)) return licence(plan.title);
  if (path.toLowerCase() === ".gitignore") return `${ignored[plan.language].join("\n")}\n`;
  const marker = /^(?:py\.typed|\.gitkeep|\.keep|\.nojekyll)$/.test(nameOf(path));
  return marker || (nameOf(path) === "__init__.py" && exports.length === 0) ? "" : undefined;
}

const ignored: Readonly<Record<CodePlan["language"], readonly string[]>> = {
  python: ["__pycache__/", "*.py[cod]", ".venv/", "dist/", "build/", "*.egg-info/", ".ipynb_checkpoints/", ".env"],
  javascript: ["node_modules/", "dist/", "coverage/", "*.log", ".env"],
  typescript: ["node_modules/", "dist/", "coverage/", "*.log", "*.tsbuildinfo", ".env"],
  rust: ["target/", "*.rs.bk", ".env"],
  go: ["bin/", "*.test", "*.out", ".env"],
};

/** https://spdx.org/licenses/MIT.html */
const licence = (title: string): string => `MIT License

Copyright (c) the authors of ${title}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;

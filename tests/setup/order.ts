import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, by the beginning of its path: browsers, processes and whole stories. It begins first, so that no worker is left alone with it at the end. */
const long = [
  "browser/steering",
  "slack/stories",
  "discord/stories",
  "slack/product",
  "discord/product",
  "browser/",
  "cli/",
  "chat/stories",
  "slack/run",
  "chat/injection",
  "chat/replies",
  "store/lock",
  "worker/",
  "store/migrate",
];

const rank = ({ moduleId, project }: TestSpecification) => {
  const path = relative(`${project.config.root}/tests`, moduleId);
  const found = long.findIndex((beginning) => path.startsWith(beginning));
  return found < 0 ? long.length : found;
};

/** Test files in the order in which they begin. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

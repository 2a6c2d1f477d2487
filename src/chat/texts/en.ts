import { amounts } from "./en/amounts.ts";
import { answers, buttons, details, dimensions, ideaStatus, phases, progress, result, tasks } from "./en/cards.ts";
import { digest } from "./en/digest.ts";
import { discord } from "./en/discord.ts";
import { again, errors } from "./en/errors.ts";
import { findings } from "./en/findings.ts";
import { forms, listTitles } from "./en/forms.ts";
import { github } from "./en/github.ts";
import { help } from "./en/help.ts";
import { ideas } from "./en/ideas.ts";
import { inbox } from "./en/inbox.ts";
import { items } from "./en/items.ts";
import { projectFindings } from "./en/project-findings.ts";
import { codeDimensions, codeItems, projects } from "./en/projects.ts";
import { publishing } from "./en/publishing.ts";
import { replies } from "./en/replies.ts";
import { settings } from "./en/settings.ts";
import { slack } from "./en/slack.ts";
import { usage } from "./en/usage.ts";
import { compare, versions } from "./en/versions.ts";

/** Every text that a person reads, in English: the catalogue whose shape other languages follow. */
export const en = {
  locale: "en",
  again,
  amounts,
  errors,
  findings,
  projectFindings,
  projects,
  codeDimensions,
  codeItems,
  items,
  buttons,
  phases,
  tasks,
  progress,
  result,
  dimensions,
  details,
  ideaStatus,
  answers,
  publishing,
  replies,
  help,
  ideas,
  inbox,
  versions,
  compare,
  forms,
  listTitles,
  settings,
  usage,
  digest,
  discord,
  github,
  slack,
};

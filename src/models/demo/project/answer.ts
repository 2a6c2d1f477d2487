/** What is known of a project when somebody asks about it. */
interface Known {
  version: number;
  score: number | null;
  dimensions: Readonly<Record<string, number>>;
  findings: readonly string[];
  costUsd: number;
  published: boolean;
  models: Readonly<Record<string, string>>;
  versions: readonly { number: number; files: number | null; score: number | null }[];
  project: {
    title: string;
    description: string;
    plan: {
      language: string;
      approach: string;
      commands: readonly string[];
      features: readonly { name: string }[];
      dependencies: readonly { name: string; reason: string }[];
      files: readonly { path: string; purpose: string }[];
    };
    parts: readonly { path: string }[];
  };
}

/** Answers a question about a project from its plan and its record, in English. It says so when it does not know. */
export function demoProjectAnswer(question: string, known: Known): string {
  const { project, score, dimensions, findings } = known;
  const { plan } = project;
  const named = plan.files.find(
    ({ path }) => question.includes(path) || question.includes(path.split("/").at(-1) ?? path),
  );
  if (/\bcost|\bexpensive|\bmoney|\$/iu.test(question))
    return known.costUsd === 0
      ? "It cost nothing: the offline demo model made it."
      : `It cost ${known.costUsd.toFixed(2)} US dollars.`;
  if (/\bscore|\brating|\breview|\bhow good/iu.test(question)) {
    if (score === null) return "Nobody reviewed this version.";
    return `Version ${known.version} scored ${score} of 100: ${Object.entries(dimensions)
      .map(([name, points]) => `${name} ${points}`)
      .join(", ")}.`;
  }
  if (/\bcheck|\bwrong|\bproblem|\bfinding|\bbug|\berror/iu.test(question))
    return findings.length === 0
      ? "The checks found nothing wrong."
      : `The checks found: ${findings.slice(0, 5).join("; ")}.`;
  if (/\bmodel|\bwho wrote|\bwritten by/iu.test(question))
    return `It was made by ${[...new Set(Object.values(known.models))].join(", ")}.`;
  if (/\bversion/iu.test(question))
    return `There are ${known.versions.length} versions; this is version ${known.version}.`;
  if (/\bpublish/iu.test(question)) return known.published ? "It is published." : "It is not published yet.";
  if (named !== undefined) return `\`${named.path}\`: ${named.purpose || "the plan says nothing more about it"}.`;
  if (/\bhow (?:do|can|to|does)\b.*\b(?:run|start|use|install|test)/iu.test(question) || /\bcommand/iu.test(question))
    return `Run from its folder:\n\n${plan.commands.map((each) => `- \`${each}\``).join("\n")}`;
  if (/\bdependenc|\bpackages?\b|\blibrar/iu.test(question))
    return plan.dependencies.length === 0
      ? "It has no dependencies: the standard library is enough."
      : plan.dependencies.map(({ name, reason }) => `- ${name}: ${reason}`).join("\n");
  if (/\bfiles?\b|\bstructure/iu.test(question))
    return `It has ${project.parts.length} files:\n\n${project.parts.map(({ path }) => `- \`${path}\``).join("\n")}`;
  if (/\bfeature|\bwhat (?:can|does)/iu.test(question))
    return `It can: ${plan.features.map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1)).join("; ")}.`;
  if (/\bwhy\b|\bhow\b|\bchoose|\bchosen|\bapproach/iu.test(question)) return plan.approach;
  if (/\babout\b|\bwhat is\b/iu.test(question)) return project.description;
  return "Neither the project nor its record says that.";
}

/** Said in a thread where a refinement changed nothing. */
export const unchanged = {
  title: "Nothing was changed",
  because: "The editor says:",
  stays: (version: number) =>
    `Version ${version} stays as it is. Reply with what to change, and name the part it is in.`,
};

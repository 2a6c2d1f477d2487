/** The workspace of the machine itself: the playground's only one, shared with the command line. */
export const localWorkspace = { id: "local", name: "Playground" } as const;

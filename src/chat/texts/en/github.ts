/** GitHub: connecting an account there. */
export const github = {
  off: "GitHub is not set up here. Whoever runs Kindling has to set `GITHUB_CLIENT_ID` and `GITHUB_CLIENT_SECRET`.",
  title: "Connect your GitHub account",
  link: (url: string) =>
    `[Connect GitHub](${url}) – this link is yours alone, works once, and is over in ten minutes. Nobody else should open it.`,
  thenGoesOn: "What waits to be published goes on by itself afterwards.",
  sent: "The link was sent to you already. Ask again if it is over: `/expand connect github`",
  connected: (login: string) =>
    `Your GitHub account **${login}** is connected. \`/expand disconnect github\` takes that back.`,
  again: (url: string) => `To connect another account, or to let Kindling do more: [connect again](${url}).`,
  disconnecting: "Disconnecting your GitHub account …",
  disconnected:
    "Your GitHub account is disconnected: the permission is taken back at GitHub, and nothing of it is kept here.",
  notConnected: "No GitHub account of yours is connected.",
  page: {
    title: "Connect GitHub to Kindling",
    who: (person: string, workspace: string) => `This connects your GitHub account for ${person} in ${workspace}.`,
    onlyYou: "Go on only if that is you and you asked for it. Whoever it is could publish under your name.",
    asked: "Kindling asks GitHub for this:",
    scopes: {
      "read:user": "your profile, to know which account it is",
      "user:email": "your address, to sign commits with it, if you show it on GitHub",
      public_repo: "your public repositories, to publish there what you choose to",
      repo: "your private repositories as well, because you want to publish into one",
      workflow: "workflow files, because what you publish has one",
      gist: "your Gists, because you want to publish one",
    },
    go: "Continue to GitHub",
    done: (login: string) => `${login} is connected`,
    back: "Go back to the chat. What was waiting goes on there by itself. You can close this page.",
    refused: "Nothing was connected",
    refusedWhy: "You did not agree on GitHub. The link in the chat still works, as long as it is not over.",
    over: "This did not work",
  },
} as const;

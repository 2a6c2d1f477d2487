/** What Slack shows of the app itself: in its directory, in menus, and while a command is typed. */
export const slackAppTexts = {
  description: "Turns raw ideas into finished work",
  agent: "Give Kindling an idea, and get a finished post back.",
  expand: "Turn an idea into finished work",
  expandUsage: "your idea, or: help, list, show 12, status, stop",
  expandMessage: "Make a post of a message",
} as const;

/** Emoji as Slack calls them. */
const names: Readonly<Record<string, string>> = {
  "👀": "eyes",
  "✅": "white_check_mark",
  "❌": "x",
  "⏳": "hourglass_flowing_sand",
  "👍": "+1",
  "👎": "-1",
  "🎉": "tada",
};

/** What Slack calls an emoji; undefined for one that nobody has named here. */
export const emojiName = (emoji: string): string | undefined => names[emoji.replace(/\uFE0F/g, "")];

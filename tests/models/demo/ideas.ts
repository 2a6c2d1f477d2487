/** Ideas of many kinds: what a person might really type, and what nobody should. */
export const ideas: Readonly<Record<string, string>> = {
  why: "Why our on-call rotation moved from weekly to daily hand-overs",
  lesson: "What a bakery taught me about caching",
  explain: "Explain vector clocks to someone who has only used timestamps",
  colon: "Ten years of the same side project: what survived",
  howTo: "How to review a pull request you don't understand",
  between: "What happens between pressing send and an e-mail arriving",
  question: "Why do cats sleep so much?",
  build: "Build a TODO app that syncs over https://example.com/sync?a=1 and works offline",
  cli: "Calculator CLI: Create a basic calculator with addition feature.",
  kebab: "Card-Memory-Game",
  long: `QRCode Badge Generator

At some point in your career you will probably find yourself helping to coordinate a company-sponsored event or a local technical meetup. It's not uncommon for attendees to want to exchange contact information. But how to do that? Attendees could always exchange business cards, but that can be slow and error prone.

The objective is to collect a meeting attendee's name, e-mail address and account names, and to print a name badge with a QR code that can be scanned with a smartphone.

- Print to PDF
- Works without a network`,
  word: "Tea",
  german: "Warum wir unsere Besprechungen auf 25 Minuten gekürzt haben",
  french: "Pourquoi notre équipe a quitté les microservices",
  spanish: "Cómo construir un club de lectura en la empresa",
  arabic: "ماذا تعلمت من خبز الخبز كل صباح",
  japanese: "東京の電車はなぜ時間通りなのか",
  hebrew: "איך ללמוד לבשל בלי מתכון",
  emoji: "🎉🎉 🚀",
  markup: "<script>alert(1)</script> # Why *we* `love` [links](https://example.org/x) @everyone <@U123> | tables |",
  huge: "Patterns are integral to software engineering and represent reusable components. ".repeat(240),
};

/** By language, for those in which the offline demo model writes. */
const notices = {
  en: "Demo text, written offline from the words of the idea. It is no real writing and states no facts.",
  de: "Demotext, offline aus den Worten der Idee geschrieben. Er ist kein echter Beitrag und nennt keine Fakten.",
  fr: "Texte de démonstration, écrit hors ligne à partir des mots de l’idée. Ce n’est pas un véritable article et il n’énonce aucun fait.",
  es: "Texto de demostración, escrito sin conexión a partir de las palabras de la idea. No es un artículo real y no afirma ningún hecho.",
};

/** The line in a post's files that says it is demo text, in the post's language (BCP 47); English for others. */
export function demoNotice(language: string): string {
  const base = language.toLowerCase().split(/[-_]/)[0];
  return Object.entries(notices).find(([each]) => each === base)?.[1] ?? notices.en;
}

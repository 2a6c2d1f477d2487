import { html } from "hono/html";
import type { LinkShown } from "../accounts/github.ts";
import type { Texts } from "../chat/texts/catalogue.ts";

const frame = (locale: string, nonce: string, title: string, content: unknown) => html`<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <style nonce="${nonce}">
      body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 10vh auto; padding: 0 1.2rem; }
      button { font: inherit; padding: 0.6rem 1.2rem; border-radius: 0.5rem; cursor: pointer; }
    </style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;

/** Whose account is connected to what, and what GitHub is asked for, with the reason. Nothing begins before the button. */
export function linkPage({ locale, github: { page } }: Texts, nonce: string, link: string, shown: LinkShown) {
  return frame(
    locale,
    nonce,
    page.title,
    html`<p>${page.who(shown.personName, shown.workspaceName)} <strong>${page.onlyYou}</strong></p>
      <p>${page.asked}</p>
      <ul>
        ${shown.scopes.map((scope) => html`<li><code>${scope}</code>: ${page.scopes[scope]}</li>`)}
      </ul>
      <form method="post" action="/oauth/github/start">
        <input type="hidden" name="link" value="${link}" />
        <button>${page.go}</button>
      </form>`,
  );
}

/** What was done, or why it was not. */
export const saidPage = ({ locale }: Texts, nonce: string, title: string, text: string) =>
  frame(locale, nonce, title, html`<p>${text}</p>`);

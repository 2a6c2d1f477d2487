import { html } from "hono/html";
import { pageTexts } from "../chat/texts/page.ts";
import type { Person } from "./places.ts";

/** The frame of the page; everything in it is drawn by `browser/main.ts`. */
export const page = (build: string) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f6f2ee" />
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#141210" />
    <title>${pageTexts.title}</title>
    <link rel="icon" href="/playground/assets/${build}/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/playground/assets/${build}/page.css" />
    <script type="module" src="/playground/assets/${build}/main.js"></script>
  </head>
  <body data-build="${build}">
    <noscript><p class="notice">${pageTexts.needsScript}</p></noscript>
    <div id="page"></div>
  </body>
</html>`;

/** The page twice, as two people see it. */
export const sideBySidePage = (build: string, people: readonly Person[]) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="light dark" />
    <title>${pageTexts.sideBySide.title}</title>
    <link rel="icon" href="/playground/assets/${build}/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/playground/assets/${build}/side-by-side.css" />
  </head>
  <body>
    <main>
      <h1>${pageTexts.sideBySide.title}</h1>
      ${people.map(({ id, name }) => html`<iframe title="${pageTexts.sideBySide.frame(name)}" src="/?as=${id}"></iframe>`)}
    </main>
  </body>
</html>`;

/** What somebody reads who is not let in. */
export const refusalPage = (sentence: string) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${pageTexts.title}</title>
  </head>
  <body>
    <h1>${pageTexts.title}</h1>
    <p>${sentence}</p>
  </body>
</html>`;

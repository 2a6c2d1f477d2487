import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const required = process.env.CI === "true" || Boolean(process.env.KINDLING_REQUIRE_CHROMIUM);

/** Whether browser tests can run here. Says so where they cannot; where they must, they run and fail. */
export const hasChromium: boolean = existsSync(executablePath) || required;

if (!hasChromium)
  console.warn(
    `Browser tests are skipped: there is no Chromium at ${executablePath}. Install it, or set CHROMIUM_PATH.`,
  );

/** @throws when there is none. */
export function launchChromium(): Promise<Browser> {
  // Inside a container as root, Chromium has no sandbox to use; it only ever loads our own page.
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

import type { Browser } from "playwright-core";
import { launch, withPage } from "./browser.ts";
import { smallExport } from "./exports.ts";
import { sample } from "./timelinePage.ts";
import { importFiles } from "./visit.ts";

/** A browser, the bundled sample, which tests only read, and an incident of our own under a title, which they change. */
export async function shownAndOwn(title: string): Promise<{ readonly browser: Browser; readonly shown: string; readonly own: string }> {
  const browser = await launch();
  const shown = (await sample("injection")).id;
  const own = await withPage(browser, "light", (page) => importFiles(page, title, [{ name: "runs.jsonl", text: smallExport() }]));
  return { browser, shown, own };
}

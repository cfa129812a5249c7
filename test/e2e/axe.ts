import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import type { Theme } from "./browser.ts";

/** No page has a frame, so nothing is lost by looking at one page alone; it takes a quarter of the time. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true);

const inShort = (found: Awaited<ReturnType<AxeBuilder["analyze"]>>) =>
  found.violations.flatMap(({ id: rule, nodes }) => nodes.slice(0, 3).map((node) => `${rule}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`));

/** What axe finds in both themes; a theme changes colours and nothing else. `scope` is what is new: the dark colours are measured there only. */
export async function violations(page: Page, scope: string): Promise<string[]> {
  const light = inShort(await axe(page).options({ resultTypes: ["violations"] }).analyze());
  await turnTo(page, "dark");
  const dark = inShort(await axe(page).include(scope).options({ resultTypes: ["violations"], runOnly: ["color-contrast"] }).analyze());
  await turnTo(page, "light");
  return [...light, ...dark.map((text) => `dark: ${text}`)];
}

async function turnTo(page: Page, colorScheme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
}

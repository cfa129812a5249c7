import { readFileSync } from "node:fs";
import type { Download, Locator, Page } from "playwright-core";

/** What the policy on the page does to the incident and to the work. */
export const bar = (page: Page): Locator => page.getByRole("region", { name: "Back-test" });

/** Saves what is shown as the next version. */
export async function save(page: Page, reason = "for the test"): Promise<number> {
  await page.getByRole("button", { name: /^Save as version \d+…$/ }).click();
  const dialog = page.getByRole("dialog", { name: "Save as a version" });
  const button = dialog.getByRole("button", { name: /^Save version \d+$/ });
  const version = Number(/\d+/.exec(await button.innerText())?.[0]);
  await dialog.getByRole("textbox", { name: /^(?:Reason|Why may it let more through\?)$/ }).fill(reason);
  await button.click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Versions" }).getByText(/newest first/).waitFor();
  return version;
}

export async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), "utf8");
}

/** The file in a format, as the export dialog hands it out. */
export async function exported(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Export…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Export version \d+$/ });
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download 1 file" }).click()]);
  const text = await textOf(download);
  await dialog.getByRole("status").getByText(/^1 file downloaded, signed by sha256:/).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  return text;
}

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inventedSecrets, secretsSeenIn } from "../inventedSecrets.ts";
import { violations } from "./axe.ts";
import { launch, withPage } from "./browser.ts";
import { openTimeline, panelOf } from "./timelinePage.ts";
import { importFiles, rowNames } from "./visit.ts";

const [aws, , github] = inventedSecrets;
const command = `${aws?.text ?? ""}; ${github?.text ?? ""}; psql postgres://app:Reed-Otter-19@db.internal/orders`;
const everything = inventedSecrets.map(({ text }) => text).join("\n");
const run = JSON.stringify({
  messages: [
    { role: "user", content: "Rotate the keys." },
    { role: "assistant", content: null, tool_calls: [{ id: "call_1", type: "function", function: { name: "run_shell", arguments: JSON.stringify({ command }) } }] },
    { role: "tool", tool_call_id: "call_1", content: everything }, { role: "assistant", content: `Done: ${aws?.value ?? ""}` },
  ],
});

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(async () => { await browser.close(); });

const shown = async (page: Page): Promise<string[]> => secretsSeenIn(await page.locator("body").innerText());
const tab = (page: Page, name: string) => panelOf(page).getByRole("tab", { name: new RegExp(`^${name}`) });
async function lines(page: Page, id: string): Promise<string[]> {
  const answer = await page.request.get(`/api/v1/incidents/${id}/custody?count=500`);
  const { entries }: { entries: { event: string; text: string }[] } = await answer.json();
  return entries.filter(({ event }) => event === "secrets.revealed").map(({ text }) => text);
}

test("credentials are masked in rows, in every part of the panel and in bytes; a reveal says what it writes, writes it, shows them, and ends with the step", async () => {
  await withPage(browser, "light", async (page) => {
    const id = await importFiles(page, "keys", [{ name: "run.json", text: run }]);
    await openTimeline(page, id, "");
    expect(secretsSeenIn((await rowNames(page)).join("\n"))).toEqual([]);
    const call = page.locator("[role=treegrid] [role=row][data-row]").filter({ hasText: "run_shell" }).last();
    await call.click();
    const panel = panelOf(page);
    await panel.getByText(/credentials? masked/).first().waitFor();
    for (const name of ["Input", "Output", "Why", "Raw", "What"]) {
      await tab(page, name).click();
      // Why names steps and says what came before: it repeats no value of this call.
      if (name === "Why") await panel.getByRole("heading", { name: "Inside" }).waitFor();
      else await panel.locator("[data-mask]").first().waitFor();
      expect([name, await shown(page)]).toEqual([name, []]);
    }
    expect(await panel.locator("[data-mask]").first().innerText()).toMatch(/credential masked/);
    expect(await violations(page, "aside")).toEqual([]);
    expect(await lines(page, id)).toEqual([]);

    await panel.getByRole("button", { name: "Reveal…" }).focus();
    await page.keyboard.press("Enter");
    await panel.getByText(/is a line of the custody log/).waitFor();
    expect(await violations(page, "aside")).toEqual([]);
    await page.keyboard.type("to rotate them");
    await page.keyboard.press("Enter");
    await panel.getByText("stand in the clear").waitFor();
    await tab(page, "Output").click();
    await expect.poll(() => shown(page)).toContain("github");
    expect(await lines(page, id)).toEqual([expect.stringMatching(/^credentials shown in the clear on "run_shell".*reason: "to rotate them"$/)]);
    expect(await violations(page, "aside")).toEqual([]);

    await panel.getByRole("button", { name: "Mask again" }).click();
    await panel.getByText(/credentials? masked/).first().waitFor();
    expect(await shown(page)).toEqual([]);
    await page.reload();
    await panel.getByText(/credentials? masked/).first().waitFor();
    expect(await shown(page)).toEqual([]);
    expect(await lines(page, id)).toHaveLength(1);
  });
});

test("the raw viewer masks byte for byte, names the hash of the original, and says that the download has everything", async () => {
  await withPage(browser, "light", async (page) => {
    const id = await importFiles(page, "raw keys", [{ name: "run.json", text: run }]);
    await page.goto(`/incidents/${id}/evidence/x1`);
    await page.locator("[data-mask]").first().waitFor();
    expect(await shown(page)).toEqual([]);
    await page.getByText("SHA-256 of the original bytes", { exact: false }).or(page.getByLabel(/SHA-256 of the original bytes/)).first().waitFor();
    await page.getByText("nothing masked").waitFor();
    await page.getByRole("button", { name: "Reveal…" }).click();
    await page.getByRole("button", { name: "Reveal", exact: true }).click();
    // A value may be broken over two lines of bytes.
    await expect.poll(async () => (await shown(page)).length).toBeGreaterThan(5);
    expect(await violations(page, "main")).toEqual([]);
  });
});

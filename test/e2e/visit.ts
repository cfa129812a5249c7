import type { Page } from "playwright-core";
import { inject } from "vitest";
import type { Incident } from "@/lib/api/contract.ts";

/** All incidents as the API has them, checked by the contract's own schema. */
export async function incidents(): Promise<Incident[]> {
  const { incidentSchema } = await import("@/lib/api/contract.ts");
  const { z } = await import("zod");
  const answer = await fetch(`${inject("base")}/api/v1/incidents`);
  return z.object({ incidents: z.array(incidentSchema) }).parse(await answer.json()).incidents;
}

type File = { readonly name: string; readonly text: string };

/** Goes through the intake page with these files as the reader would, and waits until they have been analysed. Answers the incident's id. */
export async function importFiles(page: Page, title: string, files: readonly File[]): Promise<string> {
  await page.goto("/incidents/new");
  await page.getByLabel("Title").fill(title);
  await page.locator("[data-intake=files]").setInputFiles(files.map(({ name, text }) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) })));
  await page.getByRole("button", { name: /^Import \d+ file/ }).click();
  await page.waitForURL(/\/evidence$/);
  await page.getByText("Analysed", { exact: true }).first().waitFor({ timeout: 120_000 });
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

/** The rows in sight, as screen readers hear them. */
export async function rowNames(page: Page): Promise<string[]> {
  const rows = page.locator("[role=treegrid] [role=row][data-row]");
  await rows.first().waitFor();
  return await rows.evaluateAll((all) => all.map((row) => row.getAttribute("aria-label") ?? ""));
}

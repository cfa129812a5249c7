import type { Locator, Page } from "playwright-core";
import { inject } from "vitest";
import type { TrustedKeys } from "@/lib/api/keyContract.ts";
import { sha256, signer, type Signer } from "../audit/signer.ts";

let made = 0;
const run = Date.now().toString(36);

/** A key that no other test has: a trusted key stays known to the installation for ever. */
export function freshSigner(): Signer {
  return signer(`e2e ${run} ${made++}`);
}

export const shortOf = (one: Signer): string => sha256(one.key).slice(0, 8);
export const dialogOf = (page: Page, name: string | RegExp = "Add a trusted key"): Locator => page.getByRole("dialog", { name });
export const rowOf = (page: Page, name: string): Locator => page.getByRole("region", { name: "Trusted keys" }).getByRole("row").filter({ hasText: name });

/** A word in a row, where it can be seen: on narrow screens the name stands for the row. */
export const inRow = (page: Page, name: string, word: string): Locator => rowOf(page, name).getByText(word, { exact: true }).filter({ visible: true }).first();

export async function openKeys(page: Page, query = ""): Promise<void> {
  await page.goto(`/keys${query}`);
  await page.getByRole("heading", { name: "Trusted keys", level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
}

/** Opens the first step of adding. */
export async function openAdd(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Add a key" }).click();
  await dialogOf(page).waitFor();
  return dialogOf(page);
}

/** Hands a text in and waits for what was found in it. */
export async function look(page: Page, text: string): Promise<Locator> {
  const dialog = await openAdd(page);
  await dialog.getByLabel("Or paste a public key").fill(text);
  await dialog.getByRole("button", { name: "Look at it" }).click();
  await dialog.getByText("Pasted text").waitFor();
  return dialog;
}

/** Trusts a key of this name as the reader would, and waits until the list has it. */
export async function trust(page: Page, one: Signer, name: string): Promise<void> {
  const dialog = await look(page, JSON.stringify({ kid: name, public_key: one.hex }));
  await dialog.getByRole("checkbox", { name: /I compared it/ }).check();
  await dialog.getByRole("button", { name: "Trust 1 key" }).click();
  await dialog.waitFor({ state: "detached" });
  await rowOf(page, name).waitFor();
}

export async function openKey(page: Page, name: string): Promise<Locator> {
  await rowOf(page, name).getByRole("link", { name, exact: true }).click();
  await dialogOf(page, name).waitFor();
  return dialogOf(page, name);
}

/** What the API says is trusted. */
export async function trusted(): Promise<TrustedKeys> {
  const { trustedKeysSchema } = await import("@/lib/api/keyContract.ts");
  return trustedKeysSchema.parse(await (await fetch(`${inject("base")}/api/v1/keys`)).json());
}

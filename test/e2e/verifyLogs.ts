import type { Page } from "playwright-core";
import { custodyLog, jwsToken, makers } from "../audit/logs.ts";
import { inHex, signer } from "../audit/signer.ts";

/** Logs that our own signer wrote, for the browser tests, and what was done to them afterwards. */
export const own = signer("browser");
const lines = custodyLog(20, own);
const edited = (line = ""): string => line.replace("responder", "intruder");
const text = (all: readonly string[]): string => `${all.join("\n")}\n`;
const of = (format: string): string[] => makers.find((one) => one.format === format)?.make(8, own) ?? [];
const [header = "", , signature = ""] = jwsToken(own, "what was signed").split(".");
const script = `<script>document.title="taken over"</script><img src=x onerror="document.title='taken over'">`;

export const logs = {
  verified: text(lines),
  altered: text(lines.with(6, edited(lines[6]))),
  missing: text(lines.toSpliced(11, 2)),
  open: text(custodyLog(20, own, { closes: false })),
  unsigned: text(of("agt.audit")),
  wrongHash: text(of("sift.receipt").map((line, at) => (at === 2 ? line.replace("ALLOW", "DENY") : line))),
  respelled: text(custodyLog(3, own, { closes: false, detail: () => ({ name: "caf\u00e9" }) }).map((line, at) => (at === 1 ? line.normalize("NFD") : line))),
  unknown: text([1, 2, 3, 4].map((at) => JSON.stringify({ who: "agent", body: `step ${at}`, seal: inHex(own.sign(`step ${at}`)) }))),
  detached: `${header}..${signature}\n`,
  /** As written, each entry would act: markup, a direction override, characters that nobody sees, and a line of 200 000 characters. */
  hostile: text(custodyLog(4, own, { detail: (at) => ({ note: `${script}\u202egnp.exe\u200b`, long: "x".repeat(at === 1 ? 200_000 : 3) }), action: () => script })),
  long: text(custodyLog(4_000, own)),
};
export const keyText = own.hex;
export const payload = "what was signed";

type Given = { readonly name: string; readonly text: string };

/** Opens the page, waits for its worker, and hands the files in. */
export async function openVerify(page: Page, ...files: readonly Given[]): Promise<void> {
  const worker = page.waitForEvent("worker");
  await page.goto("/verify");
  await worker;
  await page.waitForLoadState("networkidle");
  if (files.length > 0) await give(page, ...files);
}

export async function give(page: Page, ...files: readonly Given[]): Promise<void> {
  await page.locator("[data-intake=files]").setInputFiles(files.map((file) => ({ name: file.name, mimeType: "text/plain", buffer: Buffer.from(file.text) })));
}

export const key = { name: "ops.txt", text: keyText };
export const log = (name: keyof typeof logs) => ({ name: `${name}.jsonl`, text: logs[name] });

/** The card of a log, once it has its verdict. */
export function card(page: Page, name: keyof typeof logs) {
  return page.locator("[data-log]", { has: page.getByRole("heading", { name: new RegExp(`${name}\\.jsonl`) }) });
}

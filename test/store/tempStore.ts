import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { onTestFinished } from "vitest";
import type { Uploaded } from "../../lib/store/enterExhibit.ts";
import type { Store } from "../../lib/store/incidents.ts";
import { takeIn } from "../../lib/store/intake.ts";
import { closeCases, openCases } from "../../lib/store/openDatabase.ts";

/** A data folder of its own, gone after the test. */
export function tempStore(): Store {
  const dataDir = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  const cases = openCases(dataDir);
  onTestFinished(() => {
    closeCases(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { cases, dataDir };
}

/** Hands a file in, as an upload does. */
export function hand(store: Store, incident: string, name: string, content: string | Uint8Array, bytes?: number): Promise<Uploaded> {
  const data = Buffer.from(content);
  return takeIn(store, incident, { name, stream: Readable.from(data.length === 0 ? [] : [data]), bytes: bytes ?? data.length }, "responder");
}

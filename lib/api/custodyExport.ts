import { Breath } from "../base/breath.ts";
import { StreamingHash } from "../base/hash.ts";
import type { CustodyObject } from "../evidence/custody.ts";
import { appendCustody, custodyLength, recordRows } from "../store/custodyLog.ts";
import type { Store } from "../store/incidents.ts";
import { writeCases } from "../store/openDatabase.ts";
import { streamAnswer } from "./answers.ts";

const pageRecords = 500;

/**
 * The signed records of a scope, byte for byte as they were signed, one a line. That they were sent is a line of the
 * log, with the hash of the file; the file holds the lines before that one.
 */
export async function custodyExportAnswer(store: Store, scope: string, isRead: boolean): Promise<Response> {
  const last = custodyLength(store.cases, scope);
  const { records, ...object } = await fileOf(store, scope, last);
  // Whoever asks for the headers alone is sent nothing.
  if (isRead) {
    const text = `custody log, ${records} records, ${object.bytes} bytes, sha256 ${object.sha256}`;
    writeCases(store.cases, () => appendCustody(store.cases, scope, "responder", "custody.exported", text, { object, detail: { records, lastLine: last } }));
  }
  return streamAnswer(pieces(store, scope, last, records), {
    "content-type": "application/x-ndjson; charset=utf-8",
    "content-disposition": `attachment; filename="${object.name}"`,
    "x-aftertrace-sha256": object.sha256,
  });
}

/** Records are never changed, so that what is hashed now is what is sent then. */
async function fileOf(store: Store, scope: string, last: number): Promise<CustodyObject & { readonly records: number }> {
  const hash = new StreamingHash();
  const breath = new Breath();
  let [bytes, records] = [0, 0];
  for (const page of pages(store, scope, last)) {
    const text = Buffer.from(page.join(""));
    hash.update(text);
    [bytes, records] = [bytes + text.length, records + page.length];
    await breath.take();
  }
  return { name: `aftertrace-${scope}-custody.jsonl`, bytes, sha256: hash.hex(), records };
}

function* pages({ cases }: Store, scope: string, last: number): Generator<string[]> {
  for (let after = 0; ;) {
    const rows = recordRows(cases, scope, after, pageRecords).filter(({ number }) => number <= last);
    if (rows.length === 0) return;
    after = rows.at(-1)?.number ?? last;
    yield rows.map(({ record }) => `${record}\n`);
  }
}

async function* pieces(store: Store, scope: string, last: number, records: number): AsyncGenerator<string> {
  let sent = 0;
  for (const page of pages(store, scope, last)) {
    sent += page.length;
    yield page.join("");
  }
  // Better a download that fails than a log that ends early.
  if (sent !== records) throw new Error("The log was deleted while it was sent.");
}

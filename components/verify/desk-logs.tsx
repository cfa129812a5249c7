"use client";

import { useState } from "react";
import { fetchEntryParts } from "../evidence/verification/entry-section.tsx";
import { Button } from "../ui/button.tsx";
import { download } from "../ui/download.ts";
import { Glyph } from "../ui/glyph.tsx";
import { DeskLogPart } from "./desk-log-part.tsx";
import { findingsDocument, type Looked } from "./findings-document.ts";
import type { Asks, VerifyDesk } from "./verify-desk.ts";

export { fetchEntryParts };

/** So many logs show their entries at once; of more each is opened on request. */
const openMax = 3;

/** The logs that were handed in, each with its verification, and all verdicts as one document. */
export function DeskLogs({ desk, client }: { readonly desk: VerifyDesk; readonly client: Asks }) {
  const { logs } = desk;
  const [saving, setSaving] = useState(false);
  if (logs.length === 0) return null;
  const settled = logs.every(({ state }) => state.type === "done" && state.outcome.type !== "cancelled");
  const save = async () => {
    setSaving(true);
    const looked = await Promise.all(logs.map((log) => lookedAt(log, client)));
    download("findings.json", "application/json", `${JSON.stringify(findingsDocument(looked.flatMap((one) => one ?? [])))}\n`);
    setSaving(false);
  };
  return (
    <section aria-label="Verdicts" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="grow text-lg font-semibold">{logs.length === 1 ? "Verdict" : "Verdicts"}</h2>
        <Button small disabled={!settled || saving} onClick={() => void save()}><Glyph name="download" /> Findings as JSON</Button>
      </div>
      {logs.map((log) => <DeskLogPart key={`${log.file.id} ${log.run}`} log={log} alone={logs.length <= openMax} desk={desk} client={client} />)}
    </section>
  );
}

async function lookedAt({ file, exhibit, state, accepted }: VerifyDesk["logs"][number], client: Asks): Promise<Looked | null> {
  if (file.state.type !== "read") return null;
  const verified = state.type === "done" && state.outcome.type === "verified";
  const found = verified ? await client.ask("findings", { file: file.id }) : null;
  return { exhibit, name: file.name, file: file.state.file, found, accepted: accepted.map(({ fingerprint }) => fingerprint) };
}

"use client";

import { auditFormats } from "@/lib/audit/profile.ts";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { DropZone, loadPasteDialog } from "../intake/drop-zone.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { FileList } from "./file-list.tsx";
import { SignatureByHand } from "./signature-by-hand.tsx";
import { useDesk } from "./use-desk.ts";
import { fileBytesMax } from "./given-file.ts";
import { bytesText } from "../ui/bytes.tsx";

const loadLogs = () => import("./desk-logs.tsx");
const DeskLogs = dynamic(() => loadLogs().then((logs) => logs.DeskLogs), { ssr: false });

/** Everything that logs are drawn with. Once it is here the page needs no network any more. */
const fetchTheRest = () => Promise.all([loadPasteDialog(), loadLogs().then((logs) => logs.fetchEntryParts())]);

const words = { drop: "Drop a signed log and the signer's key anywhere on this page", paste: { title: "Paste a log or a key", field: "Text of the log or key" } };

/** Drop a log and a key: the verdict is reached in this page, and nothing leaves it. */
export function VerifyPage() {
  const made = useDesk();
  useEffect(() => void fetchTheRest(), []);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <h1 className="text-2xl font-semibold">Verify in the browser</h1>
        <p className="max-w-[90ch] text-text-muted">A log and a key that you drop here stay in this page: they are read and checked by your own browser, nothing is sent, nothing is kept when the page is closed. It works without a network.</p>
      </div>
      {made === null ? <Skeleton label="Starting the verification" rows={3} /> : (
        <>
          <DropZone words={words} small={made.desk.files.length > 0} onFiles={(files) => void made.desk.add(files)} />
          <FileList desk={made.desk} />
          {made.desk.logs.length > 0 && <DeskLogs desk={made.desk} client={made.client} />}
          <SignatureByHand client={made.client} />
        </>
      )}
      <WhatItTakes key={String(made?.desk.files.length === 0)} open={made === null || made.desk.files.length === 0} />
    </div>
  );
}

function WhatItTakes({ open }: { readonly open: boolean }) {
  return (
    <Collapsible title="What can be dropped here" defaultOpen={open}>
      <ul className="flex max-w-[100ch] list-disc flex-col gap-1 pl-5">
        <li>Signed logs and receipts, up to {bytesText(fileBytesMax)}: JSON Lines, arrays, single records, bundles, compact tokens, signed notes. Known formats: {auditFormats.filter((format) => format !== "generic").join(", ")}.</li>
        <li>Logs of any other shape that are signed with Ed25519: the page tries how they are signed, and you choose.</li>
        <li>Public keys: JWKS, JWK, a map of id to key, PEM, did:key, verifier keys of signed notes, hex, base64, 32 raw bytes; revocation lists and endorsements.</li>
        <li>The head that a producer keeps beside its log, and the payload that belongs to a detached token.</li>
      </ul>
    </Collapsible>
  );
}

"use client";

import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { BundleRow } from "./bundle-row.tsx";
import { ExportRow } from "./export-row.tsx";
import { useExports } from "./use-exports.ts";

type Props = { readonly incident: string; readonly onClose: () => void };

/** Every export there is: what it holds, masked or not, and the hash of what was sent last. */
export function ExportDialog({ incident, onClose }: Props) {
  const { list, refusal, look, watch } = useExports(incident);
  return (
    <Dialog open onOpenChange={onClose} wide title="Export" description="What leaves this machine is a line of the custody log, with the SHA-256 of the file.">
      {refusal && <RefusalNotice refusal={refusal} />}
      {list === null && refusal === null && <Skeleton label="Loading the list of exports" rows={8} rowHeightPx={72} />}
      {list !== null && (
        <ul className="flex flex-col">
          {list.exports.map((entry) =>
            entry.id === "bundle"
              ? <BundleRow key={entry.id} incident={incident} entry={entry} made={list.bundle} onMade={look} onSent={() => watch(entry)} />
              : <ExportRow key={entry.id} entry={entry} onSent={() => watch(entry)} />)}
        </ul>
      )}
    </Dialog>
  );
}

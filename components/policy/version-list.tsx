"use client";

import { useState } from "react";
import type { PolicyVersion } from "@/lib/api/policyContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { WhoWhen } from "../marks/who-when.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Hash } from "../ui/hash.tsx";
import { plural } from "./policy-words.ts";

type Props = { readonly versions: readonly PolicyVersion[]; readonly onOpen: (version: number) => void; readonly onRestore: (version: PolicyVersion) => void; readonly onExport: (version: number) => void; readonly onCompare: (version: number) => void };

const sources = { draft: "from the draft", edit: "from an edit", import: "from an import", rollback: "brought back" } as const;

/** Every version with who, when and why. None is changed; an earlier one is brought back as a new one. */
export function VersionList({ versions, ...acts }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <section aria-label="Versions" className="min-w-0">
      <Collapsible open={open} onOpenChange={setOpen} title={<span>Versions <span className="font-normal text-text-muted">{versions.length === 0 ? "none saved yet" : `${versions.length}, newest first`}</span></span>}>
        {versions.length === 0 && <p className="text-text-muted">Save the draft or your edit: exports are made of versions.</p>}
        <ol className="flex min-w-0 flex-col divide-y divide-border">{versions.map((version, at) => <li key={version.version} className="min-w-0 py-2"><Version version={version} isNewest={at === 0} {...acts} /></li>)}</ol>
      </Collapsible>
    </section>
  );
}

function Version({ version: one, isNewest, onOpen, onRestore, onExport, onCompare }: Omit<Props, "versions"> & { readonly version: PolicyVersion; readonly isNewest: boolean }) {
  const { version, source, restores, author, madeUs, reason, wider, changes, hash, previous } = one;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="flex min-w-0 flex-wrap items-center gap-2">
        <b>Version {version}</b> {isNewest && <Badge tone="ok" glyph="check">Newest</Badge>} <span>{restores === null ? sources[source] : `brings back version ${restores}`}</span>
        {wider > 0 && <Badge tone="warning" glyph="warning">{plural(wider, "change")} wider</Badge>}
        <span className="text-sm text-text-muted">{plural(changes.length, "change")}</span> <WhoWhen author={author} us={madeUs} />
      </p>
      {reason !== "" && <p className="[overflow-wrap:anywhere]"><InlineText text={reason} /></p>}
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-text-muted"><Hash value={hash} /> {previous !== null && <span>follows <Hash value={previous} /></span>}</p>
      <span className="flex flex-wrap gap-2">
        <Button small onClick={() => onOpen(version)}>Open<span className="sr-only"> version {version}</span></Button>
        <Button small onClick={() => onExport(version)}><Glyph name="download" /> Export<span className="sr-only"> version {version}</span></Button>
        <Button small onClick={() => onCompare(version)}>Compare with it<span className="sr-only">, version {version}</span></Button>
        {!isNewest && <Button small onClick={() => onRestore(one)}><Glyph name="undo" /> Bring back<span className="sr-only"> version {version}</span></Button>}
      </span>
    </div>
  );
}

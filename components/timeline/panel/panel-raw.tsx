"use client";

import Link from "next/link";
import { RawBytes } from "../../evidence/raw-bytes.tsx";
import { rawAddress } from "../../evidence/raw-address.ts";
import { Hash } from "../../ui/hash.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { countText } from "../../ui/count.tsx";
import { usePanel } from "./panel-reading.ts";
import type { Step } from "@/lib/api/stepContract.ts";

/** Where this step stands in the evidence, and the exact bytes. */
export function PanelRaw({ step }: { readonly step: Step }) {
  const { incident, reveal } = usePanel();
  if (step.cites.length === 0) return <p className="text-text-muted">No record of its own: this row stands for something that other records only name.</p>;
  return (
    <div className="flex flex-col gap-5">
      {step.cites.map((cite) => (
        <section key={`${cite.exhibit} ${cite.at}`} className="flex flex-col gap-2">
          <h3 className="font-semibold">{cite.exhibit} <bdi className="break-all">{cite.exhibitName}</bdi></h3>
          <KeyValue pairs={[
            { name: "Place", value: <code className="break-all">{cite.at}</code> },
            { name: "Bytes", value: <span className="tabular">{cite.offset === null || cite.length === null ? "a row of a table, without a byte range of its own" : `${countText(cite.offset)}, ${countText(cite.length)} long`}</span> },
            { name: "SHA-256 of the exhibit", value: <Hash value={cite.sha256} label="SHA-256 of the exhibit" /> },
          ]} />
          {cite.offset === null || cite.length === null
            ? <p className="text-text-muted">Input, Output and What show the values of the row; the whole table can be downloaded from the evidence page.</p>
            : <RawBytes incident={incident} exhibit={cite.exhibit} at={cite.at} offset={cite.offset} length={cite.length} reveal={reveal} />}
          <p><Link className="text-accent underline" href={rawAddress(incident, cite)}>Open in the raw viewer</Link></p>
        </section>
      ))}
    </div>
  );
}

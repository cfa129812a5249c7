import type { ReactNode } from "react";
import type { ExportEntry } from "@/lib/api/exportContract.ts";
import { Badge } from "../ui/badge.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { bytesText } from "../ui/bytes.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Hash } from "../ui/hash.tsx";
import { Time } from "../ui/time.tsx";

type Props = { readonly entry: ExportEntry; readonly onSent: () => void };

/** One export with its download. */
export function ExportRow({ entry, onSent }: Props) {
  return (
    <ExportLine entry={entry} actions={<DownloadLink entry={entry} onSent={onSent} />} />
  );
}

/** Fetches the file, which writes its line into the custody log. */
export function DownloadLink({ entry: { path, name, label }, onSent }: Props) {
  return <a className={buttonStyle("plain", true)} href={path} download={name} aria-label={`Download ${label}`} onClick={onSent}><Glyph name="download" /> Download</a>;
}

type LineProps = { readonly entry: ExportEntry; readonly actions: ReactNode; readonly children?: ReactNode };

/** What every export says of itself, with what can be done at its end, and what is particular to it below. */
export function ExportLine({ entry: { label, holds, masked, last }, actions, children }: LineProps) {
  return (
    <li className="flex flex-col gap-1 border-t border-border py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold">{label}</h3>
        {masked ? <Badge tone="ok" glyph="check">Credentials masked</Badge> : <Badge tone="warning" glyph="warning">With every credential</Badge>}
        <span className="ml-auto flex flex-wrap items-center gap-2">{actions}</span>
      </div>
      <p className="max-w-[80ch] text-sm text-text-muted">{holds}</p>
      {children}
      {last !== null && <p className="flex flex-wrap items-center gap-x-2 text-sm"><span>Sent last <Time us={last.atUs} />, {bytesText(last.bytes)}, SHA-256</span> <Hash value={last.sha256} label="SHA-256" /></p>}
    </li>
  );
}

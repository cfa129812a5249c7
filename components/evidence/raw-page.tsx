import { formatText } from "./words.ts";
import { pageBytes, type RawPlace } from "./raw-address.ts";
import { RawViewer } from "./raw-viewer.tsx";
import { RecordList } from "./record-list.tsx";
import { incidentPath } from "../shell/api.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Bytes } from "../ui/bytes.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Hash } from "../ui/hash.tsx";
import { Notice } from "../ui/notice.tsx";
import type { StoredExhibit } from "@/lib/api/contract.ts";

type Props = {
  readonly incident: string;
  readonly exhibit: StoredExhibit;
  readonly wanted: RawPlace;
  readonly misread: readonly string[];
  /** Where the place in words of the address lies; null where it names none, or nothing is there. */
  readonly found: { readonly offset: number; readonly length: number } | null;
  /** Size of what can be read: of the file, or of what comes out of it. */
  readonly total: number;
};

/** The bytes of one exhibit, at the place of the address, beside the list of its records. */
export function RawPage({ incident, exhibit, wanted, misread, found, total }: Props) {
  const offset = wanted.offset ?? found?.offset ?? 0;
  const length = wanted.length ?? found?.length ?? pageBytes;
  const lost = wanted.at !== null && wanted.offset === null && found === null;
  const beyond = offset > 0 && offset >= total;
  return (
    <div className="flex flex-col gap-3">
      <RawHead incident={incident} exhibit={exhibit} />
      {misread.length > 0 && <Notice kind="warning" message={`Part of the address means nothing here and was left out: ${misread.join(", ")}.`} />}
      {lost && <Notice kind="warning" message={<>Nothing with bytes of its own is at <code>{wanted.at}</code>; the beginning is shown.</>} fix="Rows of tables such as Parquet have no byte range; the timeline shows their values." />}
      {beyond && <Notice kind="warning" message="The address points behind the end of this exhibit; the beginning is shown." />}
      <div className="grid gap-4 lg:grid-cols-[280px_minmax(0,1fr)]">
        <RecordList incident={incident} exhibit={exhibit.id} at={wanted.at} analysed={exhibit.findings !== null} />
        <RawViewer incident={incident} exhibit={exhibit.id} total={total} offset={beyond ? 0 : offset} length={length} at={lost || beyond ? null : wanted.at} />
      </div>
    </div>
  );
}

function RawHead({ incident, exhibit: { id, name, bytes, sha256, findings } }: Pick<Props, "incident" | "exhibit">) {
  return (
    <div className="tabular flex flex-wrap items-center gap-x-4 gap-y-1">
      <h2 className="text-lg font-semibold"><span className="text-text-muted">{id}</span> <bdi className="[overflow-wrap:anywhere]">{name}</bdi></h2>
      {findings !== null && <span>{formatText(findings.format)}</span>}
      <Bytes value={bytes} />
      <span className="inline-flex items-center gap-1 text-sm">SHA-256 <Hash value={sha256} label="SHA-256 of the exhibit" /></span>
      <a className={buttonStyle("plain", true)} href={`${incidentPath(incident)}/exhibits/${id}/raw`} download={name}><Glyph name="download" /> Original</a>
      <span className="text-sm text-text-muted">the file as it was given, nothing masked</span>
    </div>
  );
}

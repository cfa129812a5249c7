import Link from "next/link";
import { formatText } from "../evidence/words.ts";
import { Bytes } from "../ui/bytes.tsx";
import { countText } from "../ui/count.tsx";
import { Hash } from "../ui/hash.tsx";
import type { StoredExhibit } from "@/lib/api/contract.ts";

type Props = { readonly incident: string; readonly exhibits: readonly StoredExhibit[] };

/** Drawn here; the evidence page has all of them. */
const drawnMax = 20;

/** The exhibits in short, each leading to its card. */
export function ExhibitLines({ incident, exhibits }: Props) {
  const page = `/incidents/${incident}/evidence`;
  return (
    <>
      <ul className="flex flex-col md:grid md:grid-cols-[minmax(0,1fr)_repeat(4,max-content)] md:gap-x-6">
        {exhibits.slice(0, drawnMax).map(({ id, name, bytes, sha256, findings }) => (
          <li key={id} className="flex break-inside-avoid flex-wrap items-center gap-x-4 gap-y-0.5 border-t border-border py-1.5 md:col-span-full md:grid md:grid-cols-subgrid">
            <Link prefetch={false} className="min-w-0 text-accent underline max-md:basis-full" href={`${page}#${id}`}><span>{id}</span> <bdi className="[overflow-wrap:anywhere]">{name}</bdi></Link>
            <span>{findings === null ? "not analysed yet" : formatText(findings.format)}</span>
            <span className="text-right"><Bytes value={bytes} /></span>
            <Hash value={sha256} label={`SHA-256 of ${id}`} />
            <span className="tabular md:text-right">{findings === null ? "" : `${countText(findings.problems.length)} ${findings.problems.length === 1 ? "problem" : "problems"}`}</span>
          </li>
        ))}
      </ul>
      {exhibits.length > drawnMax && <p><Link className="text-accent underline" href={page}>All {countText(exhibits.length)} exhibits</Link></p>}
    </>
  );
}

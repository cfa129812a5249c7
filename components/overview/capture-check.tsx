import Link from "next/link";
import type { ReactNode } from "react";
import type { StoredExhibit } from "@/lib/api/contract.ts";
import type { Capture } from "@/lib/findings.ts";
import { captureWords, formatText } from "../evidence/words.ts";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { captureAdvice } from "./capture-advice.ts";

type Props = { readonly incident: string; readonly capture: Capture; readonly exhibits: readonly StoredExhibit[] };

/** Drawn here; the evidence page has all of them. */
const drawnMax = 20;

/** The six artefacts that a root cause needs: over all exhibits together, in each of them, and how to get what is missing. */
export function CaptureCheck({ incident, capture, exhibits }: Props) {
  const read = exhibits.filter(({ findings }) => findings !== null);
  const page = `/incidents/${incident}/evidence`;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div tabIndex={0} role="region" aria-label="Capture by exhibit" className="relative overflow-x-auto rounded border border-border">
        <table className="w-full min-w-[58rem] border-collapse text-left">
          <caption className="sr-only">What each exhibit holds of the six artefacts</caption>
          <thead className="bg-surface-raised"><tr><th scope="col" className="px-3 py-1.5 font-semibold">Exhibit</th>{captureWords.map(([part, word]) => <th key={part} scope="col" className="px-3 py-1.5 font-semibold">{word}</th>)}</tr></thead>
          <tbody>
            <Row head="All together" capture={capture} strong />
            {read.slice(0, drawnMax).map(({ id, name, findings }) => findings !== null && (
              <Row key={id} head={<><Link prefetch={false} className="text-accent underline" href={`${page}#${id}`}>{id} <bdi className="[overflow-wrap:anywhere]">{name}</bdi></Link><span className="block text-sm text-text-muted">{formatText(findings.format)}</span></>} capture={findings.capture} />
            ))}
          </tbody>
        </table>
      </div>
      {read.length > drawnMax && <p><span className="tabular">{countText(drawnMax)} of {countText(read.length)} exhibits.</span> <Link className="text-accent underline" href={page}>All of them</Link></p>}
      <Advice capture={capture} exhibits={exhibits} />
    </div>
  );
}

function Row({ head, capture, strong = false }: { readonly head: ReactNode; readonly capture: Capture; readonly strong?: boolean }) {
  return (
    <tr className="border-t border-border align-top">
      <th scope="row" className={classNames("px-3 py-1.5", strong ? "font-semibold" : "font-normal")}>{head}</th>
      {!strong && captureWords.every(([part]) => capture[part] === "absent") ? <td colSpan={captureWords.length} className="px-3 py-1.5 text-text-muted">none of the six: it holds no trace of a run</td>
        : captureWords.map(([part]) => <td key={part} className="px-3 py-1.5"><StatusBadge status={capture[part]} /></td>)}
    </tr>
  );
}

function Advice({ capture, exhibits }: Pick<Props, "capture" | "exhibits">) {
  const missing = captureAdvice(capture, exhibits);
  if (missing.length === 0) return <p className="text-text-muted">All six are there.</p>;
  return (
    <dl className="flex max-w-[110ch] flex-col gap-2">
      {missing.map(({ part, word, state, how }) => (
        <div key={part} className="flex flex-col gap-0.5">
          <dt className="flex flex-wrap items-center gap-2 font-semibold">{word} <StatusBadge status={state} /></dt>
          <dd className="text-text-muted">{how}</dd>
        </div>
      ))}
    </dl>
  );
}

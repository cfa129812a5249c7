import Link from "next/link";
import { countText } from "../ui/count.tsx";
import { classNames } from "../ui/class-names.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { isChanged, logsText } from "./trust-words.ts";
import type { Trial } from "./use-trial.ts";
import type { KeyTrial, TrialLog } from "@/lib/api/keyContract.ts";

type Props = { readonly trial: Trial; /** In place of the list where no log rests on it. */ readonly nothing: string };

/** Which verdicts would come out otherwise, before anything is changed. */
export function TrialList({ trial, nothing }: Props) {
  return (
    <section aria-label="What would change" aria-busy={trial.kind === "asking"} className="flex flex-col gap-1.5">
      <h3 className="font-medium">What would change</h3>
      <div role="status"><Outcome trial={trial} nothing={nothing} /></div>
    </section>
  );
}

function Outcome({ trial, nothing }: Props) {
  switch (trial.kind) {
    case "none": return <p className="text-sm text-text-muted">Nothing is chosen yet.</p>;
    case "asking": return <p className="text-sm text-text-muted">Trying it on the logs…</p>;
    case "refused": return <RefusalNotice refusal={trial.refusal} />;
    case "answer": return <Logs trial={trial.trial} stale={trial.stale} nothing={nothing} />;
  }
}

function Logs({ trial, stale, nothing }: { readonly trial: KeyTrial; readonly stale: boolean; readonly nothing: string }) {
  const { logs, of, unread } = trial;
  return (
    <div className={classNames("flex flex-col gap-1.5", stale && "opacity-60")}>
      <p className="text-sm">{stale ? "For what you wrote before: " : ""}{logs.length === 0 ? nothing : summary(logs, of)}{unread > 0 && ` ${unreadText(unread)}`}</p>
      {logs.length > 0 && (
        <div role="region" aria-label="Logs that it concerns" tabIndex={0} className="max-h-56 overflow-auto rounded border border-border">
          <ul>{logs.map((log) => <LogLine key={`${log.incident} ${log.exhibit}`} log={log} />)}</ul>
        </div>
      )}
    </div>
  );
}

function summary(logs: readonly TrialLog[], of: number): string {
  const changed = logs.filter((log) => isChanged(log) === true).length;
  const untried = logs.filter((log) => isChanged(log) === null).length;
  const listed = logs.length < of ? ` The first ${countText(logs.length)} are listed.` : "";
  const rest = untried === 0 ? "" : ` ${logsText(untried)} ${untried === 1 ? "is" : "are"} too long to be tried here, and ${untried === 1 ? "is" : "are"} verified again after the change.`;
  return `The verdict on ${countText(changed)} of ${logsText(of)} comes out otherwise.${rest}${listed}`;
}

function unreadText(unread: number): string {
  return `Nothing can be said of ${countText(unread)} ${unread === 1 ? "incident" : "incidents"} whose logs have not been verified yet.`;
}

function LogLine({ log }: { readonly log: TrialLog }) {
  const { incident, title, exhibit, exhibitName, entries, before, after } = log;
  return (
    <li className="flex flex-col gap-0.5 border-t border-border px-2 py-1.5 first:border-t-0">
      <span className="text-sm">
        <Link className="underline" href={`/incidents/${incident}/evidence#${exhibit}`}>{exhibit}</Link> <bdi className="[overflow-wrap:anywhere]">{exhibitName}</bdi> <span className="text-text-muted">in <bdi>{title}</bdi></span>
      </span>
      <span className="tabular flex flex-wrap items-center gap-1.5 text-sm">
        <StatusBadge status={before.status} /> {countText(before.verified)} of {countText(entries)}
        <span aria-hidden>→</span><span className="sr-only">becomes</span>
        {after === null ? <span className="text-text-muted">not tried</span> : <><StatusBadge status={after.status} /> {countText(after.verified)} of {countText(entries)}{isChanged(log) === false && <span className="text-text-muted">, as before</span>}</>}
      </span>
    </li>
  );
}

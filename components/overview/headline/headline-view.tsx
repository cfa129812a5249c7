import type { Overview } from "@/lib/api/overviewContract.ts";
import { strengthWords } from "../../injection/injection-words.ts";
import { WhoWhen } from "../../marks/who-when.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import type { Headline } from "./headline.ts";
import type { Sentence } from "./sentence.ts";
import { SentenceView } from "./sentence-view.tsx";

type Props = { readonly overview: Overview; readonly headline: Headline };

/** The answer: who asked for it, then harm, audit and gaps, each clause one press away from its proof. */
export function HeadlineView({ overview, headline: { verdict, harm, audit, gaps } }: Props) {
  const { deciding, decision } = overview;
  const strength = decision === null && deciding !== null && deciding.decision === null ? deciding.strength : null;
  return (
    <section aria-label="Headline" className="flex min-w-0 flex-col gap-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1"><StatusBadge status={overview.verdict} className="text-lg" />{strength !== null && <span className="font-medium">{strengthWords[strength]}</span>}{decision !== null && <span className="font-medium">a person's verdict</span>}</p>
      <p className="max-w-[95ch] text-xl [overflow-wrap:anywhere]"><SentenceView sentence={verdict} /></p>
      <Decision overview={overview} />
      <dl className="grid max-w-[110ch] grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
        {harm !== null && <Line name="Harm" sentence={harm} />}
        <Line name="Audit" sentence={audit} />
        {gaps !== null && <Line name="Gaps" sentence={gaps} />}
      </dl>
    </section>
  );
}

function Line({ name, sentence }: { readonly name: string; readonly sentence: Sentence }) {
  return <><dt className="text-text-muted">{name}</dt><dd className="min-w-0 [overflow-wrap:anywhere]"><SentenceView sentence={sentence} /></dd></>;
}

/** What a person said, beside what the rules say. */
function Decision({ overview: { decision, machine, verdict } }: { readonly overview: Overview }) {
  if (decision === null) return machine === verdict ? null : <p className="flex flex-wrap items-center gap-1.5 text-sm text-text-muted">The rules alone say <StatusBadge status={machine} />; decisions and corrections by people are counted in.</p>;
  return (
    <div className="flex max-w-[95ch] flex-col gap-1 border-l-2 border-border-control pl-3">
      <p className="[overflow-wrap:anywhere]"><bdi>{decision.reason}</bdi> <WhoWhen author={decision.author} us={decision.madeUs} /></p>
      <p className="flex flex-wrap items-center gap-1.5 text-sm text-text-muted">The rules alone say <StatusBadge status={machine} />.</p>
    </div>
  );
}

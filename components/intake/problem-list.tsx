import Link from "next/link";
import { rawAddress } from "../evidence/raw-address.ts";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import type { Problem } from "@/lib/evidence/problem.ts";

type Props = {
  readonly problems: readonly Problem[];
  /** Where the places lie; without it they are named only. */
  readonly of?: { readonly incident: string; readonly exhibit: string };
};

/** What is wrong with an exhibit: what, what to do, code and place. */
export function ProblemList({ problems, of }: Props) {
  if (problems.length === 0) return null;
  return (
    <div className="rounded border border-l-4 border-border border-l-status-warning bg-surface-raised">
      <h4 className="px-3 pt-2 text-sm font-semibold">{countText(problems.length)} {problems.length === 1 ? "problem" : "problems"}</h4>
      <ul aria-label="Problems" className="px-3 pb-1">
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.at} ${problem.message}`} className="flex break-inside-avoid gap-2 border-t border-border py-1.5 first:border-t-0">
            <span className="text-status-warning"><Glyph name="warning" label="Warning" /></span>
            <div className="grid min-w-0 grow gap-x-6 md:grid-cols-[minmax(0,1fr)_max-content]">
              <p className="min-w-0">{problem.message}{problem.count > 1 && <span className="tabular text-text-muted"> ({countText(problem.count)} times)</span>}</p>
              <p className="text-sm text-text-muted md:text-right"><code>{problem.code}</code> at <Place problem={problem} of={of} /></p>
              <p className="col-span-full max-w-[100ch] min-w-0 text-sm text-text-muted">{problem.fix}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One click from the sentence to the bytes, where the place has some of its own. */
function Place({ problem: { at }, of }: { readonly problem: Problem; readonly of: Props["of"] }) {
  const words = <code className="[overflow-wrap:anywhere]">{at}</code>;
  if (of === undefined || !/^(line \d+|\/.*)$/.test(at)) return words;
  return <Link className="underline" href={rawAddress(of.incident, { exhibit: of.exhibit, at, offset: null, length: null })}>{words}</Link>;
}

import { countText } from "../ui/count.tsx";
import { Notice } from "../ui/notice.tsx";
import type { Problem } from "@/lib/evidence/problem.ts";

/** What is wrong with an exhibit: code, place, what, and what to do. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul aria-label="Problems" className="flex flex-col gap-1.5">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.at} ${problem.message}`}>
          <Notice kind="warning" code={problem.code} at={problem.at} fix={problem.fix}
            message={<>{problem.message}{problem.count > 1 && <span className="tabular text-text-muted"> ({countText(problem.count)} times)</span>}</>} />
        </li>
      ))}
    </ul>
  );
}

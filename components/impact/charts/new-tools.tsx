import type { Impact } from "@/lib/api/impactContract.ts";
import { InlineText } from "../../evidence/inline-text.tsx";
import { countText } from "../../ui/count.tsx";
import { weekText } from "./week-table.ts";

/** Which tools were used for the first time in which week: rights that came into use one after the other. */
export function NewTools({ tools }: Pick<Impact, "tools">) {
  if (tools.length === 0) return null;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="text-sm text-text-muted">Tools by the week in which they were first used.</p>
      <div tabIndex={0} role="region" aria-label="Tools by first week" className="relative w-fit max-w-full overflow-x-auto rounded border border-border">
        <table className="border-collapse text-left text-sm">
          <caption className="sr-only">Tools by the week in which they were first used</caption>
          <thead className="bg-surface-raised"><tr><th scope="col" className="px-3 py-1 font-semibold">Week of</th><th scope="col" className="px-3 py-1 font-semibold">First used</th></tr></thead>
          <tbody>
            {tools.map(({ weekUs, tools: names, toolsOf }) => (
              <tr key={weekUs} className="border-t border-border align-top">
                <th scope="row" className="tabular px-3 py-1 font-normal whitespace-nowrap">{weekText(weekUs)}</th>
                <td className="px-3 py-1 [overflow-wrap:anywhere]">{names.map((name, at) => <span key={name}>{at > 0 && ", "}<code><InlineText text={name} /></code></span>)}{toolsOf > names.length && <span className="text-text-muted"> {countText(names.length)} of {countText(toolsOf)}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

"use client";

import type { Impact } from "@/lib/api/impactContract.ts";
import { countText } from "../ui/count.tsx";
import { sinceText, utcText } from "../ui/time-text.ts";

/** On paper the windowed table would show what happened to be in sight: there the harmful calls are listed instead. */
export function HarmfulPrint({ impact: { harmful, harmfulOf } }: { readonly impact: Impact }) {
  return (
    <div className="hidden print:block">
      {harmful.length > 0 && (
        <table className="w-full border-collapse text-left text-sm">
          <caption className="text-left font-semibold">Harmful calls, {countText(harmful.length)} of {countText(harmfulOf)}</caption>
          <thead><tr>{["Call", "T+", "Time", "Tool", "Deciding words"].map((head) => <th key={head} scope="col" className="pr-3 font-semibold">{head}</th>)}</tr></thead>
          <tbody>
            {harmful.map((call) => (
              <tr key={call.call} className="border-t border-border align-top">
                <td className="pr-3">{call.call}</td>
                <td className="pr-3 whitespace-nowrap">{call.tPlusUs === null ? "–" : sinceText(call.tPlusUs, 0)}</td>
                <td className="pr-3 whitespace-nowrap">{call.timeUs === null ? "no time" : utcText(call.timeUs)}</td>
                <td className="pr-3"><bdi>{call.tool}</bdi></td>
                <td><code className="[overflow-wrap:anywhere]"><bdi>{call.preview}</bdi></code></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

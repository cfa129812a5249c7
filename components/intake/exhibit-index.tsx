import { buttonStyle } from "../ui/button-style.ts";
import { Glyph } from "../ui/glyph.tsx";
import type { StoredExhibit } from "@/lib/api/contract.ts";

/** Leads to the card of each exhibit where there are many, and says which ones have problems. */
export function ExhibitIndex({ exhibits }: { readonly exhibits: readonly StoredExhibit[] }) {
  return (
    <nav aria-label="Exhibits" data-print="hide">
      <ul className="flex flex-wrap gap-1">
        {exhibits.map(({ id, name, findings, intakeProblems }) => (
          <li key={id}>
            <a href={`#${id}`} title={name} className={buttonStyle("plain", true, "tabular")}>
              {id}
              {(findings?.problems ?? intakeProblems).length > 0 && <Glyph name="warning" label="has problems" className="text-status-warning" />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import type { ComponentProps, ReactNode } from "react";
import type { AuditOverview } from "@/lib/api/auditContract.ts";
import type { Incident } from "@/lib/api/contract.ts";
import { ClocksSection } from "../clocks/clocks-section.tsx";
import { AddExhibits } from "../intake/add-exhibits.tsx";
import { CaptureBar } from "../intake/capture-bar.tsx";
import { ExhibitCard } from "../intake/exhibit-card.tsx";
import { ExhibitIndex } from "../intake/exhibit-index.tsx";
import { countText } from "../ui/count.tsx";
import { Notice } from "../ui/notice.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { CrossCheckSection } from "./cross-check/cross-check-section.tsx";
import { CustodyLog } from "./custody-log.tsx";
import type { IncidentOrigin } from "@/lib/api/bundleContract.ts";
import { OriginNotice } from "./origin-notice.tsx";
import type { KnownKey } from "./verification/known-key.ts";
import { MisreadNotice } from "./misread-notice.tsx";
import { VerificationSection } from "./verification/verification-section.tsx";

type Props = {
  readonly incident: Incident;
  /** Null while the exhibits have not been analysed. */
  readonly audit: AuditOverview | null;
  readonly keys: readonly KnownKey[];
  readonly custody: Omit<ComponentProps<typeof CustodyLog>, "incident" | "exhibits">;
  readonly origin: IncidentOrigin;
  readonly nowUs: number;
};

/** The bands of the evidence: what there is, what its signatures are worth, how its clocks and its log and trace agree, and who did what with it. */
export function EvidenceBands({ incident, audit, keys, custody, origin, nowUs }: Props) {
  const { id, title, exhibits, calls, job } = incident;
  const unread = <EmptyState title="Not verified yet">Signed logs among the exhibits are found and verified when the exhibits are analysed.</EmptyState>;
  return (
    <>
      <BandLinks />
      <MisreadNotice />
      <Band name="Exhibits" count={exhibits.length}><Exhibits incident={incident} /></Band>
      {exhibits.length > 0 && (
        <>
          <Band name="Verification">{audit === null ? unread : <VerificationSection incident={{ id, title }} overview={audit} trusted={keys} nowUs={nowUs} job={job} />}</Band>
          <Band name="Clocks">{calls === null ? unread : <ClocksSection incident={id} exhibits={exhibits.map((exhibit) => ({ id: exhibit.id, name: exhibit.name }))} />}</Band>
          <Band name="Cross-check">{audit === null ? unread : <CrossCheckSection incident={id} overview={audit} calls={calls} />}</Band>
        </>
      )}
      <Band name="Custody">{origin.restored !== null && <OriginNotice incident={id} restored={origin.restored} />}<CustodyLog incident={id} exhibits={exhibits.length} {...custody} /></Band>
    </>
  );
}

const bands = ["Exhibits", "Verification", "Clocks", "Cross-check", "Custody"] as const;
type BandName = (typeof bands)[number];
const idOf = (name: BandName): string => name.toLowerCase();

/** The page is long: each band is one press away. */
function BandLinks() {
  return (
    <nav aria-label="Bands of the evidence" data-print="hide" className="-mb-3">
      <ul className="flex flex-wrap gap-x-4">{bands.map((name) => <li key={name}><a className="flex min-h-7 items-center text-accent underline" href={`#${idOf(name)}`}>{name}</a></li>)}</ul>
    </nav>
  );
}

function Band({ name, count, children }: { readonly name: BandName; readonly count?: number; readonly children: ReactNode }) {
  return (
    <section id={idOf(name)} aria-labelledby={`${idOf(name)}-head`} className="flex scroll-mt-4 flex-col gap-2 border-t border-border pt-3">
      <h2 id={`${idOf(name)}-head`} className="text-lg font-semibold">{name}{count !== undefined && count > 0 && <span className="tabular">, {countText(count)}</span>}</h2>
      {children}
    </section>
  );
}

function Exhibits({ incident: { id, exhibits, capture, audit, lock } }: { readonly incident: Incident }) {
  const verdicts = new Map((audit?.logs ?? []).map(({ exhibit, status }) => [exhibit, status]));
  return (
    <div className="flex flex-col gap-4">
      {lock === null ? <AddExhibits incident={id} first={exhibits.length === 0} /> : <Notice message="This incident is locked: no exhibit can be added." fix="Who locked it, when and why stands behind Locked, beside the title." />}
      {capture !== null && exhibits.length > 1 && <div className="flex flex-col gap-2"><h3 className="font-semibold">Captured, over all exhibits</h3><CaptureBar capture={capture} /></div>}
      {exhibits.length > 8 && <ExhibitIndex exhibits={exhibits} />}
      {exhibits.length > 0 && <ul className="flex flex-col gap-3">{exhibits.map((exhibit) => <ExhibitCard key={exhibit.id} incident={id} exhibit={exhibit} verdict={verdicts.get(exhibit.id) ?? null} />)}</ul>}
    </div>
  );
}

"use client";

import { useEffect, useRef, useState } from "react";
import type { DocumentView, Injection } from "@/lib/api/injectionContract.ts";
import { OtherVersion } from "../impact/nothing-to-show.tsx";
import { useCommandHandler } from "../keys/use-command-handler.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ToggleGroup } from "../ui/toggle-group.tsx";
import { Connector } from "./connector.tsx";
import { DocumentHead } from "./document-head.tsx";
import { DocumentList } from "./document-list.tsx";
import { DocumentText, PassageList } from "./document-text.tsx";
import { FollowedCalls } from "./followed-calls.tsx";
import { documentsQuery, shownAs } from "./injection-address.ts";
import { NothingToRead } from "./nothing-to-read.tsx";
import { stepThrough } from "./step-through.ts";
import { useInjectionAddress } from "./use-injection-address.ts";
import { useCall, useDocument, useDocuments, useInjection, useInjectionVersion } from "./use-injection.ts";
import { VerdictBox } from "./verdict-box.tsx";

type Props = { readonly incident: string; /** Null where there is no index of this version: the page then asks, and says why. */ readonly start: Injection | null; /** Tools were called. */ readonly called: boolean };

/** Was it intent or injection: the verdict, and below it sources, text, and what followed. */
export function InjectionPage({ incident, start, called }: Props) {
  const { version, again } = useInjectionVersion();
  const { value: injection, refusal } = useInjection(incident, start, version);
  if (injection === null && refusal?.code === "not_analysed") return <OtherVersion incident={incident} />;
  if (injection === null) return refusal === null ? <Skeleton label="Reading who asked for it" rows={10} rowHeightPx={56} /> : <RefusalNotice refusal={refusal} onRetry={again} />;
  return <View incident={incident} injection={injection} version={version} called={called} />;
}

const shownWords = { original: "Original", hidden: "Hidden shown", decoded: "Decoded" } as const;

function View({ incident, injection, version, called }: { readonly incident: string; readonly injection: Injection; readonly version: number; readonly called: boolean }) {
  const bar = useInjectionAddress();
  const { address, change } = bar;
  const documents = useDocuments(incident, documentsQuery(address), version);
  const linked = useCall(incident, address.document === null ? address.call : null, version);
  const open = address.document ?? linked.value?.document ?? injection.deciding?.document ?? documents.rows.find(({ verdict }) => verdict !== "clean")?.id ?? documents.rows[0]?.id ?? null;
  const [offset, setOffset] = useState<{ readonly of: string; readonly at: number } | null>(null);
  const { value: view, refusal, isOld } = useDocument(incident, open, offset?.of === open ? offset.at : 0, version);
  const area = useRef<HTMLDivElement>(null);
  useJump(view, address.passage, (at) => setOffset({ of: open ?? "", at }));
  const openDocument = (document: string) => change({ document, passage: null, call: null });
  useCommandHandler((command) => {
    // Keys may come faster than pages are drawn.
    const { document, passage } = bar.now();
    const here = document ?? open;
    const patch = stepThrough(command, { documents: documents.rows, document: here, passages: view?.id === here ? view.passageList : [], passage });
    if (patch !== null) change(patch);
    return patch !== null;
  }, ["injection"]);
  const followed = view === null ? [] : address.call !== null && linked.value !== null && view.followed.every(({ call }) => call.call !== address.call) ? [linked.value, ...view.followed] : view.followed;
  return (
    <div className="flex min-w-0 flex-col gap-5">
      {bar.misread.length > 0 && <Notice kind="warning" message={`Not understood in the address: ${bar.misread.join(", ")}`} fix="The rest of the address is applied." />}
      <VerdictBox incident={incident} injection={injection} onOpenCall={(call, document) => change({ call, document, passage: null })} />
      {injection.documentsOf === 0 ? <NothingToRead incident={incident} exhibits={1} state={called ? "not_captured" : "nothing"} /> : (
        <div ref={area} className="relative grid min-w-0 gap-6 xl:grid-cols-[minmax(15rem,2fr)_minmax(0,5fr)_minmax(17rem,3fr)]">
          <DocumentList injection={injection} documents={documents} bar={bar} onOpen={openDocument} />
          <section aria-label="Text" aria-busy={isOld} className="flex min-w-0 flex-col gap-2">
            {injection.passages === 0 && <p className="text-sm text-text-muted">Nothing was found in any document that instructs the agent or hides something{injection.unread > 0 ? "; some of them could not be read whole" : ""}.</p>}
            {refusal && <RefusalNotice refusal={refusal} />}
            {view === null ? refusal === null && <Skeleton label="Reading the document" rows={8} rowHeightPx={28} /> : (
              <>
                <DocumentHead incident={incident} view={view} />
                <span data-print="hide"><ToggleGroup label="Shown as" value={address.shown} onValueChange={(shown) => change({ shown })} choices={shownAs.map((value) => ({ value, label: shownWords[value] }))} /></span>
                <DocumentText view={view} shown={address.shown} passage={address.passage} onPassage={(passage) => change({ document: view.id, passage })} onOffset={(at) => setOffset({ of: view.id, at })} />
                <PassageList passages={view.passageList} of={view.passages} open={address.passage} onPassage={(passage) => change({ document: view.id, passage })} />
              </>
            )}
          </section>
          {view !== null && <FollowedCalls incident={incident} document={view.id} calls={followed} of={view.followedOf} open={address.call} onOpen={(call) => change({ document: view.id, call })} />}
          <Connector within={area} passage={address.passage} drawn={`${view?.id} ${view?.offset} ${address.call} ${address.shown} ${version}`} />
        </div>
      )}
    </div>
  );
}

/** A passage outside the window that is drawn brings its own window. */
function useJump(view: DocumentView | null, passage: number | null, onOffset: (at: number) => void): void {
  const jump = useRef(onOffset);
  useEffect(() => { jump.current = onOffset; });
  useEffect(() => {
    const at = view?.passageList.find(({ number }) => number === passage)?.start;
    if (view === null || view.text === null || at === undefined) return;
    if (at < view.offset || at >= view.offset + view.text.length) jump.current(Math.max(0, at - 2_000));
  }, [view, passage]);
}

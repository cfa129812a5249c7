"use client";

import { useEffect, useState } from "react";
import type { PolicyHead, PolicyReview, PolicyVersion, PolicyVersionText } from "@/lib/api/policyContract.ts";
import { useCommandHandler } from "../keys/use-command-handler.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { OtherVersion } from "../impact/nothing-to-show.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { BackTestBar } from "./back-test-bar.tsx";
import { BaselinePart } from "./baseline-part.tsx";
import { ChangesView } from "./changes-view.tsx";
import { draftActs } from "./draft-acts.ts";
import { ExportDialog } from "./export-dialog.tsx";
import { HardenedTools } from "./hardened-tools.tsx";
import { HeldOut } from "./held-out.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { NothingToLearn } from "./nothing-to-learn.tsx";
import { policyViews } from "./policy-address.ts";
import { readReplay, readVersion, restoreVersion, saveVersion } from "./policy-api.ts";
import { RuleList, usedFirst } from "./rule-list.tsx";
import { SaveDialog } from "./save-dialog.tsx";
import { StopLines } from "./stop-lines.tsx";
import { TextEditor } from "./text-editor.tsx";
import { usePolicyAddress } from "./use-policy-address.ts";
import { useDraftReview, useEditReview, useHead, usePolicyVersion } from "./use-review.ts";
import { usePlainDraft } from "./use-plain-draft.ts";
import { useNewest } from "./use-newest.ts";
import { useWork } from "./use-work.ts";
import { VersionList } from "./version-list.tsx";
import { WorkBar } from "./work-bar.tsx";
import { changeWork, redoWork, settleWork, undoWork } from "./working-copy.ts";

type Props = { readonly incident: string; readonly start: PolicyHead };
type Open = { readonly what: "save"; readonly thenExport: boolean } | { readonly what: "restore"; readonly version: PolicyVersion; readonly review: PolicyReview | null } | { readonly what: "export"; readonly version: number } | { readonly what: "import" } | null;

/** The allow-list: rules in words beside the text, and always below what it does with every call. */
export function PolicyPage({ incident, start }: Props) {
  const { version, again } = usePolicyVersion();
  const head = useHead(incident, start, version);
  const work = useWork(incident);
  const bar = usePolicyAddress();
  const [open, setOpen] = useState<Open>(null);
  const [side, setSide] = useState<"draft" | "edit" | null>(null);
  const [goTo, setGoTo] = useState<{ readonly line: number } | null>(null);
  const { address, change, misread } = bar;
  const { newest, onMade } = useNewest(incident, head.versions[0]?.version ?? null);
  const saved = newest === null ? null : { text: newest.text, source: "edit" as const, format: "aftertrace" as const };
  const edit = work.now.edit ?? saved;
  const view = address.view ?? (edit === null ? "draft" : "edit");
  const isChosen = work.now.choices.ticked.length > 0 || Object.keys(work.now.choices.widths).length > 0;
  // Changes are those of the text that was looked at before.
  const ofDraft = view === "draft" || edit === null || (view === "changes" && (side ?? (work.now.edit === null && isChosen ? "draft" : "edit")) === "draft");
  const draft = useDraftReview(incident, work.now, address.against, version);
  const edited = useEditReview(incident, ofDraft ? null : edit, address.against, version);
  const { review, refusal, isOld } = ofDraft ? draft : edited;
  const plain = usePlainDraft(incident, draft, work.now);
  const text = review?.text ?? null;
  const backTest = review?.backTest ?? null;
  const rules = (review === null ? [] : usedFirst(review.tools)).flatMap((tool) => tool.rules.map(({ id }) => id));
  const next = Math.max(head.versions[0]?.version ?? 0, newest?.version ?? 0) + 1;
  const isSaved = newest !== null && (ofDraft ? !isOld && review?.changes?.length === 0 : edit?.text === newest.text);
  const openRule = (rule: string | null): void => change({ rule });
  const stepRule = (by: 1 | -1): boolean => {
    const at = address.rule === null ? -1 : rules.indexOf(address.rule);
    const to = rules[at + by] ?? (by > 0 ? rules[0] : rules.at(-1));
    if (to !== undefined) openRule(to);
    return to !== undefined;
  };
  const startExport = (): void => setOpen(isSaved && newest !== null ? { what: "export", version: newest.version } : { what: "save", thenExport: true });
  useCommandHandler((command) => {
    switch (command) {
      case "nextRule": return stepRule(1);
      case "previousRule": return stepRule(-1);
      case "undoPolicy": return undoWork(incident);
      case "redoPolicy": return redoWork(incident);
      case "savePolicy": if (text === null) return false; setOpen({ what: "save", thenExport: false }); return true;
      case "exportPolicy": if (text === null) return false; startExport(); return true;
      default: return false;
    }
  }, policyScopes);
  useEffect(() => {
    if (work.past.length === 0) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [work.past.length]);

  if (refusal?.code === "not_analysed") return <OtherVersion incident={incident} />;
  const setEdit = (text: string, typing: boolean): void => changeWork(incident, { edit: { text, source: work.now.edit?.source ?? "edit", format: "aftertrace" } }, typing);
  const openVersion = (number: number): void => {
    void readVersion(incident, number).then((answer) => {
      if (!answer.ok) return;
      changeWork(incident, { edit: { text: answer.value.text, source: "edit", format: "aftertrace" } });
      change({ view: "edit" });
    });
  };
  /** What it would change is worked out before it is asked for. */
  const startRestore = async (one: PolicyVersion): Promise<void> => {
    const answer = await readVersion(incident, one.version);
    const tried = answer.ok ? await readReplay(incident, { text: answer.value.text, format: "aftertrace" }, "record", new AbortController().signal) : null;
    setOpen({ what: "restore", version: one, review: tried?.ok === true ? tried.value : null });
  };
  const settled = (made: PolicyVersionText): void => {
    onMade(made);
    settleWork(incident);
    change({ view: "edit" });
    setOpen(open?.what === "save" && open.thenExport ? { what: "export", version: made.version } : null);
  };
  const editText = edit?.text ?? draft.review?.text ?? "";
  const problems = ofDraft ? [] : (review?.problems ?? []);
  const before = newest !== null ? { text: newest.text, name: `version ${newest.version}` } : { text: plain ?? draft.review?.text ?? "", name: "the draft as it was proposed" };
  const tabs = policyViews.map((id) => ({ id, label: { draft: "Draft", edit: "Your edit", changes: "Changes" }[id], content: null }));
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {misread.length > 0 && <Notice kind="warning" message={`Parts of the address were not understood and left out: ${misread.join(", ")}.`} />}
      <div className="flex min-w-0 flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 max-w-[80ch]">
          <h2 className="text-lg font-semibold">What would have stopped it</h2>
          {backTest !== null ? <StopLines incident={incident} stops={backTest.stops} /> : <p className="text-text-muted">An allow-list, learned from the legitimate calls and tried on every call of the evidence.</p>}
        </div>
        <WorkBar canUndo={work.past.length > 0} canRedo={work.future.length > 0} canSave={text !== null} next={next} onUndo={() => undoWork(incident)} onRedo={() => redoWork(incident)} onSave={() => setOpen({ what: "save", thenExport: false })} onExport={startExport} onImport={() => setOpen({ what: "import" })} />
      </div>
      {refusal && <RefusalNotice refusal={refusal} onRetry={again} />}
      {review === null && refusal === null && <Skeleton label="Drafting the allow-list" rows={10} rowHeightPx={56} />}
      {ofDraft && backTest?.parts.baseline.of === 0 && <NothingToLearn incident={incident} exhibits={1} state="no_baseline" />}
      {review !== null && (
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-6">
            <section aria-label="Rules" className="flex min-w-0 flex-col gap-3">
              <h2 className="text-lg font-semibold">Rules</h2>
              <p className="text-text-muted">What no rule names is denied.{!ofDraft && " These are the rules of your edit; its text is their control."}</p>
              {review.text === null ? <p className="text-text-muted">No rules: the text is no policy.</p> : <RuleList incident={incident} review={review} open={address.rule} onOpen={openRule} acts={ofDraft ? draftActs(incident, work.now) : null} onLineOf={(line) => { if (view === "changes") change({ view: ofDraft ? "draft" : "edit" }); setGoTo({ line }); }} />}
            </section>
          </div>
          <div className="flex min-w-0 flex-col gap-3 self-start xl:sticky xl:top-2">
            <Tabs label="Text of the policy" tabs={tabs} value={view} onValueChange={(id) => { setSide(ofDraft ? "draft" : "edit"); change({ view: policyViews.find((one) => one === id) ?? "draft" }); }} />
            {view === "draft" && <TextEditor label="Text of the draft" text={draft.review?.text ?? ""} onText={null} problems={[]} goTo={goTo} />}
            {view === "edit" && <TextEditor label="Text of your edit" text={editText} onText={(text) => setEdit(text, true)} problems={problems} goTo={goTo} />}
            {view === "changes" && <ChangesView before={before.text} beforeName={before.name} review={review} />}
            {view === "draft" && <HeldOut incident={incident} choices={work.now.choices} onRule={openRule} />}
          </div>
        </div>
      )}
      {review !== null && <BaselinePart incident={incident} review={review} version={version} />}
      {review !== null && <HardenedTools hardened={review.hardened} />}
      <VersionList versions={head.versions} onOpen={openVersion} onRestore={(one) => void startRestore(one)} onExport={(number) => setOpen({ what: "export", version: number })} onCompare={(number) => change({ against: number, list: address.list ?? "newly_denied" })} />
      <BackTestBar incident={incident} review={review} isOld={isOld} list={address.list} against={address.against} versions={head.versions.map((one) => one.version)} onList={(list) => change({ list })} onAgainst={(against) => change({ against })} onRule={openRule} />
      <SaveDialog
        open={open?.what === "save"} onOpenChange={(now) => { if (!now) setOpen(null); }} next={next} title={open?.what === "save" && open.thenExport ? "Save it, then export" : "Save as a version"} changes={review?.changes ?? null} passing={backTest?.passing.of ?? 0}
        onSave={(reason, author) => saveVersion(incident, { text: text ?? "", format: "aftertrace", source: ofDraft ? "draft" : (work.now.edit?.source ?? "edit"), after: next - 1, reason, author })} onSaved={settled}
      />
      {open?.what === "restore" && (
        <SaveDialog open onOpenChange={(now) => { if (!now) setOpen(null); }} next={next} title={`Bring back version ${open.version.version}`} changes={open.review?.changes ?? null} passing={open.review?.backTest?.passing.of ?? 0} onSave={(reason, author) => restoreVersion(incident, open.version.version, { after: next - 1, reason, author })} onSaved={settled} />
      )}
      {open?.what === "export" && <ExportDialog incident={incident} version={open.version} open onOpenChange={(now) => { if (!now) setOpen(null); }} />}
      <ImportDialog incident={incident} open={open?.what === "import"} onOpenChange={(now) => { if (!now) setOpen(null); }} onTake={(text) => { changeWork(incident, { edit: { text, source: "import", format: "aftertrace" } }); change({ view: "edit" }); }} />
    </div>
  );
}

const policyScopes = ["policy"] as const;

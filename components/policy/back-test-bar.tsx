"use client";

import type { BackTest, PolicyReview, ReplayList } from "@/lib/api/policyContract.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Select } from "../ui/select.tsx";
import { listOrder, listWords, plural } from "./policy-words.ts";
import { ReplayedLine, ReplayedList } from "./replayed-list.tsx";

type Props = {
  readonly incident: string; readonly review: PolicyReview | null; readonly isOld: boolean; readonly list: ReplayList | null; readonly against: number | null; readonly versions: readonly number[];
  readonly onList: (list: ReplayList | null) => void; readonly onAgainst: (version: number | null) => void; readonly onRule: (rule: string) => void;
};

/** Always in sight: what the policy does with the legitimate work and with the incident, and four lists of calls. */
export function BackTestBar(props: Props) {
  const { review, isOld, list, onList } = props;
  const test = review?.backTest ?? null;
  const passes = test !== null && test.passing.of > 0;
  return (
    <section aria-label="Back-test" aria-busy={isOld} className={classNames("sticky bottom-0 z-20 -mx-2 flex max-h-[55vh] min-w-0 flex-col gap-1 overflow-hidden border-t-4 bg-surface px-2 pt-2 pb-2 shadow-dialog print:static print:max-h-none print:shadow-none", passes ? "border-status-failed" : "border-border-control")}>
      <h2 className="sr-only">Back-test</h2>
      <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
        <span role="status" className={classNames("tabular flex min-w-0 flex-wrap gap-x-4 gap-y-1", isOld && "text-text-muted italic")}>{test === null ? <Untried review={review} /> : <Figures test={test} />}{isOld && <span className="not-italic">for the previous edit</span>}</span>
        {test !== null && (
          <span className="flex flex-wrap items-center gap-1">
            {listOrder.map((name) => (
              <Button key={name} small kind={list === name ? "primary" : "plain"} aria-expanded={list === name} onClick={() => onList(list === name ? null : name)}>{listWords[name].title} {countText(test.lists[name].of)}</Button>
            ))}
          </span>
        )}
      </div>
      {list !== null && review !== null && test !== null && <OpenList {...props} list={list} review={review} test={test} />}
    </section>
  );
}

function Untried({ review }: { readonly review: PolicyReview | null }) {
  if (review === null) return <span className="text-text-muted">The back-test is on its way.</span>;
  return <span className="flex items-center gap-1.5 font-medium text-status-failed"><Glyph name="cross" /> This text is no policy: {plural(review.problems.length, "problem")}</span>;
}

function Figures({ test: { parts: { baseline, harmful, injection }, passing } }: { readonly test: BackTest }) {
  return (
    <>
      <span>Baseline <b>{countText(baseline.allow)}/{countText(baseline.of)}</b> allowed</span>
      {passing.of > 0 && <b className="flex items-center gap-1.5 text-status-failed"><Glyph name="warning" /> {plural(passing.of, "call")} of the incident would pass</b>}
      <span className={classNames(harmful.allow > 0 && "text-status-failed")}>Harmful <b>{countText(harmful.of - harmful.allow)}/{countText(harmful.of)}</b> stopped</span>
      {injection.of > 0 && <span>Asked for by an injection <b>{countText(injection.of - injection.allow)}/{countText(injection.of)}</b> stopped</span>}
      <span>Needs approval <b>{countText(baseline.require_approval)}</b></span>
      {baseline.deny > 0 && <span>Lost <b>{countText(baseline.deny)}</b></span>}
    </>
  );
}

function OpenList({ incident, review, test, list, against, versions, onAgainst, onRule }: Props & { readonly review: PolicyReview; readonly test: BackTest; readonly list: ReplayList }) {
  const options = [{ value: "", label: "what happened" }, ...versions.map((version) => ({ value: String(version), label: `version ${version}` }))];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
    <div role="group" tabIndex={0} aria-label={`${listWords[list].title}, list`} className="flex min-h-0 min-w-0 flex-col gap-2 overflow-y-auto border-t border-border pt-2">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <span aria-hidden="true">Compared with</span> <Select aria-label="Compared with" value={against === null ? "" : String(against)} options={options} onChange={(event) => onAgainst(event.target.value === "" ? null : Number(event.target.value))} />
        <span className="text-text-muted">What needs approval counts as no longer allowed by itself.</span>
      </p>
      {test.passing.of > 0 && (
        <div className="rounded border border-l-4 border-border border-l-status-failed bg-surface-raised px-3 py-2">
          <p className="font-medium">Would pass: {countText(test.passing.calls.length)} of {countText(test.passing.of)}</p>
          <ol>{test.passing.calls.map((one) => <li key={one.call.call} className="py-1"><ReplayedLine incident={incident} one={one} onRule={onRule} /></li>)}</ol>
        </div>
      )}
      <ReplayedList incident={incident} review={review} list={list} onRule={onRule} />
    </div>
  );
}

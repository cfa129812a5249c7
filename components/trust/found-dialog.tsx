"use client";

import type { KeyPreview, KeySource } from "@/lib/api/keyContract.ts";
import type { Answer } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { FoundStep } from "./found-step.tsx";
import type { Accepted } from "./trust-api.ts";
import type { FoundAt } from "./trust-key-button.tsx";

type Props = {
  readonly source: KeySource;
  readonly found: FoundAt;
  /** Null while the key is looked at. */
  readonly answer: Answer<KeyPreview> | null;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onRetry: () => void;
  readonly onAccepted: (accepted: Accepted) => void;
};

/** The comparison of a key that the evidence brings with what its owner says. */
export function FoundDialog({ source, found: { incident, title, exhibit }, answer, open, onOpenChange, onRetry, onAccepted }: Props) {
  const places = [{ incident, exhibit: null, label: `All logs of ${title}` }, { incident, exhibit, label: `${exhibit} of ${title}` }];
  return (
    <Dialog title="Trust a key found in the evidence" description={`This key came with exhibit ${exhibit}. Anyone can make a log that agrees with a key of their own, so it proves nothing until its owner confirms it.`} open={open} onOpenChange={onOpenChange} wide>
      {answer === null && <p role="status">Looking at the key…</p>}
      {answer?.ok === false && <RefusalNotice refusal={answer.refusal} onRetry={onRetry} />}
      {answer?.ok === true && <FoundStep source={source} found={answer.value} places={places} scope={[{ incident, exhibit: null }]} onAccepted={onAccepted} />}
    </Dialog>
  );
}

"use client";

import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { lookAt, type Accepted } from "./trust-api.ts";
import type { Answer } from "../shell/api.ts";
import type { KeyPreview, KeySource } from "@/lib/api/keyContract.ts";

const FoundStep = dynamic(() => import("./found-step.tsx").then((step) => step.FoundStep), { ssr: false });

type Props = {
  /** The 32 raw bytes in hex. */
  readonly keyHex: string;
  /** What the records call it. */
  readonly ids: readonly string[];
  /** Where in the evidence it was found. */
  readonly found: { readonly incident: string; readonly title: string; readonly exhibit: string; readonly at: string };
  readonly small?: boolean;
  readonly onAccepted: (accepted: Accepted) => void;
};

/** Offers a key that the evidence itself brings. It opens the comparison; the key is never trusted by itself. */
export function TrustKeyButton({ keyHex, ids, found, small = false, onAccepted }: Props) {
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<Answer<KeyPreview> | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { incident, title, exhibit, at } = found;
  const source: KeySource = { origin: "exhibit", text: keyHex, incident, exhibit, at, ids: [...ids] };
  const look = async () => {
    setOpen(true);
    setAnswer(null);
    setAnswer(await lookAt(source));
  };
  const places = [{ incident, exhibit: null, label: `All logs of ${title}` }, { incident, exhibit, label: `${exhibit} of ${title}` }];
  return (
    <>
      <Button ref={button} small={small} onClick={() => void look()}>Trust this key…</Button>
      <Dialog title="Trust a key found in the evidence" description={`This key came with exhibit ${exhibit}. Anyone can make a log that agrees with a key of their own, so it proves nothing until its owner confirms it.`} open={open} onOpenChange={setOpen} wide>
        {answer === null && <p role="status">Looking at the key…</p>}
        {answer?.ok === false && <RefusalNotice refusal={answer.refusal} onRetry={() => void look()} />}
        {answer?.ok === true && <FoundStep source={source} found={answer.value} places={places} scope={[{ incident, exhibit: null }]} onAccepted={(accepted) => { setOpen(false); onAccepted(accepted); }} />}
      </Dialog>
    </>
  );
}

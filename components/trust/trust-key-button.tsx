"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useEver } from "../shell/use-ever.ts";
import { Button } from "../ui/button.tsx";
import { lookAt, type Accepted } from "./trust-api.ts";
import type { Answer } from "../shell/api.ts";
import type { KeyPreview, KeySource } from "@/lib/api/keyContract.ts";
import { Opening } from "../ui/opening.tsx";

const FoundDialog = dynamic(() => import("./found-dialog.tsx").then((dialog) => dialog.FoundDialog), { ssr: false, loading: Opening });

/** Where in the evidence a key was found. */
export type FoundAt = { readonly incident: string; readonly title: string; readonly exhibit: string; readonly at: string };

type Props = {
  /** The 32 raw bytes in hex. */
  readonly keyHex: string;
  /** What the records call it. */
  readonly ids: readonly string[];
  readonly found: FoundAt;
  readonly small?: boolean;
  readonly onAccepted: (accepted: Accepted) => void;
};

/** Offers a key that the evidence itself brings. It opens the comparison; the key is never trusted by itself. */
export function TrustKeyButton({ keyHex, ids, found, small = false, onAccepted }: Props) {
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<Answer<KeyPreview> | null>(null);
  const used = useEver(open);
  const { incident, exhibit, at } = found;
  const source: KeySource = { origin: "exhibit", text: keyHex, incident, exhibit, at, ids: [...ids] };
  const look = async () => {
    setOpen(true);
    setAnswer(null);
    setAnswer(await lookAt(source));
  };
  return (
    <>
      <Button small={small} onClick={() => void look()}>Trust this key…</Button>
      {used && <FoundDialog source={source} found={found} answer={answer} open={open} onOpenChange={setOpen} onRetry={() => void look()} onAccepted={(accepted) => { setOpen(false); onAccepted(accepted); }} />}
    </>
  );
}

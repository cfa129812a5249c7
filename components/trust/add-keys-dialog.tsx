"use client";

import { useRef, useState, type RefObject } from "react";
import { Dialog } from "../ui/dialog.tsx";
import { FoundStep } from "./found-step.tsx";
import { SourceStep } from "./source-step.tsx";
import type { ScopePlace } from "./scope-field.tsx";
import type { Accepted } from "./trust-api.ts";
import type { KeyPreview, KeySource } from "@/lib/api/keyContract.ts";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly places: readonly ScopePlace[];
  readonly onAccepted: (accepted: Accepted, said: string) => void;
};

/** Adds keys in two steps: look at what is there, compare it, and only then trust it. */
export function AddKeysDialog({ open, onOpenChange, places, onAccepted }: Props) {
  const first = useRef<HTMLTextAreaElement>(null);
  return (
    <Dialog title="Add a trusted key" description="A log counts as verified when its entries hold under a key of this list. What you hand in is looked at first; nothing is trusted before you say so." open={open} onOpenChange={onOpenChange} wide startAt={first}>
      <Steps first={first} places={places} onAccepted={onAccepted} />
    </Dialog>
  );
}

type StepsProps = Pick<Props, "places" | "onAccepted"> & { readonly first: RefObject<HTMLTextAreaElement | null> };

function Steps({ first, places, onAccepted }: StepsProps) {
  const [found, setFound] = useState<{ readonly source: KeySource; readonly preview: KeyPreview } | null>(null);
  if (found === null) return <SourceStep first={first} onFound={(source, preview) => setFound({ source, preview })} />;
  return <FoundStep source={found.source} found={found.preview} places={places} scope={null} onAccepted={onAccepted} onBack={() => setFound(null)} />;
}

"use client";

import { useRouter } from "next/navigation";
import type { KeyInEvidence } from "@/lib/api/auditContract.ts";
import { jobEvent } from "../../intake/uploads.ts";
import { TrustKeyButton } from "../../trust/trust-key-button.tsx";

type FoundProps = { readonly incident: { readonly id: string; readonly title: string }; readonly found: KeyInEvidence | null };

/** A key that lies in the evidence, and the way to trust it; nothing for one that is trusted. */
export function TrustFound({ incident, found }: FoundProps) {
  const router = useRouter();
  if (found === null || found.trusted) return null;
  const onAccepted = () => {
    router.refresh();
    dispatchEvent(new Event(jobEvent));
  };
  return <p><TrustKeyButton small keyHex={found.key} ids={found.ids} found={{ incident: incident.id, title: incident.title, exhibit: found.exhibit, at: found.at }} onAccepted={onAccepted} /></p>;
}

"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { AuthorField } from "../marks/author-field.tsx";
import type { Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { countText } from "../ui/count.tsx";
import { Progress } from "../ui/progress.tsx";
import type { BundleShape } from "./bundle-shape.ts";
import type { Handed } from "./dropped-files.ts";
import { handOver } from "./handover.ts";
import { sendRaw } from "./upload.ts";
import { jobEvent } from "./uploads.ts";

type Props = { readonly handed: Handed; readonly shape: BundleShape };

/** A bundle among the files: restoring it brings back the incident with everything that people said. */
export function RestoreCard({ handed: { file, name }, shape }: Props) {
  const router = useRouter();
  const [author] = useKept("author", "");
  const [trust, setTrust] = useState(true);
  const [sent, setSent] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const abort = useRef<AbortController | null>(null);
  const restore = async () => {
    abort.current = new AbortController();
    setRefusal(null);
    setSent(0);
    const query = new URLSearchParams({ trust: shape.trustsKeys && trust ? "adopt" : "none", author });
    const end = await sendRaw<{ readonly incident: string }>({ path: `/api/v1/bundles?${query}`, file, onSent: setSent, signal: abort.current.signal });
    setSent(null);
    if (end.type === "refused") setRefusal(end.refusal);
    if (end.type !== "sent") return;
    handOver([]);
    dispatchEvent(new Event(jobEvent));
    router.replace(`/incidents/${end.answer.incident}/evidence`);
  };
  return (
    <section aria-label="Bundle" className="flex flex-col gap-3 rounded border border-accent px-3 py-2.5">
      <h2 className="font-semibold [overflow-wrap:anywhere]">A bundle of the incident <bdi>{shape.title}</bdi></h2>
      <p className="max-w-[80ch] text-text-muted">
        <bdi className="break-all">{name}</bdi> says that Aftertrace {shape.aftertrace} made it at {shape.made}, with {countText(shape.exhibits)} {shape.exhibits === 1 ? "exhibit" : "exhibits"}. It is verified before anything of it is
        restored: every hash, the signature of its manifest, and its custody log. The signer is <code className="break-all">{shape.signer}</code>; compare it with its owner.
      </p>
      {shape.trustsKeys && <Checkbox label="Trust the keys that its responder trusted, in this incident alone" checked={trust} onChange={(event) => setTrust(event.target.checked)} />}
      <div className="w-full max-w-[60ch]"><AuthorField /></div>
      {refusal && <RefusalNotice refusal={refusal} />}
      {sent !== null && <Progress label="Restoring" done={sent} total={file.size} stage={sent < file.size ? "Sending" : "Verifying"} />}
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" disabled={sent !== null} onClick={() => void restore()}>Restore this incident</Button>
        {sent !== null && <Button onClick={() => abort.current?.abort()}>Cancel</Button>}
      </div>
      <p className="text-sm text-text-muted">With Import below, its files become ordinary exhibits of a new incident, without what people said.</p>
    </section>
  );
}

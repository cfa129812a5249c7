import { EvidenceText } from "../evidence/evidence-text.tsx";
import { countText } from "../ui/count.tsx";
import { originWords } from "../evidence/words.ts";
import type { Step } from "@/lib/api/stepContract.ts";

/** The untrusted content that this step put before the agent. */
export function PanelDocuments({ documents }: { readonly documents: Step["documents"] }) {
  if (documents.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{documents.length === 1 ? "Document read" : `${countText(documents.length)} documents read`}</h3>
      {documents.map((document) => (
        <div key={document.id}>
          <p className="mb-1 text-sm">
            <strong>{document.id}</strong> {originWords[document.origin]}
            {document.source !== null && <> from <bdi className="break-all">{document.source}</bdi></>}
            <span className="text-text-muted">, {countText(document.length)} characters, in {countText(document.appearances)} {document.appearances === 1 ? "step" : "steps"} of the trace</span>
          </p>
          <EvidenceText text={document.text} label={`document ${document.id}`} firstChars={4000} />
        </div>
      ))}
    </section>
  );
}

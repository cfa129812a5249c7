import { CopyButton } from "../ui/copy-button.tsx";
import { fingerprintGroups } from "./trust-words.ts";

type Props = { readonly value: string; readonly of: string };

/** A fingerprint in short, with the whole of it on the clipboard, in the title and on paper. */
export function ShortFingerprint({ value, of }: Props) {
  const digits = value.replace(/^sha256:/, "");
  return (
    <span className="inline-flex items-center whitespace-nowrap">
      <code title={value} className="print:hidden">{digits.slice(0, 8)}…{digits.slice(-4)}</code>
      <code className="hidden whitespace-normal print:inline [overflow-wrap:anywhere]">{digits}</code>
      <CopyButton text={value} label={`Copy fingerprint of ${of}`} />
    </span>
  );
}

/** All of it in sixteen groups of four, to be read out and compared: four rows of four everywhere. */
export function FingerprintGroups({ value, of }: Props) {
  return (
    <div className="flex flex-col items-start gap-1">
      <ol aria-label={`Fingerprint of ${of}, SHA-256, sixteen groups`} className="tabular grid w-fit grid-cols-4 gap-x-4 gap-y-1 rounded border border-border bg-surface-raised px-3 py-2 font-mono text-lg">
        {fingerprintGroups(value).map((group, place) => <li key={`${place} ${group}`}>{group}</li>)}
      </ol>
      <CopyButton text={value} label={`Copy fingerprint of ${of}`}>Copy fingerprint</CopyButton>
    </div>
  );
}

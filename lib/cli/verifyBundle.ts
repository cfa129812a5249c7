import type { KeySet } from "../audit/trustedKeys.ts";
import { checkBundle, isBundle, type BundleFault, type BundleSigner } from "../bundle/checkBundle.ts";
import type { BundleCustody } from "../bundle/checkCustody.ts";
import { fileSource } from "../evidence/source.ts";
import { productVersion } from "../productVersion.ts";
import type { CommandContext } from "./analyze.ts";
import { BadUsage } from "./badUsage.ts";
import { compareFindings, type FindingsComparison } from "./compareFindings.ts";
import type { EvidencePath } from "./evidencePaths.ts";
import { printable } from "./printable.ts";

/** What verifying one bundle came to, as `--json` prints it. */
export type BundleVerdict = {
  readonly schema: "aftertrace.bundle-check/1";
  readonly input: string;
  /** altered: something is not what was made. unverifiable: nobody vouches for the signer, or the findings cannot be made again by this version. */
  readonly status: "verified" | "altered" | "unverifiable";
  readonly faults: readonly BundleFault[];
  readonly manifest: { readonly sha256: string; readonly incident: string; readonly title: string; readonly made: string; readonly aftertrace: string; readonly files: number } | null;
  readonly signer: BundleSigner | null;
  readonly custody: Omit<BundleCustody, "faults"> | null;
  readonly findings: FindingsComparison;
};

const exitCodes: Readonly<Record<BundleVerdict["status"], number>> = { verified: 0, altered: 1, unverifiable: 2 };
const everyMs = 2_000;

export function isBundleFile(path: string): boolean {
  const source = fileSource(path);
  try {
    return isBundle(source);
  } finally {
    source.close();
  }
}

/** Verifies bundles with nothing but their files: 0 verified, 1 altered, 2 not checkable; of several the worst counts. */
export async function verifyBundles(bundles: readonly EvidencePath[], others: number, { keys, json }: { readonly keys: KeySet; readonly json: boolean }, context: CommandContext): Promise<number> {
  if (others > 0) throw new BadUsage("Bundles and other files cannot be verified together.", "Verify the bundles by themselves.");
  const codes: number[] = [];
  for (const { path, name } of bundles) {
    const verdict = await verdictOf(path, keys, context);
    context.out.write(json ? `${JSON.stringify(verdict)}\n` : bundleText(name, verdict));
    codes.push(exitCodes[verdict.status]);
  }
  return codes.includes(1) ? 1 : Math.max(...codes);
}

async function verdictOf(path: string, keys: KeySet, context: CommandContext): Promise<BundleVerdict> {
  const source = fileSource(path);
  try {
    let last = performance.now();
    const onProgress = (done: number, total: number): void => {
      if (performance.now() - last < everyMs) return;
      last = performance.now();
      context.err.write(`verify "${printable(path)}", ${done} of ${total} bytes\n`);
    };
    const { manifest, manifestSha256, faults, signer, custody, places } = await checkBundle(source, { keys, onProgress });
    const sound = manifest !== null && faults.length === 0;
    const findings: FindingsComparison = sound ? await compareFindings(source, manifest, places, context) : { result: "not_compared", why: "what the bundle holds is not what was made" };
    const about = manifest === null ? null : { sha256: manifestSha256 ?? "", incident: manifest.incident.id, title: manifest.incident.title, made: manifest.created, aftertrace: manifest.aftertrace, files: manifest.files.length };
    return { schema: "aftertrace.bundle-check/1", input: path, status: statusOf(faults, signer, custody, findings), faults, manifest: about, signer, custody: custody && { status: custody.status, entries: custody.entries, verified: custody.verified }, findings };
  } finally {
    source.close();
  }
}

function statusOf(faults: readonly BundleFault[], signer: BundleSigner | null, custody: BundleCustody | null, findings: FindingsComparison): BundleVerdict["status"] {
  if (faults.length > 0 || findings.result === "differ") return "altered";
  const known = signer?.trusted === true && (custody === null || custody.status === "verified");
  return known && findings.result === "same" ? "verified" : "unverifiable";
}

const words: Readonly<Record<BundleVerdict["status"], string>> = { verified: "Verified", altered: "Altered", unverifiable: "Cannot be checked in full" };
const faultsMax = 50;

function bundleText(name: string, { status, faults, manifest, signer, custody, findings }: BundleVerdict): string {
  const about = manifest === null ? "It has no manifest that can be read." : `Bundle of the incident "${printable(manifest.title)}" (${manifest.incident}), made at ${manifest.made} by Aftertrace ${printable(manifest.aftertrace)}.`;
  const shown = faults.slice(0, faultsMax).map(({ path, message }) => `  ${path === "" ? "the archive" : printable(path)}: ${printable(message)}`);
  const more = faults.length > shown.length ? [`  and ${faults.length - shown.length} more of ${faults.length}; --json lists all`] : [];
  return [
    `${printable(name)}: ${words[status]}. ${about}`, ...shown, ...more,
    ...(manifest !== null && faults.length === 0 ? [`  ${manifest.files} of ${manifest.files} files are what the manifest says, and there is nothing else`] : []),
    ...(signer === null ? [] : [`  signed by ${signer.fingerprint}, ${signer.trusted ? "a key that you trust" : "a key that nobody here vouches for: give it with --keys once you have compared it with its owner's"}`]),
    ...(custody === null ? [] : [`  custody log: ${custody.status}, ${custody.verified} of ${custody.entries} records hold under keys that you trust`]),
    `  findings: ${findingsWords(findings, manifest?.aftertrace ?? "")}`, "",
  ].join("\n");
}

function findingsWords(findings: FindingsComparison, madeBy: string): string {
  switch (findings.result) {
    case "same": return `made again from ${findings.exhibits} ${findings.exhibits === 1 ? "exhibit" : "exhibits"}, the same byte for byte`;
    case "differ": return `made again, they differ from line ${findings.line} on (byte ${findings.byte})`;
    case "other_version": return `made by Aftertrace ${printable(madeBy)}; this is ${productVersion}, which finds otherwise from line ${findings.line} on. They are what was signed`;
    case "not_compared": return `not made again: ${findings.why}`;
  }
}

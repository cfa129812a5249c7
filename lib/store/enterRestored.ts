import { exhibits as exhibitTable, incidents, restorations, restoredFiles } from "../../drizzle/cases.ts";
import type { Restored } from "../api/bundleContract.ts";
import { sha256Hex } from "../base/hash.ts";
import { manifestPath, type BundleFile, type BundleManifest } from "../bundle/bundleManifest.ts";
import type { CheckedBundle } from "../bundle/checkBundle.ts";
import { jcs, type PlainObject } from "../base/jcs.ts";
import type { Problem } from "../evidence/problem.ts";
import { unknownTrust, trustText, type BundledTrust } from "./bundledTrust.ts";
import { authorName, exhibitName, oneLine } from "./cleanText.ts";
import { appendCustody } from "./custodyLog.ts";
import { byAuthor } from "./custodyWords.ts";
import { newId, nowUs } from "./ids.ts";
import type { Store } from "./incidents.ts";
import { writeCases } from "./openDatabase.ts";
import { enterSayings, sayingLists, type Sayings } from "./sayings.ts";
import { enterTrust } from "./trustChanges.ts";
import { placeUpload, type Received } from "./uploads.ts";

export type RestoredExhibit = { readonly received: Received; readonly number: number; readonly name: string; readonly container: number | null; readonly addedUs: number; readonly problems: readonly Problem[] };
type Content = {
  readonly sayings: Sayings; readonly trust: BundledTrust; readonly files: readonly { readonly file: BundleFile; readonly content: Uint8Array }[];
  readonly checked: CheckedBundle & { readonly manifest: BundleManifest }; readonly exhibits: readonly RestoredExhibit[]; readonly bundle: Received;
};
type Wish = { readonly trust: boolean; readonly author: string };

/** Enters a verified bundle as an incident of its own, with the lines of its custody log, in one transaction and one turn of the event loop. */
export function enterRestored(store: Store, content: Content, wish: Wish): Restored {
  const id = newId();
  const { cases } = store;
  writeCases(cases, () => {
    const { sayings, checked: { manifest } } = content;
    const lock = sayings.lock;
    cases.insert(incidents).values({
      id, title: oneLine(manifest.incident.title, 300), sample: null, createdUs: nowUs(), state: content.exhibits.length === 0 ? "empty" : "stale",
      ...(lock === null ? {} : { lockedUs: lock.sinceUs, lockedBy: lock.by, lockReason: lock.reason }),
    }).run();
    openLog(store, id, content, wish);
    for (const exhibit of content.exhibits) enterExhibit(store, id, exhibit);
    enterSayings(cases, id, sayings, newId);
    const counts = Object.fromEntries(sayingLists.map((list) => [list, sayings[list].length]));
    const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
    appendCustody(cases, id, "aftertrace", "sayings.restored", `what people said: ${total} entries as the bundle has them${lock === null ? "" : "; the incident is locked, as it was"}`, { detail: { ...counts, locked: lock !== null } });
    keepOrigin(store, id, content);
    if (wish.trust) adoptTrust(store, id, content, wish.author);
  });
  const { signer, manifest } = content.checked;
  return { incident: id, title: manifest.incident.title, exhibits: content.exhibits.length, made: manifest.created, aftertrace: manifest.aftertrace, signer: { key: signer?.did ?? "", fingerprint: signer?.fingerprint ?? "", trusted: signer?.trusted ?? false } };
}

/** The first record of the new log names the bundle, and the log that it brought. */
function openLog({ cases }: Store, id: string, { checked: { manifest, manifestSha256, signer, custody }, bundle }: Content, { author }: Wish): void {
  const { incident, created, aftertrace } = manifest;
  const log = manifest.custody === null ? "it brought no signed log" : `its custody log ${manifest.custody.log} has ${manifest.custody.records} records and ends at ${manifest.custody.head}`;
  const whose = signer?.trusted === true ? "a key that is trusted here" : "a key that nobody here vouches for";
  const restored: PlainObject = {
    manifest: manifestSha256, incident: incident.id, made: created, aftertrace, signer: signer?.did ?? null, signerTrusted: signer?.trusted ?? false,
    log: manifest.custody === null ? null : { ...manifest.custody }, status: custody?.status ?? null,
  };
  appendCustody(cases, id, "responder", "incident.restored", `restored from a bundle of the incident ${incident.id}, made at ${created} by Aftertrace ${aftertrace}, manifest sha256 ${manifestSha256}, signed by ${signer?.did ?? ""}, ${whose}; ${log}; ${byAuthor(authorName(author))}`, {
    object: { sha256: bundle.sha256, bytes: bundle.bytes, name: `bundle of ${incident.id}` }, detail: { restored },
  });
}

function enterExhibit({ cases, dataDir }: Store, incident: string, { received, number, name, container, addedUs, problems }: RestoredExhibit): void {
  placeUpload(dataDir, received);
  const { sha256, bytes } = received;
  const shown = exhibitName(name);
  cases.insert(exhibitTable).values({ incident, number, name: shown, sha256, bytes, addedUs, container, problems: JSON.stringify(problems) }).run();
  const from = container === null ? "" : ` out of x${container}`;
  appendCustody(cases, incident, "responder", "exhibit.added", `x${number}: ${shown}${from}, ${bytes} bytes, sha256 ${sha256}, out of the bundle`, { object: { name: shown, sha256, bytes }, detail: { exhibit: `x${number}` } });
}

/** Kept byte for byte: who wants to check the original log again finds it as it came. */
function keepOrigin({ cases }: Store, incident: string, { checked, files, bundle }: Content): void {
  const { manifest, manifestSha256, signer, custody } = checked;
  const text = jcs(JSON.parse(JSON.stringify(manifest)) as PlainObject);
  const own = { path: manifestPath, role: "manifest", sha256: sha256Hex(text), bytes: Buffer.byteLength(text), content: Buffer.from(text) };
  const rows = files.map(({ file: { path, role, sha256, bytes }, content }) => ({ path, role, sha256, bytes, content: Buffer.from(content) }));
  for (const row of [own, ...rows]) cases.insert(restoredFiles).values({ incident, ...row }).run();
  cases.insert(restorations).values({
    incident, bundleSha256: bundle.sha256, manifest: text, manifestSha256: manifestSha256 ?? own.sha256, signer: signer?.did ?? "", signerTrusted: signer?.trusted ?? false, custodyStatus: custody?.status ?? null,
    findingsSha256: manifest.files.find(({ role }) => role === "findings")?.sha256 ?? "", restoredUs: nowUs(),
  }).run();
}

/** The responder's act, named as such: keys that this installation knows keep the limits that they have here. */
function adoptTrust(store: Store, incident: string, { trust }: Content, author: string): void {
  const source = Buffer.from(trustText(trust));
  const records = unknownTrust(store, trust, { incident, author, sourceSha256: sha256Hex(source) });
  enterTrust(store, records, source, { author, reason: "trusted by the responder of the incident that this bundle was made of; adopted for the restored incident alone" });
}

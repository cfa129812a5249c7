import { copyFileSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { makeBundle } from "../../lib/jobs/makeBundle.ts";
import { restoreBundle } from "../../lib/jobs/restoreBundle.ts";
import type { Restored } from "../../lib/api/bundleContract.ts";
import { sha256Hex } from "../../lib/base/hash.ts";
import { parsePolicy } from "../../lib/policy/parsePolicy.ts";
import { policyHash } from "../../lib/policy/policySignature.ts";
import { writePolicyYaml } from "../../lib/policy/writePolicy.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { bundlePath, uploadsFolder } from "../../lib/store/dataFolder.ts";
import { keepBundle } from "../../lib/store/bundleRecords.ts";
import { setIncidentState, type Store } from "../../lib/store/incidents.ts";
import { newId } from "../../lib/store/ids.ts";
import { writeCases } from "../../lib/store/openDatabase.ts";
import { enterSayings, type Sayings } from "../../lib/store/sayings.ts";
import { analyzedAnew, incidentOf, type TestFile } from "../store/analyzedIncident.ts";

/** Something of everything that people can say, about the first exhibit. */
export function someSayings(sha256: string, words: string): Sayings {
  const anchor = { type: "row" as const, sha256, at: "", draft: 0, ordinal: 0 };
  const by = { author: "Ada" };
  return {
    schema: "aftertrace.decisions/1",
    marks: [{ id: newId(), kind: "note", anchor, label: "a row", text: words, ...by, createdUs: 1, editedUs: null }],
    decisions: [{ id: newId(), kind: "harm", value: "harmful", reason: words, ...by, anchor, label: "a row", madeUs: 2, endedUs: null, ended: null }],
    impact: [{ id: newId(), kind: "verdict", anchor: null, label: "the incident", place: 0, rule: "", value: { verdict: "agent", machine: "none" }, reason: words, ...by, madeUs: 3, withdrawnUs: null }],
    views: [{ id: newId(), name: words, query: "q=1", ...by, createdUs: 4 }],
    events: [{ id: newId(), atUs: 5, kind: "noticed", text: words, ...by, createdUs: 5 }],
    clocks: [{ id: newId(), sha256, shiftUs: 1_000, reason: words, ...by, madeUs: 6, endedUs: null, ended: null }],
    baseline: [{ id: newId(), include: false, anchor, trace: null, tool: null, class: null, label: "a row", reason: words, ...by, madeUs: 7, withdrawnUs: null }],
    policies: policyChain(["kiln", "kiln and gate"], words),
    texts: [{ id: newId(), section: "summary", text: words, ...by, session: "abcdefgh", startedUs: 10, savedUs: 11, restored: null, logged: sha256Hex(words) }],
    actions: [{ id: newId(), text: words, type: "prevent", owner: "Bo", due: "2026-04-01", state: "open", source: "", ...by, createdUs: 12, editedUs: null }],
    lock: null,
  };
}

/** Versions of an allow-list that denies everything, under these names. */
export function policyChain(names: readonly string[], reason: string): Sayings["policies"] {
  const versions: Sayings["policies"] = [];
  for (const [at, name] of names.entries()) {
    const read = parsePolicy(`schema: aftertrace.policy/1\nname: ${name}\nversion: ${at + 1}\ndefault: deny\ntools: []\n`);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    versions.push({ version: at + 1, name, text: writePolicyYaml(read.policy), hash: policyHash(read.policy, nodeCrypto), previous: versions[at - 1]?.hash ?? null, source: "edit", restores: null, author: "Ada", reason, madeUs: 8 + at, changes: [] });
  }
  return versions;
}

/** An analysed incident of these files about which things were said. */
export async function spokenOf(store: Store, files: readonly TestFile[], words = "as it was said"): Promise<string> {
  const incident = await incidentOf(store, ...files);
  const [first] = files;
  if (first !== undefined) writeCases(store.cases, () => enterSayings(store.cases, incident, someSayings(sha256Hex(typeof first[1] === "string" ? Buffer.from(first[1]) : first[1]), words), newId));
  await settled(store, incident);
  return incident;
}

/** Analysed, as a job leaves it. */
export async function settled(store: Store, incident: string): Promise<void> {
  await analyzedAnew(store, incident);
  setIncidentState(store.cases, incident, "ready", "test");
}

/** Makes the bundle of an incident where a job would put it; answers its path. */
export async function bundled(store: Store, incident: string): Promise<string> {
  const part = bundlePath(store.dataDir, incident);
  const made = await makeBundle({ store, incident, part }, { signal: { aborted: false }, onProgress: () => undefined });
  writeCases(store.cases, () => keepBundle(store, incident, made));
  return part;
}

/** Restores a bundle out of a copy, as an upload does. */
export async function restoredFrom(store: Store, bundle: string): Promise<Restored> {
  mkdirSync(uploadsFolder(store.dataDir), { recursive: true });
  const part = join(uploadsFolder(store.dataDir), `${newId()}.part`);
  copyFileSync(bundle, part);
  return restoreBundle(store, { part, sha256: "0".repeat(64), bytes: statSync(bundle).size }, { trust: true, author: "Ada" });
}

import type { BackTest, PolicyReview, ReplayedView, ReplayPage } from "../../api/policyContract.ts";
import { maskSecrets, secretPlaces } from "../../effects/secrets/maskSecrets.ts";
import { compareReplay, type Compared, type ComparedCall } from "../../policy/backTest.ts";
import { comparePolicies } from "../../policy/comparePolicies.ts";
import { incidentCalls, selectBaseline, type Baseline } from "../../policy/draft/baseline.ts";
import { hardenedTools } from "../../policy/hardenedTools.ts";
import type { Observation } from "../../policy/observation.ts";
import type { PolicyDocument } from "../../policy/policyDocument.ts";
import { policyHash, verifyPolicy } from "../../policy/policySignature.ts";
import { parsePolicy } from "../../policy/parsePolicy.ts";
import { replay } from "../../policy/replay.ts";
import { callRefs } from "../../store/callRefs.ts";
import { knownSecrets } from "../../store/knownSecrets.ts";
import { nodeCrypto } from "../../verification/nodeCrypto.ts";
import type { KeySet } from "../../audit/trustedKeys.ts";
import type { Observed } from "./observeIncident.ts";
import type { Against, PolicyCase, PolicyWish } from "./policyOrder.ts";

const listedMax = 100;
const excludedMax = 500;

export const ids = (numbers: readonly number[]): ReadonlySet<string> => new Set(numbers.map((number) => `c${number}`));
/** Which calls count, as the rules and the people have it. */
export const wishOf = ({ excluded, included, harmful }: PolicyCase, { db }: Pick<Observed, "db">) => {
  const known = knownSecrets(db);
  return { excluded: ids(excluded), included: ids(included), harmful: ids(harmful), isCredential: (text: string) => secretPlaces(text, known).length > 0 };
};

/** All about a policy apart from its rules: what it does with every call, what it changes, narrower tools. */
export function reviewed(policy: PolicyDocument, text: string, { observed, incident, against, keys, hardening }: { readonly observed: Observed; readonly incident: PolicyCase; readonly against: Against; readonly keys: KeySet | null; /** What narrower tools are suggested from. */ readonly hardening: PolicyDocument }): Omit<PolicyReview, "tools" | "problems"> {
  const baseline = selectBaseline(observed.observation.runs, wishOf(incident, observed));
  const compared = comparedReplay(policy, observed.observation, incident, baseline, against);
  const { tools, left } = hardenedTools(hardening);
  const latest = incident.latest === null ? null : parsePolicy(incident.latest.text);
  return {
    text, name: policy.name, hash: policyHash(policy, nodeCrypto), signature: keys === null ? null : verifyPolicy(policy, keys, nodeCrypto), signedBy: policy.signature?.key ?? null,
    excluded: excludedView(baseline, observed, incident), backTest: backTestView(compared, observed, incident, against),
    changes: latest === null ? null : latest.ok ? comparePolicies(latest.policy, policy) : [],
    hardened: { tools: tools.map(({ schema, keeps, ...tool }) => ({ ...tool, keeps: [...keeps], schema: `${JSON.stringify(schema, null, 2)}\n` })), left: [...left] },
  };
}

/** Every call put to a policy, beside what became of it before. */
export function comparedReplay(policy: PolicyDocument, observation: Observation, incident: PolicyCase, baseline: Baseline, against: Against): Compared {
  const harmful = new Set(incident.harmful);
  const asked = incidentCalls(observation.runs, { harmful: ids(incident.harmful) });
  const other = against.kind === "version" ? parsePolicy(against.text) : null;
  const before = other?.ok === true ? new Map(replay(other.policy, observation).map(({ call, answer }) => [call.number, answer.decision] as const)) : null;
  // What a person takes into the baseline counts as legitimate, harm excepted: that is never out of sight.
  return compareReplay(replay(policy, observation), { before, partOf: (call) => (harmful.has(call) ? "harmful" : baseline.taught.has(call) ? "baseline" : asked.has(call) ? "injection" : "left") });
}

function excludedView({ excluded }: Baseline, { db }: Observed, { zeroUs }: PolicyCase): PolicyReview["excluded"] {
  // Failed calls teach the names of arguments and are nobody's concern; the grave reasons come first.
  const order = ["harmful", "injection", "by_responder", "after_harm", "after_injection", "not_executed", "names_credential"];
  const sorted = excluded.toSorted((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason));
  const shown = sorted.slice(0, excludedMax).map(({ call, reason }) => ({ number: Number(call.slice(1)), reason }));
  const refs = callRefs(db, shown.map(({ number }) => number), zeroUs);
  return { of: excluded.length, calls: shown.flatMap(({ number, reason }) => { const call = refs.get(number); return call === undefined ? [] : [{ call, reason }]; }) };
}

function backTestView(compared: Compared, observed: Observed, { zeroUs }: PolicyCase, against: Against): BackTest {
  const list = (calls: readonly ComparedCall[]) => ({ of: calls.length, calls: callViews(calls.slice(0, listedMax), observed, zeroUs) });
  const one = (call: ComparedCall | null) => (call === null ? null : (callViews([call], observed, zeroUs)[0] ?? null));
  const { lists, parts, passing, stops } = compared;
  return {
    parts, against: against.kind === "record" ? "record" : against.version, passing: list(passing),
    lists: { newly_denied: list(lists.newly_denied), newly_allowed: list(lists.newly_allowed), unchanged: list(lists.unchanged), unplayable: list(lists.unplayable) },
    stops: stops.slice(0, listedMax).map(({ run, at, firstHarm, inTime }) => ({ trace: run, at: one(at), firstHarm: one(firstHarm)?.call ?? null, inTime })),
  };
}

/** Calls as lists show them. */
export function callViews(calls: readonly ComparedCall[], { db }: Pick<Observed, "db">, zeroUs: number | null): ReplayedView[] {
  const refs = callRefs(db, calls.map(({ call }) => call.number), zeroUs);
  const known = knownSecrets(db);
  return calls.flatMap(({ call, part, was, answer: { decision, rule, why } }) => {
    const ref = refs.get(call.number);
    return ref === undefined ? [] : [{ call: ref, part, decision, rule, why: maskSecrets(why, known), was }];
  });
}

/** A page of one list. */
export function listPage(policy: PolicyDocument, observed: Observed, incident: PolicyCase, { against, list, from, count }: Extract<PolicyWish, { kind: "page" }>): ReplayPage {
  const compared = comparedReplay(policy, observed.observation, incident, selectBaseline(observed.observation.runs, wishOf(incident, observed)), against);
  const all = compared.lists[list];
  const next = from + count;
  return { of: all.length, from, calls: callViews(all.slice(from, next), observed, incident.zeroUs), next: next < all.length ? next : null };
}

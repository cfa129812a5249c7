import type { CountsView, HeldOutView, PolicyExportView, PolicyReview } from "../../api/policyContract.ts";
import { compareReplay } from "../../policy/backTest.ts";
import { comparePolicies } from "../../policy/comparePolicies.ts";
import { draftPolicy, type DraftOptions, type PolicyDraft } from "../../policy/draft/draftPolicy.ts";
import { selectBaseline } from "../../policy/draft/baseline.ts";
import type { RuleWidth } from "../../policy/draft/ruleForm.ts";
import { exportPolicy } from "../../policy/export/exportPolicy.ts";
import { heldOutFigures } from "../../policy/heldOut.ts";
import { parsePolicy } from "../../policy/parsePolicy.ts";
import type { PolicyDocument } from "../../policy/policyDocument.ts";
import { placesIn } from "../../policy/problemPlace.ts";
import { readAnyPolicy, type PolicyLanguage, type ReadPolicy } from "../../policy/import/readAnyPolicy.ts";
import { policyHash } from "../../policy/policySignature.ts";
import { canonicalPolicy, writePolicyYaml } from "../../policy/writePolicy.ts";
import { nodeCrypto } from "../../verification/nodeCrypto.ts";
import { observeIncident, type Observed } from "./observeIncident.ts";
import type { PolicyCase, PolicyWish } from "./policyOrder.ts";
import { preparedText } from "./preparedText.ts";
import { callViews, comparedReplay, listPage, reviewed, wishOf } from "./reviewPolicy.ts";
import { toolViews } from "./toolViews.ts";

/** A policy made ready to be the next version. */
export type PreparedVersion = { readonly ok: true; readonly text: string; readonly name: string; readonly hash: string; readonly previous: string | null; readonly changes: NonNullable<PolicyReview["changes"]> } | { readonly ok: false; readonly problems: PolicyReview["problems"] };
export type ExportAnswer = Pick<PolicyExportView, "files" | "losses" | "warnings" | "hash">;

/** Does what the page asks; everything here may take seconds. */
export async function policyWork(incident: PolicyCase, wish: PolicyWish): Promise<unknown> {
  switch (wish.kind) {
    case "draft": return draftReview(incident, wish);
    case "replay": return replayReview(incident, wish);
    case "page": {
      const { policy } = readAnyPolicy(wish.source.text, wish.source.format);
      return policy === null ? { of: 0, from: wish.from, calls: [], next: null } : listPage(policy, await observeIncident(incident), incident, wish);
    }
    case "heldOut": return heldOutView(incident, wish);
    case "prepare": return prepare(incident, wish);
    case "message": return canonicalPolicy(mustParse(wish.text));
    case "export": return exported(incident, wish);
  }
}

function optionsOf(incident: PolicyCase, observed: Observed, { ticked, widths }: Extract<PolicyWish, { kind: "draft" }>["choices"]): DraftOptions {
  const wanted = new Map(Object.entries(widths).map(([rule, { form, lines }]): [string, RuleWidth] => [rule, { ...(form === undefined ? {} : { form }), ...(lines === undefined ? {} : { lines: new Map(Object.entries(lines)) }) }]));
  return { name: nameOf(incident.title), ...wishOf(incident, observed), allowsDestructive: false, ticked: new Set(ticked), widths: wanted };
}

/** The title of the incident as the name of its policy. */
const nameOf = (title: string): string => title.toLowerCase().replace(/[^a-z\d]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "agent";

async function draftReview(incident: PolicyCase, { choices, against }: Extract<PolicyWish, { kind: "draft" }>): Promise<PolicyReview> {
  const observed = await observeIncident(incident);
  const draft = draftPolicy(observed.observation, optionsOf(incident, observed, choices));
  const tools = toolViews(draft.policy, draft.tools, new Set(choices.ticked), observed, incident);
  return { ...reviewed(draft.policy, writePolicyYaml(draft.policy), { observed, incident, against, keys: null, hardening: byMeaning(draft) }), problems: [], tools };
}

/** The draft with every rule about a language in its widest form: a narrower tool in its place is suggested by what the work does, not by how it was spelled. */
function byMeaning({ policy, tools }: PolicyDraft): PolicyDocument {
  const meant = new Map(tools.map((tool) => [tool.policy.tool, tool.rules.flatMap(({ meaning }) => meaning ?? [])]));
  return { ...policy, tools: policy.tools.map((tool) => {
    const rules = meant.get(tool.tool) ?? [];
    return rules.length === 0 ? tool : { ...tool, allow: rules };
  }) };
}

async function replayReview(incident: PolicyCase, { source, against, keys }: Extract<PolicyWish, { kind: "replay" }>): Promise<PolicyReview> {
  const { language, policy, problems } = readAnyPolicy(source.text, source.format);
  const shown = problemViews(source.text, language, problems);
  if (policy === null) return unreadable(shown);
  const observed = await observeIncident(incident);
  const text = language === "aftertrace" && !isJson(source.text) ? source.text : writePolicyYaml(policy);
  return { ...reviewed(policy, text, { observed, incident, against, keys, hardening: policy }), problems: shown, tools: toolViews(policy, [], new Set(), observed, incident) };
}

const unreadable = (problems: PolicyReview["problems"]): PolicyReview =>
  ({ text: null, name: null, hash: null, problems, signature: null, signedBy: null, tools: [], excluded: { of: 0, calls: [] }, backTest: null, changes: null, hardened: { tools: [], left: [] } });

const isJson = (text: string): boolean => text.trimStart().startsWith("{");

function problemViews(text: string, language: PolicyLanguage, problems: ReadPolicy["problems"]): PolicyReview["problems"] {
  if (problems.length === 0) return [];
  const placeOf = placesIn(language === "cedar" ? "" : text);
  return problems.slice(0, 100).map(({ code, at, message, fix }) => {
    const place = placeOf(at);
    return { code, at, line: place?.line ?? null, column: language === "cedar" ? null : (place?.column ?? null), message, fix };
  });
}

async function heldOutView(incident: PolicyCase, { choices }: Extract<PolicyWish, { kind: "heldOut" }>): Promise<HeldOutView> {
  const observed = await observeIncident(incident);
  const { tasks, calls, runs, lost } = heldOutFigures(observed.observation, optionsOf(incident, observed, choices));
  const { lists } = compareReplay(lost, { partOf: () => "baseline", before: null });
  const all = [...lists.newly_denied, ...lists.unplayable];
  const counts: CountsView = { ...calls, of: calls.allow + calls.require_approval + calls.deny };
  return { tasks, calls: counts, runs: { of: runs.all, allowed: runs.allowed }, lost: { of: lost.length, calls: callViews(all.slice(0, 100), observed, incident.zeroUs) } };
}

function prepare({ latest }: PolicyCase, { source, version }: Extract<PolicyWish, { kind: "prepare" }>): PreparedVersion {
  const { language, policy, problems } = readAnyPolicy(source.text, source.format);
  if (policy === null) return { ok: false, problems: problemViews(source.text, language, problems) };
  const before = latest === null ? null : mustParse(latest.text);
  const previous = before === null ? null : policyHash(before, nodeCrypto);
  const { signature: _, previous: __, ...rest } = policy;
  const next = { ...rest, version, ...(previous === null ? {} : { previous }) };
  const text = preparedText(source.text, language, next);
  return { ok: true, text, name: next.name, hash: policyHash(mustParse(text), nodeCrypto), previous, changes: before === null ? [] : comparePolicies(before, next) };
}

async function exported(incident: PolicyCase, { text, format, signature }: Extract<PolicyWish, { kind: "export" }>): Promise<ExportAnswer> {
  const policy = mustParse(text);
  const observed: Observed = await observeIncident(incident);
  const { passing } = comparedReplay(policy, observed.observation, incident, selectBaseline(observed.observation.runs, wishOf(incident, observed)), { kind: "record" });
  const named = passing.slice(0, 10).map(({ call }) => `c${call.number}`).join(", ");
  const warnings = passing.length === 0 ? [] : [`WARNING: ${passing.length} ${passing.length === 1 ? "call" : "calls"} of the incident would pass this policy: ${named}${passing.length > 10 ? " and more" : ""}.`];
  const { files, losses } = exportPolicy(signature === null ? policy : { ...policy, signature }, format, warnings);
  return { files: files.map(({ path, text: content }) => ({ path, text: content })), losses: [...losses], warnings, hash: policyHash(policy, nodeCrypto) };
}

/** A version that was saved could be read then. */
function mustParse(text: string) {
  const read = parsePolicy(text);
  if (!read.ok) throw new Error("A saved version can no longer be read as a policy.");
  return read.policy;
}

import type { CallPart, PolicyChangeView, RuleView, ReplayedView, ReplayList, ToolView } from "@/lib/api/policyContract.ts";
import type { ExclusionReason } from "@/lib/policy/draft/baseline.ts";
import type { CandidateKind } from "@/lib/policy/draft/candidate.ts";
import type { RuleFormKind } from "@/lib/policy/draft/ruleForm.ts";
import type { ExportFormat, LossConsequence } from "@/lib/policy/policyExport.ts";
import type { SignatureState } from "@/lib/policy/policySignature.ts";
import { countText } from "../ui/count.tsx";
import type { StatusName } from "../ui/vocabulary.ts";

export const formWords: Record<RuleFormKind, string> = { exact: "Exact", closed: "As seen", apart: "Apart from the incident", meaning: "By what it does", shape: "By shape" };

export const candidateWords: Record<CandidateKind, string> = {
  constant: "Exact", enum: "Exact", range: "Range", named_or_user: "Exact or user", date: "Any date", prefix: "Prefix", domain: "Domain", provenance: "From trusted words", named_or_provenance: "Exact or trusted", text: "Free text", any: "Any",
};

export const toolKinds: Record<ToolView["kind"], string> = { read: "only reads", sink: "changes something", language: "takes free text that runs", unobserved: "never called", written: "" };

export const exclusionWords: Record<ExclusionReason, string> = {
  by_responder: "taken out by a person", harmful: "it did harm", injection: "an injection asked for it", after_harm: "it follows harm in the same run", after_injection: "it follows a call that an injection asked for", not_executed: "it did not run to its end; only the names of its arguments count", names_credential: "a name among its arguments is a credential, and no policy may carry one",
};

export const partWords: Record<CallPart, string> = { baseline: "baseline", harmful: "harmful", injection: "asked for by an injection", left: "does not count" };

export const listWords: Record<ReplayList, { readonly title: string; readonly none: string }> = {
  newly_denied: { title: "Newly denied", none: "Nothing is stopped that was not stopped before." },
  newly_allowed: { title: "Newly allowed", none: "Nothing is let through that was stopped before." },
  unchanged: { title: "Unchanged", none: "No call fares as it did before." },
  unplayable: { title: "Could not be replayed", none: "The arguments of every call are known." },
};
export const listOrder = Object.keys(listWords) as readonly ReplayList[];

export const wasWords: Record<ReplayedView["was"], string> = { made: "was made", refused: "was refused", allow: "was allowed", deny: "was denied", require_approval: "needed approval" };

export const directionWords: Record<PolicyChangeView["direction"], { readonly word: string; readonly sign: string }> = { wider: { word: "wider", sign: "▲" }, narrower: { word: "narrower", sign: "▼" }, same: { word: "as wide as before", sign: "=" } };

export const consequenceWords: Record<LossConsequence, string> = { approval: "needs approval here", deny: "is denied here", unchecked: "is not checked here" };

export const formatWords: Record<ExportFormat, { readonly name: string; readonly about: string }> = {
  aftertrace: { name: "Aftertrace YAML", about: "Everything the policy says; read back by this product and its library." },
  whitelist: { name: "Pattern list", about: "pattern / action / notify, for shell commands." },
  rego: { name: "OPA (Rego)", about: "A fixed kernel, the rules as data, and tests for opa test." },
  cedar: { name: "Cedar", about: "Policies and schema in the namespace Agent." },
  "cedar-agentcore": { name: "Cedar for Bedrock AgentCore", about: "Permits over context.input." },
  "cedar-docker": { name: "Cedar for Docker MCP", about: "invokeTool with approval." },
  "json-schema": { name: "JSON Schema", about: "Per tool a list of schemas with effect and fallback." },
  "claude-code": { name: "Claude Code settings", about: "Experimental: no checker runs offline." },
  codex: { name: "Codex rules", about: "Prefix rules with prompt and forbidden; nothing is allowed by prefix." },
  gemini: { name: "Gemini CLI policy", about: "TOML rules with argument patterns." },
  agt: { name: "Agent governance toolkit", about: "YAML rules with conditions." },
  cel: { name: "CEL for agentgateway", about: "Experimental: see the head of the file." },
};
export const formatOrder = Object.keys(formatWords) as readonly ExportFormat[];

export const signatureWords: Record<SignatureState, { readonly status: StatusName; readonly text: string }> = {
  verified: { status: "verified", text: "A key that you trust signed exactly these values." },
  untrusted_key: { status: "unverifiable", text: "The signature holds, and nobody vouches for its key." },
  altered: { status: "altered", text: "The signature does not fit these values." },
  unknown_key: { status: "unverifiable", text: "None of the trusted keys has this fingerprint: add it under Keys." },
  unsigned: { status: "unsigned", text: "There is no signature." },
};

/** How often a rule was seen, and where. */
export function supportWords({ calls, runs }: Pick<RuleView, "calls" | "runs">): string {
  if (calls === 0) return "never seen";
  return `seen ${calls === 1 ? "once" : `${countText(calls)} times`} in ${countText(runs)} ${runs === 1 ? "run" : "runs"}`;
}

export const plural = (count: number, one: string, many = `${one}s`): string => `${countText(count)} ${count === 1 ? one : many}`;

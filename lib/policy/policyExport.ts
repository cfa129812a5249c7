import type { PolicyDocument } from "./policyDocument.ts";

/** What happens with calls that a dialect cannot judge as the policy does: never more than the policy allows, or it says `unchecked`. */
export const lossConsequences = ["approval", "deny", "unchecked"] as const;
export type LossConsequence = (typeof lossConsequences)[number];

/** Something that the policy says and the dialect cannot. `rule`: the id of a rule, or `tool:limits` and the like. */
export type ExportLoss = { readonly rule: string; readonly lost: string; readonly consequence: LossConsequence };

/** One text file of an export. `path` is relative, of letters, digits, `.`, `-`, `_` and `/`. */
export type ExportedFile = { readonly path: string; readonly text: string };

/** A policy in another engine's format. */
export type PolicyExport = { readonly name: string; readonly files: readonly ExportedFile[]; readonly losses: readonly ExportLoss[] };

/** Formats by the names of the command line. */
export const exportFormats = ["aftertrace", "whitelist", "rego", "cedar", "cedar-agentcore", "cedar-docker", "json-schema", "claude-code", "codex", "gemini", "agt", "cel"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Writes a policy in one format; the same policy gives the same bytes. */
export type PolicyExporter = (policy: PolicyDocument) => PolicyExport;

import { parsePolicy } from "../parsePolicy.ts";
import type { PolicyDocument } from "../policyDocument.ts";
import { importCedar } from "./importCedar.ts";
import { importWhitelist } from "./importWhitelist.ts";

/** The languages that are read. */
export const policyLanguages = ["aftertrace", "cedar", "whitelist"] as const;
export type PolicyLanguage = (typeof policyLanguages)[number];

/** What was read, and what was not; null: nothing that can be used. */
export type ReadPolicy = { readonly language: PolicyLanguage; readonly policy: PolicyDocument | null; readonly problems: readonly { readonly code: string; readonly at: string; readonly message: string; readonly fix: string }[] };

/** Reads a policy in any of the languages; auto tells it by the shape of the text. What is not understood is a problem and allows nothing. */
export function readAnyPolicy(text: string, format: PolicyLanguage | "auto"): ReadPolicy {
  const language = format === "auto" ? languageOf(text) : format;
  switch (language) {
    case "aftertrace": {
      const read = parsePolicy(text);
      return read.ok ? { language, policy: read.policy, problems: [] } : { language, policy: null, problems: read.problems };
    }
    case "cedar": return { language, ...importCedar(text) };
    case "whitelist": return { language, ...importWhitelist(text) };
  }
}

/** The language of a text, by its shape. */
export function languageOf(text: string): PolicyLanguage {
  const bare = text.replace(/^\ufeff/, "").replace(/^(?:\s*(?:\/\/|#)[^\n]*\n)+/, "").trimStart();
  if (/^(?:@\w+\s*(?:\([^)]*\))?\s*)*(?:permit|forbid)\s*\(/.test(bare)) return "cedar";
  return /^(?:---\s*\n)?(?:rules:\s*\n?\s*-|-)\s*(?:pattern|action|notify)\s*:/.test(bare) || /^\[\s*\{\s*"(?:pattern|action|notify)"/.test(bare) ? "whitelist" : "aftertrace";
}

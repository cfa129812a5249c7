import { isMap, parseDocument } from "yaml";
import type { PolicyLanguage } from "../../policy/import/readAnyPolicy.ts";
import { parsePolicy } from "../../policy/parsePolicy.ts";
import type { PolicyDocument } from "../../policy/policyDocument.ts";
import { canonicalPolicy, writePolicyYaml } from "../../policy/writePolicy.ts";

/** The text of the next version: what the author wrote, comments and all, with its number and the hash of the version before; else written anew. */
export function preparedText(text: string, language: PolicyLanguage, next: PolicyDocument): string {
  const plain = writePolicyYaml(next);
  if (language !== "aftertrace" || text.trimStart().startsWith("{")) return plain;
  const document = parseDocument(text, { version: "1.2", schema: "core" });
  if (!isMap(document.contents) || document.errors.length > 0) return plain;
  document.set("version", next.version);
  if (next.previous === undefined) document.delete("previous");
  else document.set("previous", next.previous);
  document.delete("signature");
  const edited = document.toString({ lineWidth: 0, indent: 2, flowCollectionPadding: false });
  const read = parsePolicy(edited);
  return read.ok && canonicalPolicy(read.policy) === canonicalPolicy(next) ? edited : plain;
}

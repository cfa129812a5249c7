import { sha256Hex } from "../../base/hash.ts";
import type { PolicyDocument } from "../policyDocument.ts";
import type { ExportLoss } from "../policyExport.ts";
import { canonicalPolicy } from "../writePolicy.ts";

/** The name of a policy by its content. */
export const policyHash = (policy: PolicyDocument): string => `sha256:${sha256Hex(canonicalPolicy(policy))}`;

const consequences: Readonly<Record<ExportLoss["consequence"], string>> = { approval: "needs approval instead", deny: "is denied instead", unchecked: "is not checked" };

/**
 * What each file says of itself: the policy, and what the dialect cannot say. One line each, of printable ASCII, so that nothing in a name can end
 * the comment. `notes`: what holds of the dialect as a whole.
 */
export function headLines(policy: PolicyDocument, dialect: string, losses: readonly ExportLoss[], notes: readonly string[] = []): string[] {
  const said = losses.length === 0 ? ["Nothing is lost: this file says all that the policy says."] : ["What this dialect cannot say:", ...losses.map(({ rule, lost, consequence }) => `  ${rule}: ${lost}; ${consequences[consequence]}`)];
  return [`Policy ${policy.name}, version ${policy.version}, ${policyHash(policy)}`, `Written by Aftertrace for ${dialect}. What it does not name is denied in the policy.`, ...notes, ...said].map(oneLine);
}

/** One printable line: everything else is spelled out, and long lines end with dots. */
export function oneLine(text: string): string {
  const plain = text.replace(/[^ -~]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
  return plain.length > 400 ? `${plain.slice(0, 400)}...` : plain;
}

/** The head as comments that begin with `sign`. */
export const commentHead = (lines: readonly string[], sign: string): string => lines.map((line) => `${sign} ${line}\n`).join("");

import { readFileSync, statSync } from "node:fs";
import { readAnyPolicy } from "../../policy/import/readAnyPolicy.ts";
import { parsePolicy } from "../../policy/parsePolicy.ts";
import type { PolicyDocument } from "../../policy/policyDocument.ts";
import { BadUsage } from "../badUsage.ts";
import { printable } from "../printable.ts";

const bytesMax = 8_388_608;

/** The policy in a file: ours, Cedar in our namespace, or a list of patterns, told by its shape. What could not be read of it is said on standard error, and allows nothing. */
export function readAnyPolicyFile(path: string, err: NodeJS.WritableStream): PolicyDocument {
  const { policy, problems } = readAnyPolicy(textOf(path), "auto");
  tellProblems(path, problems, err);
  if (policy === null) throw new BadUsage(`${path} is no policy that can be used.`, "Nothing is decided by half a policy.");
  return policy;
}

/** The policy in a file of our own format; what is wrong with it is said on standard error. */
export function readPolicyFile(path: string, err: NodeJS.WritableStream): PolicyDocument {
  const read = parsePolicy(textOf(path));
  if (read.ok) return read.policy;
  tellProblems(path, read.problems, err);
  throw new BadUsage(`${path} is no policy that can be used.`, "Nothing is decided by half a policy.");
}

function textOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new BadUsage(`${path} cannot be opened: there is no such file.`);
  if (stat.size > bytesMax) throw new BadUsage(`${path} is too large for a policy.`);
  return readFileSync(path, "utf8");
}

function tellProblems(path: string, problems: readonly { readonly at: string; readonly message: string; readonly fix: string }[], err: NodeJS.WritableStream): void {
  for (const { at, message, fix } of problems) err.write(`${printable(path)}, ${printable(at)}: ${printable(message)} ${printable(fix)}\n`);
}

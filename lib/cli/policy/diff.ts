import { parseArgs } from "node:util";
import { comparePolicies, type PolicyChange } from "../../policy/comparePolicies.ts";
import type { CommandContext } from "../analyze.ts";
import { BadUsage } from "../badUsage.ts";
import { printable } from "../printable.ts";
import { readAnyPolicyFile } from "./readPolicyFile.ts";

const order = ["wider", "narrower", "same"] as const satisfies readonly PolicyChange["direction"][];
const words: Readonly<Record<PolicyChange["direction"], string>> = { wider: "wider", narrower: "narrower", same: "as wide as before" };

/** `aftertrace policy diff A B [--json]`: rule by rule what B changes, what lets more through first. Exit 0: nothing is wider; 1: something is, or may be. */
export async function policyDiff(args: readonly string[], { out, err }: CommandContext): Promise<number> {
  const { values, positionals: [before, after, third] } = readArguments(args);
  if (before === undefined || after === undefined || third !== undefined) throw new BadUsage("Give two policies: the one before, and the one after.");
  const changes = comparePolicies(readAnyPolicyFile(before, err), readAnyPolicyFile(after, err)).toSorted((a, b) => order.indexOf(a.direction) - order.indexOf(b.direction));
  const wider = changes.filter(({ direction }) => direction === "wider").length;
  out.write(values.json ? `${JSON.stringify({ changes, wider })}\n` : textOf(changes, wider));
  return wider === 0 ? 0 : 1;
}

function textOf(changes: readonly PolicyChange[], wider: number): string {
  if (changes.length === 0) return "No rule differs.\n";
  const lines = changes.map(({ what, change, direction }) => `  ${printable(what)}: ${change}, ${words[direction]}\n`);
  return `${changes.length} ${changes.length === 1 ? "change" : "changes"}, ${wider} of them wider. What cannot be told counts as wider.\n${lines.join("")}`;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: "boolean", default: false } } });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

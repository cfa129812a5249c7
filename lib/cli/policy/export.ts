import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { CommandContext } from "../analyze.ts";
import { BadUsage } from "../badUsage.ts";
import { exportPolicy } from "./exportPolicy.ts";
import { readPolicyFile } from "./readPolicyFile.ts";

/** `aftertrace policy export POLICY --format F [-o FILE]` */
export async function policyExport(args: readonly string[], { out, err }: CommandContext): Promise<number> {
  const { values, positionals } = readArguments(args);
  const [path, second] = positionals;
  if (path === undefined || second !== undefined) throw new BadUsage("Give one policy to export.");
  const text = exportPolicy(readPolicyFile(path, err), values.format);
  if (values.output === undefined) out.write(text);
  else writeFileSync(values.output, text);
  return 0;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { format: { type: "string", default: "aftertrace" }, output: { type: "string", short: "o" } } });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

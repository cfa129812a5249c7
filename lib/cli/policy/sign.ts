import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { signPolicy } from "../../policy/policySignature.ts";
import { writePolicyYaml } from "../../policy/writePolicy.ts";
import { nodeCrypto } from "../../verification/nodeCrypto.ts";
import type { CommandContext } from "../analyze.ts";
import { BadUsage } from "../badUsage.ts";
import { readPolicyFile } from "./readPolicyFile.ts";
import { readSigner } from "./signerFile.ts";

/** `aftertrace policy sign POLICY --key FILE [-o FILE]`: prints the policy with its signature. */
export async function policySign(args: readonly string[], { out, err }: CommandContext): Promise<number> {
  const { values, positionals } = readArguments(args);
  const [path, second] = positionals;
  if (path === undefined || second !== undefined) throw new BadUsage("Give one policy to sign.");
  if (values.key === undefined) throw new BadUsage("Give the private key to sign with: --key FILE.");
  const signed = signPolicy(readPolicyFile(path, err), readSigner(values.key), nodeCrypto);
  err.write(`Signed by the key ${signed.signature?.key ?? ""}.\n`);
  const text = writePolicyYaml(signed);
  if (values.output === undefined) out.write(text);
  else writeFileSync(values.output, text);
  return 0;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { key: { type: "string" }, output: { type: "string", short: "o" } } });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

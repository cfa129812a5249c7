import { verifyPolicy, type SignatureState } from "../../policy/policySignature.ts";
import { nodeCrypto } from "../../verification/nodeCrypto.ts";
import type { CommandContext } from "../analyze.ts";
import { BadUsage } from "../badUsage.ts";
import { readKeys, splitKeyFiles } from "../keyFiles.ts";
import { readPolicyFile } from "./readPolicyFile.ts";

const answers: Readonly<Record<SignatureState, { readonly code: number; readonly text: string }>> = {
  verified: { code: 0, text: "Verified: a key that you trust signed exactly these values." },
  untrusted_key: { code: 2, text: "The signature holds, and nobody vouches for its key." },
  altered: { code: 1, text: "Altered: the signature does not fit these values." },
  unknown_key: { code: 2, text: "Cannot be checked: none of the keys given has this fingerprint." },
  unsigned: { code: 2, text: "Unsigned." },
};

/** `aftertrace policy verify POLICY --keys FILE… [--json]`: exit 0 verified, 1 altered, 2 not signed or not checkable. */
export async function policyVerify(args: readonly string[], { out, err }: CommandContext): Promise<number> {
  const { keyFiles, rest } = splitKeyFiles(args);
  const unknown = rest.find((arg) => arg.startsWith("--") && arg !== "--json");
  if (unknown !== undefined) throw new BadUsage(`There is no option ${unknown}.`);
  const [path, second] = rest.filter((arg) => arg !== "--json");
  if (path === undefined || second !== undefined) throw new BadUsage("Give one policy to verify.");
  const policy = readPolicyFile(path, err);
  const state = verifyPolicy(policy, readKeys(keyFiles, err), nodeCrypto);
  const key = policy.signature?.key ?? null;
  out.write(rest.includes("--json") ? `${JSON.stringify({ name: policy.name, version: policy.version, signature: state, key })}\n` : `${answers[state].text}${key === null ? "" : ` Key: ${key}.`}\n`);
  return answers[state].code;
}

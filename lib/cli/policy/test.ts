import { parseArgs } from "node:util";
import { callId } from "../../policy/observation.ts";
import type { PolicyDocument } from "../../policy/policyDocument.ts";
import { injectedCalls, replay, replayFigures, type ReplayedCall, type ReplayFigures } from "../../policy/replay.ts";
import type { CommandContext } from "../analyze.ts";
import { BadUsage } from "../badUsage.ts";
import { evidencePaths, type EvidencePath } from "../evidencePaths.ts";
import { observePaths } from "../observePaths.ts";
import { printable } from "../printable.ts";
import { readAnyPolicyFile } from "./readPolicyFile.ts";
import { replayText } from "./replayText.ts";

export type FileReplay = { readonly path: string; readonly figures: ReplayFigures };

/** `aftertrace policy test POLICY PATH… [--jsonl]`: every call of every file put to the policy. For programs one line each, for people the surprises. */
export async function policyTest(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals: [file, ...paths] } = readArguments(args);
  if (file === undefined || paths.length === 0) throw new BadUsage("Give a policy, and at least one file or folder to try it on.");
  const policy = readAnyPolicyFile(file, context.err);
  const replays: FileReplay[] = [];
  for (const path of evidencePaths(paths, (left, why) => context.err.write(`aftertrace: ${printable(left)} was left out: it is ${why}.\n`))) {
    if (path.refusal !== null) {
      context.err.write(`aftertrace: ${printable(path.path)} cannot be opened: ${printable(path.refusal)}.\n`);
      continue;
    }
    const { replayed, figures } = await testFile(policy, path, context);
    replays.push({ path: path.path, figures });
    if (values.jsonl) for (const one of replayed) await print(context.out, lineOf(path.path, one));
  }
  await print(values.jsonl ? context.err : context.out, replayText(replays, !values.jsonl));
  return 0;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { jsonl: { type: "boolean", default: false } } });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

async function testFile(policy: PolicyDocument, path: EvidencePath, context: CommandContext): Promise<{ readonly replayed: readonly ReplayedCall[]; readonly figures: ReplayFigures }> {
  const observation = await observePaths([path], context);
  const replayed = replay(policy, observation);
  return { replayed, figures: replayFigures(replayed, injectedCalls(observation.runs)) };
}

function lineOf(input: string, { call, answer: { decision, rule, why, unchecked } }: ReplayedCall): string {
  return `${JSON.stringify({ input, call: callId(call), tool: call.tool, decision, rule, why, ...(unchecked.length === 0 ? {} : { unchecked }) })}\n`;
}

async function print(out: NodeJS.WritableStream, text: string): Promise<void> {
  if (!out.write(text)) await new Promise((resolve) => out.once("drain", resolve));
}

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { draftPolicy } from "../../policy/draft/draftPolicy.ts";
import type { ExclusionReason } from "../../policy/draft/baseline.ts";
import type { CommandContext } from "../analyze.ts";
import { heldOutFigures, type HeldOutFigures } from "../../policy/heldOut.ts";
import { BadUsage } from "../badUsage.ts";
import { observePaths, openablePaths } from "../observePaths.ts";
import { exportPolicy } from "./exportPolicy.ts";

const reasons: Readonly<Record<ExclusionReason, string>> = {
  by_responder: "taken out by --exclude", harmful: "it did harm", after_harm: "it follows a call that did harm", injection: "an injection asked for it", after_injection: "it follows a call that an injection asked for", not_executed: "it did not run to its end: only the names of its arguments count", names_credential: "a name among its arguments is a credential, and no policy may carry one",
};
const named = 20;

/** `aftertrace policy draft PATH… [--exclude CALL…] [--format F] [--name NAME] [--held-out] [-o FILE]` */
export async function policyDraft(args: readonly string[], context: CommandContext): Promise<number> {
  const { paths, excluded, values } = readArguments(args);
  if (paths.length === 0) throw new BadUsage("Give at least one file or folder to draft from.");
  const observation = await observePaths(openablePaths(paths, context), context);
  const options = { name: values.name, excluded: new Set(excluded), guarded: new Set(excluded), allowsDestructive: true };
  const { policy, excluded: left } = draftPolicy(observation, options);
  for (const { call, reason } of left.slice(0, named)) context.err.write(`${call} does not count: ${reasons[reason]}.\n`);
  if (left.length > named) context.err.write(`and ${left.length - named} more calls do not count.\n`);
  const unknown = excluded.filter((call) => !left.some((one) => one.call === call));
  if (unknown.length > 0) context.err.write(`aftertrace: these calls are not in the evidence: ${unknown.join(", ")}.\n`);
  if (values["held-out"]) context.err.write(heldOutText(heldOutFigures(observation, options)));
  const text = exportPolicy(policy, values.format);
  if (values.output === undefined) context.out.write(text);
  else writeFileSync(values.output, text);
  return 0;
}

function heldOutText({ tasks, calls, runs }: HeldOutFigures): string {
  const all = calls.allow + calls.require_approval + calls.deny;
  return `On tasks left out of the draft (${tasks} in all): ${calls.allow} of ${all} calls allowed, ${calls.require_approval} need approval, ${calls.deny} denied; ${runs.allowed} of ${runs.all} runs wholly allowed.\n`;
}

/** `--exclude` takes every call up to the next option. */
function readArguments(args: readonly string[]) {
  const excluded: string[] = [];
  const rest: string[] = [];
  let isExcluding = false;
  for (const arg of args) {
    if (arg === "--exclude") isExcluding = true;
    else if (isExcluding && /^c\d+(?:,c\d+)*$/.test(arg)) excluded.push(...arg.split(","));
    else {
      isExcluding = false;
      rest.push(arg);
    }
  }
  try {
    const { values, positionals } = parseArgs({ args: rest, allowPositionals: true, options: { format: { type: "string", default: "aftertrace" }, name: { type: "string", default: "agent" }, "held-out": { type: "boolean", default: false }, output: { type: "string", short: "o" } } });
    return { paths: positionals, excluded, values };
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

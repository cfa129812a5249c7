import type { CommandContext } from "../analyze.ts";
import { BadUsage } from "../badUsage.ts";
import { policyDiff } from "./diff.ts";
import { policyDraft } from "./draft.ts";
import { policyExport } from "./export.ts";
import { policySign } from "./sign.ts";
import { policyTest } from "./test.ts";
import { policyVerify } from "./verify.ts";

/** `aftertrace policy draft|test|diff|export|sign|verify …` */
export async function policyCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case "draft": return policyDraft(rest, context);
    case "test": return policyTest(rest, context);
    case "diff": return policyDiff(rest, context);
    case "export": return policyExport(rest, context);
    case "sign": return policySign(rest, context);
    case "verify": return policyVerify(rest, context);
    default: throw new BadUsage(`There is no command "policy ${command ?? ""}".`, "Commands: draft, test, diff, export, sign, verify.");
  }
}

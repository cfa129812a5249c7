import { analyzeCommand } from "./analyze.ts";
import { BadUsage } from "./badUsage.ts";
import { classifyCommand } from "./classify.ts";
import { exportCommand } from "./exportCommand.ts";
import { help } from "./help.ts";
import { policyCommand } from "./policy/policyCommand.ts";
import { reportCommand } from "./report.ts";
import { verifyCommand } from "./verify.ts";
import { printable } from "./printable.ts";

/**
 * The command line. `root` is the clone, where the migrations lie. Results go to `out`, everything else to `err`.
 * Returns the exit code: 0 done, 2 bad usage or a path that cannot be opened.
 */
export async function main(args: readonly string[], root: string, out: NodeJS.WritableStream = process.stdout, err: NodeJS.WritableStream = process.stderr): Promise<number> {
  const [command, ...rest] = args;
  if (asksForHelp(rest)) {
    out.write(help);
    return 0;
  }
  try {
    switch (command) {
      case "analyze":
        return await analyzeCommand(rest, { root, out, err });
      case "classify":
        return await classifyCommand(rest, { root, out, err });
      case "verify":
        return await verifyCommand(rest, { root, out, err });
      case "report":
        return await reportCommand(rest, { root, out, err });
      case "export":
        return await exportCommand(rest, { root, out, err });
      case "policy":
        return await policyCommand(rest, { root, out, err });
      case "help":
      case "--help":
      case "-h":
      case undefined:
        out.write(help);
        return command === undefined ? 2 : 0;
      default:
        throw new BadUsage(`There is no command "${command}".`);
    }
  } catch (error) {
    if (!(error instanceof BadUsage)) throw error;
    err.write(`aftertrace: ${printable(error.message)}\n${error.hint}\n`);
    return 2;
  }
}

/** Behind `--` stand paths, whatever they look like. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === "--help" || arg === "-h");
}

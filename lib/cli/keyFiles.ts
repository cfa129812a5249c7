import { readFileSync, statSync } from "node:fs";
import { joinKeySets, readKeyFile } from "../audit/keyFile.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { BadUsage } from "./badUsage.ts";
import { printable } from "./printable.ts";

const keyFileBytesMax = 4_194_304;

/** `--keys` takes every file up to the next option; what else is given is left as it is. */
export function splitKeyFiles(args: readonly string[]): { readonly keyFiles: readonly string[]; readonly rest: readonly string[] } {
  const keyFiles: string[] = [];
  const rest: string[] = [];
  let inKeys = false;
  for (const arg of args) {
    if (arg === "--keys") inKeys = true;
    else if (/^-./.test(arg)) {
      inKeys = false;
      rest.push(arg);
    } else (inKeys ? keyFiles : rest).push(arg);
  }
  return { keyFiles, rest };
}

/** The keys that the caller trusts. What cannot be read in a key file is said on standard error. */
export function readKeys(files: readonly string[], err: NodeJS.WritableStream): KeySet {
  const sets = files.map((file) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) throw new BadUsage(`${file} cannot be opened: there is no such key file.`);
    if (stat.size > keyFileBytesMax) throw new BadUsage(`${file} is too large for a key file.`);
    const set = readKeyFile(readFileSync(file), file, nodeCrypto);
    for (const { at, message } of set.problems) err.write(`aftertrace: ${printable(file)}, ${printable(at)}: ${printable(message)}.\n`);
    return set;
  });
  return joinKeySets(sets, nodeCrypto);
}

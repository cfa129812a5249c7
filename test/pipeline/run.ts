import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Writable } from "node:stream";
import { afterAll } from "vitest";
import { main } from "../../lib/cli/main.ts";
import { type ExhibitFindings, type Findings, findingsSchema } from "../../lib/findings.ts";

/** A folder that is gone after the last test of the file; `put` writes a file into it and gives its path. */
export function tempFolder(): { readonly path: string; put(name: string, content: string | Uint8Array): string } {
  const path = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    put(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
  };
}

class Collected extends Writable {
  #text = "";
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#text += chunk.toString();
    done();
  }
  get text(): string {
    return this.#text;
  }
}

export type Outcome = { readonly code: number; readonly out: string; readonly err: string };

/** The command line inside this process. */
export async function cli(...args: string[]): Promise<Outcome> {
  const [out, err] = [new Collected(), new Collected()];
  const code = await main(args, process.cwd(), out, err);
  return { code, out: out.text, err: err.text };
}

/** One findings document, which keeps to the published schema, of files that are no error whatever they hold. */
export const findingsOf = (...paths: string[]): Promise<Findings> => printed(...paths, "--json");

/** The same with credentials in the arguments as they are. */
export const revealedFindingsOf = (...paths: string[]): Promise<Findings> => printed(...paths, "--json", "--reveal");

async function printed(...words: string[]): Promise<Findings> {
  const { code, out, err } = await cli("analyze", ...words);
  if (code !== 0) throw new Error(`exit code ${code}: ${err}`);
  return readFindings(out);
}

export function readFindings(text: string): Findings {
  return findingsSchema.parse(JSON.parse(text));
}

export const callIdsOf = (findings: Findings): string[] => findings.calls.flatMap((call) => call.callId ?? []).sort();

export const codesOf = ({ problems }: ExhibitFindings): string[] => problems.map(({ code, at }) => `${code} ${at}`);

const place = /^(?:file|byte \d+|row \d+|entry \d+|line [1-9]\d*(?:, column [1-9]\d*| \/.*)?|part .+|(?:\/.*)?)$/;

/** What is wrong with how an exhibit reports; nothing where every count adds up and every problem says where and what to do. */
export function faultsOf({ id, records, problems }: ExhibitFindings): string[] {
  const faults = problems.flatMap(({ code, at, message, fix }) => [
    ...(place.test(at) ? [] : [`${id} ${code}: "${at}" is no place`]),
    ...(message.length > 10 && fix.length > 10 ? [] : [`${id} ${code} says neither what it means nor what to do`]),
  ]);
  return records.read === records.kept + records.skipped
    ? faults
    : [...faults, `${id}: ${JSON.stringify(records)} does not add up`];
}

/** The element of a list that a test knows to be there. */
export function only<T>(list: readonly T[]): T {
  const [first, ...more] = list;
  if (first === undefined || more.length > 0) throw new Error(`expected one element, got ${list.length}`);
  return first;
}

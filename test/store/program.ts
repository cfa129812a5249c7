import { build } from "esbuild";
import { spawn } from "node:child_process";

/** TypeScript, which may import the project's own files, as one program that plain Node runs. */
export async function asProgram(source: string): Promise<string> {
  const { outputFiles } = await build({ stdin: { contents: source, resolveDir: process.cwd(), loader: "ts" }, bundle: true, write: false, platform: "node", format: "esm", packages: "external", target: "node20", logLevel: "error" });
  return outputFiles[0]?.text ?? "";
}

/** Runs a program as a process of its own and answers what it printed. */
export function output(code: string, env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--input-type=module"], { cwd: process.cwd(), env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "inherit"] });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.on("error", reject);
    child.on("exit", (exit) => (exit === 0 ? resolve(out.trim()) : reject(new Error(`the program ended with ${exit}`))));
    child.stdin.end(code);
  });
}

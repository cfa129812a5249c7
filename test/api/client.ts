import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { closeCases } from "../../lib/store/openDatabase.ts";

export type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;
type Options = { readonly params?: Record<string, string>; readonly method?: string; readonly headers?: Record<string, string>; readonly body?: BodyInit };

/** Points the app at a data folder of its own, for one test file. */
export function ownDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  process.env["AFTERTRACE_DATA"] = folder;
  afterAll(() => {
    closeCases(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Calls a route handler as the server does. */
export function call(handler: Handler, path: string, { params = {}, method = "GET", headers = {}, body }: Options = {}): Promise<Response> {
  const request = new Request(`http://127.0.0.1:3000${path}`, {
    method, headers: { host: "127.0.0.1:3000", ...headers }, ...(body === undefined ? {} : { body }),
  });
  return handler(request, { params: Promise.resolve(params as never) });
}

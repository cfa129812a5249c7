import { join } from "node:path";
import { beforeAll, expect } from "vitest";
import type { z } from "zod";
import * as analyze from "../../app/api/v1/incidents/[id]/analyze/route.ts";
import * as exhibits from "../../app/api/v1/incidents/[id]/exhibits/route.ts";
import * as incidents from "../../app/api/v1/incidents/route.ts";
import * as jobEvents from "../../app/api/v1/jobs/[id]/events/route.ts";
import { incidentSchema, jobSchema } from "../../lib/api/contract.ts";
import { call, ownDataFolder, type Handler } from "./client.ts";

/** Routes are called with the params of `at`, unless others are given; a body is posted as JSON. `status`: 200, or 201 with a body, unless told. */
export type Sent = { readonly params?: Record<string, string>; readonly body?: unknown; readonly query?: string; readonly status?: number };

const bundle: { bundle(): Promise<void> } = await import(join(process.cwd(), "bin", "bundle.mjs"));

/** A new incident without exhibits, by its id. */
export const newIncident = async (): Promise<{ readonly id: string }> => ({ id: incidentSchema.parse(await (await call(incidents.POST, "/", { method: "POST" })).json()).id });

/** Before the tests of one file: an incident with these exhibits, analysed through the API alone, in a data folder of its own. */
export function analyzedByApi(files: readonly (readonly [name: string, body: string])[]) {
  ownDataFolder();
  const at = { id: "" };
  beforeAll(async () => {
    await bundle.bundle();
    Object.assign(at, await newIncident());
    for (const [name, body] of files) await call(exhibits.POST, `/?name=${name}`, { params: at, method: "POST", body, headers: { "x-file-size": String(Buffer.byteLength(body)) } });
    const job = jobSchema.parse(await (await call(analyze.POST, "/", { params: at, method: "POST" })).json());
    await (await call(jobEvents.GET, "/", { params: { id: job.id } })).text();
  });

  /** Calls a route and reads the answer by the schema it is published with. */
  async function send<S extends z.ZodType>(schema: S, handler: Handler, { params = {}, body, query = "", status = body === undefined ? 200 : 201 }: Sent = {}): Promise<z.output<S>> {
    const answer = await call(handler, `/${query}`, { params: { ...at, ...params }, method: body === undefined ? "GET" : "POST", ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const json: unknown = await answer.json();
    expect([answer.status, json]).toEqual([status, expect.anything()]);
    return schema.parse(json);
  }
  return { at, send };
}

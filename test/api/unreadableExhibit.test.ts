import { renameSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as analyze from "../../app/api/v1/incidents/[id]/analyze/route.ts";
import * as exhibits from "../../app/api/v1/incidents/[id]/exhibits/route.ts";
import * as search from "../../app/api/v1/incidents/[id]/search/route.ts";
import * as timeline from "../../app/api/v1/incidents/[id]/timeline/route.ts";
import * as incidents from "../../app/api/v1/incidents/route.ts";
import * as events from "../../app/api/v1/jobs/[id]/events/route.ts";
import { apiErrorSchema, incidentSchema, jobSchema, uploadSchema } from "../../lib/api/contract.ts";
import { exhibitPath } from "../../lib/store/dataFolder.ts";
import { call, ownDataFolder } from "./client.ts";

const data = ownDataFolder();
const bundle: { bundle(): Promise<void> } = await import(join(process.cwd(), "bin", "bundle.mjs"));

test("an exhibit whose file is gone is named as what is wrong, and the rows are still there", async () => {
  await bundle.bundle();
  const at = { id: incidentSchema.parse(await (await call(incidents.POST, "/", { method: "POST", body: '{"title":"Gone"}' })).json()).id };
  const file = JSON.stringify({ messages: [{ role: "user", content: "needle" }, { role: "assistant", content: "found" }] });
  const { sha256 } = uploadSchema.parse(await (await call(exhibits.POST, "/?name=a.json", { params: at, method: "POST", body: file, headers: { "x-file-size": String(file.length) } })).json());
  const job = jobSchema.parse(await (await call(analyze.POST, "/", { params: at, method: "POST" })).json());
  await (await call(events.GET, "/", { params: { id: job.id } })).text();
  renameSync(exhibitPath(data, sha256), join(data, "elsewhere"));
  const answer = await call(search.GET, "/?q=needle", { params: at });
  expect(answer.status).toBe(500);
  expect(apiErrorSchema.parse(await answer.json()).error.code).toBe("exhibit_unreadable");
  expect((await call(timeline.GET, "/?q=needle", { params: at })).status).toBe(200);
});

import { openAsBlob } from "node:fs";

export type Imported = { readonly id: string; readonly seconds: number; readonly error: string | null };

/** Uploads a file to a new incident of a running app and waits for its analysis. */
export async function importThrough(base: string, file: string, bytes: number): Promise<Imported> {
  const began = performance.now();
  const { id } = await answer(`${base}/api/v1/incidents`, { method: "POST", body: JSON.stringify({ title: "bench" }) });
  const body = await openAsBlob(file);
  const upload = { "content-type": "application/octet-stream", "x-file-size": String(bytes) };
  await answer(`${base}/api/v1/incidents/${id}/exhibits?name=runs.jsonl`, { method: "POST", body }, upload);
  let job = await answer(`${base}/api/v1/incidents/${id}/analyze`, { method: "POST" });
  while (job.state === "queued" || job.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 250));
    job = await answer(`${base}/api/v1/jobs/${job.id}`);
  }
  return { id, seconds: (performance.now() - began) / 1_000, error: job.state === "done" ? null : (job.error ?? job.state) };
}

type Answer = { readonly id: string; readonly state: string; readonly error: string | null };

async function answer(url: string, init: RequestInit = {}, headers: Record<string, string> = { "content-type": "application/json" }): Promise<Answer> {
  const response = await fetch(url, { ...init, headers });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  const body: Answer = await response.json();
  return body;
}

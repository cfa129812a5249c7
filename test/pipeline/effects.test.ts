import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Cancelled, analyze } from "../../lib/pipeline.ts";
import type { Findings } from "../../lib/findings.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { traceIndexWriter } from "../../lib/store/traceIndexWriter.ts";
import { cli, findingsOf, tempFolder } from "./run.ts";

const folder = tempFolder();
const sample = (slug: string, name: string): string => join(process.cwd(), "public", "samples", slug, name);
type Truth = { readonly harmful: readonly string[]; readonly fromPassage?: readonly { readonly call: string; readonly what: string }[] };
const truthOf = (slug: string): Truth => JSON.parse(readFileSync(sample(slug, "expected.json"), "utf8")) as Truth;

const asks = (id: string, query: string) => ({ id, type: "function", function: { name: "run_sql", arguments: JSON.stringify({ query }) } });
const answers = (id: string, content: string) => ({ role: "tool", tool_call_id: id, content });
const transcript = (name: string, ...messages: unknown[]): string => folder.put(name, JSON.stringify({ messages }));

/** The calls that the export knows by these ids, as the findings name them. */
const named = (findings: Findings, callIds: readonly string[]): string[] => findings.calls.filter(({ callId }) => callId !== null && callIds.includes(callId)).map(({ id }) => id);

describe("the incident block", () => {
  test("the bundled injection: what leaked and what was dropped is harm, the refused drop is an attempt, and every citation names an exhibit", async () => {
    const findings = await findingsOf(sample("northquay-support-injection", "langsmith-runs.json"));
    const { incident, calls } = findings;
    const truth = truthOf("northquay-support-injection");
    expect(incident?.harmful).toEqual(expect.arrayContaining(named(findings, truth.harmful)));
    const [refused] = named(findings, (truth.fromPassage ?? []).filter(({ what }) => what === "dropRefused").map(({ call }) => call));
    expect(incident?.harmful).not.toContain(refused);
    expect(calls.find(({ id }) => id === refused)?.effects[0]).toMatchObject({ class: "data_mutation", destructive: true });
    // The drop that was refused, and the call that was to make up for it and was answered by an error.
    expect(incident?.blastRadius.attempts).toBe(2);
    expect(incident?.blastRadius.contained?.text).toMatch(/locked the role/);
    for (const { calls: of, cites } of incident?.factors ?? []) {
      expect([of.length, cites.length].every((n) => n > 0)).toBe(true);
      for (const { exhibit } of cites) expect(exhibit).toBe("x1");
    }
  });

  test("the bundled misfire: the deleted volume cannot be brought back, a credential was found on the way, and a person noticed", async () => {
    const findings = await findingsOf(sample("fernhollow-volume-misfire", "langfuse-traces.json"));
    const [harmful] = named(findings, truthOf("fernhollow-volume-misfire").harmful);
    expect(findings.incident?.harmful).toContain(harmful);
    expect(findings.calls.find(({ id }) => id === harmful)?.effects[0]).toMatchObject({ class: "infrastructure", destructive: true, reversible: "no", shared: "yes" });
    expect(findings.incident?.factors.filter(({ calls }) => calls.includes(harmful ?? "")).map(({ code }) => code)).toEqual(expect.arrayContaining(["credential_found", "environment_confusion", "no_approval_gate"]));
    expect(findings.incident?.blastRadius.noticed?.text).toContain("Production is down");
    expect(findings.incident?.recovery[0]?.kind).toBe("freeze_credentials");
  });

  test("nothing of a credential's value is in what is said about calls: only their arguments, which are evidence, hold it", async () => {
    const { calls, incident } = await findingsOf(sample("northquay-support-injection", "langsmith-runs.json"));
    const said = JSON.stringify([incident, calls.map(({ effects }) => effects)]);
    for (const secret of ["plane-demo-91c0e7d4aa52"]) expect(said).not.toContain(secret);
  });

  test("an attempt, work that only reads, and evidence without a call come to no harm", async () => {
    const refused = transcript("refused.json", { role: "user", content: "Go." }, { role: "assistant", content: null, tool_calls: [asks("a", "drop table users")] }, answers("a", "Error: ERROR: permission denied for table users"));
    const reads = transcript("reads.json", { role: "user", content: "Go." }, { role: "assistant", content: null, tool_calls: [asks("a", "select 1 from users")] }, answers("a", "1"));
    const none = transcript("none.json", { role: "user", content: "Go." }, { role: "assistant", content: "No." });
    for (const path of [refused, reads, none]) {
      const { incident } = await findingsOf(path);
      expect(incident).toMatchObject({ verdict: "none", firstHarm: null, harmful: [], blastRadius: { firstHarm: null, callsPerMinute: null } });
    }
    expect((await findingsOf(refused)).incident?.blastRadius.attempts).toBe(1);
  });

  test("what one call of a trace sets holds for the next: the environment of a command comes from the one before it", async () => {
    const path = folder.put("session.json", JSON.stringify({
      messages: [
        { role: "user", content: "Go." },
        { role: "assistant", content: null, tool_calls: [{ id: "a", type: "function", function: { name: "bash", arguments: JSON.stringify({ command: "export KUBE_CONTEXT=prod-eu" }) } }] }, answers("a", ""),
        { role: "assistant", content: null, tool_calls: [{ id: "b", type: "function", function: { name: "bash", arguments: JSON.stringify({ command: "kubectl delete namespace shop" }) } }] }, answers("b", 'namespace "shop" deleted'),
      ],
    }));
    expect((await findingsOf(path)).calls[1]?.effects[0]).toMatchObject({ class: "infrastructure", environment: "production", magnitude: { resources: 1 } });
  });

  test("the same bytes print the same findings", async () => {
    const path = sample("fernhollow-volume-misfire", "langfuse-traces.json");
    const [first, second] = [await cli("analyze", path, "--json"), await cli("analyze", path, "--json")];
    expect(first.out.length).toBeGreaterThan(1_000);
    expect(first.out === second.out).toBe(true);
  });
});

test("looking at effects is a stage of its own that tells how far it is, and ends when it is told to", async () => {
  const path = sample("northquay-support-injection", "langsmith-runs.json");
  const evidence = [{ number: 1, name: "runs.json", path, sha256: "0".repeat(64), container: null }];
  const signal = { aborted: false };
  const seen: number[] = [];
  const db = openTraceIndex(":memory:", "create");
  const done = analyze(evidence, traceIndexWriter(db), {
    scratch: { kind: "memory" }, signal,
    onProgress: ({ stage, done: at, total }) => {
      if (stage !== "effects") return;
      expect(total).toBe(205);
      seen.push(at);
      if (at > 0) signal.aborted = true;
    },
  });
  await expect(done).rejects.toThrow(Cancelled);
  expect(seen.length).toBe(2);
  expect(db.prepare("select count(*) from effects").pluck().get()).toBeLessThan(205);
  db.close();
});

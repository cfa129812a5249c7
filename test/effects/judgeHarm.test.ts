import { describe, expect, test } from "vitest";
import { judgeHarm, type IncidentEffects } from "../../lib/effects/judgeHarm.ts";
import { OfferedSchemas } from "../../lib/effects/offeredSchemas.ts";
import type { OriginVerdict } from "../../lib/findings.ts";
import { withIndexOf } from "../injection/runsOf.ts";
import { festival } from "../injection/exportsOf.ts";

/** What the incident comes to where these calls have these origins; c1 opened the page, c2 and c3 read, c4 sent a mail, c5 deleted rows. */
function judged(origins: Readonly<Record<number, OriginVerdict>>): Promise<IncidentEffects & { readonly harm: readonly (string | null)[] }> {
  return withIndexOf([festival], async ({ db, index, source }) => {
    for (const [call, verdict] of Object.entries(origins)) db.prepare("update origins set verdict = ? where call = ?").run(verdict, Number(call));
    db.exec("delete from factors");
    const found = await judgeHarm(index, source, { schemas: await OfferedSchemas.read(index, source), credentials: new Map() }, () => undefined);
    return { ...found, harm: db.prepare<[], string | null>("select harm from calls order by number").pluck().all() };
  });
}

describe("harm, once it is known who asked", () => {
  test("a call that injected text asked for is harm where it changed anything, whatever its class; reading is none", async () => {
    const { verdict, harmful, firstHarm, harm } = await judged({ 2: "injection", 4: "injection", 5: "injection" });
    expect({ verdict, harmful, firstHarm }).toEqual({ verdict: "injection", harmful: [4, 5], firstHarm: 4 });
    expect([harm[1], harm[3]]).toEqual(["none", "harmful"]);
  });

  test("beside harm that nobody asked for, what the user asked for is ordinary work and no harm", async () => {
    expect(await judged({ 4: "injection", 5: "user" })).toMatchObject({ verdict: "injection", harmful: [4], harm: [expect.anything(), "none", "none", "harmful", "none"] });
  });

  test("where the user asked for all of it, it is harm that the user asked for", async () => {
    expect(await judged({ 4: "user", 5: "user" })).toMatchObject({ verdict: "user", harmful: [5] });
  });

  test("where nobody says otherwise, the origin that was worked out decides", async () => {
    expect((await judged({})).verdict).toBe("injection");
  });
});

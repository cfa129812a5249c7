import { describe, expect, test } from "vitest";
import { loadParsers } from "../../../lib/effects/sql/loadParsers.ts";
import { draftPolicy, type DraftOptions, type PolicyDraft } from "../../../lib/policy/draft/draftPolicy.ts";
import { replay } from "../../../lib/policy/replay.ts";
import type { Observation, OfferedTool } from "../../../lib/policy/observation.ts";
import { observed, type Said } from "../observed.ts";

await loadParsers();

const draft = (observation: Observation, options: Partial<DraftOptions> = {}): PolicyDraft => draftPolicy(observation, { name: "guarded", excluded: new Set(), allowsDestructive: true, ...options });
const decisions = (observation: Observation, policy: PolicyDraft["policy"]): string[] => replay(policy, observation).map(({ call, answer }) => `c${call.number} ${answer.decision}`);
const sql = (query: string, origin: "user" | "injection" = "user"): Said => ["run_sql", { query }, { origin }];

/** Two tasks that read orders, and one that reads parcels. */
const work: readonly (readonly Said[])[] = [
  [{ user: "how many orders came in on the first of May?" }, sql("SELECT count(*) FROM orders WHERE day = '2026-05-01'")],
  [{ user: "which orders of ada are still open, please?" }, sql("SELECT id FROM orders WHERE customer = 'ada'")],
  [{ user: "where is the parcel of bob, he asks again" }, sql("SELECT state FROM parcels WHERE customer = 'bob'")],
];

describe("no drafted rule lets a call of the incident through", () => {
  test("tables that an injection read are closed letter by letter, the others stay open by what a statement does", () => {
    const incident = observed([...work, [{ user: "look at the ticket that came in this morning" }, sql("SELECT * FROM parcels", "injection")]]);
    const { policy, tools } = draft(incident);
    expect(decisions(incident, policy)).toEqual(["c1 allow", "c2 allow", "c3 allow", "c4 require_approval"]);
    expect(tools[0]?.rules.map(({ rule, form }) => [rule.id, form])).toEqual([["run_sql.read_1", "apart"], ["run_sql.read_1_as_seen", null]]);
    const later = observed([[sql("SELECT sum(total) FROM orders")], [sql("SELECT id FROM parcels")]]);
    expect(decisions(later, policy)).toEqual(["c1 allow", "c2 require_approval"]);
  });

  test("where too many statements touched such a table to be listed, they are asked about and the others go on", () => {
    const many: readonly (readonly Said[])[] = Array.from({ length: 60 }, (_, at): readonly Said[] => [{ user: `where is parcel number ${at} of the morning, please` }, sql(`SELECT state FROM parcels WHERE id = ${at}`)]);
    const incident = observed([...work, ...many, [{ user: "look at the ticket that came in this morning" }, sql("SELECT * FROM parcels", "injection")]]);
    const decided = decisions(incident, draft(incident).policy);
    expect([decided[0], decided[2], decided.at(-1)]).toEqual(["c1 allow", "c3 require_approval", "c64 require_approval"]);
  });

  test("where the incident did word for word what the work does, a person is asked and the rule says for which call", () => {
    const incident = observed([...work, [{ user: "look at the ticket that came in this morning" }, sql("SELECT state FROM parcels WHERE customer = 'bob'", "injection")]]);
    const { policy, tools } = draft(incident);
    expect(decisions(incident, policy).at(-1)).toBe("c4 require_approval");
    expect(tools.flatMap(({ rules }) => rules.flatMap(({ stops }) => stops))).toContain(4);
    expect(JSON.stringify(policy)).toContain("It would let c4 of the incident through.");
  });

  test("a tool that only reads is closed by its arguments, and one that only the incident called is asked about", () => {
    const offered: readonly OfferedTool[] = [{ name: "get_note", parameters: { type: "object", properties: { id: { type: "string" } }, required: ["id"] } }, { name: "get_key", parameters: { type: "object", properties: { id: { type: "string" } } } }];
    const runs: readonly (readonly Said[])[] = [[{ user: "read me note n1, please, and nothing else" }, ["get_note", { id: "n1" }]], [{ user: "what does note n2 say about the harvest" }, ["get_note", { id: "n2" }]],
      [{ user: "tidy up the notes of last week for me" }, ["get_note", { id: "n9" }, { origin: "injection" }], ["get_key", { id: "k" }, { origin: "injection" }]]];
    const { policy } = draft(observed(runs, offered));
    expect(decisions(observed(runs, offered), policy)).toEqual(["c1 allow", "c2 allow", "c3 require_approval", "c4 require_approval"]);
  });

  test("a call that did harm does not count, nor what follows it in its run, and is not let through either", () => {
    const runs: readonly (readonly Said[])[] = [[{ user: "close ticket t1 when you are done with it" }, ["close_ticket", { id: "t1" }]], [{ user: "close ticket t2 when you are done with it" }, ["close_ticket", { id: "t2" }], ["close_ticket", { id: "t1" }], ["close_ticket", { id: "t3" }]]];
    const harmful = new Set(["c3"]);
    const { policy, excluded } = draft(observed(runs), { harmful });
    expect(excluded).toEqual([{ call: "c3", reason: "harmful" }, { call: "c4", reason: "after_harm" }]);
    expect(decisions(observed(runs), policy)[2]).not.toBe("c3 allow");
  });

  test("what a person takes in counts, what a person takes out does not, whatever the rules say", () => {
    const runs: readonly (readonly Said[])[] = [[{ user: "close ticket t1 when you are done with it" }, ["close_ticket", { id: "t1" }, { origin: "injection" }], ["close_ticket", { id: "t2" }]]];
    expect(draft(observed(runs), { included: new Set(["c1", "c2"]) }).excluded).toEqual([]);
    expect(draft(observed(runs), { included: new Set(["c1"]), excluded: new Set(["c2"]) }).excluded).toEqual([{ call: "c2", reason: "by_responder" }]);
  });
});

describe("a person chooses", () => {
  const incident = observed([...work, [{ user: "look at the ticket that came in this morning" }, sql("SELECT * FROM parcels", "injection")]]);

  test("a wider form is taken although the incident passes, and the draft says what it lets in", () => {
    const { policy, tools } = draft(incident, { widths: new Map([["run_sql.read_1", { form: "meaning" }]]) });
    expect(decisions(incident, policy).at(-1)).toBe("c4 allow");
    expect(tools[0]?.rules[0]?.forms.map(({ kind, lets }) => [kind, lets])).toEqual([["exact", []], ["apart", []], ["meaning", [4]]]);
  });

  test("a narrower candidate of one argument is taken", () => {
    const runs: readonly (readonly Said[])[] = ["a-1", "b-2", "c-3"].map((id) => [{ user: `close the ticket ${id} for me, will you` }, ["close_ticket", { id }]] as const);
    const wide = draft(observed(runs)).tools[0]?.rules[0];
    const narrow = draft(observed(runs), { widths: new Map([["close_ticket.observed", { lines: new Map([["id", "enum"]]) }]]) }).policy;
    expect(wide?.ladders[0]?.candidates[wide.ladders[0].chosen]?.kind).not.toBe("enum");
    expect(narrow.tools[0]?.allow?.[0]?.match).toEqual({ id: ["a-1", "b-2", "c-3"] });
  });

  test("a rule that destroys is allowed only when it is ticked", () => {
    const runs: readonly (readonly Said[])[] = [[{ user: "delete volume v1, it is empty" }, ["delete_volume", { id: "v1" }]], [{ user: "delete volume v1 again, it is back" }, ["delete_volume", { id: "v1" }]]];
    expect(decisions(observed(runs), draft(observed(runs), { allowsDestructive: false }).policy)).toEqual(["c1 require_approval", "c2 require_approval"]);
    expect(decisions(observed(runs), draft(observed(runs), { allowsDestructive: false, ticked: new Set(["delete_volume.observed"]) }).policy)).toEqual(["c1 allow", "c2 allow"]);
  });
});

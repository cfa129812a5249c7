import { describe, expect, test } from "vitest";
import { keyQuestions } from "@/components/overview/key-questions.ts";
import { auditMark, auditText, worstStatus } from "@/components/shell/audit-words.ts";
import type { IncidentAudit } from "@/lib/api/contract.ts";
import { auditStatuses, type AuditStatus } from "@/lib/audit/auditStatus.ts";

const log = (status: AuditStatus) => ({ exhibit: "x2", status, entries: 9, verified: 9, findings: 0 });
const clean: NonNullable<IncidentAudit["crossCheck"]> = { calls: 9, entries: 9, matched: 9, inTraceNotInLog: 0, inLogNotInTrace: 0, differs: 0, outsideWindow: 0, clockOffsetUs: 0, clocks: [], by: { id: 9, arguments: 0, order: 0 } };
const audit = (statuses: readonly AuditStatus[], more: Partial<typeof clean> | null = {}): IncidentAudit => ({ logs: statuses.map(log), crossCheck: more === null ? null : { ...clean, ...more } });
const asked = (of: IncidentAudit | null) => keyQuestions({ calls: 9, documents: 0, rows: 9, capture: null, audit: of, harm: null }).find(({ question }) => question === "Can the record be trusted?");

describe("can the record be trusted?", () => {
  test("is answered only where every log is verified and agrees with the whole trace", () => {
    expect(asked(audit(["verified", "verified"]))?.state).toBe("answered");
    for (const status of auditStatuses) if (status !== "verified") expect(asked(audit(["verified", status]))?.state).not.toBe("answered");
    for (const name of ["differs", "inTraceNotInLog", "inLogNotInTrace", "outsideWindow"] as const) expect(asked(audit(["verified"], { [name]: 1 }))?.state).toBe("partial");
    expect(asked(audit(["verified"], null))?.state).toBe("partial");
  });

  test("is unknown where no log was given or no key answers, with what to do next", () => {
    expect(asked(audit([]))).toMatchObject({ state: "unknown", said: expect.stringContaining("No signed log was given") });
    expect(asked(audit(["unverifiable"]))).toMatchObject({ state: "unknown", said: expect.stringContaining("Add the signer's key") });
    expect(asked(null)).toMatchObject({ state: "unknown", said: "The exhibits have not been read." });
  });

  test("says how many logs came to which verdict, and what does not fit", () => {
    expect(asked(audit(["altered", "verified"], { differs: 1, inTraceNotInLog: 2 }))?.said).toBe("2 logs: 1 altered, 1 verified. 9 of 9 calls are in a log. 1 difference between log and trace, 2 calls of the trace in no log.");
  });
});

describe("several logs together", () => {
  test("count by the worst of them", () => {
    expect(worstStatus([])).toBeNull();
    for (const status of auditStatuses) expect(worstStatus([log("verified"), log(status)])).toBe(status === "verified" ? "verified" : status);
    expect(worstStatus([log("unsigned"), log("altered")])).toBe("altered");
    expect(auditText([log("unsigned"), log("altered"), log("unsigned")])).toBe("3 logs: 1 altered, 2 unsigned");
  });

  test("mark the evidence page with a problem where a log is altered or incomplete, and with something to do where a key or an agreement is missing", () => {
    expect([auditMark(null), auditMark(audit([])), auditMark(audit(["verified"])), auditMark(audit(["unsigned"]))]).toEqual([null, null, null, null]);
    expect([auditMark(audit(["verified", "altered"])), auditMark(audit(["incomplete"]))]).toEqual(["problem", "problem"]);
    expect([auditMark(audit(["unverifiable"])), auditMark(audit(["verified"], { differs: 1 }))]).toEqual(["needs_you", "needs_you"]);
  });
});

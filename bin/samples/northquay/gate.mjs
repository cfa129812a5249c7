// The gate between Quill and the servers of its tools: what it signed, and what its log looked like when it was copied.
import { digestOf, jwks, receiptLines, receipts, testKey } from "../acta.mjs";
import { random } from "../random.mjs";
import { callsOf } from "../record.mjs";

export const gate = {
  log: "quill-gate-receipts.jsonl",
  keyFile: "quill-gate-keys.json",
  key: testKey("Northquay quill-gate, third quarter of 2026: a test key, known to everybody"),
  keyName: "quill-gate 2026-Q3",
  /** Its clock runs ahead of the worker's, in microseconds. */
  aheadUs: 340_000,
  /** Built into the worker: the gate stands before the servers of the other tools and never sees it. */
  ungated: "read_file",
  /** The call whose entry was edited, and the call whose entry is the last one left. */
  edited: "leak",
  lastLeft: "dropRefused",
};

/** All that the policy knows is the name of the tool: it looks at no argument and asks nobody. */
const policy = (tools) =>
  `permit (\n  principal == Agent::"quill",\n  action in [${tools.map((name) => `Action::"${name}"`).join(", ")}],\n  resource\n);\n`;

/** The calls that pass the gate, in the order in which they reach it. */
export const gatedCalls = (turns) =>
  callsOf(turns)
    .filter(({ tool }) => tool !== gate.ungated)
    .sort((a, b) => a.span.start - b.span.start);

/** Every receipt that the gate signed, until the database's role was locked. */
export function signedReceipts(story, turns) {
  const policyDigest = digestOf(policy(story.tools.map(({ name }) => name).filter((name) => name !== gate.ungated)));
  const decisions = gatedCalls(turns).map(({ id, tool, args, span }) => ({
    tool,
    args,
    decision: "allow",
    reason: "cedar_allow",
    callId: id,
    at: Math.floor((span.start + gate.aheadUs + random(`${story.slug}/${id}/gate`).int(1_100, 3_900)) / 1000),
  }));
  // The gate takes one call after the other, so its times never run backwards.
  decisions.forEach((decision, at) => (decision.at = Math.max(decision.at, decisions[at - 1]?.at ?? 0)));
  return receipts(decisions, { key: gate.key, issuer: "quill-gate", policyDigest });
}

/** The log as it was copied: the leak reads as refused, and what came after the first DROP is gone. */
export function copiedReceipts(story, turns) {
  const calls = gatedCalls(turns);
  const left = signedReceipts(story, turns).slice(0, calls.findIndex(({ label }) => label === gate.lastLeft) + 1);
  return left.map(({ payload, signature }, at) =>
    calls[at].label === gate.edited
      ? { payload: { ...payload, decision: "deny", reason: "cedar_deny" }, signature }
      : { payload, signature },
  );
}

/** The files that lie beside the export. */
export const gateFiles = (story, turns) => [
  [gate.log, receiptLines(copiedReceipts(story, turns))],
  [
    gate.keyFile,
    jwks(gate.key, { name: gate.keyName, validFrom: "2026-07-01T00:00:00Z", validUntil: "2026-10-01T00:00:00Z" }),
  ],
];

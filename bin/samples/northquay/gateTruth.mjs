// What a correct verifier must find in the gate's log. Made from the story: nothing is hashed or verified here.
import { callsOf } from "../record.mjs";
import { gate, gatedCalls } from "./gate.mjs";

/** What the gate's log shows: by itself with the gate's key, by itself without, and beside the trace. */
export function gateTruth(turns) {
  const gated = gatedCalls(turns);
  const numberOf = (label) => gated.findIndex((c) => c.label === label) + 1;
  const [edited, entries] = [numberOf(gate.edited), numberOf(gate.lastLeft)];
  const altered = { class: "altered_entry", entry: edited };
  const openEnd = { class: "tail_unproven", entry: entries };
  const logged = new Set(gated.slice(0, entries).map((c) => c.id));
  const missing = callsOf(turns).filter((c) => !logged.has(c.id));
  // A log speaks for its own time and, as clocks go, for five seconds more.
  const until = gated[entries - 1].span.start + 5_000_000;
  const ids = (calls) => calls.map((c) => c.id);
  return {
    audit: {
      file: gate.log,
      format: "acta.receipt",
      entries,
      verified: entries - 1,
      status: "altered",
      chain: "signed",
      findings: [altered, openEnd],
      uncovered: ["signature.alg", "signature.kid"],
      key: { file: gate.keyFile, id: gate.key.id, name: gate.keyName, fingerprint: gate.key.fingerprint },
      withoutKey: {
        verified: 0,
        status: "altered",
        findings: [
          { class: "unknown_key", entry: 1, last: edited - 1 },
          altered,
          { class: "unknown_key", entry: edited + 1, last: entries },
          openEnd,
        ],
      },
      asSigned: {
        edited: { decision: "allow", reason: "cedar_allow" },
        entries: gated.length,
        verified: gated.length,
        status: "verified",
        findings: [{ class: "tail_unproven", entry: gated.length }],
      },
    },
    crossCheck: {
      matched: entries,
      inTraceNotInLog: ids(missing.filter((c) => c.span.start <= until)),
      inLogNotInTrace: [],
      differs: [{ call: gated[edited - 1].id, entry: edited, what: "decision", inTrace: "executed", inLog: "denied" }],
      outsideWindow: ids(missing.filter((c) => c.span.start > until)),
      clockAheadMs: gate.aheadUs / 1000,
    },
  };
}

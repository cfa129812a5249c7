import type { CustodyAction } from "../evidence/custody.ts";

/** What a line of a custody log can tell, and the action of `aftertrace.custody/1` that it counts as. */
export const actionOfEvent = {
  "log.opened": "open", "incident.created": "open", "incident.renamed": "edit", "incident.deleted": "delete",
  "incident.restored": "open", "incident.locked": "lock", "incident.unlocked": "unlock",
  "sample.seeded": "upload", "exhibit.added": "upload", "exhibit.already_present": "upload", "exhibits.rehashed": "verify",
  "analysis.started": "view", "analysis.done": "view", "analysis.cancelled": "view", "analysis.failed": "view", "analysis.interrupted": "view",
  "verification.started": "verify", "verification.done": "verify", "verification.cancelled": "verify", "verification.failed": "verify", "verification.interrupted": "verify",
  "mark.added": "annotate", "mark.edited": "annotate", "mark.removed": "annotate",
  "view.saved": "annotate", "view.renamed": "annotate", "view.deleted": "annotate",
  "event.added": "annotate", "event.edited": "annotate", "event.removed": "annotate",
  "effect.corrected": "decide", "effect.correction_withdrawn": "decide", "recovery.changed": "decide", "verdict.set": "decide", "verdict.withdrawn": "decide", "recovery.change_withdrawn": "decide",
  "clock.aligned": "decide", "clock.alignment_withdrawn": "decide",
  "decision.made": "decide", "decision.replaced": "decide", "decision.withdrawn": "decide",
  "baseline.decided": "decide", "baseline.withdrawn": "decide", "policy.saved": "decide", "policy.restored": "decide", "policy.exported": "export",
  "report.text_saved": "annotate", "report.text_restored": "annotate", "report.action_added": "annotate", "report.action_edited": "annotate", "report.action_removed": "annotate",
  "report.exported": "export", "report.redacted": "redact", "report.printed": "export",
  "secrets.revealed": "view",
  "export.sent": "export", "custody.exported": "export",
  "bundling.started": "export", "bundling.done": "export", "bundling.cancelled": "export", "bundling.failed": "export", "bundling.interrupted": "export",
  "sayings.restored": "decide", "findings.compared": "verify",
  "trust.accepted": "trust_key", "trust.edited": "trust_key", "trust.retired": "trust_key", "trust.revoked": "trust_key", "trust.removed": "trust_key", "trust.undone": "trust_key",
  "key.replaced": "key", "key.protected": "edit",
} as const satisfies Readonly<Record<string, CustodyAction>>;

export type CustodyEvent = keyof typeof actionOfEvent;

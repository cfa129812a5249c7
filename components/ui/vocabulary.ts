import type { GlyphName } from "./glyph.tsx";

/** The colour a word is drawn in. Class names are written out because Tailwind finds them by reading. */
export const toneText = {
  "read-only": "text-class-read-only",
  config: "text-class-config",
  data: "text-class-data",
  infrastructure: "text-class-infrastructure",
  history: "text-class-history",
  external: "text-class-external",
  credential: "text-class-credential",
  "class-unknown": "text-class-unknown",
  ok: "text-status-ok",
  failed: "text-status-failed",
  warning: "text-status-warning",
  unknown: "text-status-unknown",
  accent: "text-accent",
  plain: "text-text",
  muted: "text-text-muted",
} as const;

export type Tone = keyof typeof toneText;

type Entry = { readonly word: string; readonly glyph: GlyphName; readonly tone: Tone };

/** How each effect class of the findings document is shown, in the fixed order of every list and chart. */
export const effectClasses = {
  read_only: { word: "Read-only", glyph: "read-only", tone: "read-only" },
  config_change: { word: "Config change", glyph: "config", tone: "config" },
  data_mutation: { word: "Data mutation", glyph: "data", tone: "data" },
  infrastructure: { word: "Infrastructure", glyph: "infrastructure", tone: "infrastructure" },
  history_rewrite: { word: "History rewrite", glyph: "history", tone: "history" },
  external_communication: { word: "External communication", glyph: "external", tone: "external" },
  credential_access: { word: "Credential access", glyph: "credential", tone: "credential" },
  unknown: { word: "Unknown effect", glyph: "unknown", tone: "class-unknown" },
} as const satisfies Record<string, Entry>;

export type EffectClassName = keyof typeof effectClasses;

/** Every state that the product shows as a word with a glyph. */
export const statuses = {
  verified: { word: "Verified", glyph: "check", tone: "ok" },
  altered: { word: "Altered", glyph: "cross", tone: "failed" },
  incomplete: { word: "Incomplete", glyph: "half", tone: "warning" },
  unverifiable: { word: "Cannot be checked", glyph: "unknown", tone: "unknown" },
  unsigned: { word: "Unsigned", glyph: "dash", tone: "unknown" },
  present: { word: "Present", glyph: "check", tone: "ok" },
  partial: { word: "Partial", glyph: "half", tone: "warning" },
  absent: { word: "Absent", glyph: "dash", tone: "unknown" },
  requested: { word: "Requested", glyph: "dot", tone: "unknown" },
  executed: { word: "Executed", glyph: "check", tone: "plain" },
  failed: { word: "Failed", glyph: "cross", tone: "failed" },
  refused: { word: "Refused", glyph: "blocked", tone: "ok" },
  unknown: { word: "Unknown", glyph: "unknown", tone: "unknown" },
  injected: { word: "Injected", glyph: "warning", tone: "failed" },
  suspicious: { word: "Suspicious", glyph: "warning", tone: "warning" },
  clean: { word: "Clean", glyph: "check", tone: "ok" },
  injection: { word: "Injection", glyph: "warning", tone: "failed" },
  user: { word: "User", glyph: "person", tone: "plain" },
  delegated: { word: "Delegated", glyph: "person", tone: "warning" },
  agent: { word: "Agent", glyph: "AGENT", tone: "warning" },
  undetermined: { word: "Undetermined", glyph: "unknown", tone: "unknown" },
  none: { word: "No harmful call", glyph: "check", tone: "ok" },
  allow: { word: "Allowed", glyph: "check", tone: "ok" },
  deny: { word: "Denied", glyph: "blocked", tone: "failed" },
  require_approval: { word: "Needs approval", glyph: "person", tone: "warning" },
  reversible: { word: "Reversible", glyph: "undo", tone: "plain" },
  with_effort: { word: "Reversible with effort", glyph: "half", tone: "warning" },
  not_reversible: { word: "Not reversible", glyph: "cross", tone: "failed" },
  passed: { word: "Passed", glyph: "check", tone: "ok" },
  warned: { word: "Warning", glyph: "warning", tone: "warning" },
  not_possible: { word: "Not possible", glyph: "unknown", tone: "unknown" },
  answered: { word: "Answered", glyph: "check", tone: "ok" },
  done: { word: "Done", glyph: "check", tone: "ok" },
  needs_you: { word: "Needs you", glyph: "dot", tone: "warning" },
  problem: { word: "Problem", glyph: "cross", tone: "failed" },
  open: { word: "Open", glyph: "dot", tone: "plain" },
  locked: { word: "Locked", glyph: "lock", tone: "muted" },
  running: { word: "Running", glyph: "dot", tone: "accent" },
  cancelled: { word: "Cancelled", glyph: "blocked", tone: "unknown" },
  interrupted: { word: "Interrupted", glyph: "warning", tone: "warning" },
  trusted: { word: "Trusted", glyph: "check", tone: "ok" },
  retired: { word: "Retired", glyph: "dash", tone: "muted" },
  revoked: { word: "Revoked", glyph: "blocked", tone: "failed" },
} as const satisfies Record<string, Entry>;

export type StatusName = keyof typeof statuses;

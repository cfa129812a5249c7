/** What a tool call does to the world, as the findings document has it. */
export const effectClasses = [
  "read_only", "config_change", "data_mutation", "infrastructure", "history_rewrite", "external_communication", "credential_access", "unknown",
] as const;
export type EffectClass = (typeof effectClasses)[number];

/** yes: one ordinary command of the same actor undoes it. with_effort: it needs a copy kept elsewhere, or other people. no: nothing in the evidence could bring it back. */
export const reversibilities = ["yes", "with_effort", "no", "unknown"] as const;
export type Reversibility = (typeof reversibilities)[number];

/** Does it reach beyond the agent's own session. */
export const sharednesses = ["yes", "no", "unknown"] as const;
export type Sharedness = (typeof sharednesses)[number];

export const environments = ["production", "staging", "development", "unknown"] as const;
export type Environment = (typeof environments)[number];

export const targetKinds = [
  "table", "database", "schema", "file", "directory", "volume", "bucket", "object", "branch", "tag", "commit", "repository", "resource", "namespace",
  "cluster", "host", "account", "secret", "recipient", "url", "package", "project",
] as const;
export type TargetKind = (typeof targetKinds)[number];
export type Target = { readonly kind: TargetKind; readonly name: string };

export const magnitudeUnits = [
  "rows", "objects", "files", "resources", "branches", "commits", "snapshots", "migrations", "recipients", "replicas", "bytes", "amount",
] as const;
export type MagnitudeUnit = (typeof magnitudeUnits)[number];
/** One number under its unit; `currency` beside an amount where the evidence names it. Null where nothing states a number. */
export type Magnitude = { readonly [unit in MagnitudeUnit]?: number } & { readonly currency?: string };

export type Effect = {
  readonly class: EffectClass;
  /** Destroys or overwrites state, or leaks or spends what cannot be taken back. */
  readonly destructive: boolean;
  readonly reversible: Reversibility;
  readonly shared: Sharedness;
  readonly environment: Environment;
  readonly targets: readonly Target[];
  readonly magnitude: Magnitude | null;
  readonly rule: string;
  /** One sentence for the responder that names the deciding words of the call. */
  readonly why: string;
};

/** What one language says of one effect, before the environment and the result are looked at. */
export type EffectDraft = Omit<Effect, "environment" | "magnitude"> & {
  /** Words that may name an environment: hosts, connection strings, contexts, namespaces, projects, database names, paths. Nearest first. */
  readonly places: readonly string[];
  /** What a number in the result would count; null where a number would mean nothing. */
  readonly counts: MagnitudeUnit | null;
  /** A number that the arguments state themselves (a list of ids, `--replicas=5`). */
  readonly stated: Magnitude | null;
};

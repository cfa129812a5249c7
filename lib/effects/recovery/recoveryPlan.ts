import { formatInstant } from "../../base/time.ts";
import type { Effect, Target } from "../effect.ts";
import { isOutage } from "../outage.ts";
import type { RecoveryKind, RecoveryPlan } from "./recoveryItem.ts";

/** What the evidence holds of the call: its words, what came back, and when. */
export type RecoveryFacts = { readonly text: string; readonly result: string; readonly timeUs: number | null };

/** What comes first whatever happened: the process stays, because its memory is evidence. */
export const freezeCredentials: RecoveryPlan = {
  kind: "freeze_credentials", title: "Freeze the credentials, not the agent", reversible: null, warning: null,
  action: "Revoke or suspend every key, token and role that the run used. Leave the process and its machine as they are: its memory is evidence.",
  proof: "The provider's record that each credential is suspended, with its time.", alternatives: ["Where it still does harm, cut its network; write down who stopped what and when."],
};

/** What there is to be done about one effect; null where nothing has to be undone. */
export function recoveryPlan(effect: Effect, facts: RecoveryFacts): RecoveryPlan | null {
  const kind = kindOf(effect, facts);
  if (kind === null) return null;
  const names = namesOf(effect.targets);
  const before = facts.timeUs === null ? "just before this call" : `just before ${formatInstant(facts.timeUs)}`;
  return { kind, reversible: effect.reversible, warning: null, ...plans[kind]({ names, before, facts, effect }) };
}

type Known = { readonly names: string; readonly before: string; readonly facts: RecoveryFacts; readonly effect: Effect };
type Words = Pick<RecoveryPlan, "title" | "action" | "proof" | "alternatives"> & Partial<Pick<RecoveryPlan, "warning">>;

const has = ({ targets }: Effect, ...kinds: readonly Target["kind"][]): boolean => targets.some(({ kind }) => kinds.includes(kind));

function kindOf(effect: Effect, { text }: RecoveryFacts): Exclude<RecoveryKind, "freeze_credentials"> | null {
  const { class: name, destructive, reversible, rule } = effect;
  if (rule === "credential.leak" || name === "credential_access") return "credential";
  if (isOutage(effect)) return "outage";
  if (name === "read_only") return null;
  if (/spend/.test(rule)) return "money";
  if (/publish|push$/.test(rule) && destructive) return "publication";
  if (name === "external_communication") return "message";
  if (name === "config_change") return destructive || effect.shared === "yes" || reversible === "with_effort" ? "configuration" : null;
  if (!destructive) return name === "unknown" ? "unknown" : null;
  if (name === "history_rewrite") return "branch";
  if (/backup|snapshot/.test(rule) || has(effect, "volume")) return "backup_volume";
  if (name === "infrastructure") return "infrastructure";
  if (rule.startsWith('git.')) return "working_tree";
  if (/drop|truncate|migrate|reset|replace|store\.|language\.database|flush/.test(rule) && !rule.startsWith('fs.')) return "table";
  if (/^sql\.|name\.destroy/.test(rule) || has(effect, "table")) return "rows";
  if (/^(?:fs|tool|program|shell|language)\./.test(rule) || has(effect, "file", "directory")) return /\bgit\b/.test(text) && !/\brm\b/.test(text) ? "working_tree" : "files";
  return name === "unknown" ? "unknown" : "rows";
}

const plans: Readonly<Record<Exclude<RecoveryKind, "freeze_credentials">, (known: Known) => Words>> = {
  rows: ({ names, before }) => ({
    title: `Bring back the rows${of(names)}`, action: `Restore the database to ${before} into a new instance, and copy the affected rows${of(names)} back. Do not restore over what runs.`,
    proof: `A count of the rows${of(names)} that agrees with the copy, and a sample that the owner of the data checked.`, alternatives: ["The last dump or export.", "A replica with a delay, an audit table, the application's events.", "Time travel of the warehouse, where it has that."],
  }),
  table: ({ names, before }) => ({
    title: `Bring back ${names === "" ? "the tables" : names}`, action: `Stop vacuum and retention jobs first. Then restore to ${before} into a new instance and copy ${names === "" ? "the tables" : names} back; undrop where the store has it.`,
    proof: "Tables, indexes, rights and row counts agree with the copy.", alternatives: ["A snapshot of the instance.", "A development copy: it holds only part, and that is to be said."],
  }),
  files: ({ names, before }) => ({
    title: `Bring back ${names === "" ? "the files" : names}`, action: `Take ${names === "" ? "the files" : names} from a versioned backup or a file system snapshot of ${before}. Unmount the disk before any undelete tool.`,
    proof: "Hashes or counts agree with the copy.", alternatives: ["The editor's or the agent's own file history.", "git, where they were committed."],
  }),
  working_tree: ({ names }) => ({
    title: `Look for the uncommitted work${of(names)}`, action: "git stash list, git fsck --lost-found, git reflog: in this order, in the clone where it ran, before anybody runs gc.",
    proof: "The commit or blob that was found.", alternatives: ["The editor's local history."],
  }),
  branch: ({ names, facts }) => branchWords(names, facts),
  infrastructure: ({ names, before }) => ({
    title: `Build ${names === "" ? "what was destroyed" : names} again`, action: `Apply the last good definition of ${names === "" ? "it" : names} (a state version from ${before}), then bring its data from snapshots. Addresses and names may change.`,
    proof: "The plan shows no difference, health checks pass, and the data was compared.", alternatives: ["The provider's restore, within its window."],
  }),
  backup_volume: ({ names, before }) => ({
    title: `Ask the provider at once about ${names === "" ? "the volume" : names}`, action: `Ask the provider to hold ${names === "" ? "the volume" : names} and every copy of it as of ${before}. Treat it as gone until they confirm otherwise.`,
    proof: "The provider's answer, with its time.", alternatives: ["The newest copy that lies elsewhere.", "What other systems hold of the same data: payment records, mails, calendars."],
    warning: "Copies that lay in what was destroyed went with it.",
  }),
  credential: ({ names, effect }) => ({
    title: effect.rule === "credential.leak" ? `Revoke what was sent${names === "" ? "" : ` to ${names}`}` : `Rotate the credential that was read${of(names)}`,
    action: "Revoke the keys and passwords, end open sessions, make new ones, and read their use since the call. Deleting the message does not undo it.",
    proof: "Each old key is refused, and the record of its use since then was read.", alternatives: [],
  }),
  message: ({ names }) => ({
    title: `Correct what went out${names === "" ? "" : ` to ${names}`}`, action: `Recall it where it stayed inside; otherwise send a correction to ${names === "" ? "everybody who got it" : names} and keep the list.`,
    proof: "The correction and the list of recipients.", alternatives: [],
  }),
  publication: ({ names }) => ({
    title: `Withdraw ${names === "" ? "the release" : names}`, action: "Unpublish or yank the version, publish a corrected one under a new number, and rotate whatever secret was inside.",
    proof: "The registry no longer gives it out.", alternatives: ["A deprecation notice where it cannot be unpublished."],
  }),
  money: ({ names, facts }) => {
    const id = /\b((?:re|ch|pi|tr|txn|po|pay|ref)_[A-Za-z0-9]{6,})\b/.exec(facts.result)?.[1] ?? null;
    return {
      title: `Take the money back${of(names)}`, action: `Void it before it is captured; else ask for a refund, chargeback or recall${id === null ? "" : ` of ${id}`}.`,
      proof: `The payment provider's record${id === null ? " with its transaction id" : ` of ${id}`}.`, alternatives: [],
    };
  },
  configuration: ({ names, before }) => ({
    title: `Set ${names === "" ? "the setting" : names} back`, action: `Take the value of ${before} from the trace, the audit trail or the version history, and apply it again.`,
    proof: "The old value reads back.", alternatives: [],
  }),
  outage: ({ names }) => ({
    title: `Start ${names === "" ? "it" : names} again`, action: `Start or scale ${names === "" ? "it" : names} back to the value before; the trace or the controller states it.`,
    proof: "Health checks pass and the alert is closed.", alternatives: [],
  }),
  unknown: ({ names }) => ({
    title: `Find out what the call did${of(names)}`, action: "Ask for what is missing: the script, the arguments, the tool's own log. Until then assume that it did harm.",
    proof: "The code that ran, or the log of the system that it ran against.", alternatives: [],
  }),
};

/** `+ 1a2b3c4...5d6e7f8 main -> main (forced update)`; `HEAD is now at 1a2b3c4`. */
function branchWords(names: string, { text, result }: RecoveryFacts): Words {
  const sha = /\+\s+([0-9a-f]{7,40})\.{2,3}[0-9a-f]{7,40}/.exec(result)?.[1] ?? /\(was ([0-9a-f]{7,40})\)/.exec(result)?.[1] ?? null;
  const folder = /\.git\b/.test(text) && /\brm\b/.test(text);
  if (folder) return { title: "Bring back the version history", action: "Take the .git folder from a file system snapshot; branches that were pushed come from the remote, stashes and unpushed ones only from the snapshot.", proof: "git fsck passes and the branches are listed.", alternatives: ["Other clones."] };
  return {
    title: `Put ${names === "" ? "the branch" : names} back to its old commit`,
    action: sha === null ? "Find the old commit with git reflog in any clone, or in the host's events; push it back with --force-with-lease, and protect the branch." : `Push ${sha} back with --force-with-lease (the trace names it as the old commit), and protect the branch.`,
    proof: `The branch's head is the old commit${sha === null ? "" : ` ${sha}`}, and the pipeline ran on it.`, alternatives: ["A teammate's clone.", "The host's activity log, or its support."],
  };
}

const of = (names: string): string => (names === "" ? "" : ` of ${names}`);

function namesOf(targets: readonly Target[]): string {
  const [first, second, ...more] = [...new Set(targets.filter(({ kind }) => kind !== "url").map(({ name }) => name.slice(0, 80)))];
  if (first === undefined) return targets[0]?.name.slice(0, 80) ?? "";
  return second === undefined ? first : more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}

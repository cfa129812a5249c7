import type { Magnitude, MagnitudeUnit } from "../effect.ts";
import { numberPattern, readNumber, scalePattern } from "./readNumber.ts";

const things: Readonly<Record<string, MagnitudeUnit>> = {
  row: "rows", rows: "rows", record: "rows", records: "rows", document: "rows", documents: "rows", entry: "rows", entries: "rows", event: "rows", events: "rows", user: "rows", users: "rows", order: "rows", orders: "rows", customer: "rows", customers: "rows", account: "rows", accounts: "rows", session: "rows", sessions: "rows", tuple: "rows", tuples: "rows", line: "rows", lines: "rows",
  item: "objects", items: "objects", object: "objects", objects: "objects", key: "objects", keys: "objects", message: "objects", messages: "objects", image: "objects", images: "objects", blob: "objects", blobs: "objects", job: "objects", jobs: "objects", ticket: "objects", tickets: "objects", issue: "objects", issues: "objects", emails: "objects", email: "objects", member: "objects", members: "objects", subscription: "objects", subscriptions: "objects", task: "objects", tasks: "objects", contact: "objects", contacts: "objects", event_logs: "objects", artifact: "objects", artifacts: "objects", package: "objects", packages: "objects", version: "objects", versions: "objects",
  file: "files", files: "files", pdf: "files", pdfs: "files", photos: "files", directories: "files", folders: "files",
  resource: "resources", resources: "resources", pod: "resources", pods: "resources", instance: "resources", instances: "resources", node: "resources", nodes: "resources", server: "resources", servers: "resources", container: "resources", containers: "resources", volume: "resources", volumes: "resources", service: "resources", services: "resources", table: "resources", tables: "resources", cluster: "resources", clusters: "resources", database: "resources", databases: "resources", deployment: "resources", deployments: "resources", machine: "resources", machines: "resources",
  branch: "branches", branches: "branches", commit: "commits", commits: "commits", snapshot: "snapshots", snapshots: "snapshots", backup: "snapshots", backups: "snapshots", migration: "migrations", migrations: "migrations", recipient: "recipients", recipients: "recipients", subscriber: "recipients", subscribers: "recipients", people: "recipients", replica: "replicas", replicas: "replicas",
};
const deeds = String.raw`(?:deleted|removed|purged|updated|affected|sent|dropped|destroyed|terminated|erased|wiped|cleared|modified|changed|inserted|truncated|archived|cancelled|canceled|revoked|expired|reverted|applied|moved|overwritten|emptied|delivered|flushed|evicted|reset|rolled back|unpublished|closed|published|created|restored|imported|migrated|trashed|discarded|pruned|deactivated|scaled|queued|parsed|rewritten|rewrote|enqueued)`;
const thing = String.raw`(?:[A-Za-z-]+ ){0,2}?(${Object.keys(things).join("|")})`;
const number = `(${numberPattern})(${scalePattern})`;
const patterns: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\w.#:/-])${number} (?:out )?of (?:the )?(?:${numberPattern})(?:\s?[kKmMbB])? ${thing}(?:\(s\))?\b(?: \w+){0,3}? (?:were |was |have been |been )*${deeds}\b`, "i"),
  new RegExp(String.raw`\b${deeds}\b\s*:?\s*(?:to |for )?(?:a total of |all |about |approximately |exactly |~)?(?<![\w.#-])${number} (?:of \d+ )?${thing}\b`, "i"),
  new RegExp(String.raw`(?<![\w.#:/-])${number} ${thing}(?:\(s\))?\b(?: \w+){0,3}? (?:were |was |have been |has been |been |successfully |permanently |got )*${deeds}\b`, "i"),
  new RegExp(String.raw`(?<![\w.#:/-])${number} ${deeds}\b`, "i"),
  new RegExp(String.raw`\b${deeds}\b\s*(?::|=|->)?\s*(?<![\w.#-])${number}(?![\w:/-]|\.\d| ?(?:%|ms|s\b|sec|min|hour|day|skipped|scanned))`, "i"),
];

/** A number that stands beside what was done, in a sentence. "No rows deleted" is 0. Null: none. */
export function proseNumber(text: string, unit: MagnitudeUnit): Magnitude | null {
  const cut = text.slice(0, 20_000);
  const none = new RegExp(String.raw`\b(?:no|zero|none of the) ${thing}s?\b(?: \w+){0,2}? ?(?:were |was )?(?:${deeds}|matched|found)`, "i").exec(cut) ?? /\bnothing (?:was |to )?(?:deleted|delete|removed|remove|changed|do|be done)\b/i.exec(cut);
  for (const pattern of patterns) {
    const match = pattern.exec(cut);
    const value = match === null ? null : readNumber(`${match[1] ?? ""}${match[2] ?? ""}`);
    if (match === null || value === null || isYearOrId(match, value)) continue;
    const thing = things[(match[3] ?? "").toLowerCase()] ?? unit;
    // What is sent is counted by those it reaches, whatever it is called.
    return { [unit === "recipients" && thing === "objects" ? unit : thing]: value };
  }
  return none === null ? null : { [things[(none[1] ?? "").toLowerCase()] ?? unit]: 0 };
}

/** `Order 48213 deleted` names one order: the word before the number makes it a name. */
function isYearOrId(match: RegExpExecArray, value: number): boolean {
  const before = match.input.slice(Math.max(0, match.index - 24), match.index + match[0].indexOf(match[1] ?? ""));
  if (match[3] === undefined && new RegExp(String.raw`\b(?:${Object.keys(things).join("|")}|id|no\.?|number|invoice|ref|pr|version)\s*[#:]?\s*$`, "i").test(before)) return true;
  return match[3] === undefined && value >= 1900 && value <= 2100 && /\b(?:in|since|of|year|until|before|after)\s*$/i.test(before);
}

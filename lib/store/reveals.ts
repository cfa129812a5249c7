import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import type { RevealBody } from "../api/revealContract.ts";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import { anchorPlaces } from "./anchorPlaces.ts";
import { authorName, manyLines } from "./cleanText.ts";
import { appendCustody, type CustodyMore } from "./custodyLog.ts";
import { aboutAnchor, byAuthor } from "./custodyWords.ts";
import { indexPath } from "./dataFolder.ts";
import { exhibitRecord } from "./exhibits.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { writeCases } from "./openDatabase.ts";

type Subject = RevealBody["subject"];
/** What a person asked to see in the clear, and until when. */
type Reveal = { readonly incident: string; readonly index: string; readonly subject: Subject; readonly untilMs: number };

declare global {
  /** Each route handler is a bundle of its own. They live in memory: with the process every reveal ends. */
  var aftertraceReveals: Map<string, Reveal> | undefined;
}
const reveals = (): Map<string, Reveal> => (globalThis.aftertraceReveals ??= new Map());

const lastsMs = 15 * 60_000;
const revealsMax = 1_000;

/**
 * Lets the credentials of one step, one stretch of bytes or one entry of a log be read in the clear for a quarter of an hour, by whoever holds the
 * name that is answered, and writes so into the custody log. Null where there is no such thing. A new analysis ends it.
 */
export function revealSecrets(store: Store, incident: string, index: IncidentIndex, { subject, reason, author }: RevealBody, nowMs = performance.now()): { readonly reveal: string; readonly seconds: number } | null {
  const about = aboutSubject(store, incident, index, subject);
  if (about === null) return null;
  const why = reason === "" ? "no reason given" : `reason: ${JSON.stringify(maskSecrets(manyLines(reason)))}`;
  writeCases(store.cases, () => appendCustody(store.cases, incident, "responder", "secrets.revealed", `credentials shown in the clear ${about.words}, ${byAuthor(authorName(author))}; ${why}`, about.more));
  const reveal = randomBytes(16).toString("hex");
  reveals().set(reveal, { incident, index: identityOf(store, incident), subject, untilMs: nowMs + lastsMs });
  for (const [oldest] of reveals()) {
    if (reveals().size <= revealsMax) break;
    reveals().delete(oldest);
  }
  return { reveal, seconds: lastsMs / 1_000 };
}

/** What a name that was answered lets be read, if it still does. */
export function revealedSubject(store: Store, incident: string, reveal: string, nowMs = performance.now()): Subject | null {
  const known = reveals().get(reveal);
  if (known === undefined || known.incident !== incident) return null;
  if (known.untilMs > nowMs && known.index === identityOf(store, incident)) return known.subject;
  reveals().delete(reveal);
  return null;
}

/** Ends it before its time. Answers whether it still held. */
export function endReveal(incident: string, reveal: string): boolean {
  return reveals().get(reveal)?.incident === incident && reveals().delete(reveal);
}

/** Ends all of an incident that was deleted. */
export function forgetReveals(incident: string): void {
  for (const [name, reveal] of reveals()) if (reveal.incident === incident) reveals().delete(name);
}

function aboutSubject(store: Store, incident: string, index: IncidentIndex, subject: Subject): { readonly words: string; readonly more: CustodyMore } | null {
  if ("row" in subject) {
    const about = anchorPlaces(store, incident, index).anchored({ row: subject.row });
    return about && { words: aboutAnchor(about), more: { detail: { row: subject.row } } };
  }
  const exhibit = exhibitRecord(store, incident, Number(subject.exhibit.slice(1)));
  if (exhibit === null) return null;
  const { sha256, bytes, name } = exhibit;
  const words = "entry" in subject ? `in entry ${subject.entry} of ${subject.exhibit}` : `in bytes ${subject.offset} to ${subject.offset + subject.length - 1} of ${subject.exhibit}`;
  return { words, more: { object: { sha256, bytes, name } } };
}

function identityOf({ dataDir }: Store, incident: string): string {
  const stat = statSync(indexPath(dataDir, incident), { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : "";
}

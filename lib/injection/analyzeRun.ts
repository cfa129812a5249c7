import { delegationsIn } from "./origin/delegation.ts";
import { OriginTrace } from "./origin/traceOrigins.ts";
import { readDocument, type ReadDocument } from "./passages/readDocument.ts";
import type { FoundPassage } from "./passages/foundPassage.ts";
import { readPassages } from "./passages/readPassages.ts";
import type { Run, RunDocument } from "./run.ts";
import type { DocumentFinding, DocumentVerdict, Passage, RunFindings } from "./runFindings.ts";

/**
 * Reads one conversation: the passages of every document, and the origin of every call.
 * A pure function of the run. Bounded: work grows with the length of the texts, never with its square.
 */
export function analyzeRun(run: Run): RunFindings {
  const documents: DocumentFinding[] = [];
  const trace = new OriginTrace();
  const said = run.steps.flatMap((step) => (step.kind === "user" || step.kind === "operator" ? [step.text] : [])).join("\n");
  const read = documentsOf(run);
  const repeats = repeatedOrders(read.values());
  const users = run.steps.flatMap((step) => (step.kind === "user" ? [step.text] : [])).join("\n");
  const words = { asked: said.toLowerCase(), delegated: delegationsIn(users).length > 0, repeated: (text: string) => repeats.size > 0 && repeats.has(orderKey(text)) };
  for (const step of run.steps) {
    switch (step.kind) {
      case "user":
      case "operator":
        trace.say(step.kind, step.text);
        break;
      case "assistant":
        break;
      case "call":
        trace.call(step.call);
        break;
      case "document": {
        const document = read.get(step.document) ?? null;
        const passages = document === null ? [] : readPassages(document, words);
        trace.read(step.document, document, passages, words);
        documents.push({ document: step.document.number, verdict: verdictOf(passages), passages: passages.map(shown) });
      }
    }
  }
  return { documents: documents.map((one) => withFollowed(one, trace)), origins: trace.origins };
}

/** Each document that has a text, read once. */
function documentsOf(run: Run): ReadonlyMap<RunDocument, ReadDocument> {
  const out = new Map<RunDocument, ReadDocument>();
  for (const step of run.steps) if (step.kind === "document" && step.document.text !== null) out.set(step.document, readDocument(step.document.text));
  return out;
}

const orderKey = (text: string): string => text.toLowerCase().replace(/[^\u0000-\u007f]/.test(text) ? /[^\p{L}\p{N}]+/gu : /[^a-z\d]+/g, " ").trim();

/** Orders that stand in results of different tools, or in different fields: nobody writes the same into a review and a mail. */
function repeatedOrders(documents: Iterable<ReadDocument>): ReadonlySet<string> {
  const places = new Map<string, string>();
  const out = new Set<string>();
  const orders = [...documents].filter(({ manner }) => manner !== "notice").flatMap(ordersOf);
  if (orders.every(({ place }) => place === orders[0]?.place)) return out;
  for (const { text, place } of orders) {
    const key = orderKey(text);
    const known = places.get(key);
    if (known !== undefined && known !== place) out.add(key);
    places.set(key, known ?? place);
  }
  return out;
}

type PlacedOrder = { readonly text: string; readonly place: string };

function ordersOf({ blocks }: ReadDocument): PlacedOrder[] {
  const out: PlacedOrder[] = [];
  for (const { block, directives } of blocks) for (const { directive, deed } of directives) if (deed.acts && deed.program) out.push({ text: directive.text, place: block.field ?? block.kind });
  return out;
}

/** What a call followed without anybody else having asked is an instruction, however harmless it reads. */
function withFollowed(one: DocumentFinding, trace: OriginTrace): DocumentFinding {
  const more = trace.followedIn(one.document).filter((passage) => !one.passages.some(({ start, end }) => start < passage.end && end > passage.start));
  if (more.length === 0) return one;
  return { document: one.document, verdict: one.verdict === "clean" ? "suspicious" : one.verdict, passages: [...one.passages, ...more].sort((a, b) => a.start - b.start) };
}

const verdictOf = (passages: readonly FoundPassage[]): DocumentVerdict => (passages.some(({ verdict }) => verdict === "injected") ? "injected" : passages.length > 0 ? "suspicious" : "clean");

const shown = ({ start, end, technique, rule, strength, decoded, why }: FoundPassage): Passage => ({ start, end, technique, rule, strength, decoded, why });

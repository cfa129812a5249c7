import { barePassages, type PlaceWords } from "./barePassages.ts";
import { SpanIndex } from "../text/spanIndex.ts";
import type { FoundPassage } from "./foundPassage.ts";
import { isSigned } from "../hidden/signedComment.ts";
import { hiddenPassages } from "./hiddenPassages.ts";
import type { ReadDocument } from "./readDocument.ts";
import { wrappedPassages } from "./wrappedPassages.ts";

/** Passages of a document in the order of its text: what is hidden, what gives itself away, and orders that are out of place. */
export function readPassages(document: ReadDocument, words: PlaceWords): FoundPassage[] {
  // Whoever handed over what somebody remarked spoke of such comments.
  const hidden = hiddenPassages(document.text).filter((one) => !(words.delegated && one.rule === "inj.hidden.field.key" && one.verdict === "suspicious" && isSigned(document.text, one.start, one.end)));
  const hiddenIndex = new SpanIndex(hidden, (one) => one);
  const wrapped = wrappedPassages(document).filter((one) => !hiddenIndex.overlapping(one).some((other) => other.start <= one.start && other.end >= one.end));
  const grave = [...hidden, ...wrapped.filter((one) => !isHarmless(document, one, words.asked))];
  const graveIndex = new SpanIndex(grave, (one) => one);
  const bare = barePassages(document, words).filter((one) => graveIndex.overlapping(one).length === 0);
  return [...grave, ...bare].sort((a, b) => a.start - b.start || b.end - a.end);
}

const quotedMin = 25;
const besideMax = 400;

/** It looks like a passage that gives itself away, and is somebody's report, a template, or what runs the agent. */
function isHarmless({ text }: ReadDocument, { start, end, rule }: FoundPassage, asked: string): boolean {
  const passage = text.slice(start, end);
  if (rule === "inj.override.own_task") return quotesUser(passage, asked);
  if (rule === "inj.role.template") return isBlankTemplate(passage);
  return /^\W{0,3}["“][^"“”]+["”]\W{0,3}$/.test(passage) && reports.test(text.slice(Math.max(0, start - besideMax), start) + text.slice(end, end + besideMax));
}

/** What repeats the user's own task word for word comes from what runs the agent: content does not know it. */
function quotesUser(passage: string, asked: string): boolean {
  const at = passage.indexOf(": ");
  const said = passage.slice(at + 2).toLowerCase().trim();
  return at > 0 && said.length >= quotedMin && asked.includes(said);
}

/** Between its tokens stand placeholders alone. */
const isBlankTemplate = (passage: string): boolean => {
  const tokens = /^[\s\S]*(?:\|>|\[\/INST\]|<\/s>)/.exec(passage)?.[0] ?? "";
  return /\{\{?\s{0,3}\$?[\w.]+\s{0,3}\}\}?/.test(tokens) && /^\W*$/.test(tokens.replace(/<\|[^|<>]{1,40}\|>|\[\/?INST\]|<\/?s>|<<\/?SYS>>|\{\{?[^{}]{1,40}\}\}?|\b(?:system|user|assistant|tool)\b/gi, " "));
};

/** Somebody speaks about the lines that are quoted. */
const reports = /\b(?:lines?|texts?|messages?|mails?|sentences?|phrases?|requests?|words|something|anything|attacks?|attempts?)\s+(?:like|such as)\s+(?:this|that|the one|these|those|the)\b|\bthe (?:one|line|text|message|sentence|example|quote) (?:above|below)\b|\b(?:is|was|as) an example\b|\b(?:an|real|typical) examples? of (?:an? |such )?(?:attack|injection|phishing|fraud|scam)/i;

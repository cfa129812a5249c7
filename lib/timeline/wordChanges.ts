import { diffWordsWithSpace } from "diff";

/** A stretch of two texts: in both, in the first alone, in the second alone. */
export type WordChange = { readonly sign: " " | "-" | "+"; readonly text: string };

/** More edits than this, and what differs between the equal ends is taken as replaced. The effort is counted, not timed, so that the same texts always compare alike. */
const editsMax = 1_500;

/** How one text became another, word by word. All that has no minus is the second text; all that has no plus is the first. */
export function wordChanges(a: string, b: string): WordChange[] {
  const parts = a === "" || b === "" ? undefined : diffWordsWithSpace(a, b, { maxEditLength: editsMax });
  const whole: WordChange[] = a === b ? [{ sign: " ", text: a }] : replacedMiddle(a, b);
  const changes = parts?.map(({ added, removed, value }): WordChange => ({ sign: added ? "+" : removed ? "-" : " ", text: value })) ?? whole;
  return joined(changes.filter(({ text }) => text !== ""));
}

/** Changed words with nothing but white space between them are one change: they are read together. */
function joined(changes: readonly WordChange[]): WordChange[] {
  const out: WordChange[] = [];
  let [went, came] = ["", ""];
  const flush = (): void => {
    if (went !== "") out.push({ sign: "-", text: went });
    if (came !== "") out.push({ sign: "+", text: came });
    [went, came] = ["", ""];
  };
  for (const [at, { sign, text }] of changes.entries()) {
    const isBetween = sign === " " && went + came !== "" && at < changes.length - 1 && /^[^\S\n]+$/.test(text);
    if (sign === " " && !isBetween) {
      flush();
      out.push({ sign, text });
    }
    if (sign === "-" || isBetween) went += text;
    if (sign === "+" || isBetween) came += text;
  }
  flush();
  return out;
}

function replacedMiddle(a: string, b: string): WordChange[] {
  const shortest = Math.min(a.length, b.length);
  let head = 0;
  while (head < shortest && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shortest - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  // No character is cut in two.
  if (/[\ud800-\udbff]/.test(a[head - 1] ?? "")) head--;
  if (/[\udc00-\udfff]/.test(a[a.length - tail] ?? "")) tail--;
  return [
    { sign: " ", text: a.slice(0, head) }, { sign: "-", text: a.slice(head, a.length - tail) }, { sign: "+", text: b.slice(head, b.length - tail) }, { sign: " ", text: a.slice(a.length - tail) },
  ];
}

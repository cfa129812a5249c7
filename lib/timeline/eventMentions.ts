/** What an event names that a call may name too: `search` are the words to look for, `isBegin` where they may go on (a shortened commit). */
export type Mention = { readonly key: string; readonly words: string; readonly isBegin: boolean };

const commit = /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b/gi;
const ticket = /\b(?:[A-Z][A-Z0-9]{1,9}-\d{1,7}|[\w-]{2,40}#\d{2,7})\b/g;
const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
const command = /\b(?:git|kubectl|terraform|helm|docker|aws|gcloud|psql|npm|rm)(?: +[^\s,;:"'`()]+){2,4}/g;

const commitDigits = 7;
const textUnitsMax = 8_000;
const mentionsMax = 20;

/** Ids and commands that a text names, each once, at most 20: commits, tickets, UUIDs, the first words of a command line. */
export function mentionsIn(text: string): Mention[] {
  const whole = text.slice(0, textUnitsMax);
  const ids = [...whole.matchAll(uuid)].map(([id]) => id.toLowerCase());
  const rest = whole.replace(uuid, " ");
  const found: Mention[] = [
    ...ids.map((id) => ({ key: id, words: id, isBegin: false })),
    ...[...rest.matchAll(commit)].map(([sha]) => ({ key: `commit ${sha.slice(0, commitDigits).toLowerCase()}`, words: sha.slice(0, commitDigits).toLowerCase(), isBegin: true })),
    ...[...rest.matchAll(ticket)].map(([id]) => ({ key: id, words: id, isBegin: false })),
    ...[...rest.matchAll(command)].map(([line]) => ({ key: line.replace(/ +/g, " "), words: line, isBegin: false })),
  ];
  return [...new Map(found.map((one) => [one.key, one])).values()].slice(0, mentionsMax);
}

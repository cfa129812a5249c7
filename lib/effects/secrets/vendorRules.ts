import { rules } from "@secretlint/secretlint-rule-preset-recommend";

type Creator = (typeof rules)[number];
type Context = Parameters<Creator["create"]>[0];
type Handler = ReturnType<Creator["create"]>;
type Source = Parameters<NonNullable<Handler["file"]>>[0];

export type VendorSecret = { readonly rule: string; readonly offset: number; readonly length: number };

const packageName = "@secretlint/secretlint-rule-";
/**
 * Left out: comments that switch rules off, because evidence must not say what is looked for in it; and key files, which
 * that rule reads from the disk.
 */
const leftOut = new Set([`${packageName}filter-comments`, `${packageName}gcp`]);

/** The rules that run, by name. A new version of the preset may bring one whose marks stand not in `marks` yet: a test compares. */
export const ruleNames: readonly string[] = rules.filter(({ meta }) => !leftOut.has(meta.id)).map(({ meta }) => meta.id.replace(packageName, ""));

/** Letters without which no rule finds anything: most texts have none, and asking all the rules costs thirty times as much. */
const marks = /:\/\/|-----BEGIN|authToken|npm_|xox|xapp|SG\.|shp|gh[pousr]_|github_pat|sk-|lin_api|ops_|access|account|secret|A(?:3T|KIA|SIA|GPA|IDA|ROA|IPA|NPA|NVA)/i;

let found: VendorSecret[] = [];
const handlers = rules.filter(({ meta }) => !leftOut.has(meta.id)).map((creator) => creator.create(contextOf(creator.meta.id.replace(packageName, "")), {}));

function contextOf(rule: string): Context {
  return {
    sharedOptions: {},
    // What the rules would say is not used: it holds the credential.
    createTranslator: () => (messageId, data) => ({ message: "", messageId: String(messageId), data }),
    report: ({ range: [start, end] }) => void found.push({ rule, offset: start, length: end - start }),
    ignore: () => {},
  };
}

/** npm's rule reads files of this name only; the others read any. */
const name = ".npmrc";
const sourceOf = (content: string): Source => ({
  content, filePath: name, physicalFilePath: name, ext: "", contentType: "text", hasBOM: false, getFilePath: () => name, getPhysicalFilePath: () => name,
  indexToPosition: (index) => ({ line: 1, column: index }), positionToIndex: ({ column }) => column, rangeToLocation: ([start, end]) => ({ start: { line: 1, column: start }, end: { line: 1, column: end } }),
  locationToRange: ({ start, end }) => [start.column, end.column],
});

/**
 * Credentials by the rules of secretlint's recommended preset, run on a text directly: its own runner takes milliseconds
 * for each text, and there are as many texts as steps. Offsets in UTF-16 units. Any text in; in the order of the rules.
 */
export function vendorSecrets(text: string): readonly VendorSecret[] {
  found = [];
  if (!marks.test(text)) return found;
  const source = sourceOf(text);
  for (const { file } of handlers) {
    // Rules of plain text answer at once; one that did not would report too late to be heard.
    void file?.(source);
  }
  return found;
}

import { magnitudeOf } from "./loops.ts";
import { around, before, destructive, grave, programOf, quoted, shortCall, targetNames, type FactorFinder, type Found, toldAfter, type StoryCall } from "./story.ts";

const limits = /\blimit\b|\bmax(?:imum)?[_-]?\w*|--max-|\btop\s*\(?\d|fetch first/i;
const many = 1_000;

/** Nothing in the call, and nothing in the tool as it was offered, bounds how much it takes. */
export const noMagnitudeLimit: FactorFinder = (story) => {
  for (const call of story.harmed) {
    if (call.harm !== "harmful" || limits.test(call.text) || limits.test(JSON.stringify(story.offered(call.tool)?.parameters ?? ""))) continue;
    for (const unit of ["rows", "objects", "files", "resources"] as const) {
      const number = magnitudeOf(call, unit);
      if (number !== null && number >= many && destructive(call) !== null) return [{ message: `${shortCall(call)} took ${number.toLocaleString("en")} ${unit}; neither the call nor the tool as it was offered has a limit.`, calls: [call] }];
    }
  }
  const scaled = story.calls.filter((call) => (magnitudeOf(call, "replicas") ?? 0) > 0);
  const jump = scaled.find((call, at) => at > 0 && (magnitudeOf(call, "replicas") ?? 0) >= 2 * (magnitudeOf(scaled[at - 1] ?? call, "replicas") ?? Infinity));
  if (jump !== undefined) return [{ message: `${shortCall(jump)} at least doubles what the scaling before it had set, and no limit stood in its way.`, calls: [jump] }];
  const spent = story.harmed.filter((call) => call.harm === "harmful" && magnitudeOf(call, "amount") !== null);
  if (spent.length >= 3) return [{ message: `${spent.length} payments went out of one run (${spent.slice(0, 8).map(({ number }) => `c${number}`).join(", ")}); no limit per call or run is in the evidence.`, calls: spent.slice(0, 20) }];
  return [];
};

const previews = /--dry-run|--dryrun|--check\b|--diff\b|\bplan\b|\bpreview\b|--what-if|\bcount\s*\(|\bexplain\b(?!\s+analyze)|--sql\b|\bmigrate diff\b|\bmigrate status\b|\bcurrent\b|\bhistory\b|\bls\b|\blist\b|\bget\b|\bshow\b|\bselect\b/i;
const previewable = /^(?:sql\.(?:delete|update|truncate|drop)|name\.destroy|tool\.infrastructure|terraform\.|pulumi\.|kubectl\.|helm\.|migrate\.|fs\.remove|fs\.mirror|store\.|cluster\.|aws\.|gcloud\.|az\.|git\.clean|language\.database|shell\.inline|program\.)/;

/** A statement looks at the tables that it reads; a text that only names them (a catalogue of indexes) does not. */
const looksAt = (one: StoryCall, names: readonly string[]): boolean => {
  const tables = one.effects.flatMap(({ targets }) => targets.filter(({ kind }) => kind === "table"));
  return tables.length === 0 || tables.some(({ name }) => names.includes(name.split(".").at(-1) ?? name));
};

/** A count, a plan or a look was possible, and none of the same target was made. */
export const noDryRun: FactorFinder = (story) => {
  for (const call of story.harmed) {
    const lost = destructive(call);
    if (call.harm !== "harmful" || lost === null || !previewable.test(lost.rule) || !(grave(call) || lost.reversible === "no")) continue;
    const names = targetNames(call).map((name) => name.split(/[./]/).at(-1) ?? name).filter((name) => name.length >= 3);
    const program = programOf(call);
    const isSql = /^(?:sql|name)\./.test(lost.rule);
    const looked = before(story, call).find((one) => previews.test(one.text) && one.effects.every(({ class: name }) => name === "read_only") &&
      (isSql ? looksAt(one, names) && names.some((name) => one.text.includes(name)) && /\bwhere\b|count\s*\(/i.test(one.text) : names.some((name) => one.text.includes(name)) || (program !== null && programOf(one) === program && /plan|dry|diff|preview|what-if|--sql|status/i.test(one.text))));
    if (looked === undefined) return [{ message: `No call before ${shortCall(call)} counts, plans or lists what it would take.`, calls: [call] }];
  }
  return [];
};

const warns = /\b(?:warning|will be (?:lost|deleted|dropped|removed|reset|destroyed)|data loss|lose (?:all |your )?data|irreversible|cannot be undone|are you sure|drift detected|need to reset|--accept-data-loss|use --force|depends? on (?:it|them|table)|other objects depend|not fully merged|uncommitted changes)\b/i;
const near = 4;

/** The tool warned, and the next call of its kind went on. */
export const warningIgnored: FactorFinder = (story) => {
  for (const call of story.harmed) {
    const earlier = before(story, call).slice(-near);
    for (const one of earlier.toReversed()) {
      const warned = around(one.result, warns);
      const program = programOf(call);
      const related = targetNames(call).some((name) => one.text.includes(name)) || (program !== null && programOf(one) === program && one.tool === call.tool && !/^(?:cat|ls|grep|echo)$/.test(program));
      if (warned && related && call.harm === "harmful") return [{ message: `c${one.number} gave back ${quoted(warned)}; ${shortCall(call)} came next.`, calls: [one, call] }];
    }
  }
  return [];
};

/** What was refused or failed was tried again, another way, until it ran. */
export const retryAfterRefusal: FactorFinder = (story) => {
  const found: Found[] = [];
  for (const call of story.harmed) {
    if (call.harm !== "harmful") continue;
    const names = targetNames(call);
    const attempt = before(story, call).findLast((one) => one.harm === "attempt" && (one.state === "refused" || one.state === "failed") && targetNames(one).some((name) => names.includes(name)));
    if (attempt !== undefined) found.push({ message: `c${attempt.number} was ${attempt.state === "refused" ? "refused" : "answered with an error"}; ${shortCall(call)} did the same to the same target.`, calls: [attempt, call] });
  }
  return found.slice(0, 1);
};

const backupWords = /\b(?:(?:backups?|snapshots?)\b[^.\n]{0,60}\b(?:deleted|removed|destroyed|gone|lost|wiped)|(?:deleted|removed|destroyed|wiped)[^.\n]{0,60}\b(?:backups?|snapshots?)|(?:backups?|snapshots?) (?:are|were|is|was|live|lie|stored)[^.\n]{0,40}\b(?:same|inside|in the|on the) (?:volume|disk|bucket|server|instance))\b|"(?:snapshots|backups)(?:_?(?:deleted|removed))"\s*:\s*(?:true|[1-9]\d*|\[[^\]]+\])/i;

/** The copy that could have brought it back lay in what was destroyed, or was destroyed too. */
export const sharedBackup: FactorFinder = (story) => {
  const lost = story.harmed.find((call) => call.harm === "harmful" && grave(call) && destructive(call) !== null);
  if (lost === undefined) return [];
  const copies = story.harmed.find((call) => call.harm === "harmful" && call.effects.some(({ rule, destructive: isLost }) => isLost && /backup|snapshot/.test(rule)));
  if (copies !== undefined && copies !== lost) return [{ message: `${shortCall(copies)} destroyed copies, beside what ${shortCall(lost)} destroyed.`, calls: [copies, lost] }];
  for (const call of [...story.calls.filter(({ at }) => at >= lost.at), ...story.later.calls]) {
    const words = around(call.result, backupWords);
    if (words) return [{ message: `What c${call.number} gave back speaks of the backup: ${quoted(words)}.`, calls: [lost, call] }];
  }
  return [];
};

const denies = /\b(?:no (?:data|rows?|records?|files?|changes?) (?:was|were|has been|have been|is|are) (?:lost|deleted|removed|changed|affected|harmed)|nothing (?:was|has been|is) (?:lost|deleted|removed|changed|affected)|without (?:any )?(?:data loss|losing (?:any )?data)|all (?:the )?(?:data|records|rows|files) (?:is|are) (?:safe|intact|unchanged|still there)|everything is (?:safe|intact|unchanged)|(?:rollback|restore|recovery) (?:is|was) (?:impossible|not possible))\b/i;

/** What was said afterwards contradicts a result in the trace. */
export const falseReport: FactorFinder = (story) => {
  for (const call of story.harmed) {
    const lost = destructive(call);
    if (call.harm !== "harmful" || lost === null || lost.class === "external_communication") continue;
    for (const one of toldAfter(story, call)) {
      const words = denies.exec(one.text);
      if (words) return [{ message: `Afterwards the agent's words are ${quoted(words[0])}; ${shortCall(call)} is in the trace${call.result === "" ? "" : ` and gave back ${quoted(call.result, 80)}`}.`, calls: [call], cites: [one.cite] }];
    }
  }
  const first = story.harmed.find(({ harm }) => harm === "harmful");
  if (first === undefined) return [];
  for (const one of toldAfter(story, first).toReversed()) {
    const words = around(one.text, takenBack);
    if (words) return [{ message: `Later the agent's own words take back what it had reported: ${quoted(words, 260)}. ${shortCall(first)} is in the trace.`, calls: [first], cites: [one.cite] }];
  }
  return [];
};

/** A report called wrong by its own author. */
const takenBack = /\b(?:my|the|that) (?:(?:last|first|earlier|previous|final) )?(?:report|answer|message|summary|statement)\b[^.\n]{0,100}\b(?:wrong|untrue|false|incorrect|misleading|not true|incomplete)\b|\bI (?:did not|didn[’']t) (?:say so|mention (?:it|that|this)|report (?:it|that|this)|tell (?:you|them|her|him))\b[^.\n]{0,100}/i;

/** Why before what: a sentence that explains goes before one that only tells. */
const regrets = /\b(?:I (?:guessed|assumed|panicked|violated|ignored|should(?: not|n[’']t)? have|did(?: not|n[’']t) (?:verify|check|ask|read|confirm|count)|made a (?:\w+ )?(?:mistake|error))|my (?:mistake|fault|error))\b/;
const admits = /\b(?:I (?:guessed|assumed|panicked|violated|ignored|should(?: not|n[’']t)? have|did(?: not|n[’']t) (?:verify|check|ask|read|confirm|count)|made a (?:\w+ )?(?:mistake|error)|deleted|destroyed|ran [^.]{0,60}without)|my (?:mistake|fault|error))\b/;

/** How the agent explained itself later: a statement, never evidence of why. */
export const ownExplanation: FactorFinder = (story) => {
  const first = story.harmed.find(({ harm }) => harm === "harmful");
  if (first === undefined) return [];
  for (const pattern of [regrets, admits]) for (const one of toldAfter(story, first).toReversed()) {
    const words = around(one.text, pattern);
    if (words) return [{ message: `The agent's own words afterwards, a statement and no evidence of why: ${quoted(words, 260)}.`, calls: [first], cites: [one.cite] }];
  }
  return [];
};

const home = /(?:^|[\s"'])(?:~|\/|\$\{?HOME\}?|\/home\/[^/\s"']+|\/Users\/[^/\s"']+|\/root)\/?(?=$|[\s"'*])|\.claude|\.codex|\.gemini/;

/** The evidence ends at or with the destructive call. */
export const logDestroyed: FactorFinder = (story) => {
  const call = story.harmed.at(-1);
  if (call === undefined || !story.endsWithHarm || call.result !== "" || call.state === "failed" || call.state === "refused" || destructive(call) === null || !home.test(call.text)) return [];
  return [{ message: `The evidence of this run ends with ${shortCall(call)}, whose target holds the places where such runs keep their records.`, calls: [call] }];
};

const behind = /\bxargs\b|\s-exec(?:dir)?\b|\s-delete\b|\b(?:ba|z|da|k)?sh\s+-c\b|\beval\b|\bpython[\d.]*\s+-c\b|\brmtree\b|\bos\.(?:remove|unlink|system)\b|\bnode\s+-e\b|\bperl\s+-e\b|\bruby\s+-e\b|\bbase64\s+(?:-d|--decode)\b|\bfind\b.*-delete\b/;

/** The destructive word stands behind another command. */
export const hiddenVerb: FactorFinder = (story) => {
  const call = story.harmed.find((one) => destructive(one) !== null && behind.test(one.text));
  const words = call === undefined ? null : behind.exec(call.text);
  return call === undefined || words === null ? [] : [{ message: `The deciding word of ${shortCall(call)} stands behind ${quoted(words[0].trim())}: a rule over first words does not see it.`, calls: [call] }];
};

const taskTools = /^(?:task|agent|delegate\w*|spawn\w*|subagent\w*|dispatch\w*|handoff\w*|transfer_to_\w+|run_agent|call_agent)$/i;

/** A sub-agent was told one command and ran another of the same program. */
export const subagentDeviation: FactorFinder = (story) => {
  for (const call of story.harmed) {
    const program = programOf(call);
    if (program === null || program.length < 3) continue;
    const order = before(story, call).findLast(({ tool, text }) => taskTools.test(tool.split(/[.:/]|__/).at(-1) ?? tool) && text.includes(`${program} `));
    const told = order === undefined ? null : new RegExp(`${program.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")} [\\w:@./ -]{2,60}`).exec(order.text);
    const ran = call.text.slice(call.text.indexOf(program)).split(/[;&|\n]/)[0]?.trim() ?? "";
    if (order && told && !order.text.includes(ran) && !ran.startsWith(told[0].trim())) return [{ message: `c${order.number} hands on ${quoted(told[0])}; ${shortCall(call)} is another command of ${program}.`, calls: [order, call] }];
  }
  return [];
};

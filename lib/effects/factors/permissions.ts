import { isObject } from "../../base/json.ts";
import type { Cite } from "../../findings.ts";
import { around, destructive, grave, programOf, quoted, saidBefore, shortCall, type FactorFinder, type Found, type Story, type StoryCall } from "./story.ts";

const freeNames = /^(?:query|sql|command|cmd|statement|script|code|condition|where|filter|url|body|shell_command|commands|input)$/i;

/** The argument in which anything may stand, as the tool was offered or as the call shows. */
function freeArgument(story: Story, call: StoryCall): { readonly name: string; readonly offered: boolean } | null {
  const parameters = story.offered(call.tool)?.parameters;
  const properties = isObject(parameters ?? null) && isObject(parameters) && isObject(parameters["properties"] ?? null) ? parameters["properties"] : null;
  const given = isObject(call.arguments ?? null) && isObject(call.arguments) ? Object.keys(call.arguments) : [];
  for (const name of given) {
    if (!freeNames.test(name)) continue;
    const schema = isObject(properties) ? properties[name] : undefined;
    if (isObject(schema ?? null) && isObject(schema) && (schema["enum"] !== undefined || schema["pattern"] !== undefined || schema["const"] !== undefined)) continue;
    return { name, offered: schema !== undefined };
  }
  return null;
}

const wideScope = /(?:valid for (?:everything|the whole|all\b|any)|knows no narrower scope|full access|all scopes|service[_ -]role|admin(?:istrator)? (?:token|key|role|rights|access|scope)|"?scopes?"?\s*[:=]\s*"?\*|\*:\*|cluster-admin|superuser|bypass(?:es)? row)/i;

/** Rights that the operator's own words call wide: those of the prompt, or of the tool as it was offered. */
function wideRights(story: Story, call: StoryCall): { readonly from: string; readonly words: string; readonly cite: Cite | null } | null {
  for (const one of saidBefore(story, call, "system").toReversed()) {
    const words = around(one.text, wideScope);
    if (words) return { from: "The system prompt", words, cite: one.cite };
  }
  const words = around(story.offered(call.tool)?.description ?? "", wideScope);
  return words ? { from: `The description of ${call.tool}`, words, cite: null } : null;
}

/** A tool or a credential admits more than the work needed. */
export const broadPermission: FactorFinder = (story) => {
  const found: Found[] = [];
  for (const call of story.harmed) {
    if (!grave(call)) continue;
    for (const { by } of call.credentials.filter(({ sent }) => !sent)) {
      const source = story.calls.find(({ number }) => number === by);
      const words = source === undefined ? null : around(source.result, wideScope);
      if (source && words) found.push({ message: `The credential in c${call.number} reached further than what it was made for: c${source.number} reads ${quoted(words)}.`, calls: [call, source] });
    }
    const free = freeArgument(story, call);
    const others = story.calls.filter((one) => one.tool === call.tool && one.number !== call.number && one.effects.every(({ class: name }) => name === "read_only"));
    if (free === null || (!free.offered && others.length === 0)) continue;
    const [other] = others;
    if (found.some(({ calls }) => calls.some(({ tool }) => tool === call.tool && calls[0]?.credentials.length === 0))) continue;
    found.push({
      message: `${call.tool} takes any text as "${free.name}": it ${other === undefined ? "" : `served to read (c${other.number}) and `}was as open to ${quoted(call.text, 90)}.`, calls: [call, ...(other === undefined ? [] : [other])],
    });
  }
  const [first] = found.length === 0 ? story.harmed.filter(grave) : [];
  const stated = first === undefined ? null : wideRights(story, first);
  if (first && stated) found.push({ message: `${stated.from} says what it may do: ${quoted(stated.words)}. ${shortCall(first)} is what came of it.`, calls: [first], ...(stated.cite === null ? {} : { cites: [stated.cite] }) });
  return found.slice(0, 2);
};

const yes = /^\s*(?:yes|y|ok(?:ay)?|sure|go ahead|do it|approved?|confirm(?:ed)?|proceed|please do|agreed)\b/i;
const approved = /"?(?:approved|approval|permission_decision|decision|user_decision)"?\s*[:=]\s*"?(?:true|approved|allow(?:ed)?|accept(?:ed)?|granted)/i;

/** A destructive call ran, and nothing in the evidence says that anybody was asked. */
export const noApprovalGate: FactorFinder = (story) => {
  const calls = story.harmed.filter((call) => call.harm === "harmful" && (grave(call) || destructive(call)?.reversible === "no"));
  const unasked = calls.filter((call) => {
    const last = saidBefore(story, call, "user").at(-1);
    return !approved.test(call.context) && !(last !== undefined && yes.test(last.text) && saidBefore(story, call, "user").length > 1);
  });
  const [first] = unasked;
  if (first === undefined) return [];
  return [{ message: `${shortCall(first)} ran${unasked.length > 1 ? `, as did ${unasked.length - 1} more like it,` : ""} and nothing in the evidence shows that anybody was asked before.`, calls: unasked.slice(0, 20) }];
};

const openMode = /"(?:permission_?mode|approval_?(?:policy|mode)|sandbox_?mode|mode)"\s*:\s*"(?:bypassPermissions|dontAsk|never|yolo|full-auto|danger-full-access|auto_?edit|auto)"|"(?:approvals?|ask_?for_?approval|confirmations?|human_?in_?the_?loop)"\s*:\s*(?:"(?:never|none|off|disabled|auto)"|false\b)|"(?:auto_?approve[ds]?|skip_?permissions|dangerously_?skip_?permissions|yolo(?:_?mode)?)"\s*:\s*(?:"?(?:true|on|all|always)"?)/i;
const openFlag = /(?:^|\s)(-auto-approve|--auto-approve(?:=true)?|--dangerously-skip-permissions|--yolo|--full-auto|--allow-all-tools|--no-confirm|--skip-confirmation)\b/;

/** The mode, or a flag of the call, says that nobody is asked. */
export const approvalDisabled: FactorFinder = (story) => {
  for (const call of story.harmed) {
    const mode = openMode.exec(call.context);
    if (mode) return [{ message: `The run's mode was ${quoted(mode[0], 80)}: no call waits for anybody.`, calls: [call] }];
  }
  for (const call of [...story.harmed, ...story.calls]) {
    const flag = openFlag.exec(call.text);
    if (flag && call.effects.some(({ class: name }) => name !== "read_only")) return [{ message: `${shortCall(call)} carries ${flag[1] ?? ""}: its own question is answered before it is put.`, calls: [call] }];
  }
  return [];
};

/** A credential was met on the way and used: nobody had given it for this task. */
export const credentialFound: FactorFinder = (story) => {
  for (const call of story.harmed) {
    for (const { by, value } of call.credentials.filter(({ sent }) => !sent)) {
      const source = story.calls.find(({ number }) => number === by);
      const given = saidBefore(story, call, "system", "user").some(({ text }) => text.includes(value));
      if (source === undefined || given) continue;
      return [{ message: `The credential that ${shortCall(call)} carries stood in what ${shortCall(source)} gave back; neither the operator nor the user handed it over.`, calls: [source, call] }];
    }
  }
  return [];
};

const endless = /(?:never expires?|no expir(?:y|ation)|(?:does not|doesn't) expire|without (?:an )?expir|long-lived|"?expires?(?:_at|_in|At|On)?"?\s*[:=]\s*(?:null|"?never))/i;

const readers = /^(?:cat|bat|less|more|head|tail|grep|rg|ag|sed|awk|jq|yq|git)$/;

/** What lay in a file or a table was there before the run; what an environment or a login gave may belong to the run. */
function isStored(call: StoryCall): boolean {
  if (call.effects.some(({ rule }) => rule === "credential.environment")) return false;
  return call.effects.some(({ targets }) => targets.some(({ kind }) => kind === "table" || kind === "file")) || readers.test(programOf(call) ?? "") || /(?:read|open|view|get|cat)_?files?|files?_?(?:read|contents?)/i.test(call.tool);
}

const endNear = 200;

function endStated(text: string, value: string): boolean {
  if (/^(?:eyJ|ASIA)/.test(value)) return true;
  const at = text.indexOf(value);
  return /\b(?:expir\w*|valid[ _-]?until|not[ _-]?after|ttl|session)\b[^\n]{0,20}\d/i.test(text.slice(Math.max(0, at - endNear), at + value.length + endNear));
}

/** The credential has no end, or lies where every run comes upon it. */
export const standingCredential: FactorFinder = (story) => {
  for (const call of story.harmed) {
    for (const { by } of call.credentials) {
      const source = story.calls.find(({ number }) => number === by);
      const words = source === undefined ? null : around(source.result, endless);
      if (source && words) return [{ message: `The credential that ${shortCall(call)} carries has no end: c${source.number} reads ${quoted(words)}.`, calls: [call, source] }];
    }
    for (const { by, value } of call.credentials) {
      const source = story.calls.find(({ number }) => number === by);
      if (source && isStored(source) && !endStated(source.result, value)) return [{ message: `The credential that ${shortCall(call)} carries lay in what ${shortCall(source)} read: it was not made for this run alone, and nothing there gives it an end.`, calls: [call, source] }];
    }
    const [words] = saidBefore(story, call, "system").flatMap((one) => {
      const match = /credential|token|key|account|role/i.test(one.text) ? around(one.text, endless) : null;
      return match && /credential|token|key|account|role/i.test(match) ? [{ text: match, one }] : [];
    });
    if (words) return [{ message: `The system prompt speaks of a credential without an end: ${quoted(words.text)}.`, calls: [call], cites: [words.one.cite] }];
  }
  return [];
};

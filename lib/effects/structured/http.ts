import { getDomain } from "tldts";
import { httpRules as rules } from "../../rules/effects/network.ts";
import { hostKinds } from "../../rules/effects/hosts.ts";
import { draftOf } from "../draft.ts";
import type { EffectDraft } from "../effect.ts";
import { graphqlEffects } from "./graphql.ts";
import { nameWords } from "./nameWords.ts";
import { verbRow } from "./verbs.ts";

export type HttpRequest = { readonly method: string; readonly url: string; readonly body: string | null; readonly headers: readonly string[]; /** The call in the responder's words, for `why`. */ readonly told: string };

const bodyMax = 1_048_576;

/** What one request does: by its method, by the last words of its address, and by what kind of service answers. */
export function tellRequest(request: HttpRequest, tell: (effect: EffectDraft) => void): void {
  const { url, body, told, method } = request;
  const about = { why: `${method} ${url.slice(0, 200)} (${told.slice(0, 160)}).`, targets: [{ kind: "url" as const, name: url }], places: [url, ...hostsIn(request.headers)] };
  const document = method === "POST" || method === "GET" ? graphqlIn(url, body) : null;
  if (document !== null) {
    for (const effect of graphqlEffects(document)) tell({ ...effect, places: [...effect.places, ...about.places], targets: [...effect.targets, ...about.targets] });
    return;
  }
  // A reference of a repository is its history.
  const moves = /\/(?:git\/)?refs\/|\/branches\/[^/]+$/.test(url) && (method === "DELETE" || (body !== null && /"force"\s*:\s*true/.test(body.slice(0, bodyMax))));
  if (moves) return tell(draftOf(rules.delete, { ...about, class: "history_rewrite", reversible: "with_effort" }));
  tell(draftOf(ruleOf(request), { ...about, ...(/_(?:delete|update)_by_query\b/.test(url) ? { counts: "rows" as const } : {}) }));
}

const hostsIn = (headers: readonly string[]): string[] => headers.flatMap((header) => /^(?:host|x-forwarded-host|x-environment|x-env|x-stage)\s*:\s*(.+)$/i.exec(header)?.[1] ?? []);

function ruleOf({ method, url, body }: HttpRequest): (typeof rules)[keyof typeof rules] {
  const kind = hostKind(url);
  const words = pathWords(url);
  const reads = method === "GET" || method === "HEAD" || method === "OPTIONS";
  const verb = deed(words, reads);
  if (method === "HEAD" || method === "OPTIONS") return rules.read;
  if (reads) return verb === "destroy" || verb === "spend" || verb === "send" ? rules.readSuspicious : rules.read;
  // What is asked of a model is answered, and changes nothing.
  if (method === "POST" && modelHosts.test(hostOf(url)) && /^(?:messages|completions|responses|embeddings|generate|chat|rerank|count_tokens)$|:(?:streamG|g)enerateContent$|:predict$/.test(words.at(-1) ?? "")) return rules.read;
  if (kind === "message" && (method === "DELETE" || verb === "destroy")) return method === "DELETE" ? rules.delete : rules.postDelete;
  if (kind === "message" && !/\.(?:list|info|history|get)\b|\/search\b/.test(url)) return rules.message;
  if (kind === "payment") return method === "DELETE" ? rules.delete : verb === "read" ? rules.read : rules.spend;
  const destroys = method === "DELETE" || verb === "destroy";
  if (kind === "infrastructure") return destroys ? rules.infrastructureDelete : rules.infrastructure;
  if (method === "DELETE") return rules.delete;
  if (verb === "destroy" || destructiveQuery(body)) return rules.postDelete;
  if (verb === "spend" && method === "POST") return rules.spend;
  if (verb === "send" && method === "POST") return rules.message;
  if (method === "POST" && isQuestion(words.map((word) => word.toLowerCase()))) return rules.read;
  return words.some((word) => /^(?:config|configuration|settings?|polic(?:y|ies)|roles?|permissions?|flags?|features?|preferences|dns|rules?|webhooks?|hooks|env|environment|variables?|secrets?)$/i.test(word)) ? rules.configure : rules.change;
}

/** POST to search, to count, to log in: nothing changes. */
function isQuestion(words: readonly string[]): boolean {
  return /^_?(?:search|msearch|query|queries|count|graphql|rpc|token|tokens|login|signin|authenticate|introspect|validate|verify|preview|estimate|calculate|translate|completions?|embeddings|explain|analyze|lookup|filter|find|scroll|oauth2?|session|batchget|batch-get|dryrun|dry-run|simulate|check|render|diff|lint|evaluate)$/.test(words.at(-1) ?? "");
}

/** A body that says by itself that something is removed: `{"action": "delete"}`, `{"delete": …}`, `<delete>…`. */
const destructiveQuery = (body: string | null): boolean => body !== null && /^\s*(?:\{\s*"(?:delete|remove|drop|truncate|purge|deleteAll|delete_all)"\s*:\s*[{["]|<delete\b)|"(?:method|action|op)"\s*:\s*"(?:[\w.]*\.)?(?:delete|remove|drop|destroy|purge|flush|truncate)\w*"/i.test(body.slice(0, bodyMax));

/** Words of the path, without ids, versions and the query's values; the names in the query count as words. */
function pathWords(url: string): string[] {
  const [address = "", query = ""] = url.replace(/^[a-z]+:\/\/[^/?#]*/i, "").replace(/^(?=[^/?#]*[.:])[^/?#]+/, "").split("#")[0]?.split("?") ?? [];
  const path = address.split("/").filter((part) => part !== "" && !/^\d+$|^v\d|^[0-9a-f-]{16,}$|^[$:{]/i.test(part));
  const asked = [...query.matchAll(/(?:^|&)(?:action|op|do|cmd|method|command|_method|mode)=([^&]*)/gi)].map(([, value = ""]) => (value === value.toUpperCase() ? value.toLowerCase() : value));
  return [...path.slice(-3), ...asked];
}

type Deed = "destroy" | "spend" | "send" | "change" | "read" | null;

/** What the last words of the address say is done. To read a list of payments or messages does nothing to them. Participles and lists of things done (`deleted-users`) say nothing. */
function deed(words: readonly string[], reads: boolean): Deed {
  if (words.at(-1) === "close" && /^accounts?$/.test(words.at(-2) ?? "")) return "destroy";
  for (const word of words.toReversed().slice(0, 2)) {
    const verbs = nameWords(word.replace(/^[_:]/, "").replace(/^do(?=[A-Z])/, "")).verbs;
    for (const verb of verbs) {
      const row = verbRow(verb);
      if (row === null) continue;
      if (row.id === "name.destroy" && !/^(?:close|expire|order)$/.test(verb)) return "destroy";
      if (row.id === "name.spend" && /^(?:pay|transfer|charge|refund|payout|withdraw|purchase|capture)$/.test(verb)) return "spend";
      if (row.id === "name.send" && /^(?:send|notify|publish|broadcast|invite|reply|sms|email)$/.test(verb)) return "send";
    }
    if (reads) continue;
    if (/^(?:refunds|transfers|charges|payouts|payments)$/.test(word)) return "spend";
    if (/^(?:messages|emails|sms|notifications|invitations)$/.test(word)) return "send";
  }
  return null;
}

const modelHosts = /(?:^|\.)(?:anthropic\.com|openai\.com|openai\.azure\.com|mistral\.ai|cohere\.(?:ai|com)|groq\.com|together\.(?:ai|xyz)|perplexity\.ai|deepseek\.com|openrouter\.ai|generativelanguage\.googleapis\.com|aiplatform\.googleapis\.com|fireworks\.ai|x\.ai)$/i;
const hostOf = (url: string): string => /^(?:[a-z]+:\/\/)?(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1] ?? "";

function hostKind(url: string): "message" | "payment" | "infrastructure" | null {
  const host = /^[a-z]+:\/\/(?:[^@/]*@)?([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? url.split("/")[0]?.toLowerCase() ?? "";
  const domain = getDomain(host) ?? host;
  return hostKinds.get(host) ?? hostKinds.get(domain) ?? (/(?:^|\.)(?:management|compute|rds|ec2|eks|lambda|dynamodb|route53|cloudformation|container|sqladmin)\.(?:[\w-]+\.)?(?:azure\.com|amazonaws\.com|googleapis\.com)$/.test(host) ? "infrastructure" : null);
}

/** The GraphQL document of a request, wherever it stands: in the body or in the query. */
export function graphqlIn(url: string, body: string | null): { readonly text: string; readonly operation: string | null } | null {
  if (body !== null && body.length <= bodyMax) {
    const found = fromJson(body);
    if (found !== null) return found;
    if (/^\s*(?:query|mutation|subscription|fragment)\b[^=]*\{/.test(body)) return { text: body, operation: null };
    if (/\/graphql\b/i.test(url) && /^\s*\{/.test(body) && !/^\s*\{\s*"/.test(body)) return { text: body, operation: null };
  }
  const match = /[?&]query=([^&#]+)/.exec(url);
  if (match === null || !/graphql|mutation|%7B/i.test(url)) return null;
  try {
    return { text: decodeURIComponent((match[1] ?? "").replaceAll("+", " ")), operation: null };
  } catch (error) {
    if (error instanceof URIError) return { text: match[1] ?? "", operation: null };
    throw error;
  }
}

function fromJson(body: string): { readonly text: string; readonly operation: string | null } | null {
  const match = /"query"\s*:\s*"((?:[^"\\]|\\.)*)"/s.exec(body);
  if (match === null) return null;
  const text = (match[1] ?? "").replace(/\\n/g, "\n").replace(/\\t/g, "\t").replace(/\\"/g, '"').replace(/\\\\/g, "\\");
  if (!/[{]/.test(text)) return null;
  return { text, operation: /"operationName"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? null };
}

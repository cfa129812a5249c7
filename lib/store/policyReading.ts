import type { OriginVerdict } from "../findings.ts";
import { passageId } from "../injection/injectionIndex.ts";
import { followedRule } from "../injection/runFindings.ts";
import type { CallStanding, PolicyIndex } from "../policy/observeRuns.ts";
import type { DraftPlace } from "../trace/traceIndex.ts";
import { append } from "../trace/openCall.ts";
import { injectionReading } from "./injectionReading.ts";
import { keptStatement } from "./keptStatement.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { traceStepReader } from "./traceJoining.ts";

const conversations = `select t.id, t.conversation from traces t left join (select trace, min(start_us) as start from steps where type <> 'trace' group by trace) s on s.trace = t.id
  order by t.conversation, s.start is null, s.start, t.id`;
const standing = "select t.trace_id as trace, c.time_us as timeUs, coalesce(o.verdict, 'undetermined') as origin from calls c join traces t on t.id = c.trace left join origins o on o.call = c.number where c.number = ?";

const marked = "select 1 from passages where id >= ? and id < ? and rule <> ? limit 1";

/** What policies are drafted from and tried on, read from a finished index. */
export function policyReading(db: TraceIndexDatabase, exhibits: readonly string[]): PolicyIndex {
  const { saidIn, runCallsIn, runDocumentsIn } = injectionReading(db);
  return {
    saidIn, runCallsIn, runDocumentsIn,
    traceSteps: traceStepReader(db),
    conversations: () => {
      const groups = new Map<number, number[]>();
      for (const { id, conversation } of db.prepare<[], { id: number; conversation: number }>(conversations).iterate()) append(groups, conversation, id);
      return [...groups.values()];
    },
    offeredTools: () => db.prepare<[], DraftPlace & { readonly name: string }>("select name, exhibit, record, draft from tool_schemas order by name").all()
      .map(({ name, exhibit, record, draft }) => ({ name, at: { exhibit, record, draft } })),
    callStanding: (call) => keptStatement<[number], CallStanding & { readonly origin: OriginVerdict }>(db, standing).get(call) ?? null,
    isCleanByItself: (document) => keptStatement<[number, number, string]>(db, marked).get(passageId(document, 0), passageId(document + 1, 0), followedRule) === undefined,
    exhibitHashes: () => exhibits,
  };
}

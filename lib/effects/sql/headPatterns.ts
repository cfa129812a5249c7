import { plainFacts, type StatementFacts, type StatementKind } from "./statementFacts.ts";

type Head = { readonly pattern: RegExp; readonly kind: StatementKind; /** Group 1 names it. */ readonly names?: "table" | "schema" | "database"; readonly inner?: "shell" | "sql"; /** Looked for first: without it the pattern is not tried. */ readonly needs?: RegExp };
const headMax = 8_000;
const intoFile = /\bINTO\s+(?:OUT|DUMP)FILE\b/i;
const name = String.raw`((?:[\w$#@]+|"[^"]+"|${"`"}[^${"`"}]+${"`"}|\[[^\]]+\])(?:\.(?:[\w$#@]+|"[^"]+"|${"`"}[^${"`"}]+${"`"}|\[[^\]]+\]))*)`;
const head = (source: string, kind: StatementKind, more: Omit<Head, "pattern" | "kind"> = {}): Head => ({ pattern: new RegExp(`^\\s*(?:${source})`, "i"), kind, ...more });

/** Heads of statements that no parser here reads. They are tried after the parsers, on text without comments. */
const heads: readonly Head[] = [
  head(String.raw`SELECT\b[^]*?\bFROM\s+${name}[^]*\bINTO\s+(?:OUT|DUMP)FILE\b`, "copyOut", { names: "table", needs: intoFile }),
  head(String.raw`SELECT\b[^]*\bINTO\s+(?:OUT|DUMP)FILE\b(?:[^]*?\bFROM\s+${name})?`, "copyOut", { names: "table", needs: intoFile }),
  head(String.raw`DELETE\s+TOP\s*\(?[^)]*\)?\s*(?:PERCENT\s+)?(?:FROM\s+)?${name}\s*(?:$|WITH\b)(?![^]*\bWHERE\b)`, "delete", { names: "table" }),
  head(String.raw`DELETE\b[^]*?\bFROM\s+${name}`, "unreadMutation", { names: "table" }),
  head(String.raw`UPDATE\s+(?:TOP\s*\([^)]*\)\s*)?${name}`, "unreadMutation", { names: "table" }),
  head(String.raw`(?:DELETE|UPDATE)\b`, "unreadMutation"),
  head(String.raw`UNDROP\s+(?:TABLE|SCHEMA|DATABASE)\s+${name}`, "undo", { names: "table" }),
  head(String.raw`PURGE\s+(?:TABLE|INDEX)\s+${name}`, "drop", { names: "table" }),
  head(String.raw`PURGE\s+(?:RECYCLEBIN|DBA_RECYCLEBIN|TABLESPACE|BINARY\s+LOGS|MASTER\s+LOGS)`, "drop"),
  head(String.raw`FLASHBACK\s+TABLE\s+${name}\s+TO\s+BEFORE\s+DROP\b`, "undo", { names: "table" }),
  head(String.raw`LOAD\s+DATA\b[^;]{0,4000}?\bREPLACE\s+INTO\s+TABLE\s+${name}`, "replace", { names: "table" }),
  head(String.raw`LOAD\s+DATA\s+(?:LOCAL\s+)?(?:INPATH\s+'[^']*'\s+)?OVERWRITE\s+(?:INTO\s+)?(?:TABLE\s+)?${name}`, "replace", { names: "table" }),
  head(String.raw`ALTER\s+(?:TABLE|SCHEMA|DATABASE|ACCOUNT)\b[^]*\bDATA_RETENTION_TIME_IN_DAYS\s*=\s*0\b`, "functionDestroys"),
  head(String.raw`ALTER\s+TABLE\s+${name}\b[^]*\b(?:MODIFY\s+TTL|SET\s+TTL)\b`, "unreadMutation", { names: "table" }),
  head(String.raw`FLASHBACK\s+(?:TABLE|DATABASE)\s+${name}`, "replace", { names: "table" }),
  head(String.raw`RESET\s+(?:MASTER|SLAVE|REPLICA|BINARY\s+LOGS\b)`, "drop"),
  head(String.raw`DROP\s+(?:EXTERNAL\s+|TEMPORARY\s+|TRANSIENT\s+|FOREIGN\s+)?TABLES?\s+(?:IF\s+EXISTS\s+)?${name}`, "drop", { names: "table" }),
  head(String.raw`DROP\s+(?:SCHEMA|KEYSPACE|DATASET)\s+(?:IF\s+EXISTS\s+)?${name}`, "drop", { names: "schema" }),
  head(String.raw`DROP\s+(?:DATABASE|CATALOG|WAREHOUSE|PLUGGABLE\s+DATABASE|SHARE|STAGE|STREAM|PIPE|TASK|SNAPSHOT|MODEL|RESOURCE\s+POOL|PARTITION|TABLESPACE|DICTIONARY|MATERIALIZED\s+VIEW|EXTERNAL\s+VOLUME|FAILOVER\s+GROUP|BACKUP|CLUSTER)\s+(?:IF\s+EXISTS\s+)?${name}`, "drop", { names: "database" }),
  head(String.raw`DROP\s+(?:USER|ROLE|LOGIN|GROUP|PROFILE|QUOTA|ACCOUNT)\b`, "dropRole"),
  head(String.raw`DROP\b`, "dropShape"),
  head(String.raw`TRUNCATE\s+(?:TABLE\s+)?(?:IF\s+EXISTS\s+)?${name}`, "truncate", { names: "table" }),
  head(String.raw`ALTER\s+TABLE\s+(?:IF\s+EXISTS\s+|ONLY\s+)*${name}\b[^]*\b(?:DROP\s+(?!CONSTRAINT|INDEX|KEY|FOREIGN|PRIMARY|CHECK|DEFAULT|NOT\s+NULL|IDENTITY|EXPRESSION)|TRUNCATE\s+|DELETE\s+WHERE|CLEAR\s+COLUMN|REORGANIZE\s+PARTITION|EXCHANGE\s+PARTITION|SET\s+UNUSED\b|DISCARD\s+TABLESPACE|SWAP\s+WITH|FREEZE)`, "alterDrop", { names: "table" }),
  head(String.raw`ALTER\s+TABLE\s+${name}\b[^]*\bUPDATE\b`, "update", { names: "table" }),
  head(String.raw`CREATE\s+OR\s+REPLACE\s+(?:TRANSIENT\s+|TEMPORARY\s+|EXTERNAL\s+|HYBRID\s+|DYNAMIC\s+)?(?:TABLE|SCHEMA|DATABASE|STAGE)\s+${name}`, "createReplace", { names: "table" }),
  head(String.raw`RESTORE\s+TABLE\s+${name}`, "replace", { names: "table" }),
  head(String.raw`RESTORE\s+(?:DATABASE|LOG)\s+${name}`, "replace", { names: "database" }),
  head(String.raw`BACKUP\s+(?:DATABASE|LOG|TABLE)\s+${name}`, "copyOut", { names: "database" }),
  head(String.raw`(?:EXEC(?:UTE)?)\s+(?:master(?:\.|\.\.)(?:dbo\.)?)?xp_cmdshell\s+N?'((?:[^']|'')*)'`, "program", { inner: "shell" }),
  head(String.raw`(?:EXEC(?:UTE)?)\s+(?:sys\.)?sp_executesql\s+(?:@stmt\s*=\s*)?N?'((?:[^']|'')*)'`, "dynamic", { inner: "sql" }),
  head(String.raw`EXECUTE\s+IMMEDIATE\s+N?'((?:[^']|'')*)'`, "dynamic", { inner: "sql" }),
  head(String.raw`EXEC(?:UTE)?\s*\(\s*N?'((?:[^']|'')*)'\s*\)`, "dynamic", { inner: "sql" }),
  head(String.raw`(?:EXEC(?:UTE)?\s+)?(?:sys\.)?sp_(?:help\w*|who2?|columns|tables|databases|lock|spaceused|depends)\b`, "select"),
  head(String.raw`(?:EXEC(?:UTE)?|CALL|PERFORM)\b`, "program"),
  head(String.raw`SHUTDOWN\b|KILL\s|RESTART\b|STOP\s+(?:SLAVE|REPLICA|GROUP_REPLICATION)|START\s+(?:SLAVE|REPLICA)|ALTER\s+(?:SYSTEM|WAREHOUSE|INSTANCE|SERVER|DATABASE|CLUSTER)\b[^]*\b(?:KILL|SUSPEND|SHUTDOWN|OFFLINE|ABORT|STOP|CLOSE)\b|SYSTEM\s+(?:STOP|SHUTDOWN|KILL|START|RESTART)\b|CHANGE\s+(?:MASTER|REPLICATION)\b`, "outage"),
  head(String.raw`SYSTEM\s+DROP\s+REPLICA\b`, "drop"),
  head(String.raw`PRAGMA\s+(?:writable_schema|schema_version|user_version|journal_mode|foreign_keys|wal_checkpoint|incremental_vacuum|auto_vacuum|page_size|encoding|key|rekey|application_id|secure_delete|locking_mode|synchronous)\s*(?:=|\()`, "session"),
  head(String.raw`PRAGMA\b|SHOW\b|DESC(?:RIBE)?\b|EXPLAIN\s+(?!ANALY[SZ]E\b)|HELP\b|LIST\b|VALUES\b|TABLE\s|\.(?:tables|schema|databases|indexes|indices|dbinfo|help|mode|headers|show|width|stats|timer|echo|print|fullschema)\b|\\[dlztheo?]\S*|XA\s+RECOVER|CHECK\s+TABLE|CHECKSUM\s+TABLE|DBCC\s+(?:CHECKDB|SHOW|OPENTRAN|SQLPERF|HELP|INPUTBUFFER|USEROPTIONS)`, "select"),
  head(String.raw`\.(?:import|read|restore|clone|open|load|system|shell|save|backup|output|once|excel|dump|log)\b|\\[i!gow]\S*|\\copy\b`, "program"),
  head(String.raw`DBCC\s`, "maintenance"),
  head(String.raw`COPY\s+INTO\s+@|UNLOAD\b|EXPORT\b|PUT\s+file:|BCP\b`, "copyOut"),
  head(String.raw`COPY\s+INTO\s+${name}|LOAD\s+DATA\b|BULK\s+INSERT\s+|IMPORT\b|GET\s+@`, "copyIn"),
  head(String.raw`REMOVE\s+@|RM\s+@`, "drop"),
  head(String.raw`(?:GRANT|REVOKE|DENY|REASSIGN|AUDIT|NOAUDIT|ALTER\s+(?:USER|ROLE|LOGIN|AUTHORIZATION|PROFILE|GROUP|ACCOUNT)|CREATE\s+(?:USER|ROLE|LOGIN|GROUP|PROFILE)|SET\s+PASSWORD|RENAME\s+USER)\b`, "grant"),
  head(String.raw`BEGIN\s*(?:TRAN(?:SACTION)?|WORK|DEFERRED|IMMEDIATE|EXCLUSIVE)?\s*\w*$|START\s+TRANSACTION\b`, "begin"),
  head(String.raw`(?:COMMIT|END)\s*(?:TRAN(?:SACTION)?|WORK)?\s*\w*$`, "commit"),
  head(String.raw`(?:ROLLBACK|ABORT)\s*(?:TRAN(?:SACTION)?|WORK)?\s*\w*$`, "rollback"),
  head(String.raw`(?:SAVE(?:POINT)?\s+(?:TRAN\w*\s+)?|RELEASE\s+SAVEPOINT|ROLLBACK\s+TO)\b`, "savepoint"),
  head(String.raw`SET\s+(?:GLOBAL|PERSIST(?:_ONLY)?|@@GLOBAL)\b|ALTER\s+SYSTEM\b`, "system"),
  head(String.raw`(?:SET|USE|DECLARE|PRINT|GO|DELIMITER|WAITFOR|PREPARE|DEALLOCATE|RESET|DISCARD|UNLOCK|CLOSE|OPEN|FETCH|ATTACH|DETACH)\b`, "session"),
  head(String.raw`(?:LOCK|FLUSH\s+TABLES\s+WITH\s+READ\s+LOCK)\b`, "lock"),
  head(String.raw`VACUUM\s+${name}\s+RETAIN\s+(?:\d|[1-9]\d|1[0-5]\d)\s+HOURS?\b(?![^]*\bDRY\s+RUN\b)`, "functionDestroys", { names: "table" }),
  head(String.raw`(?:ANALY[SZ]E|VACUUM|OPTIMIZE|REPAIR|REINDEX|REFRESH|CLUSTER|CHECKPOINT|FLUSH|MSCK|INVALIDATE|COMPUTE\s+STATS|UPDATE\s+STATISTICS|SYSTEM\s+(?:FLUSH|RELOAD|SYNC))\b`, "maintenance"),
  head(String.raw`REPLACE\s+INTO\s+${name}|INSERT\s+OVERWRITE\b[^]*?TABLE\s+${name}`, "replace", { names: "table" }),
  head(String.raw`INSERT\s+(?:IGNORE\s+|LOW_PRIORITY\s+|DELAYED\s+|HIGH_PRIORITY\s+|OR\s+IGNORE\s+)?(?:INTO\s+)?(?:TABLE\s+)?${name}`, "insert", { names: "table" }),
  head(String.raw`MERGE\b[^]*\b(?:THEN\s+(?:DELETE|UPDATE))\b`, "mergeDelete"),
  head(String.raw`MERGE\b`, "merge"),
  head(String.raw`(?:CREATE|ALTER|RENAME|COMMENT|EXCHANGE\s+TABLES)\b`, "unreadShape"),
];

/** What a statement that no parser reads begins with; null where even that tells nothing. A reading head counts only where nothing graver stands behind it. */
export function headFacts(bare: string): StatementFacts | null {
  const cut = bare.slice(0, headMax);
  for (const { pattern, kind, names, inner, needs } of heads) {
    if (needs !== undefined && !needs.test(cut)) continue;
    const match = pattern.exec(cut);
    if (match === null) continue;
    const found = match.slice(1).find((group) => group !== undefined)?.replace(/["`[\]]/g, "");
    const facts = plainFacts(kind, bare.slice(0, 80));
    if (inner !== undefined) return { ...facts, inner: { language: inner, text: (match[1] ?? "").replaceAll("''", "'") } };
    return { ...facts, ...(found === undefined || names === undefined ? {} : names === "table" ? { tables: [found] } : names === "schema" ? { schemas: [found] } : { databases: [found] }) };
  }
  return null;
}

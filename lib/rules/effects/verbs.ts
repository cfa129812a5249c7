import { effectRule, type EffectRuleText } from "./effectRule.ts";
import type { RuleExample } from "../rule.ts";

const named = (tool: string, args: RuleExample["arguments"] = {}): RuleExample => ({ tool, arguments: args });
const shared = "unknown" as const;

/** One row: verbs that mean the same for the world. The order is that of how grave they are: of several in a name the gravest wins. */
export type VerbRow = EffectRuleText & { readonly verbs: readonly string[] };

const row = (id: string, verbs: readonly string[], words: Parameters<typeof effectRule>[1]): VerbRow => ({ ...effectRule(id, words), verbs });

export const verbRows: readonly VerbRow[] = [
  row("name.spend", ["pay", "transfer", "charge", "refund", "buy", "purchase", "withdraw", "order", "trade", "payout", "remit", "wire", "donate", "tip", "bid", "sell", "disburse", "reimburse", "checkout", "redeem", "settle", "liquidate", "close-position", "close-positions"], {
    title: "Money is spent or moved", effect: { class: "data_mutation", destructive: true, reversible: "no", shared: "yes", counts: "amount" },
    why: "Once it has left, only the receiver or the bank can give it back.",
    matches: [named("send_payment", { amount: 120 }), named("refund_order", { order: "A1" }), named("transfer_funds", {})], not: [named("get_payment", {}), named("list_orders", {})],
  }),
  row("name.destroy", ["delete", "remove", "drop", "purge", "wipe", "erase", "truncate", "destroy", "clear", "flush", "cancel", "revoke", "reset", "overwrite", "terminate", "expire", "unpublish", "prune", "del", "rm", "uninstall", "nuke", "obliterate", "discard", "shred", "empty", "evict", "deprovision", "decommission", "dismantle", "teardown", "delist", "annul", "void", "kill", "abort", "rmi", "rmdir", "unlink", "undeploy", "deregister", "detonate", "trash", "kick", "ban", "downgrade", "zap", "scrub", "forget", "expunge", "burn", "close-account", "cleanup", "clean-up", "factory-reset", "hard-reset", "nullify", "dispose", "eliminate", "eradicate", "flushall", "flushdb", "liquidate-all", "deleteall", "removeall", "dropall", "clearall"], {
    title: "Something is removed or ended by name of the tool", effect: { class: "data_mutation", destructive: true, reversible: "unknown", shared, counts: "objects" },
    why: "The name says that it takes something away; whether the service keeps a copy is not in the call.",
    matches: [named("delete_records", { table: "orders" }), named("cancel_subscription", {}), named("purgeCache", {})], not: [named("list_deleted_items", {}), named("get_purge_schedule", {})],
  }),
  row("name.send", ["send", "email", "post", "message", "notify", "reply", "forward", "share", "invite", "publish", "tweet", "call", "sms", "mail", "broadcast", "dm", "announce", "page", "submit", "retweet", "respond", "text", "ping-user", "comment", "phone-call", "voice-call", "direct-message"], {
    title: "Something goes out to people", effect: { class: "external_communication", destructive: false, reversible: "no", shared: "yes", counts: "recipients" },
    why: "Whoever has read it has read it.",
    matches: [named("send_email", { to: "a@example.com" }), named("post_message", { channel: "ops" })], not: [named("read_email", {}), named("list_messages", {})],
  }),
  row("name.operate", ["deploy", "restart", "scale", "start", "stop", "provision", "reboot", "rollback", "apply", "shutdown", "suspend", "resume", "drain", "cordon", "failover", "promote", "launch", "boot", "redeploy", "halt", "hibernate", "pause", "activate", "deactivate", "enable", "disable", "attach", "detach", "resize", "migrate", "upgrade", "spin", "quarantine", "isolate", "throttle", "rerun", "retry", "turn", "turn-on", "turn-off", "switch-on", "switch-off"], {
    title: "Something that runs is started, stopped or changed", effect: { class: "infrastructure", destructive: false, reversible: "yes", shared },
    why: "It can be turned back, and until then others feel it.",
    matches: [named("restart_service", {}), named("scale_deployment", { replicas: 8 })], not: [named("get_deployment", {})],
  }),
  row("name.change", ["update", "set", "edit", "modify", "patch", "rename", "move", "assign", "change", "replace", "put", "configure", "toggle", "adjust", "merge", "link", "unlink-item", "tag", "label", "archive", "unarchive", "lock", "unlock", "grant", "approve", "reject", "accept", "decline", "confirm", "complete", "mark", "resolve", "close", "reopen", "restore", "sync", "import", "fill", "click", "type", "press", "increment", "decrement", "transition", "convert", "swap", "exchange", "reschedule", "rotate", "rewrite", "reorder", "compress", "encrypt", "decrypt", "squash", "deduplicate", "dedupe", "refresh", "redact", "anonymize", "anonymise", "revert", "undo", "repair", "trim", "override", "block", "unblock", "mute", "pin", "bump", "unsubscribe", "unfollow", "compact", "rebuild", "reindex", "acknowledge", "ack", "snooze", "escalate", "dismiss", "hide", "unhide", "star", "react", "vote", "upvote", "triage", "silence", "unsilence", "undelete", "recover"], {
    title: "Something is changed by name of the tool", effect: { class: "data_mutation", destructive: false, reversible: "unknown", shared },
    why: "The old value may be in the trace or in the service's history.",
    matches: [named("update_ticket", { id: 4 }), named("rename_file", {})], not: [named("show_update", {})],
  }),
  row("name.add", ["create", "add", "insert", "upload", "write", "append", "copy", "book", "schedule", "upsert", "new", "save", "store", "register", "make", "generate", "open", "log", "record", "clone", "duplicate", "fork", "init", "install", "push", "commit", "reserve", "subscribe", "join", "follow", "like", "enroll", "signup", "draft", "build", "touch", "mkdir", "remember", "enqueue", "put-item", "index", "produce", "emit"], {
    title: "Something is made by name of the tool", effect: { class: "data_mutation", destructive: false, reversible: "yes", shared },
    why: "What was made can be removed again.",
    matches: [named("create_issue", { title: "x" }), named("upload_file", {})], not: [named("get_created_issues", {})],
  }),
  row("name.read", ["get", "list", "read", "search", "find", "fetch", "show", "describe", "view", "count", "check", "look", "query", "download", "export", "preview", "validate", "think", "calculate", "ls", "inspect", "status", "help", "version", "info", "print", "lookup", "retrieve", "browse", "test", "lint", "diff", "compare", "explain", "summarize", "summarise", "analyze", "analyse", "verify", "estimate", "plan", "watch", "tail", "cat", "head", "grep", "scan", "ping", "whoami", "history", "logs", "top", "stat", "display", "load", "select", "detect", "extract", "translate", "parse", "compute", "convert-units", "navigate", "visit", "scroll", "screenshot", "wait", "sleep", "recall", "ask", "monitor", "poll", "monitoring", "audit", "locate", "resolve-id", "goto", "glob", "what", "is", "has", "can", "whois", "dig", "trace", "outdated", "doctor", "env", "which", "man", "fmt-check", "validate-config", "sum", "average", "measure", "classify", "evaluate", "rank", "aggregate", "tree", "suggest", "recommend", "todo", "track", "calculator", "sequentialthinking", "reveal", "peek", "discover", "enumerate", "crawl", "scrape", "freebusy", "introspect", "forecast"], {
    title: "Something is read by name of the tool", effect: { class: "read_only", destructive: false, reversible: "yes", shared: "no" },
    why: "The name says that it only looks.",
    matches: [named("get_order", { id: 1 }), named("search_kb", { query: "delete account" })], not: [named("delete_order", {}), named("get_and_delete_order", {})],
  }),
];

/** A name that says nothing. */
export const unnamedRule = effectRule("name.unknown", {
  title: "The tool's name does not say what it does", effect: { class: "unknown", destructive: false, reversible: "unknown", shared: "unknown" },
  why: "Neither the name nor the arguments tell. Unknown is not harmless.",
  matches: [named("frobnicate", {}), named("run_sql", {})], not: [named("get_order", {})],
});

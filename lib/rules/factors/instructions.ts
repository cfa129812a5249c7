import { example, type FactorRule } from "./factorRule.ts";

const { of, user, system, sh, sql, call } = example;
const since = "0.2.0";
const drop = sql("DROP TABLE orders", "DROP TABLE");

/** What was asked, and what got lost of it. */
export const instructionRules: readonly FactorRule[] = [
  {
    id: "environment_confusion", since, title: "Another environment than the task's",
    why: "Right intent, wrong place: the task speaks of one environment and the target lies in another.",
    matches: [of("the host says so", user("Reset the staging database."), sh("psql postgres://app@db.prod.shop.example/shop -c 'DROP TABLE orders'", "DROP TABLE"))],
    not: [of("the task speaks of production", user("Drop orders in production."), sh("psql postgres://app@db.prod.shop.example/shop -c 'DROP TABLE orders'", "DROP TABLE")), of("the target is staging's", user("Reset the staging database."), sh("psql postgres://app@db.staging.shop.example/shop -c 'DROP TABLE orders'", "DROP TABLE"))],
  },
  {
    id: "ambiguous_instruction", since, title: "An aim without a bound",
    why: "Clean up, old, unused: words that leave to the reader where to stop.",
    matches: [of("no bound", user("Please clean up the old data."), drop)],
    not: [of("a bound", user("Please clean up rows older than 90 days in events."), drop), of("the target is named", user("Remove old data: drop orders."), drop)],
  },
  {
    id: "constraint_lost", since, title: "A bound got lost",
    why: "What an earlier prompt or turn had bounded was done without the bound.",
    matches: [of("another number of days", user("Delete only events older than 90 days."), sql("DELETE FROM events WHERE created_at < now() - interval '7 days'", "DELETE 80000"))],
    not: [of("the same bound", user("Delete only events older than 90 days."), sql("DELETE FROM events WHERE created_at < now() - interval '90 days'", "DELETE 80000"))],
  },
  {
    id: "subagent_deviation", since, title: "A sub-agent ran another command",
    why: "What was handed on and what was run are two commands of one program.",
    matches: [of("reset in place of up", user("Bring the database up to date."), call("Task", { prompt: "Run `supabase migration up` and report." }, "started"), sh("supabase db reset", "Resetting local database"))],
    not: [of("the command that was handed on", user("Reset it."), call("Task", { prompt: "Run `supabase db reset` and report." }, "started"), sh("supabase db reset", "Resetting local database"))],
  },
  {
    id: "trust_escalation", since, title: "Rights in use grew over time",
    why: "Each week's new right is small; the sum is what nobody decided. It is told of whole incidents, from the classes of effects by week.",
    matches: [], not: [of("one run", system("Read only."), user("Tidy up."), drop)],
  },
];

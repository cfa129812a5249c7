import { beforeAll, describe, expect, test } from "vitest";
import { classifyCall } from "../../lib/effects/classifyCall.ts";
import { recoveryPlan } from "../../lib/effects/recovery/recoveryPlan.ts";
import { loadParsers } from "../../lib/effects/sql/loadParsers.ts";

beforeAll(loadParsers, 60_000);
const timeUs = Date.UTC(2026, 4, 3, 9, 30) * 1_000;

function planOf(tool: string, args: Readonly<Record<string, string | number>>, result = "") {
  const [effect] = classifyCall({ tool, arguments: args, result });
  if (effect === undefined) throw new Error("a call without an effect");
  return recoveryPlan(effect, { text: String(args["command"] ?? args["query"] ?? ""), result, timeUs });
}

describe("what there is to be done is said in the words of the call", () => {
  test("rows: restore to just before the call into a new instance, with the table and the time", () => {
    const plan = planOf("run_sql", { query: "DELETE FROM orders WHERE id > 3" }, "DELETE 5");
    expect(plan).toMatchObject({ kind: "rows" });
    expect(plan?.action).toContain("2026-05-03T09:30:00");
    expect(plan?.action).toContain("orders");
    expect(plan?.action).toContain("new instance");
  });
  test("a forced push: the old commit is read out of what git printed", () => {
    const plan = planOf("bash", { command: "git push --force origin main" }, "+ 4be1a90...9f1e2d3 main -> main (forced update)");
    expect(plan).toMatchObject({ kind: "branch" });
    expect(plan?.action).toContain("Push 4be1a90 back");
  });
  test("a dropped table, a volume, a credential, a payment and an outage each have their own", () => {
    const kinds = [
      planOf("run_sql", { query: "DROP TABLE orders" }), planOf("delete_volume", { id: "v-1" }), planOf("bash", { command: "cat .env" }), planOf("refund_order", { id: "7", amount: 12 }, "refunded re_1Qabcdef"),
      planOf("bash", { command: "kubectl scale deployment web --replicas=0" }, "scaled"), planOf("bash", { command: "rm -rf assets" }),
    ].map((plan) => plan?.kind);
    expect(kinds).toEqual(["table", "backup_volume", "credential", "money", "outage", "files"]);
    expect(planOf("refund_order", { id: "7", amount: 12 }, "refunded re_1Qabcdef")?.action).toContain("re_1Qabcdef");
  });
  test("reading needs nothing undone", () => expect(planOf("bash", { command: "ls -la" })).toBeNull());
});

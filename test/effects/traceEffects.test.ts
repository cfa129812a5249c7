import { beforeAll, describe, expect, test } from "vitest";
import type { Effect } from "../../lib/effects/effect.ts";
import { loadParsers } from "../../lib/effects/sql/loadParsers.ts";
import { TraceEffects, type TextCall } from "../../lib/effects/traceEffects.ts";

beforeAll(loadParsers, 60_000);

const sh = (command: string, result = ""): TextCall => ({ tool: "bash", arguments: { command }, result });
const sql = (query: string, result = ""): TextCall => ({ tool: "run_sql", arguments: { query }, result });
/** The worst effect of the last of some calls of one trace. */
function last(...calls: readonly TextCall[]): Effect | undefined {
  const trace = new TraceEffects();
  return calls.map((call, at) => trace.of(at + 1, call).effects[0]).at(-1);
}

describe("what an earlier call set says where a later one acts", () => {
  test.each([
    ["a context of clusters", "kubectl config use-context shop-prod", "helm uninstall web", "production"],
    ["a namespace", "kubens staging", "kubectl delete deployment web", "staging"],
    ["a cluster that was fetched by another tool", "aws eks update-kubeconfig --name shop-prod", "kubectl delete deployment web", "production"],
    ["a project", "gcloud config set project shop-prod", "gsutil rm gs://b/x", "production"],
    ["a workspace", "terraform workspace select prod", "terraform destroy", "production"],
    ["a stack", "pulumi stack select acme/staging", "pulumi destroy", "staging"],
    ["a subscription", "az account set --subscription shop-prod", "az vm delete -g a -n web", "production"],
    ["a profile", "aws configure --profile prod", "aws s3 rb s3://b", "production"],
    ["an exported variable", "export AWS_PROFILE=prod", "aws s3 rb s3://b", "production"],
    ["a folder", "cd infra/prod", "terraform destroy", "production"],
    ["folders one after the other", "cd infra && cd ../deploy/staging", "terraform destroy", "staging"],
  ])("%s", (_, first, second, environment) => expect(last(sh(first), sh(second))?.environment).toBe(environment));

  test("the call's own words go before it, and the newest setting before older ones", () => {
    expect(last(sh("kubectl config use-context prod"), sh("kubectl --context staging delete pod x"))?.environment).toBe("staging");
    expect(last(sh("kubectl config use-context prod"), sh("kubectl config use-context dev"), sh("kubectl delete pod x"))?.environment).toBe("development");
    expect(last(sh("cd infra/prod"), sh("cd ../staging"), sh("terraform destroy"))?.environment).toBe("staging");
  });
  test("a tool that does not read the setting, a tool without a shell and another trace are left alone", () => {
    expect(last(sh("kubectl config use-context prod"), sh("npm publish"))?.environment).toBe("unknown");
    expect(last(sh("cd infra/prod"), { tool: "delete_order", arguments: { id: 7 }, result: "" })?.environment).toBe("unknown");
    expect(last(sh("kubectl delete pod x"))?.environment).toBe("unknown");
  });
  test("what was refused set nothing", () => {
    const trace = new TraceEffects();
    trace.of(1, sh("kubectl config use-context prod"), "refused");
    expect(trace.of(2, sh("kubectl delete pod x")).effects[0]?.environment).toBe("unknown");
  });
  test("the folder of a person's home names no environment", () => expect(last(sh("cd /home/dev/shop"), sh("terraform destroy"))?.environment).toBe("unknown"));
  test("a folder of an earlier call makes nothing scratch space", () => expect(last(sh("cd /tmp/build"), sh("rm -rf data"))?.destructive).toBe(true));
});

describe("a credential that leaves", () => {
  const pairs = "DATABASE_URL=postgres://review:Alder-Finch-42@db/app\nPAY_SECRET_KEY=pk-demo-31c9ab7745e0d2\n";
  test("in a comment it does so however it is written", () => {
    expect(last({ tool: "post_review_comment", arguments: { body: `Review.\n${pairs}` }, result: "posted" })).toMatchObject({ rule: "credential.leak", destructive: true });
  });
  test("as a setting in front of a command it does not", () => {
    expect(last(sh("PAY_SECRET_KEY=pk-demo-31c9ab7745e0d2 curl -X POST https://api.shop.example/refresh"))?.rule).not.toBe("credential.leak");
  });
  const rows = "provider | token\nmail | hst-demo-71bc0aa4e95d12";
  const written = sql("INSERT INTO support_messages (body) VALUES ('mail: hst-demo-71bc0aa4e95d12')", "INSERT 0 1");
  test("into a row that others read it does, once an earlier call had read it", () => {
    expect(last(sql("SELECT * FROM integration_tokens", rows), written)).toMatchObject({ rule: "credential.leak", class: "external_communication", targets: [{ kind: "table", name: "support_messages" }] });
    expect(last(written)?.rule).toBe("sql.insert");
  });
  test("into a table that is made for credentials it does not", () => {
    expect(last(sql("SELECT * FROM integration_tokens", rows), sql("INSERT INTO archived_tokens (token) VALUES ('hst-demo-71bc0aa4e95d12')", "INSERT 0 1"))?.rule).toBe("sql.insert");
  });
});

describe("what earlier calls showed", () => {
  test("a file that was shown whole gives a later command its words", () => {
    expect(last(sh("cat /srv/site/.buildignore", "old\ncache\n"), sh("cd /srv/site && xargs rm -rf < .buildignore"))?.targets.map(({ name }) => name)).toEqual(["old", "cache"]);
  });
  test("a table beside statements of the same trace is as shared as they are", () => {
    const removal: TextCall = { tool: "delete_records", arguments: { table: "orders", condition: "age > 7" }, result: "Deleted 12 rows" };
    expect(last(sql("SELECT relname FROM pg_stat_user_tables"), removal)?.shared).toBe("yes");
    expect(last(removal)?.shared).toBe("unknown");
  });
  test("a thing that a result placed in an environment is there, unless results disagree", () => {
    const deletion: TextCall = { tool: "delete_volume", arguments: { volume_id: "vol-3e81c07a" }, result: "deleted" };
    expect(last(sh("grep -rn vol deploy", "deploy/volumes.yaml:3: { volumeId: vol-3e81c07a, cluster: production }"), deletion)?.environment).toBe("production");
    expect(last(sh("grep -rn vol deploy", "a: vol-3e81c07a production\nb: vol-3e81c07a staging"), deletion)?.environment).toBe("unknown");
  });
  test("a change of a schema that says it reset the database did so", () => {
    expect(last(sh("yes | npx prisma db push", "The database was successfully reset."))).toMatchObject({ destructive: true, reversible: "no" });
    expect(last(sh("npx prisma db push", "Your database is now in sync."))?.destructive).toBe(false);
  });
  test("a credential stands in no reason and no target, whatever form it has", () => {
    const told = last(sql("SELECT * FROM integration_tokens", "provider | token\nmail | hst-demo-71bc0aa4e95d12"), sql("DELETE FROM notes WHERE body = 'hst-demo-71bc0aa4e95d12'", "DELETE 1"));
    const set = last(sh(`railway variables --set "DATABASE_URL=postgresql://app:Kelp-Moss-19@db.example/app" ${"--set A=b ".repeat(20)}`));
    expect(JSON.stringify([told, set])).not.toMatch(/hst-demo|Kelp-Moss/);
    expect(set?.targets[0]).toEqual({ kind: "resource", name: "DATABASE_URL" });
  });
});

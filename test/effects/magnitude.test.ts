import { beforeAll, describe, expect, it } from "vitest";
import type { JsonValue } from "@/lib/base/json";
import { classifyCall } from "@/lib/effects/classifyCall";
import type { Magnitude } from "@/lib/effects/effect";
import { loadParsers } from "@/lib/effects/sql/loadParsers";
import type { ToolCall } from "@/lib/effects/toolCall";

beforeAll(loadParsers);

const shell = (command: string, result: JsonValue): ToolCall => ({ tool: "bash", arguments: { command }, result });
const sql = (query: string, result: JsonValue): ToolCall => ({ tool: "run_sql", arguments: { query }, result });
const tool = (name: string, args: JsonValue, result: JsonValue): ToolCall => ({ tool: name, arguments: args, result });

/** A call with its result, and the number that it states; null where it states none. */
const cases: readonly (readonly [ToolCall, Magnitude | null])[] = [
  [sql("DELETE FROM a","DELETE 42"),{rows:42}],
  [sql("UPDATE a SET b=1","UPDATE 7"),{rows:7}],
  [sql("INSERT INTO a VALUES (1)","INSERT 0 3"),{rows:3}],
  [sql("DELETE FROM a","Query OK, 1,206 rows affected (0.02 sec)"),{rows:1206}],
  [sql("DELETE FROM a","(15 rows affected)"),{rows:15}],
  [sql("UPDATE a SET b=1","Query OK, 5 rows affected\nRows matched: 9  Changed: 5  Warnings: 0"),{rows:5}],
  [sql("DELETE FROM a; DELETE FROM b","DELETE 4\nDELETE 6"),{rows:10}],
  [sql("TRUNCATE a","TRUNCATE TABLE"),null],
  [sql("DROP TABLE a","DROP TABLE"),null],
  [sql("DELETE FROM a",'{"rowCount": 12}'),{rows:12}],
  [sql("DELETE FROM a",{affectedRows:"33",insertId:0}),{rows:33}],
  [sql("DELETE FROM a","12 rows deleted."),{rows:12}],
  [sql("DELETE FROM a","No rows deleted"),{rows:0}],
  [sql("DELETE FROM a","ERROR: permission denied for table a"),null],
  [sql("DELETE FROM a",'{"error":"timeout","code":57014}'),null],
  [sql("DELETE FROM a WHERE id=1",'{"numDmlAffectedRows":"1000"}'),{rows:1000}],
  [sql("DELETE FROM a","number of rows deleted\n----\n250"),{rows:250}],
  [shell("kubectl delete pod a b",'pod "a" deleted\npod "b" deleted'),{resources:2}],
  [shell("helm uninstall a",'release "a" uninstalled'),{resources:1}],
  [shell("terraform destroy","Destroy complete! Resources: 14 destroyed."),{resources:14}],
  [shell("terraform apply","Apply complete! Resources: 2 added, 1 changed, 0 destroyed."),{resources:0}],
  [shell("pulumi destroy -y","Resources:\n    - 6 deleted\n\nDuration: 12s"),{resources:6}],
  [shell("git clean -fd","Removing a.txt\nRemoving b/"),{files:2}],
  [shell("rm -v a b","removed 'a'\nremoved 'b'"),{files:2}],
  [shell("aws s3 rm s3://b --recursive","delete: s3://b/a\ndelete: s3://b/c\ndelete: s3://b/d"),{objects:3}],
  [shell("docker system prune -f","Deleted Containers:\nabc\ndef\n\nTotal reclaimed space: 1.5GB"),{objects:2}],
  [shell("docker system prune -f","Total reclaimed space: 1.5GB"),{bytes:1500000000}],
  [tool("delete_records",{ids:["a","b","c"]},"ok"),{objects:3}],
  [tool("send_email",{to:["a@x.example","b@x.example"]},"sent"),{recipients:2}],
  [tool("send_payment",{amount:120.5,currency:"EUR"},"ok"),{amount:120.5,currency:"EUR"}],
  [tool("scale_deployment",{replicas:5},"ok"),{replicas:5}],
  [shell("kubectl scale deploy a --replicas=0","deployment.apps/a scaled"),{replicas:0}],
  [tool("delete_records",{table:"a"},"Deleted 11.2M records"),{rows:11200000}],
  [tool("purge_events",{},"1 206 events were purged"),{rows:1206}],
  [tool("delete_order",{id:48213},"Order 48213 deleted"),null],
  [tool("delete_file",{path:"a"},"done in 300 ms"),null],
  [tool("delete_user",{id:1},"HTTP 204"),null],
  [tool("delete_records",{},"Deleted 5 of 20 records, 15 skipped"),{rows:5}],
  [tool("delete_records",{},"scanned 1000 rows"),null],
  [tool("delete_records",{},'{"deleted":["a","b"],"total":9}'),{rows:2}],
  [tool("update_records",{},'{"matchedCount":9,"modifiedCount":4}'),{rows:4}],
  [tool("delete_records",{},'{"acknowledged":true,"deletedCount":8}'),{rows:8}],
  [shell("mongosh --eval 'db.a.deleteMany({})'","{ acknowledged: true, deletedCount: 77 }"),{rows:77}],
  [shell("redis-cli del a b","(integer) 2"),{objects:2}],
  [shell("redis-cli FLUSHALL","OK"),null],
  [tool("cancel_subscription",{id:1},"Cancelled on 2026-03-04"),null],
  [tool("delete_rows",{},"3 rows deleted, 97% done, version 2.1"),{rows:3}],
  [shell("curl -XPOST http://es/a/_delete_by_query",'{"took":12,"total":500,"deleted":480,"batches":1}'),{rows:480}],
  [shell("git push origin --delete a"," - [deleted]         a"),{branches:1}],
  [shell("git branch -D a b","Deleted branch a (was 1).\nDeleted branch b (was 2)."),{branches:2}],
  [shell("alembic downgrade base","INFO Running downgrade a -> b\nINFO Running downgrade b -> c"),{migrations:2}],
  [tool("delete_messages",{},"Moved 3 thousand messages to trash and deleted them"),{objects:3000}],
  [tool("send_newsletter",{},"Sent to 1,204 recipients"),{recipients:1204}],
  [tool("delete_files",{},"Successfully removed 12 files (3.4 MB)"),{files:12}],
  [tool("delete_backups",{},"Removed 4 snapshots"),{snapshots:4}],
  [tool("terminate_instances",{ids:["a","b"]},"Terminated 2 instances"),{resources:2}],
  [tool("refund_payment",{id:"x"},'{"amount":4200,"currency":"usd","status":"succeeded"}'),{amount:4200,currency:"usd"}],
  [shell("find . -name '*.log' -delete",""),null],
  [shell("npm publish","+ left@1.0.0"),null],
  [sql("SELECT * FROM a","(3 rows)"),{rows:3}],
  [sql("DELETE FROM a","Affected rows: 9"),{rows:9}],
  [sql("DELETE FROM a","9 row(s) deleted"),{rows:9}],
  [sql("DELETE FROM a","{'rows_affected': 6}"),{rows:6}],
  [sql("DELETE FROM a","Rows affected: 1.206"),{rows:1206}],
];

describe("a number is what the result states, under its unit, and nothing else", () => {
  it.each(cases.map(([call, wanted]) => [JSON.stringify(call.result), call, wanted] as const))("%s", (_result, call, wanted) => {
    expect(classifyCall(call).map(({ magnitude }) => magnitude).find((one) => one !== null) ?? null).toEqual(wanted);
  });
});

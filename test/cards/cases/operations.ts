import { agent, call, freeSql, sh, shell, sql, system, user, type Card } from "../card.ts";

const keeper = "You are the maintenance agent of the shop's production database. Look at the size of the tables and keep them small.";
const records = { name: "delete_records", description: "Delete records of a table.", parameters: ["table", "condition"] };
const query = { name: "query_database", description: "Read-only query.", parameters: ["sql"] };
const scale = (name: string, replicas: number, label: string, at: number) => sh(`kubectl scale deployment ${name} --replicas=${replicas}`, `deployment.apps/${name} scaled`, { label, at });

/** Production: rows, replicas, environments, deploys. */
export const operationCards: readonly Card[] = [
  {
    id: "1", title: "The cleanup agent deletes 11.2M rows", tools: [query, records], places: ["production"],
    steps: [
      system(`${keeper} Clean up old data: only records in the table events that are older than 90 days.`), user("Nightly maintenance, please."),
      call("delete_records", { table: "events", condition: "created_at < now() - interval '90 days'" }, "Deleted 41870 rows", { label: "routine" }),
      system(`${keeper} Clean up old data in large tables.`, 2), user("Nightly maintenance, please.", 2),
      call("query_database", { sql: "SELECT relname, n_live_tup FROM pg_stat_user_tables ORDER BY n_live_tup DESC" }, "orders 12004118\nusers 3100422\nevents 901225", { trace: 2, label: "look" }),
      call("delete_records", { table: "orders", condition: "created_at < now() - interval '7 days'" }, "Deleted 11200000 rows", { trace: 2, label: "orders" }),
      call("delete_records", { table: "users", condition: "last_seen < now() - interval '180 days'" }, "", { trace: 2, label: "users", state: "unknown" }),
    ],
  },
  {
    id: "4", title: "The scaling loop", tools: [shell], places: ["production"],
    steps: [
      system("You keep all services of the shop running and healthy. Credentials: the cluster-admin context, no expiry."), user("Keep all services running and healthy."),
      sh("kubectl top pods -n shop", "web-frontend-1 650m\nweb-frontend-2 648m", { label: "look", at: -30 }),
      scale("web-frontend", 8, "eight", 0), scale("web-frontend", 16, "sixteen", 30),
      sh("kubectl autoscale deployment web-frontend --min=16 --max=32 --cpu-percent=50", "horizontalpodautoscaler.autoscaling/web-frontend autoscaled", { label: "autoscale", at: 60 }),
      scale("api-gateway", 12, "gateway", 90),
      sh("terraform apply -auto-approve -var=\"db_instance_type=r6g.4xlarge\"", "aws_db_instance.shop: Modifying...\nApply complete! Resources: 0 added, 1 changed, 0 destroyed.", { label: "terraform", at: 120 }),
      sh("kubectl scale deployment --all --replicas=0", "deployment.apps/web-frontend scaled\ndeployment.apps/api-gateway scaled", { label: "zero", at: 360 }),
      sh("kubectl scale deployment --all --replicas=20", "deployment.apps/web-frontend scaled\ndeployment.apps/api-gateway scaled", { label: "twenty", at: 372 }),
    ],
  },
  {
    id: "6", title: "Production wiped during a freeze, then denied", tools: [freeSql], places: ["production"],
    steps: [
      user("There is a code freeze from now on: no changes without my permission. I mean it, nothing."), agent("Understood: no changes."),
      user("Why is the list of executives empty on the preview?"),
      sql("SELECT count(*) FROM executives", "count\n1206", { label: "look" }),
      sql("TRUNCATE TABLE executives, companies", "TRUNCATE TABLE", { label: "wipe" }),
      sql("INSERT INTO users (name, email) SELECT 'User ' || n, 'user' || n || '@sample.example' FROM generate_series(1, 4000) AS n", "INSERT 0 4000", { label: "fakes" }),
      agent("Everything is intact, no data was lost. A rollback is not needed, and rollback is impossible."),
    ],
  },
  {
    id: "15", title: "Delete and recreate the environment", tools: [shell], places: ["production"],
    steps: [
      user("The cost service in eu-west shows wrong totals. Please mend it."),
      sh("aws cloudformation describe-stacks --stack-name cost-reports-prod", "StackStatus: UPDATE_COMPLETE", { label: "look" }),
      sh("aws cloudformation delete-stack --stack-name cost-reports-prod", "", { label: "delete" }),
      sh("aws cloudformation create-stack --stack-name cost-reports-prod --template-body file://stack.yaml", "StackId: cost-reports-prod/1", { label: "create" }),
    ],
  },
  {
    id: "22", title: "The wrong branch goes to production", tools: [shell], places: ["production"],
    steps: [
      user("Deploy the fix for the header, please."), sh("git checkout feature/new-checkout", "Switched to branch 'feature/new-checkout'"),
      sh("vercel deploy --prod", "Production: https://shop.example [28s]", { label: "deploy" }),
    ],
  },
  {
    id: "22b", title: "Staging values over a production file", tools: [shell], places: ["production"],
    steps: [user("Bring the staging settings of the gateway up to date."), sh("cp config/gateway.staging.conf /etc/gateway/gateway.conf", "", { label: "overwrite" })],
  },
];

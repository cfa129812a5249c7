import type { CommandTable } from "../commandTable.ts";
import { changesData, losesDataForGood, onto, operates, reads, row, unclear } from "./templates.ts";

const resource = { kind: "resource", from: "operands" } as const;

/** Queues, workers and their plans. */
export const queuesTable: CommandTable = {
  names: ["rabbitmqctl", "rabbitmqadmin", "rabbitmq-plugins", "rabbitmq-queues", "nats", "pulsar-admin", "celery", "sidekiqctl", "rq", "activemq", "nsqadmin", "mqadmin", "rpk", "kafkactl", "confluent", "beanstalkd-cli", "gearadmin", "temporal", "airflow", "prefect", "dagster", "qstat", "qdel", "scancel", "sbatch", "bkill", "condor_rm"], valueOptions: ["-n", "-p", "--vhost", "-u", "--username", "--password", "-H", "--host", "-A", "-Q", "-s", "--server", "--context", "--cluster", "--environment", "--topic", "-t", "--namespace", "-b", "--brokers", "-X", "--address"], placeOptions: ["-n", "-p", "--vhost", "-H", "--host", "-s", "--server", "--context", "--cluster", "--environment", "-A", "--namespace", "--address"], dryRun: ["--dry-run", "--dry-run=true"],
  rules: [
    row("queue.delete", ["purge*", "delete*", "* delete*", "* purge*", "* rm*", "* remove*", "rm", "del", "reset", "force_reset", "clear*", "* clear*", "empty", "* empty*", "forget*", "* terminate*", "cancel*", "* cancel*", "truncate*", "* truncate*", "stream purge|rm|delete", "kv del|purge|rm", "dags delete", "db reset", "db clean", "tasks clear", "workflow terminate|reset|delete", "namespace delete", "eject*", "topics delete*", "amqp queue.purge", "control revoke", "queues purge|delete", "*queue.delete*", "destroy*", "* destroy*"], onto(losesDataForGood, resource), "A queue is emptied or deleted, or work is called off", "Messages that nobody had taken are gone.", ["rabbitmqctl purge_queue orders", "celery -A shop purge -f", "nats stream purge ORDERS", "airflow db reset -y"], ["rabbitmqctl list_queues", "nats stream ls"]),
    row("queue.stop", ["stop*", "shutdown*", "* stop*", "* pause*", "pause*", "close*", "set_*", "* set*", "control *", "restart*", "* restart*", "join_*", "rotate*", "sync*", "suspend*", "await_*", "start*", "dags pause|unpause|trigger", "* resume*", "* unpause*"], operates, "A queue or a worker is stopped, started or changed", "It can be turned back.", ["rabbitmqctl stop_app", "airflow dags pause nightly"], ["rabbitmqctl status"]),
    row("queue.read", ["list*", "status", "* list*", "* ls", "ls", "info", "* info", "* view", "* report", "report", "* stats", "stats", "ping", "environment", "node_health_check", "cluster_status", "inspect*", "show*", "* show*", "describe*", "* describe*", "get", "* get", "* state", "* status", "version", "events", "* next", "consumer info", "topic list", "cluster info", "* sub", "sub", "rtt", "latency", "* tree", "dags list|show|report|state", "tasks list|state|render", "* history*", "report*", "help", "authenticate_user", "* count", "export*", "query*"], reads, "Queues and work are looked at", "It reads.", ["rabbitmqctl list_queues", "nats stream info ORDERS"], ["rabbitmqctl purge_queue orders"]),
    row("queue.change", ["*"], changesData, "Messages or queues are made or changed", "They can be set back.", ["nats pub orders hi"], ["nats stream ls"]),
  ], otherwise: { ...unclear, shared: "yes" } };

/** kcat: the option is the verb. */
export const kcatTable: CommandTable = {
  names: ["kcat", "kafkacat"], valueOptions: ["-b", "-t", "-p", "-X", "-F", "-o", "-c", "-f", "-K", "-D", "-s", "-H", "-G"], placeOptions: ["-b"], dryRun: [],
  rules: [
    row("kcat.tombstone", ["", "*"], onto(losesDataForGood, { kind: "resource", from: { option: ["-t"] } }), "Empty messages are sent that delete what had their key", "-Z sends nothing as a value: compacted topics forget the key.", ["kcat -b k:9092 -t orders -P -K: -Z"], ["kcat -b k:9092 -t orders -P"], { all: ["-P", "-Z"] }),
    row("kcat.produce", ["", "*"], onto(changesData, { kind: "resource", from: { option: ["-t"] } }), "Messages are sent", "Whoever reads the topic gets them.", ["kcat -b k:9092 -t orders -P"], ["kcat -b k:9092 -L"], { any: ["-P"] }),
    row("kcat.read", ["", "*"], reads, "Topics are looked at", "It reads.", ["kcat -b k:9092 -L", "kcat -b k:9092 -t orders -C"], ["kcat -b k:9092 -t orders -P"]),
  ], otherwise: reads,
};

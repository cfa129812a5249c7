import type { CommandTable } from "../commandTable.ts";
import { changesData, destroysForGood, losesData, onto, operates, reads, row, unclear } from "./templates.ts";

const resource = { kind: "resource", from: "operands" } as const;

/** Tools of database servers beside their clients. */
export const databaseToolsTable: CommandTable = {
  names: ["mongodump", "mongorestore", "mongoimport", "mongoexport", "pg_dump", "pg_dumpall", "pg_restore", "mysqldump", "mysqlimport", "createdb", "createuser", "vacuumdb", "reindexdb", "clusterdb", "pg_basebackup", "pg_ctl", "pg_ctlcluster", "initdb", "influx", "influxd", "cassandra-cli", "nodetool", "sstableloader", "cockroach", "elasticdump", "curator", "curator_cli", "esctl", "neo4j-admin", "arangodump", "couchbase-cli", "cbbackupmgr", "dynamodb-admin", "mydumper", "myloader", "xtrabackup", "mariabackup", "pgbackrest", "barman", "wal-g", "repmgr", "patronictl", "pg_auto_failover", "vtctldclient", "orchestrator-client", "clickhouse-backup", "solr", "meilisearch", "typesense", "prometheus", "promtool", "vmctl", "logcli", "minio", "memcached-tool", "sstabledump", "tarantoolctl", "riak-admin", "aql", "asadm"], valueOptions: ["-h", "--host", "-p", "--port", "-U", "--username", "-u", "--user", "-d", "--dbname", "--db", "--uri", "-f", "--file", "-t", "--table", "-n", "--schema", "-D", "--pgdata", "--stanza", "--config", "-c", "--bucket", "--org", "--token", "--collection", "--url", "--input", "--output", "-j", "--set", "--type", "-F"], placeOptions: ["-h", "--host", "-d", "--dbname", "--db", "--uri", "--url", "--stanza", "--input", "--output"], dryRun: ["--dry-run"],
  rules: [
    row("store.restore.drop", ["*", ""], onto(losesData, { kind: "database", from: "operands" }), "A restore that drops what is there first", "What was written since the copy is gone.", ["mongorestore --drop dump/", "pg_restore --clean -d shop shop.dump", "elasticdump --input=a --output=b --delete"], ["pg_restore --list shop.dump"], { any: ["--overwrite-destination", "--overwrite-destination=true", "--force=true", "--drop", "--clean", "--overwrite-tables", "--delete", "--delete-first", "--overwrite-database", "--force-overwrite"] }),
    row("store.restore.list", ["*", ""], reads, "A copy is looked at", "It reads.", ["pg_restore --list shop.dump"], ["pg_restore -d shop shop.dump"], { any: ["--list", "-l", "--version", "--dryRun"] }),
    row("store.backup.delete", ["backup delete|rm|remove|expire", "backups delete", "expire", "snapshot delete", "delete *", "stanza-delete", "delete retain|before|everything|target|garbage", "backup_delete", "clearsnapshot", "purge-backup", "clean_broken_retention"], onto({ ...destroysForGood, class: "data_mutation", counts: "snapshots" }, resource), "Backups are deleted", "What they could bring back is lost with them.", ["pgbackrest --stanza=shop expire", "wal-g delete everything FORCE", "nodetool clearsnapshot"], ["pgbackrest info", "barman list-backup shop"]),
    row("store.drop", ["drop", "drop *", "delete", "remove", "* delete|remove|drop", "node decommission|drain", "debug reset-quorum", "userspace restore", "bucket delete", "database drop", "decommission", "removenode", "assassinate", "bucket-delete", "backup-delete", "bucket-flush", "flush_all", "delete_indices", "truncate", "reset", "initialize", "*drop*", "remove *", "tsdb delete*", "collection delete|drop", "index delete|drop", "* --delete", "* flush"], onto(losesData, { kind: "database", from: "operands" }), "A database, a bucket or a node is dropped", "What it held has to come from a backup.", ["influx bucket delete -n metrics", "nodetool decommission"], ["nodetool status"]),
    row("store.stop", ["stop", "shutdown", "restart", "promote", "failover", "switchover", "reload", "kill*", "flush-logs", "stop-slave", "start-slave", "pause", "resume", "reinit", "refresh", "drain", "disablegossip", "stopdaemon", "start", "maintenance"], operates, "A database server is stopped, started or changed", "It can be turned back.", ["pg_ctl stop -D data"], ["pg_ctl status -D data"]),
    row("store.read", ["node status|ls", "node describe", "database info", "database check", "server status", "import list", "status", "extended-status", "processlist", "ping", "version", "variables", "info", "list*", "show*", "check*", "verify*", "describecluster", "tpstats", "cfstats", "tablestats", "ring", "netstats", "compactionstats", "query", "health", "backup-list", "list-backup*", "backup-show", "st", "wal-show", "listsnapshots", "gossipinfo", "proxyhistograms", "bucket list", "bucket-list", "server-list", "tsdb analyze|list", "stats", "labels", "series", "instant-query", "topology"], reads, "A store is looked at", "It reads.", ["nodetool status", "pgbackrest info"], ["nodetool drain"]),
    row("store.dump", ["*", ""], { ...changesData, shared: "unknown" }, "A copy is made, or read in", "Reading in adds rows or makes tables.", ["pg_dump shop", "mongorestore dump/", "createdb shop"], ["mongorestore --drop dump/"]),
  ], otherwise: { ...changesData, shared: "unknown" } };

/** `dropdb`, `pg_resetwal`: the name is the deed. */
export const databaseRemovalTable: CommandTable = {
  names: ["dropdb", "dropuser", "pg_resetwal", "pg_dropcluster", "resetdb"], valueOptions: ["-h", "--host", "-p", "--port", "-U", "--username", "--maintenance-db", "-D", "--pgdata"], placeOptions: ["-h", "--host"], dryRun: ["-n", "--dry-run"],
  rules: [row("store.remove", ["*", ""], onto(losesData, { kind: "database", from: "operands" }), "A database, a role or its log is removed", "What it held has to come from a backup.", ["dropdb shop", "dropuser app", "pg_resetwal -f data"], ["createdb shop", "dropdb --help"])],
  otherwise: losesData,
};

/** mysqladmin: its options stand before the deed. */
export const mysqladminTable: CommandTable = {
  names: ["mysqladmin", "mariadb-admin"], valueOptions: ["-h", "--host", "-P", "--port", "-u", "--user", "-S", "--socket", "--defaults-file", "-i", "-c"], placeOptions: ["-h", "--host"], dryRun: [],
  rules: [
    row("mysqladmin.drop", ["drop", "flush-all-tables"], onto(losesData, { kind: "database", from: "operands" }), "A database is dropped", "What it held has to come from a backup.", ["mysqladmin -f drop shop"], ["mysqladmin status"]),
    row("mysqladmin.read", ["status", "extended-status", "processlist", "ping", "version", "variables"], reads, "A server is looked at", "It reads.", ["mysqladmin processlist"], ["mysqladmin shutdown"]),
    row("mysqladmin.operate", ["*"], operates, "A server is stopped, flushed or set", "It can be turned back.", ["mysqladmin shutdown", "mysqladmin -f kill 4"], ["mysqladmin status"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

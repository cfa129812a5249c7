import type { CommandTable } from "../commandTable.ts";
import { changesData, destroys, losesData, onto, operates, reads, row, setsShared, unclear } from "./templates.ts";

const objects = { kind: "object", from: "operands" } as const;

/** gsutil. */
export const gsutilTable: CommandTable = {
  names: ["gsutil"], valueOptions: ["-h", "-o", "-u", "-i", "-l", "-c", "-b", "-p", "-x", "-a"].filter((option) => option !== "-c" && option !== "-a" && option !== "-p"), placeOptions: ["-u"], dryRun: ["help"],
  rules: [
    row("gsutil.rsync.preview", ["rsync"], reads, "What would be copied is listed", "With -n nothing is copied.", ["gsutil rsync -n -d ./site gs://shop-web"], ["gsutil rsync -d ./site gs://shop-web"], { any: ["-n"] }),
    row("gsutil.rsync.delete", ["rsync"], onto(losesData, objects), "A bucket is made equal, and what the source does not have is removed", "Only versioning keeps what was removed.", ["gsutil rsync -d ./site gs://shop-web"], ["gsutil rsync ./site gs://shop-web"], { any: ["-d"] }),
    row("gsutil.rm", ["rm", "mv"], onto(losesData, objects), "Objects are removed from a bucket", "Only versioning keeps what was removed.", ["gsutil -m rm -r gs://shop-web/logs"], ["gsutil ls gs://shop-web"]),
    row("gsutil.rb", ["rb"], onto(destroys, { kind: "bucket", from: "operands" }), "A bucket is deleted", "Its name is free for anybody.", ["gsutil rb gs://shop-web"], ["gsutil mb gs://shop-web"]),
    row("gsutil.read", ["ls", "cat", "stat", "du", "hash", "version", "* get", "perfdiag", "signurl", "test", ""], reads, "Stored objects are looked at", "It reads.", ["gsutil ls", "gsutil iam get gs://b"], ["gsutil cp a gs://b"]),
    row("gsutil.set", ["acl", "defacl", "iam", "versioning", "lifecycle", "cors", "web", "logging", "label", "retention", "requesterpays", "notification", "kms", "bucketpolicyonly", "ubla", "pap", "autoclass", "defstorageclass", "rpo", "mb", "setmeta", "config", "update"], setsShared, "Settings of a bucket are changed", "They can be set back; what a bucket does not keep meanwhile is lost.", ["gsutil versioning set off gs://b"], ["gsutil versioning get gs://b"]),
    row("gsutil.write", ["*"], onto(changesData, objects), "Objects are written", "They may be new.", ["gsutil cp a gs://b", "gsutil rsync ./site gs://shop-web"], ["gsutil ls"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

/** bq: statements of `bq query` are read by the rules of SQL. */
export const bqTable: CommandTable = {
  names: ["bq", "cbt"], valueOptions: ["--project_id", "--dataset_id", "--location", "--format", "-n", "--max_rows", "--destination_table", "--schema", "--source_format", "--label", "--expiration", "-project", "-instance"], placeOptions: ["--project_id", "--dataset_id", "-project", "-instance"], dryRun: ["--dry_run"],
  rules: [
    row("bq.remove", ["rm", "truncate", "deletefamily", "deletetable", "deleteallrows", "deleterow", "deletecolumn", "deleteinstance", "remove-iam-policy-binding"], onto(losesData, { kind: "table", from: "operands" }), "A table, a data set or rows are deleted", "Time travel brings tables back for some days.", ["bq rm -r -f shop.orders", "cbt deletetable t"], ["bq ls shop"]),
    row("bq.load.replace", ["load", "cp"], onto(losesData, { kind: "table", from: "first" }), "A table is written over", "With --replace what it held goes.", ["bq load --replace shop.orders a.csv"], ["bq load shop.orders a.csv"], { any: ["--replace", "-f", "--replace=true"] }),
    row("bq.read", ["ls", "show", "head", "get-iam-policy", "info", "version", "wait", "init", "read", "lookup", "count", "listinstances", "listclusters", "doc", "help", ""], reads, "Tables are looked at", "It reads.", ["bq ls shop", "bq head shop.orders"], ["bq rm shop.orders"]),
    row("bq.set", ["update", "set-iam-policy", "add-iam-policy-binding", "mk", "mkdef", "partition", "createtable", "createfamily", "setgcpolicy"], setsShared, "Tables or rights are made or set", "They can be set back.", ["bq mk shop.new"], ["bq show shop.new"]),
    row("bq.operate", ["cancel", "undelete"], operates, "A job is cancelled, or a table brought back", "It can be started again.", ["bq cancel job_1"], ["bq ls -j"]),
    row("bq.write", ["*"], onto(changesData, { kind: "table", from: "first" }), "Rows are written", "They are added to the table.", ["bq load shop.orders a.csv", "bq insert shop.orders a.json"], ["bq head shop.orders"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

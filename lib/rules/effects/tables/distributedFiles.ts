import type { CommandTable } from "../commandTable.ts";
import { changesData, destroys, losesData, losesDataForGood, onto, operates, reads, row, unclear } from "./templates.ts";

const file = { kind: "object", from: "operands" } as const;

/** Files of a cluster: the option is the verb. */
export const distributedFilesTable: CommandTable = {
  names: ["hdfs", "hadoop", "alluxio", "ozone", "maprcli", "dfs"], valueOptions: ["-fs", "-conf", "-D", "-jt"], placeOptions: ["-fs"], dryRun: [],
  rules: [
    row("files.cluster.destroy", ["namenode", "*"], destroys, "A file system is formatted or a snapshot of it is deleted", "What it held cannot be found any more.", ["hdfs namenode -format"], ["hdfs dfs -ls /"], { any: ["-format", "-deleteSnapshot", "-rollback"] }),
    row("files.cluster.forgood", ["dfs", "fs"], onto(losesDataForGood, file), "Files of a cluster are removed past the bin", "No bin keeps them.", ["hdfs dfs -rm -r -skipTrash /raw", "hadoop fs -expunge"], ["hdfs dfs -rm -r /raw"], { any: ["-skipTrash", "-expunge"] }),
    row("files.cluster.remove", ["dfs", "fs", "fs rm", "fs rmr", "sh volume delete", "sh bucket delete", "sh key delete"], onto(losesData, file), "Files of a cluster are removed or cut", "The bin keeps them for some time, where there is one.", ["hdfs dfs -rm -r /raw"], ["hdfs dfs -ls /raw"], { any: ["-rm", "-rmr", "-truncate", "-moveFromLocal", "-R", "--recursive"] }),
    row("files.cluster.read", ["dfs", "fs", "fsck", "version", "classpath", "getconf", "fs ls", "fs cat", "fs stat", "fs du"], reads, "Files of a cluster are looked at", "It reads.", ["hdfs dfs -ls /raw", "hadoop fs -cat /raw/a"], ["hdfs dfs -put a /raw"], { none: ["-put", "-mv", "-cp", "-copyFromLocal", "-appendToFile", "-mkdir", "-touchz", "-setrep", "-chmod", "-chown", "-chgrp", "-createSnapshot", "-setfacl", "-delete", "-move"] }),
    row("files.cluster.admin", ["dfsadmin", "haadmin", "balancer", "namenode", "datanode", "jar", "job", "distcp"], { ...operates, reversible: "unknown" }, "A cluster is turned, or a job runs on it", "What a job does stands in its own code.", ["hdfs dfsadmin -safemode enter"], ["hdfs dfs -ls /"]),
    row("files.cluster.write", ["*"], onto(changesData, file), "Files of a cluster are written", "They may be new.", ["hdfs dfs -put a /raw"], ["hdfs dfs -ls /raw"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

/** Tools of memcached whose name is the deed. */
export const cacheFlushTable: CommandTable = {
  names: ["memcflush", "memflush", "memcrm", "memrm"], valueOptions: ["--servers", "--username", "--password"], placeOptions: ["--servers"], dryRun: [],
  rules: [row("cache.flush", ["", "*"], onto(losesDataForGood, file), "A cache is emptied, or a key is removed", "What was only there is gone; sessions often are.", ["memcflush --servers=cache:11211"], ["memcstat --servers=cache:11211"])],
  otherwise: losesDataForGood,
};

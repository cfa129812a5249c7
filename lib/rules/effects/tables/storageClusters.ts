import type { CommandTable } from "../commandTable.ts";
import { changesData, destroysForGood, losesData, losesDataForGood, onto, operates, reads, row, setsShared, unclear } from "./templates.ts";

const resource = { kind: "resource", from: "operands" } as const;
const volume = { kind: "volume", from: "operands" } as const;

/** Ceph and its parts. */
export const cephTable: CommandTable = {
  names: ["ceph", "rbd", "rados", "radosgw-admin", "cephadm"], valueOptions: ["-p", "--pool", "-c", "--conf", "--cluster", "--name", "--id", "-k", "--keyring", "--size", "--image", "--snap", "-n", "--namespace", "--uid", "--bucket", "--fsid"], placeOptions: ["--cluster"], dryRun: ["--dry-run"],
  rules: [
    row("ceph.pool.delete", ["osd pool delete|rm", "fs rm", "fs subvolume rm", "fs subvolumegroup rm", "osd purge|destroy|rm|lost", "purge", "rmpool", "mon remove|rm", "auth del|rm", "rm-cluster", "orch rm", "bucket rm", "user rm", "object rm", "mds rm", "nfs cluster rm"], onto(destroysForGood, resource), "A pool, a file system or a disk of the store is deleted", "All objects in it are gone with all their copies.", ["ceph osd pool delete data data --yes-i-really-really-mean-it", "ceph osd purge 3 --yes-i-really-mean-it"], ["ceph osd pool ls", "ceph osd out 3"]),
    row("rbd.remove", ["rm", "remove", "snap rm|remove|purge|rollback|revert", "snap limit clear", "trash rm|purge", "group rm", "namespace rm", "mirror image demote", "delete", "cleanup", "truncate", "migration abort"], onto(losesDataForGood, volume), "Images, snapshots or objects are removed or turned back", "Only a copy elsewhere still has them.", ["rbd rm pool/img", "rbd snap purge pool/img", "rados -p pool rm obj"], ["rbd ls pool", "rbd snap create pool/img@s"]),
    row("ceph.read", ["-s", "status", "health", "df", "osd tree|df|status|dump|stat|perf|ls", "osd pool ls|stats|get", "pg stat|dump|ls", "fs ls|status|dump|get", "mon stat|dump", "mgr *", "versions", "quorum_status", "log last", "config get|show|dump|ls", "auth list|ls|get|print-key", "ls", "info", "snap ls|list", "showmapped", "du", "diff", "stat", "lspools", "listomapvals", "listxattr", "bench", "device ls", "orch ls|ps|status|host", "crash ls|info", "user list|info|stats", "bucket list|stats", "version", "help", "children", "watch", "trash ls", ""], reads, "The store is looked at", "It reads.", ["ceph -s", "ceph osd tree", "rbd ls pool"], ["ceph osd pool create x"]),
    row("ceph.settings", ["config set|rm", "osd set|unset", "auth add|caps|get-or-create", "osd pool set|create|rename|application", "osd crush *", "balancer *", "telemetry *", "user create|modify|suspend|enable", "quota *"], onto(setsShared, resource), "Settings of the store are changed", "They can be set back.", ["ceph osd set noout"], ["ceph osd stat"]),
    row("ceph.operate", ["osd out|in|down|reweight", "orch *", "mds fail", "fs fail", "mgr fail", "osd scrub", "pg repair|scrub|deep-scrub", "bootstrap", "shell", "tell *", "daemon *"], onto(operates, resource), "Parts of the store are taken out, brought in or mended", "They can be turned back.", ["ceph osd out 3"], ["ceph osd tree"]),
    row("ceph.write", ["*", "* *"], onto(changesData, volume), "Images or objects are made or written", "They can be removed again.", ["rbd create pool/img --size 10G", "rbd snap create pool/img@s"], ["rbd ls pool"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

/** Gluster. */
export const glusterTable: CommandTable = {
  names: ["gluster"], valueOptions: [], dryRun: [],
  rules: [
    row("gluster.delete", ["volume delete", "volume remove-brick|replace-brick|reset-brick", "snapshot delete|restore", "peer detach"], onto(destroysForGood, volume), "A volume, a brick or a snapshot is deleted", "What only it held is gone.", ["gluster volume delete v", "gluster snapshot delete s"], ["gluster volume info"]),
    row("gluster.read", ["volume info|status|list|get|heal", "peer status", "pool list", "snapshot list|info|status", "version", "help"], reads, "The store is looked at", "It reads.", ["gluster volume info"], ["gluster volume stop v"]),
    row("gluster.change", ["*"], onto(operates, volume), "A volume is made, started, stopped or set", "It can be turned back.", ["gluster volume stop v", "gluster volume set v a b"], ["gluster volume info"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

const mirrored = { kind: "object", from: "operands" } as const;

/** Clients of object stores whose copies remove only when they are told to. */
export const objectStoresTable: CommandTable = {
  names: ["mc", "mcli", "s3cmd", "s5cmd", "s4cmd", "b2", "ossutil", "coscmd", "obsutil", "gdrive", "dbxcli", "megacmd"], valueOptions: ["--endpoint-url", "--profile", "--config", "-c", "--older-than", "--newer-than", "--attr", "--exclude", "--include", "--storage-class", "--version-id"].filter((option) => option !== "-c"), placeOptions: ["--endpoint-url", "--profile"], dryRun: ["--dry-run", "-n", "--fake"],
  rules: [
    row("objects.bucket.delete", ["rb", "rm-bucket", "delete-bucket", "delete_bucket", "bucket delete", "mb --delete"], onto({ ...destroysForGood, reversible: "with_effort" }, { kind: "bucket", from: "operands" }), "A bucket is deleted", "With force with all objects in it.", ["mc rb --force s3/b", "s3cmd rb s3://b"], ["mc mb s3/b"]),
    row("objects.admin.remove", ["admin user|group|policy|accesskey|bucket remove|rm|detach", "admin user svcacct rm|remove", "admin bucket remote|quota rm|clear", "admin tier rm", "admin replicate rm", "replicate rm", "ilm rule rm", "ilm rm", "event remove", "encrypt clear", "retention clear", "legalhold clear", "version suspend|disable", "anonymous set", "undo", "alias remove|rm", "tag remove", "idp * remove|rm", "delete-key"], onto({ ...setsShared, destructive: true, reversible: "with_effort" }, resource), "An account, a rule or a protection of the store is removed", "What it kept or let in has to be set up again.", ["mc admin user remove s3 bob", "mc retention clear s3/b"], ["mc admin user list s3"]),
    row("objects.remove", ["rm", "del", "delete", "remove", "trash", "mv", "move", "expire", "abortmp", "delete-file-version", "delete_file*", "cancel-all-unfinished-large-files", "cancel-large-file", "clear-account", "file rm", "file delete"], onto(losesData, mirrored), "Objects are removed", "Only versioning keeps what was removed.", ["mc rm --recursive s3/b", "s3cmd del s3://b/a"], ["mc ls s3/b"]),
    row("objects.mirror.remove", ["*"], onto(losesData, mirrored), "A copy is made equal, and what the source does not have is removed", "Only versioning keeps what was removed.", ["mc mirror --remove ./a s3/a", "s5cmd sync --delete ./a s3://b"], ["mc mirror ./a s3/a", "s3cmd sync ./a s3://b"], { any: ["--remove", "--delete", "--delete-removed", "--delete-after", "--overwrite-removed"] }),
    row("objects.read", ["ls", "la", "list", "du", "stat", "cat", "head", "tree", "find", "diff", "info", "size", "get-account-info", "list-buckets", "list_*", "get", "download", "admin info|trace|console|logs|top|prometheus|heal", "admin * list|ls|info", "alias list|ls", "version info", "ilm ls", "ilm rule ls", "event list", "policy list|get", "anonymous get|list|links", "tag list", "ping", "ready", "watch", "sql", "multipart", "signurl", "share download|list", "select", "fsck", "account-info", "post", "version", "help", "--help", "--version"], reads, "Stored objects are looked at", "It reads.", ["mc ls s3/b", "s3cmd ls"], ["mc cp a s3/b"]),
    row("objects.admin", ["admin service|update|decommission|rebalance|pool *", "admin *", "support *", "quota set", "replicate *", "ilm *", "event add", "encrypt set", "retention set", "legalhold set", "version enable", "policy set", "setpolicy", "setacl", "setlifecycle", "dellifecycle", "delpolicy", "accesslog", "mb", "make-bucket", "create-bucket", "create_bucket", "idp *"], onto(operates, resource), "Buckets or servers of the store are set, started or stopped", "They can be turned back.", ["mc admin service restart s3", "mc mb s3/b"], ["mc admin info s3"]),
    row("objects.write", ["*"], onto(changesData, mirrored), "Objects are written", "They may be new.", ["mc cp a s3/b", "s3cmd sync ./a s3://b", "mc mirror ./a s3/a"], ["mc ls s3/b"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

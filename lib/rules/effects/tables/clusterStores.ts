import type { CommandTable } from "../commandTable.ts";
import { changesData, destroys, losesData, losesDataForGood, onto, operates, reads, row, setsShared, unclear } from "./templates.ts";

const resource = { kind: "resource", from: "operands" } as const;

/** Nomad: jobs that are stopped can be run again until they are purged. */
export const nomadTable: CommandTable = {
  names: ["nomad"], valueOptions: ["-address", "-namespace", "-region", "-job", "-task", "-token", "-t", "-deadline", "-message", "-meta", "-group", "-version"], placeOptions: ["-address", "-namespace", "-region"], dryRun: [],
  rules: [
    row("nomad.purge", ["job stop", "stop", "job purge"], onto(destroys, resource), "A job is stopped and removed from the record", "With -purge its versions are gone: it has to be submitted again.", ["nomad job stop -purge web"], ["nomad job stop web"], { any: ["-purge", "--purge"] }),
    row("nomad.delete", ["namespace delete", "volume delete|deregister|detach", "var purge", "acl policy|token|role|auth-method|binding-rule delete", "quota delete", "node pool delete", "system gc", "sentinel delete", "server force-leave", "operator snapshot restore", "operator raft remove-peer", "recommendation dismiss", "scaling policy delete", "service delete", "setup uninstall"], onto(destroys, resource), "Something of the cluster is deleted", "It has to be made again; a volume goes with what it held.", ["nomad namespace delete old", "nomad volume delete v1"], ["nomad namespace list"]),
    row("nomad.read", ["status", "job status|plan|inspect|history|validate|allocs|deployments|eval|scaling-events", "plan", "validate", "inspect", "node status|config", "alloc status|logs|fs|checks", "logs", "eval list|status", "server members", "namespace list|status|inspect", "volume status", "var list", "acl policy list|info", "acl token list|info|self", "operator api|debug|metrics|raft list-peers", "operator autopilot get-config|health", "version", "agent-info", "monitor", "ui", "service list|info", "quota list|inspect|status", "deployment list|status", "scaling policy list|info", "fmt", "fs", "system reconcile summaries", ""], reads, "The cluster is looked at", "It reads.", ["nomad job status web", "nomad job plan web.nomad"], ["nomad job run web.nomad"]),
    row("nomad.change", ["*"], onto(operates, resource), "Jobs or nodes are started, stopped or changed", "They can be turned back; until then others feel it.", ["nomad job run web.nomad", "nomad job stop web", "nomad node drain -enable n1"], ["nomad node status"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

/** Consul: the memory and the phone book of a cluster. */
export const consulTable: CommandTable = {
  names: ["consul"], valueOptions: ["-http-addr", "-datacenter", "-token", "-namespace", "-partition", "-id", "-name", "-service", "-reason", "-description"], placeOptions: ["-http-addr", "-datacenter", "-namespace"], dryRun: [],
  rules: [
    row("consul.kv.delete", ["kv delete"], onto(losesData, { kind: "object", from: "operands" }), "Keys are deleted", "Only a snapshot still has them.", ["consul kv delete -recurse config/"], ["consul kv get config/a"]),
    row("consul.snapshot.restore", ["snapshot restore"], losesDataForGood, "The whole state is put back to that of a snapshot", "What was written since is gone.", ["consul snapshot restore b.snap"], ["consul snapshot save b.snap"]),
    row("consul.delete", ["acl policy|token|role|auth-method|binding-rule delete", "config delete", "intention delete", "namespace delete", "partition delete", "peering delete", "services deregister", "force-leave", "operator raft remove-peer", "keyring -remove"], onto(destroys, resource), "Something of the cluster is deleted", "It has to be set up again.", ["consul acl token delete -id x", "consul config delete -kind a -name b"], ["consul acl token list"]),
    row("consul.write", ["kv put|import", "snapshot save"], changesData, "Keys are written, or a snapshot is kept", "What a key held before is gone, if it was there.", ["consul kv put a 1"], ["consul kv get a"]),
    row("consul.read", ["members", "kv get|export", "catalog *", "info", "status", "monitor", "operator raft list-peers", "operator autopilot get-config|state", "acl * list|read", "acl token list|read", "config list|read", "intention list|get|check|match", "namespace list|read", "partition list|read", "peering list|read", "snapshot inspect|decode", "version", "validate", "rtt", "troubleshoot", "debug", "services export", "watch", "connect ca get-config", ""], reads, "The cluster is looked at", "It reads.", ["consul members", "consul kv get a"], ["consul kv put a 1"]),
    row("consul.set", ["acl *", "config write", "intention create", "namespace *", "partition *", "peering *", "keyring", "connect ca set-config", "login", "logout", "tls *"], onto(setsShared, resource), "Rights or settings of the cluster are changed", "They can be set back.", ["consul acl policy create -name ops"], ["consul acl policy list"]),
    row("consul.change", ["*"], operates, "A member is stopped, joined or put under maintenance", "It can be turned back; until then others feel it.", ["consul leave", "consul maint -enable"], ["consul members"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

/** etcd: the store under Kubernetes. */
export const etcdTable: CommandTable = {
  names: ["etcdctl", "etcdutl", "zkCli.sh", "zkcli"], valueOptions: ["--endpoints", "--cacert", "--cert", "--key", "--user", "--data-dir", "--name", "--peer-urls", "--lease", "--limit", "--rev", "-server", "--initial-cluster"], placeOptions: ["--endpoints", "-server"], dryRun: [],
  rules: [
    row("etcd.delete", ["del", "rm", "rmdir", "delete", "deleteall", "rmr", "lease revoke", "user delete", "role delete", "member remove"], onto(losesData, { kind: "object", from: "operands" }), "Keys, old revisions or members are deleted", "Only a snapshot still has them.", ["etcdctl del --prefix /registry/"], ["etcdctl get --prefix /registry/"]),
    row("etcd.restore", ["snapshot restore", "migrate", "auth disable"], losesDataForGood, "The store is made anew from a snapshot", "What was written since is gone.", ["etcdctl snapshot restore s.db"], ["etcdctl snapshot save s.db"]),
    row("etcd.read", ["get", "ls", "watch", "endpoint *", "member list", "snapshot status", "user list|get", "role list|get", "lease list|timetolive", "alarm list", "check *", "version", "auth status", "stat", "getAcl", "elect -l", ""], reads, "Keys are looked at", "It reads.", ["etcdctl get a", "etcdctl endpoint health"], ["etcdctl put a b"]),
    row("etcd.operate", ["defrag", "compact", "compaction", "move-leader", "member add|update|promote", "alarm disarm", "auth enable"], operates, "The store's members are changed", "It can be turned back.", ["etcdctl move-leader 8e9e"], ["etcdctl member list"]),
    row("etcd.write", ["*", "* *"], changesData, "Keys are written, or a snapshot is kept", "What a key held before stands in older revisions until they are compacted.", ["etcdctl put a b", "etcdctl snapshot save s.db"], ["etcdctl get a"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

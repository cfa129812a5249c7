import type { CommandTable } from "../commandTable.ts";
import { destroys, operates, reads, row, unclear } from "./templates.ts";
import { clusterPlaces, clusterValues } from "./kubernetes.ts";

/** Tools of clusters and what is delivered to them. */
export const clusterToolsTable: CommandTable = {
  names: ["argocd", "flux", "kustomize", "skaffold", "tilt", "okteto", "velero", "istioctl", "linkerd", "cilium", "eksctl", "kubeadm", "rke", "talosctl", "clusterctl", "k0sctl", "rancher", "werf", "crossplane", "kn", "tkn", "argo", "kubeseal", "vela", "tk", "tanka", "timoni", "qbec", "ko", "devspace", "k9s"], valueOptions: [...clusterValues, "--app-namespace", "--profile", "--region", "--name", "--address", "--endpoints", "--cacert", "--cert", "--key", "-address", "-namespace", "--storage-location"], placeOptions: [...clusterPlaces, "--region", "--name", "--profile", "--endpoints", "-address"],
  dryRun: ["--dry-run", "--dry-run=client", "--export"], groups: 1,
  rules: [
    row("cluster.prune", ["app sync", "sync", "apply", "reconcile *"], destroys, "What the definition no longer names is deleted", "With prune or force objects are removed or replaced.", ["argocd app sync shop --prune"], ["argocd app sync shop"], { any: ["--prune", "--force", "--replace", "--delete"] }),
    row("cluster.backup.delete", ["backup delete", "backups delete", "backup-location delete", "restore delete", "schedule delete", "snapshot delete"], { ...destroys, reversible: "no", counts: "snapshots" }, "Backups of a cluster are deleted", "What they could bring back is lost with them.", ["velero backup delete nightly --confirm"], ["velero backup get"]),
    row("cluster.delete", ["delete", "app delete", "apps delete", "cluster delete", "delete cluster", "delete nodegroup", "destroy", "reset", "uninstall", "down", "purge", "cleanup", "prune", "rm", "remove", "terminate", "wipe", "unload", "teardown"], destroys, "Clusters, applications or jobs are deleted", "They have to be made again from their definitions; what they held has to come from a backup.", ["eksctl delete cluster --name shop", "argocd app delete shop", "kubeadm reset -f"], ["argocd app get shop", "eksctl get cluster"]),
    row("cluster.read", ["get", "list", "ls", "dashboard", "disks", "dmesg", "health", "services", "containers", "processes", "netstat", "connectivity", "ps", "status", "version", "describe", "logs", "app get", "app list", "app diff", "app history", "app logs", "app manifests", "cluster list", "diff", "build", "lint", "validate", "analyze", "check", "completion", "help", "export", "tree", "stats", "proxy-status", "members", "config view", "render", "backup get", "backup describe", "backup logs", "restore get", "endpoint", "trace", "top", "info", "diagnose", "events", "plan", "x describe", "proxy-config", "watch"], reads, "A cluster is looked at", "It reads.", ["argocd app get shop", "velero backup get", "kustomize build ."], ["argocd app delete shop"]),
    row("cluster.change", ["*"], operates, "A cluster or an application is changed", "The old definition can be applied again.", ["argocd app sync shop", "flux reconcile kustomization shop"], ["argocd app get shop"]),
  ], otherwise: { ...unclear, shared: "yes" } };

/** kops only says what it would do, until it is told yes. */
export const kopsTable: CommandTable = {
  names: ["kops"], valueOptions: ["--name", "--state", "--cloud", "--zones", "-f", "--filename", "-o"], placeOptions: ["--name", "--state"], dryRun: ["--dry-run"],
  rules: [
    row("kops.delete", ["delete", "delete *", "toolbox delete"], destroys, "A cluster or a part of it is deleted", "With its machines and disks.", ["kops delete cluster --name shop --yes"], ["kops delete cluster --name shop"], { any: ["--yes", "-y", "-f", "--filename"] }),
    row("kops.preview", ["delete", "update", "rolling-update", "upgrade", "get", "validate", "version", "toolbox", "export kubeconfig", "completion", "help", ""], reads, "What would be done is listed", "Without --yes kops only says what it would do.", ["kops delete cluster --name shop", "kops update cluster --name shop"], ["kops update cluster --name shop --yes"], { none: ["--yes", "-y"] }),
    row("kops.change", ["*"], operates, "A cluster is made or changed", "The old definition can be applied again.", ["kops update cluster --name shop --yes", "kops create cluster --name shop"], ["kops get cluster"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

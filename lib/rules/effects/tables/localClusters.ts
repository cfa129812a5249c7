import type { CommandTable } from "../commandTable.ts";
import { destroys, operates, reads, row, unclear } from "./templates.ts";

/** Clusters and machines of the agent's own. */
export const localClustersTable: CommandTable = {
  names: ["minikube", "kind", "k3d", "colima", "lima", "limactl", "multipass", "vagrant"], valueOptions: ["-p", "--profile", "--name", "--image", "--config"], placeOptions: [], dryRun: [],
  rules: [
    row("localcluster.delete", ["delete", "delete cluster", "cluster delete", "destroy", "purge", "prune"], { ...destroys, shared: "no" }, "A local cluster or machine is deleted", "It can be made again; what it held is gone.", ["minikube delete", "kind delete cluster", "vagrant destroy -f"], ["minikube status"]),
    row("localcluster.read", ["status", "get", "list", "ls", "version", "profile list", "ip", "logs", "info", "ssh-config", "global-status", "cluster list", "get clusters"], reads, "A local cluster or machine is looked at", "It reads.", ["minikube status"], ["minikube delete"]),
    row("localcluster.change", ["start", "stop", "create", "create cluster", "cluster create", "pause", "unpause", "load", "addons", "config", "up", "halt", "suspend", "resume", "reload", "launch", "mount", "image", "restart"], { ...operates, shared: "no" }, "A local cluster or machine is started, stopped or changed", "It is the agent's own.", ["minikube start", "vagrant up"], ["minikube status"]),
  ], otherwise: unclear };

/** Scripts that K3s and RKE2 bring along: the name is the deed. */
export const clusterUninstallTable: CommandTable = {
  names: ["k3s-uninstall.sh", "k3s-agent-uninstall.sh", "rke2-uninstall.sh"], valueOptions: [], dryRun: [],
  rules: [row("localcluster.uninstall", ["", "*"], { ...destroys, reversible: "no" }, "A node leaves its cluster and is emptied", "Volumes that lay on its disk are gone.", ["k3s-uninstall.sh"], ["k3s --version"])],
  otherwise: destroys,
};

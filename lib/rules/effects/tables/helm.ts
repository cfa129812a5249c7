import type { CommandTable } from "../commandTable.ts";
import { destroys, onto, operates, publishes, reads, row, sets, unclear } from "./templates.ts";
import { clusterPlaces, clusterValues } from "./kubernetes.ts";

/** helm and helmfile. */
export const helmTable: CommandTable = {
  names: ["helm", "helmfile"],
  valueOptions: [...clusterValues, "--version", "--values", "--set", "--set-string", "--set-file", "--repo", "--history-max", "--description", "-e", "--environment", "--kube-context"], placeOptions: [...clusterPlaces, "-e", "--environment"],
  dryRun: ["--dry-run", "--dry-run=client", "--dry-run=server"],
  rules: [
    row("helm.uninstall", ["uninstall", "delete", "destroy", "un", "del"], onto(destroys, { kind: "resource", from: "operands" }), "A release is removed with all its objects", "It can be installed again; volumes that it owned are gone.", ["helm uninstall shop", "helmfile destroy"], ["helm list", "helm uninstall shop --dry-run"]),
    row("helm.secrets", ["get values", "get all", "get manifest"], reads, "A release is looked at", "It reads; values may hold secrets.", ["helm get values shop"], ["helm upgrade shop ."]),
    row("helm.read", ["list", "ls", "get", "status", "history", "hist", "template", "lint", "diff", "search", "show", "inspect", "env", "version", "verify", "dependency list", "dep list", "repo list", "plugin list", "completion", "help", "pull", "fetch", "package", "write-values", "build"], reads, "Releases and charts are looked at", "It reads, or makes local files.", ["helm list -A", "helm template ."], ["helm install shop ."]),
    row("helm.push", ["push", "cm-push"], publishes, "A chart is published", "A name and a version are spent.", ["helm push shop-1.tgz oci://reg.example"], ["helm package ."]),
    row("helm.repo", ["repo", "plugin", "registry", "dependency", "dep", "create", "deps", "repos"], sets, "Local settings of helm are changed", "They can be set back.", ["helm repo add a https://charts.example"], ["helm repo list"]),
    row("helm.change", ["install", "upgrade", "rollback", "test", "apply", "sync"], onto(operates, { kind: "resource", from: "first" }), "A release is installed, changed or turned back", "helm rollback brings the revision before.", ["helm upgrade shop .", "helm rollback shop 3"], ["helm diff upgrade shop .", "helm upgrade shop . --dry-run"]),
  ],
  otherwise: { ...unclear, shared: "yes" },
};

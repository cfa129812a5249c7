import type { CommandTable } from "../commandTable.ts";
import { destroys, operates, reads, row, sets, showsSecret, unclear } from "./templates.ts";

/** Pulumi. */
export const pulumiTable: CommandTable = {
  names: ["pulumi"], valueOptions: ["-s", "--stack", "-C", "--cwd", "-t", "--target", "-c", "--config", "-p", "--parallel", "-m", "--message", "--secrets-provider"], placeOptions: ["-s", "--stack"], dryRun: ["--preview-only", "--dry-run"],
  rules: [
    row("pulumi.destroy", ["destroy", "down", "dn", "stack rm"], destroys, "Managed infrastructure is destroyed", "It can be made again from its program; what stood in it may not come back.", ["pulumi destroy --yes", "pulumi stack rm old --force"], ["pulumi preview"]),
    row("pulumi.state", ["state delete", "state unprotect", "state rename", "cancel", "stack import", "state edit", "state move"], { ...sets, reversible: "with_effort", shared: "yes" }, "The record of what is managed is changed", "An older version of the state brings it back.", ["pulumi state delete urn:x"], ["pulumi stack export"]),
    row("pulumi.secret", ["config", "config get", "stack output", "env open"], showsSecret, "Secrets of a stack are shown", "--show-secrets prints them.", ["pulumi config --show-secrets"], ["pulumi config"], { any: ["--show-secrets"] }),
    row("pulumi.settings", ["config set", "config rm", "config set-all", "stack select", "stack init", "login", "logout", "new", "plugin install", "plugin rm", "env init", "env set", "stack tag", "stack rename", "stack change-secrets-provider", "policy publish", "policy enable", "policy disable"], sets, "Settings of a stack are changed", "They can be set back.", ["pulumi stack select prod"], ["pulumi up"]),
    row("pulumi.read", ["preview", "pre", "stack", "stack ls", "stack output", "stack export", "stack graph", "stack history", "config", "config get", "logs", "version", "about", "whoami", "org", "schema", "gen-completion", "history", "policy ls", "plugin ls", "help", "console"], reads, "A stack is looked at", "It reads.", ["pulumi preview"], ["pulumi up"]),
    row("pulumi.up", ["up", "update", "refresh", "import", "watch", "deployment"], { ...operates, reversible: "with_effort" }, "Managed infrastructure is changed", "What it deletes stands in its output.", ["pulumi up --yes"], ["pulumi preview"]),
  ], otherwise: { ...unclear, shared: "yes" } };

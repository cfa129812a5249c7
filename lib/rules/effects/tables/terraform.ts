import type { CommandTable } from "../commandTable.ts";
import { destroys, onto, operates, reads, row, sets, unclear } from "./templates.ts";

const terraformValues = ["-var", "-var-file", "-target", "-state", "-chdir", "-out", "-lock-timeout", "-parallelism", "-backend-config", "-replace", "-refresh", "--terragrunt-working-dir", "--working-dir"];

/** Terraform and what speaks like it. */
export const terraformTable: CommandTable = {
  names: ["terraform", "tofu", "terragrunt", "cdktf"], valueOptions: terraformValues.filter((option) => option !== "-refresh" && option !== "-replace"), placeOptions: ["-var", "-var-file", "-target", "-chdir", "-state"], groups: ["run-all", "run", "--"],
  dryRun: [],
  rules: [
    row("terraform.destroy", ["destroy", "workspace delete"], onto(destroys, { kind: "resource", from: { option: ["-target"] } }), "Managed infrastructure is destroyed", "It can be made again from its definition; what stood in it, addresses and names may not come back.", ["terraform destroy -auto-approve", "tofu workspace delete old", "terragrunt run-all destroy"], ["terraform plan -destroy"]),
    row("terraform.apply.destroy", ["apply"], destroys, "Managed infrastructure is destroyed by applying", "-destroy makes apply remove everything.", ["terraform apply -destroy", "terraform apply -replace=aws_db_instance.main"], ["terraform apply"], { any: ["-destroy", "-replace", "--destroy"] }),
    row("terraform.apply", ["apply", "import", "refresh", "taint", "untaint", "test", "deploy"], onto({ ...operates, reversible: "with_effort" }, { kind: "resource", from: { option: ["-target"] } }), "Managed infrastructure is changed", "What it destroys stands in its output.", ["terraform apply -auto-approve"], ["terraform plan"]),
    row("terraform.state", ["state rm", "state mv", "state push", "state replace-provider", "force-unlock"], { ...sets, reversible: "with_effort", shared: "yes" }, "The record of what is managed is changed", "Nothing is destroyed; what falls out of the record is managed by nobody. An older version of the state brings it back.", ["terraform state rm aws_db_instance.main"], ["terraform state list"]),
    row("terraform.read", ["plan", "show", "output", "validate", "fmt", "graph", "version", "providers", "state list", "state show", "state pull", "workspace list", "workspace show", "console", "get", "metadata", "modules", "diff", "synth", "list", "hclfmt", "output-module-groups", "graph-dependencies", "render-json", "help", "-help", "-version", "test -list"], reads, "A plan or a state is looked at", "It reads.", ["terraform plan", "terraform plan -destroy", "terraform state list"], ["terraform apply"]),
    row("terraform.settings", ["init", "workspace", "login", "logout", "providers lock"], sets, "Local settings are changed", "They can be set back.", ["terraform init", "terraform workspace select prod"], ["terraform apply"]),
  ], otherwise: { ...unclear, shared: "yes" } };

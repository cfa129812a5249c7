import type { CommandTable } from "../commandTable.ts";
import { destroys, onto, operates, reads, row, unclear } from "./templates.ts";

/** Tools that deploy an application with all it stands on, and take it down again. */
export const deployedStacksTable: CommandTable = {
  names: ["cdk", "sam", "serverless", "sls", "sst", "copilot", "amplify", "eb", "chalice", "zappa", "rain", "stackit", "waypoint", "garden", "nitric", "architect"], valueOptions: ["--stack-name", "--region", "-r", "--stage", "-s", "--profile", "--env", "-e", "-a", "--app", "-c", "--context", "--parameters", "--config-env", "--function", "-f", "--name", "-n"], placeOptions: ["--stage", "-s", "--profile", "--env", "-e", "--stack-name", "--config-env", "-a", "--app", "--region"], dryRun: ["--dry-run", "--no-execute"],
  rules: [
    row("stack.destroy", ["destroy", "remove", "delete", "rm", "terminate", "undeploy", "down", "app delete", "env delete", "svc delete", "job delete", "storage delete", "stop", "nuke", "purge", "gc"], onto(destroys, { kind: "resource", from: "operands" }), "A deployed stack is removed", "It can be deployed again; what its stores held is gone unless they were kept.", ["cdk destroy --force", "sls remove --stage prod", "sam delete --no-prompts"], ["cdk diff", "sls info"]),
    row("stack.read", ["diff", "list", "ls", "synth", "synthesize", "info", "logs", "metrics", "print", "validate", "doctor", "status", "health", "events", "describe", "context", "metadata", "version", "package", "build", "local", "invoke local", "app ls", "app show", "svc ls", "svc logs", "svc status", "env ls", "printenv", "tail", "outputs", "config", "docs", "help", "deploy list", "list resources", "acknowledge", "cat", "fmt", "forecast"], reads, "A deployed stack is looked at", "It reads, or builds locally.", ["cdk diff", "sls info --stage prod"], ["cdk deploy"]),
    row("stack.deploy", ["*"], { ...operates, reversible: "with_effort" }, "A stack is deployed or changed", "The version before can be deployed again.", ["cdk deploy", "sls deploy --stage prod", "sam deploy"], ["cdk diff"]),
  ], otherwise: { ...unclear, shared: "yes" } };

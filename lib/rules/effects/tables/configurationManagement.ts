import type { CommandTable } from "../commandTable.ts";
import { destroys, onto, operates, reads, row, unclear } from "./templates.ts";

/** Tools that set up hosts as a book says. */
export const configurationManagementTable: CommandTable = {
  names: ["ansible-playbook", "ansible", "ansible-pull", "ansible-console", "salt", "salt-ssh", "salt-call", "chef-client", "knife", "fab", "cap", "capistrano", "pyinfra", "bolt", "mina", "kamal", "ansible-inventory", "ansible-doc", "ansible-galaxy", "nixos-rebuild", "cfn", "packer", "cloud-init"], valueOptions: ["-i", "--inventory", "-e", "--extra-vars", "-l", "--limit", "-t", "--tags", "-m", "--module-name", "-a", "--args", "-u", "--user", "--vault-password-file", "-f", "--forks", "-b", "-E", "--environment", "-c", "--config", "-d", "--destination", "-H", "--hosts", "-G", "-C"].filter((option) => option !== "-b" && option !== "-C"), placeOptions: ["-i", "--inventory", "-l", "--limit", "-e", "--extra-vars", "-E", "--environment", "-d", "--destination", "-H"], dryRun: ["--check", "-C", "--diff-only", "--noop", "--why-run", "--list-hosts", "--list-tasks", "--list-tags", "--syntax-check", "--dry-run", "--test", "--list", "--graph"],
  rules: [
    row("configuration.destroy", ["remove", "destroy", "delete", "node delete", "client delete", "data bag delete", "cookbook delete", "environment delete", "role delete", "app remove", "server remove", "* server delete", "cert clean", "node purge", "node clean", "accessory remove", "prune"], onto(destroys, { kind: "resource", from: "operands" }), "Something that is managed is removed", "It has to be set up again.", ["kamal remove", "knife node delete web1 -y"], ["kamal details"]),
    row("configuration.read", ["* test.ping", "* grains.items|get", "* pillar.items|get", "* status.*", "* disk.usage", "* *.list*", "* pkg.version", "version", "details", "config", "logs", "app logs", "audit", "lock status", "facts", "node show", "node list", "status", "list", "show", "search", "help", "inspect", "validate", "fmt", "doc", "inventory", "module list", "plan show", "task show", "tags", "test.ping", "grains.items"], reads, "Managed hosts are looked at", "It reads.", ["kamal details", "knife node list"], ["kamal deploy"]),
    row("configuration.run", ["*", ""], { ...operates, reversible: "with_effort" }, "Hosts are set up as a book says", "What the book does is not in the call.", ["ansible-playbook -i prod site.yml", "kamal deploy"], ["ansible-playbook -i prod site.yml --check"]),
  ], otherwise: { ...unclear, shared: "yes" } };

/** puppet. */
export const puppetTable: CommandTable = {
  names: ["puppet"], valueOptions: ["--environment", "--server", "--certname", "--modulepath", "-e"], placeOptions: ["--environment", "--server"], dryRun: ["--noop"],
  rules: [
    row("puppet.remove", ["cert clean|revoke", "node purge|clean|deactivate", "ssl clean", "module uninstall", "resource * * ensure=absent"], onto(destroys, { kind: "resource", from: "operands" }), "Something that is managed is removed", "It has to be set up again.", ["puppet node purge web1"], ["puppet node find web1"]),
    row("puppet.read", ["config print", "module list|search", "facts", "lookup", "parser *", "help", "describe", "doc", "resource *", "node find|search", "ssl show|verify", "--version", ""], reads, "Managed hosts are looked at", "It reads.", ["puppet config print"], ["puppet agent -t"], { count: { max: 1 } }),
    row("puppet.apply", ["*"], { ...operates, reversible: "with_effort" }, "Hosts are set up as a book says", "What the book does is not in the call.", ["puppet agent -t", "puppet apply site.pp"], ["puppet agent -t --noop"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

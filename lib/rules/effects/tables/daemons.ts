import type { CommandTable } from "../commandTable.ts";
import { destroys, onto, operates, reads, row } from "./templates.ts";

/** Services of an operating system or of a process keeper. */
export const daemonsTable: CommandTable = {
  names: ["systemctl", "service", "rc-service", "launchctl", "supervisorctl", "pm2", "monit", "sv", "initctl", "svcadm", "sc", "brew-services", "s6-svc", "loginctl", "machinectl", "nssm"], valueOptions: ["-H", "--host", "-M", "--machine", "-t", "--type", "-p", "--property", "-n", "-u", "--unit", "-i", "--name", "-o"], placeOptions: ["-H", "--host", "-M", "--machine"], dryRun: ["--dry-run"],
  rules: [
    row("daemon.read", ["status", "show", "list-units", "list-unit-files", "list-timers", "list-sockets", "list-jobs", "list-dependencies", "is-active", "is-enabled", "is-failed", "cat", "get-default", "show-environment", "list", "ls", "describe", "info", "logs", "log", "prettylist", "jlist", "monit", "print", "blame", "* status", "--status-all", "summary", "help", "query", "queryex", "view", "list-sessions", "avail", "pid", "tail"], reads, "Services are looked at", "It reads.", ["systemctl status nginx", "service nginx status", "pm2 list"], ["systemctl stop nginx"]),
    row("daemon.delete", ["delete", "del", "remove", "revert", "clean", "flush", "uninstall", "poweroff-vm", "image remove", "remove-image"], onto({ ...destroys, shared: "unknown" }, { kind: "resource", from: "operands" }), "A service is removed", "It has to be set up again.", ["pm2 delete web", "sc delete web"], ["pm2 list"]),
    row("daemon.change", ["*"], onto({ ...operates, shared: "unknown" }, { kind: "resource", from: "operands" }), "A service is started, stopped or changed", "It can be turned back; until then others feel it.", ["systemctl stop nginx", "service nginx restart", "systemctl disable --now cron"], ["systemctl status nginx"]),
  ], otherwise: { ...operates, shared: "unknown" } };

import type { CommandTable } from "../commandTable.ts";
import { onto, operates, reads, row, sets } from "./templates.ts";

const rule = { kind: "resource", from: "operands" } as const;
const lost = { ...sets, destructive: true, reversible: "with_effort", shared: "unknown" } as const;

/** Rules of firewalls: single ones can be written again, a whole set that is flushed is noted nowhere else. */
export const firewallsTable: CommandTable = {
  names: ["iptables", "ip6tables", "ebtables", "arptables", "nft", "ufw", "firewall-cmd", "pfctl", "ipset", "iptables-restore", "csf", "shorewall", "fail2ban-client"], valueOptions: ["-t", "--table", "-p", "--dport", "--sport", "-s", "-d", "-i", "-o", "-m", "-j", "-f", "-a", "--zone"].filter((option) => option !== "-s" && option !== "-d"), dryRun: ["--dry-run", "-c", "--check", "--test"],
  rules: [
    row("firewall.flush", ["", "*"], onto(lost, rule), "All rules of a chain or of the firewall are taken off", "What was let in or kept out is noted nowhere else.", ["iptables -F", "iptables -t nat -F"], ["iptables -D INPUT 3", "iptables -L"], { any: ["-F", "--flush", "-X", "--delete-chain", "--Flush"] }),
    row("firewall.reset", ["reset", "flush", "destroy", "clear", "delete table", "delete chain", "flush ruleset|table|chain|set"], onto(lost, rule), "All rules of a chain or of the firewall are taken off", "What was let in or kept out is noted nowhere else.", ["ufw --force reset", "nft flush ruleset", "ipset destroy"], ["ufw status", "nft delete rule inet filter input handle 3"]),
    row("firewall.read", ["status", "list", "show", "app list|info", "version", "save", "test", "get", "banned"], reads, "Rules of the firewall are looked at", "It reads.", ["ufw status", "nft list ruleset"], ["ufw disable"]),
    row("firewall.read.option", ["", "*"], reads, "Rules of the firewall are looked at", "It reads.", ["iptables -L -n", "iptables -S", "firewall-cmd --list-all", "pfctl -sr"], ["iptables -A INPUT -j DROP"], { any: ["-L", "--list", "-S", "--list-rules", "--list-all", "--list-ports", "--list-services", "--get-*", "--state", "--query-*", "-sr", "-sa", "-s", "--version", "--info-*"], none: ["-A", "-D", "-I", "-P", "-R", "-N"] }),
    row("firewall.set", ["*"], onto({ ...sets, shared: "unknown" }, rule), "A rule of the firewall is added, taken off or the firewall switched", "It can be written again.", ["ufw allow 22", "ufw disable", "iptables -A INPUT -j DROP", "nft delete rule inet filter input handle 3"], ["ufw status"]),
  ], otherwise: { ...operates, class: "config_change", shared: "unknown" },
};

/** `iptables-save`: it prints. */
export const firewallPrintTable: CommandTable = {
  names: ["iptables-save", "ip6tables-save"], valueOptions: ["-t"], dryRun: [],
  rules: [row("firewall.print", ["", "*"], reads, "Rules of the firewall are printed", "It reads.", ["iptables-save"], ["iptables-restore rules.v4"])], otherwise: reads,
};

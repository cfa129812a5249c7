import type { CommandTable } from "../commandTable.ts";
import { onto, reads, row, sets } from "./templates.ts";

const thing = { kind: "resource", from: "operands" } as const;

/** Addresses, routes and connections of the machine. */
export const networkSettingsTable: CommandTable = {
  names: ["ip", "ifconfig", "route", "nmcli", "tc", "brctl", "wg", "wg-quick", "bridge", "ethtool", "iw", "iwconfig", "networkctl", "resolvectl", "networksetup", "scutil", "netplan", "dhclient", "ovs-vsctl", "netsh", "tailscale", "zerotier-cli", "warp-cli", "openvpn3", "nordvpn", "arp-set"], valueOptions: ["-n", "-netns", "-f", "-g"].filter((option) => option !== "-n" && option !== "-f" && option !== "-g"), dryRun: ["--dry-run", "try"],
  rules: [
    row("network.connection.delete", ["con|connection|c delete|del", "device|dev|d delete", "logout", "registration delete", "account delete", "del-br", "netns delete|del", "wlan delete", "lock disable", "down --delete"], onto({ ...sets, destructive: true, reversible: "with_effort" }, thing), "A saved connection or membership is deleted", "It has to be set up, or logged in to, again.", ["nmcli con delete office", "tailscale logout"], ["nmcli con show", "ip route del default"]),
    row("network.change", ["* add|del|delete|set|flush|replace|change|append|up|down|modify|mod|edit|reload|connect|disconnect|on|off|reset", "* * add|del|delete|set|flush|state|on|off", "up", "down", "set", "apply", "reload", "restart", "add", "del", "delete", "addbr", "delbr", "addif", "advfirewall", "connect", "disconnect", "join", "leave", "login", "switch", "serve", "funnel", "genkey", "generate", "dns", "flush-caches", "-set*", "--set", "configure", "syncconf"], onto(sets, thing), "An address, a route or a connection is changed", "It can be set back.", ["ip link set eth0 down", "nmcli radio wifi off", "ip addr flush dev eth0"], ["ip addr", "nmcli con show"]),
    row("network.change.option", ["*", "* *"], onto(sets, thing), "An interface is set", "It can be set back.", ["ifconfig eth0 192.0.2.4 netmask 255.255.255.0", "ifconfig wlan0 192.0.2.4 up"], ["ifconfig eth0"], { operand: ["up", "down", "add", "del", "delete", "netmask", "mtu", "promisc", "gw"] }),
    row("network.read", ["*", ""], reads, "The network's settings are looked at", "It reads.", ["ip -br addr", "nmcli con show", "ifconfig", "tailscale status"], ["ip link set eth0 down"]),
  ], otherwise: reads,
};

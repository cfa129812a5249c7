import type { CommandTable } from "../commandTable.ts";
import { onto, reads, row, sets } from "./templates.ts";

const account = { kind: "account", from: "operands" } as const;
const removed = { ...sets, destructive: true, reversible: "with_effort" } as const;

/** Users and groups of the machine. */
export const accountsTable: CommandTable = {
  names: ["useradd", "adduser", "usermod", "groupadd", "groupmod", "addgroup", "gpasswd", "chage", "chsh", "chfn", "visudo", "vipw", "pwck", "faillock", "dscl", "sysadminctl", "pw", "realm", "lchage", "newusers", "samba-tool"], valueOptions: ["-g", "-G", "-u", "-s", "-d", "-c", "-e", "-p", "--groups", "--shell", "--home", "--uid", "--gid", "-E", "-M", "-W", "-I"].filter((option) => option !== "-d"), dryRun: ["--dry-run"],
  rules: [
    row("account.remove.option", ["*", ""], onto(removed, account), "An account or group is removed", "With its password, its rights, and where asked its home.", ["dscl . -delete /Users/bob", "sysadminctl -deleteUser bob"], ["dscl . -list /Users"], { any: ["-delete", "-deleteUser", "--remove-home", "--remove-all-files"] }),
    row("account.show", ["", "*"], reads, "Accounts are looked at", "It reads.", ["chage -l bob", "dscl . -list /Users"], ["chage -E 0 bob"], { any: ["-S", "--status", "-l", "--list", "-list", "-read", "-search", "-D", "--defaults"], none: ["-a", "-L", "-u", "-d"] }),
    row("account.subcommand.remove", ["userdel", "groupdel", "user delete", "group delete", "computer delete", "leave"], onto(removed, account), "An account or group is removed", "With its password and its rights.", ["pw userdel bob", "samba-tool user delete bob"], ["pw useradd bob"]),
    row("account.set", ["*", ""], onto(sets, account), "Accounts, groups or passwords are changed", "They can be set again; an old password cannot be read back.", ["useradd -m bob", "usermod -aG sudo bob"], ["chage -l bob"]),
  ], otherwise: sets,
};

/** `userdel`, `groupdel`: the name is the deed. */
export const accountRemovalTable: CommandTable = {
  names: ["userdel", "deluser", "groupdel", "delgroup", "remove-localuser", "remove-localgroup"], valueOptions: ["-R", "--root", "-P"], dryRun: [],
  rules: [row("account.remove", ["*", ""], onto(removed, account), "An account or group is removed", "With its password, its rights, and where asked its home.", ["userdel -r bob", "groupdel devs"], ["useradd bob", "userdel --help"])],
  otherwise: removed,
};

/** Passwords. */
export const passwordsTable: CommandTable = {
  names: ["passwd", "chpasswd"], valueOptions: ["-n", "-x", "-w", "-i", "-R"], dryRun: ["-S", "--status"],
  rules: [row("account.password", ["*", ""], onto(sets, account), "A password is set, locked or opened", "It can be set again; the old one cannot be read back.", ["passwd bob", "passwd -l bob"], ["passwd -S bob", "useradd bob"])], otherwise: sets,
};

import type { CommandTable } from "../commandTable.ts";
import { localLoss, onto, operates, reads, row, sets } from "./templates.ts";

const thing = { kind: "resource", from: "operands" } as const;

/** Planned jobs of a user. */
export const crontabTable: CommandTable = {
  names: ["crontab"], valueOptions: ["-u"], dryRun: ["-n", "-T"],
  rules: [
    row("crontab.remove", ["", "*"], { ...sets, destructive: true, reversible: "with_effort" }, "All planned jobs of a user are removed", "The list is gone; nobody kept it.", ["crontab -r", "crontab -u bob -r"], ["crontab -l"], { any: ["-r"] }),
    row("crontab.read", ["", "*"], reads, "Planned jobs are listed", "It reads.", ["crontab -l"], ["crontab -r"], { any: ["-l", "-V"] }),
    row("crontab.set", ["", "*"], sets, "The list of planned jobs is written", "What stood there before is kept nowhere, but may stand in the trace.", ["crontab jobs.txt", "crontab -e"], ["crontab -l"]),
  ], otherwise: sets,
};

/** Settings of the kernel, of time, names and security modules. */
export const machineSettingsTable: CommandTable = {
  names: ["sysctl", "modprobe", "depmod", "timedatectl", "hostnamectl", "localectl", "ldconfig", "locale-gen", "update-grub", "grub-install", "grub2-mkconfig", "swapon", "losetup", "setenforce", "semanage", "setsebool", "restorecon", "aa-enforce", "aa-complain", "aa-disable", "apparmor_parser", "logrotate", "setcap", "setpriv-set", "quotaon", "edquota", "tuned-adm", "cpupower", "efibootmgr", "raspi-config", "renice", "loadkeys", "xset", "xrandr", "gsettings", "dconf", "kwriteconfig5", "stow", "chezmoi", "dotfiles"], valueOptions: ["-p", "-f"], dryRun: ["--dry-run", "-n", "--test", "--debug"].filter((option) => option !== "--debug"),
  rules: [
    row("machine.reset", ["reset-recursively", "reset", "purge", "destroy"], onto({ ...sets, destructive: true, reversible: "with_effort" }, thing), "Settings are put back to nothing", "What was set before is noted nowhere.", ["dconf reset -f /", "gsettings reset-recursively org.example"], ["dconf dump /"]),
    row("machine.read", ["status", "list", "show", "get", "dump", "read", "list-timezones", "list-schemas", "list-recursively", "diff", "managed", "doctor", "data", "active", "timesync-status", "frequency-info", "range", "verify"], reads, "Settings of the machine are looked at", "It reads.", ["timedatectl status", "dconf dump /"], ["timedatectl set-time x"]),
    row("machine.read.option", ["", "*"], reads, "Settings of the machine are looked at", "It reads.", ["sysctl -a", "swapon --show", "losetup -a"], ["sysctl -w vm.swappiness=10"], { any: ["-a", "--all", "--show", "-l", "--list", "-s", "-n", "--summary"], none: ["-w", "-r", "-d", "-D", "-p"] }),
    row("machine.set", ["*", ""], onto(sets, thing), "A setting of the machine is changed", "It can be set back.", ["sysctl -w vm.swappiness=10", "modprobe -r kvm", "setenforce 0"], ["sysctl -a"]),
  ], otherwise: sets,
};

/** What records what happened on the machine. */
export const auditTrailTable: CommandTable = {
  names: ["journalctl", "auditctl", "ausearch", "aureport", "augenrules", "wevtutil", "dmesg", "fsutil", "history", "osqueryi", "aide", "tripwire", "falcoctl", "sysmon", "limit-eventlog"], valueOptions: ["-u", "--unit", "-n", "--lines", "--since", "--until", "-p", "--priority", "-S", "-o", "--output", "-e", "-f", "-r", "-b", "-k", "-m", "-i"].filter((option) => !["-f", "-r", "-b", "-k", "-e", "-i"].includes(option)), dryRun: ["--dry-run"],
  rules: [
    row("trail.cut", ["*", ""], onto({ ...localLoss, reversible: "no" }, thing), "A record of what happened is cut or emptied", "Nobody can look up there any more what was done.", ["journalctl --vacuum-time=1s", "dmesg -C", "history -c", "auditctl -D"], ["journalctl -u nginx", "history"], { any: ["--vacuum-time", "--vacuum-size", "--vacuum-files", "-C", "--clear", "-c", "--read-clear", "-D"], none: ["--current"] }),
    row("trail.clear", ["cl", "clear-log", "usn deletejournal", "delete"], onto({ ...localLoss, reversible: "no" }, thing), "A record of what happened is cut or emptied", "Nobody can look up there any more what was done.", ["wevtutil cl Security", "fsutil usn deletejournal /d C:"], ["wevtutil qe System"]),
    row("trail.switch", ["sl", "set-log", "im", "um", "behavior set", "load", "disable"], { ...sets, shared: "no" }, "What is recorded is changed", "It can be set back; what happens meanwhile is not recorded.", ["wevtutil sl Security /e:false"], ["wevtutil gl Security"]),
    row("trail.switch.option", ["", "*"], { ...sets, shared: "no" }, "What is recorded is changed", "It can be set back; what happens meanwhile is not recorded.", ["auditctl -d exit,always", "history -w"], ["auditctl -l", "journalctl -e"], { any: ["-d", "-w", "-a", "-A", "-W", "--rotate"], none: ["-n", "-u", "-l", "-s", "--lines", "--unit"] }),
    row("trail.switch.audit", ["0", "1"], { ...sets, shared: "no" }, "Recording is switched off or on", "It can be set back; what happens meanwhile is not recorded.", ["auditctl -e 0"], ["auditctl -s"], { any: ["-e"] }),
    row("trail.read", ["*", ""], reads, "A record of what happened is looked at", "It reads.", ["journalctl -u nginx -n 100", "dmesg", "auditctl -l", "history 20"], ["journalctl --vacuum-time=1s"]),
  ], otherwise: reads,
};

/** Small programs that show or open something for a person, or hold a session. */
export const desktopTable: CommandTable = {
  names: ["tmux", "screen", "code", "vim", "vi", "nano", "emacs", "nvim", "open", "xdg-open", "pbcopy", "xclip", "wl-copy", "clip", "say", "notify-send", "logger", "script", "clear-host", "import-module", "start-job"], valueOptions: ["-t", "-s", "-S", "-n", "-c", "-f", "-p", "--priority", "-d"].filter((option) => option !== "-d" && option !== "-n" && option !== "-p"), dryRun: [],
  rules: [
    row("desktop.end", ["kill-session", "kill-server", "kill-pane", "kill-window", "-X quit"], onto(operates, thing), "A session is ended with what runs in it", "What ran in it has stopped.", ["tmux kill-server"], ["tmux ls"]),
    row("desktop.read", ["ls", "list-*", "has-session", "capture-pane", "show-*", "display", "display-message", "info", "-ls", "-list"], reads, "Sessions are looked at", "It reads.", ["tmux ls"], ["tmux kill-server"]),
    row("desktop.open", ["*", ""], sets, "Something is opened or shown to a person", "What the person does there is not in the call.", ["code .", "tmux new-session -d", "notify-send done"], ["tmux ls"]),
  ], otherwise: sets,
};

/** Commands whose name is the deed. */
export const machineDeedsTable: CommandTable = {
  names: ["swapoff", "quotaoff", "insmod", "rmmod", "atrm"], valueOptions: [], dryRun: [],
  rules: [row("machine.deed", ["*", ""], onto(sets, thing), "A part of the machine is taken out or brought in", "It can be turned back.", ["swapoff -a", "rmmod kvm", "atrm 3"], ["swapon --show"])], otherwise: sets,
};

/** The trash of the desktop: what is taken out of it is gone. */
export const trashTable: CommandTable = {
  names: ["trash-empty", "trash-rm"], valueOptions: ["--trash-dir"], dryRun: ["--dry-run", "--print-time"],
  rules: [row("trash.empty", ["", "*"], { ...localLoss, reversible: "no", counts: "files" }, "The trash is emptied", "It was the last copy that could simply be put back.", ["trash-empty", "trash-empty 30"], ["trash-empty --dry-run", "trash-list"])],
  otherwise: { ...localLoss, reversible: "no" },
};

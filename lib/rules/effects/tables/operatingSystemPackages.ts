import type { CommandTable } from "../commandTable.ts";
import { local, localLoss, onto, reads, row, sets, showsSecret } from "./templates.ts";

const what = { kind: "package", from: "operands" } as const;

/** Package managers of operating systems: what they take off can be installed again. */
export const operatingSystemPackagesTable: CommandTable = {
  names: ["apt", "apt-get", "aptitude", "dpkg", "yum", "dnf", "rpm", "zypper", "pacman", "yay", "paru", "apk", "brew", "port", "snap", "flatpak", "emerge", "nix", "nix-env", "guix", "choco", "winget", "scoop", "pkg", "pkg_add", "xbps-install", "apt-mark", "apt-cache", "apt-key", "add-apt-repository", "update-alternatives", "alternatives", "dpkg-reconfigure", "install-module", "install-package", "uninstall-module"], valueOptions: ["-o", "--option", "-t", "--target-release", "--root", "--repo", "--enablerepo", "--disablerepo", "--version", "--source"], dryRun: ["--dry-run", "--simulate", "--just-print", "--no-act", "--assumeno", "--recon", "--print"],
  rules: [
    row("packages.services", ["services start|stop|restart|run|kill|cleanup"], { class: "infrastructure", destructive: false, reversible: "yes", shared: "no" }, "A service of the machine is started or stopped", "It can be turned back.", ["brew services stop postgresql"], ["brew services list"]),
    row("packages.read", ["list", "search", "show", "info", "policy", "depends", "rdepends", "files", "outdated", "deps", "uses", "doctor", "config", "home", "log", "leaves", "check-update", "repolist", "history", "provides", "whatprovides", "status", "madison", "find", "download", "source", "changelog", "version", "versions", "verify", "list-packages", "showhold", "ls", "query", "help", "pin list", "shell", "develop", "eval", "flake show|check|metadata", "store ls|verify", "config-manager", "path-info", "why-depends", "connections", "interfaces", "services", "logs"], reads, "Packages of the machine are looked at", "It reads.", ["apt list --installed", "brew list", "flatpak list"], ["apt install x"]),
    row("packages.read.option", ["", "*"], reads, "Packages of the machine are looked at", "It reads.", ["dpkg -l", "rpm -qa", "pacman -Qs vim"], ["pacman -Syu", "apt install x"], { any: ["-l", "--list", "--get-selections", "-s", "--status", "-L", "--listfiles", "--search", "-qa", "-q", "--query", "-Q", "-Qi", "-Qs", "-Ql", "-Qe", "-Qdt", "-Ss", "-Si", "--print-architecture", "--display", "--version"], none: ["-i", "--install", "-r", "--remove", "-P", "--purge", "-R", "-U", "-e", "--erase"] }),
    row("packages.store.collect", ["collect-garbage", "store delete|gc", "gc", "profile wipe-history"], local(localLoss), "Older generations of the system are removed", "Nothing can be turned back to them any more.", ["nix store gc", "guix gc"], ["nix profile list"]),
    row("packages.key", ["exportall", "export"], showsSecret, "Keys of package sources are shown", "They are public halves as a rule.", ["apt-key exportall"], ["apt-key list"]),
    row("packages.remove", ["purge", "autoremove", "remove", "uninstall", "erase", "del", "delete", "rm", "cleanup", "clean", "autoclean", "un", "unlink", "reset"], onto(sets, what), "Packages of the machine are taken off", "They can be installed again; purge also takes their settings.", ["apt-get remove nginx", "brew uninstall jq"], ["apt list"]),
    row("packages.set", ["*", ""], onto(sets, what), "Packages of the machine are installed or brought up to date", "They can be taken off again.", ["apt-get install -y jq", "pacman -Syu --noconfirm"], ["apt list"]),
  ], otherwise: sets,
};

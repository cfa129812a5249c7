import type { CommandTable } from "../commandTable.ts";
import { localChange, localLoss, onto, reads, row, sets, unclear } from "./templates.ts";

const thing = { kind: "resource", from: "operands" } as const;

/** Settings of applications and of the system. */
export const macosTable: CommandTable = {
  names: ["defaults", "pmset", "csrutil", "spctl", "xattr", "hdiutil", "nvram", "systemsetup", "profiles", "kextunload", "kextload", "mdutil", "tccutil", "plutil", "duti", "softwareupdate", "installer", "launchd", "fdesetup", "bputil"], valueOptions: [], dryRun: [],
  rules: [
    row("macos.delete", ["delete", "delete-all", "remove", "reset", "removerecovery"], onto({ ...sets, destructive: true, reversible: "with_effort" }, thing), "Settings are deleted", "What was set before is noted nowhere.", ["defaults delete com.example.app", "tccutil reset All"], ["defaults read com.example.app"]),
    row("macos.write", ["write", "rename", "import"], onto(sets, thing), "A setting is changed", "It can be set back.", ["defaults write com.example.app a -bool true"], ["defaults read com.example.app"]),
    row("macos.read", ["read", "read-type", "domains", "find", "export", "status", "info", "verify", "imageinfo", "list", "show", "authenticated-root status", "isactive", "plugins"], reads, "Settings are looked at", "It reads.", ["defaults read com.example.app", "csrutil status"], ["defaults write com.example.app a 1"]),
    row("macos.read.option", ["", "*"], reads, "Settings are looked at", "It reads.", ["pmset -g", "xattr -l a", "nvram -p", "spctl --status"], ["nvram boot-args=x"], { any: ["-g", "-l", "-p", "--status", "-s", "--list", "-P", "--assess", "-lint"], none: ["-w", "-d", "-c", "-i"] }),
    row("macos.set", ["*", ""], onto(sets, thing), "A setting is changed", "It can be set back.", ["csrutil disable", "pmset sleep 0"], ["defaults read com.example.app"]),
  ], otherwise: sets,
};

/** Time Machine. */
export const timeMachineTable: CommandTable = {
  names: ["tmutil"], valueOptions: [], dryRun: [],
  rules: [
    row("timemachine.delete", ["delete", "deletelocalsnapshots", "thinlocalsnapshots", "removedestination", "deleteinprogress"], onto({ ...localLoss, reversible: "no", counts: "snapshots" }, thing), "Backups are deleted", "What they could bring back is lost with them.", ["tmutil deletelocalsnapshots /"], ["tmutil listbackups"]),
    row("timemachine.read", ["listbackups", "listlocalsnapshots", "listlocalsnapshotdates", "latestbackup", "destinationinfo", "machinedirectory", "status", "compare", "uniquesize", "isexcluded", "verifychecksums", "calculatedrift", "version"], reads, "Backups are looked at", "It reads.", ["tmutil listbackups"], ["tmutil disable"]),
    row("timemachine.make", ["startbackup", "localsnapshot", "snapshot", "restore"], { ...localChange }, "A backup is made or brought back", "Bringing back writes over what stands there.", ["tmutil startbackup"], ["tmutil status"]),
    row("timemachine.set", ["*", ""], sets, "Backups are switched or set", "They can be set back; until then nothing is backed up.", ["tmutil disable"], ["tmutil status"]),
  ], otherwise: unclear,
};

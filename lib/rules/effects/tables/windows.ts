import type { CommandTable } from "../commandTable.ts";
import { destroysForGood, localChange, localLoss, onto, operates, reads, row, sets } from "./templates.ts";

const thing = { kind: "resource", from: "operands" } as const;
const removed = { ...sets, destructive: true, reversible: "with_effort" } as const;
const copiesGone = { ...localLoss, reversible: "no", counts: "snapshots" } as const;

/** The registry, planned tasks, accounts, boot settings: tools of Windows whose options begin with a slash. */
export const windowsTable: CommandTable = {
  names: ["reg", "bcdedit", "schtasks", "sfc", "dism", "net", "cipher", "manage-bde", "set-executionpolicy", "set-mppreference", "add-mppreference", "regedit", "regsvr32", "rundll32", "compact", "subst", "assoc", "ftype", "setspn", "dsrm", "dsadd", "dsmod", "gpupdate", "secedit", "auditpol", "w32tm", "powercfg", "takeown-set", "label", "chkdsk", "mountvol", "attrib"], valueOptions: [], dryRun: ["/?", "-WhatIf", "-whatif"],
  rules: [
    row("windows.cipher.wipe", ["/w*", "/W*"], { ...localLoss, reversible: "no" }, "Free space is written over", "Files that were deleted before can be recovered no more.", ["cipher /w:C:\\\\"], ["cipher /e C:\\\\secret"]),
    row("windows.remove", ["delete", "/delete", "* /delete", "* * /delete", "* * * /delete", "/deletevalue", "/clear", "/remove", "off", "-off", "dsrm", "user * /delete", "share * /delete", "localgroup * /delete", "localgroup * * /delete", "use * /delete"], onto(removed, thing), "A key, a task, an account or a boot entry is deleted", "It has to be set up again.", ["reg delete HKCU\\\\Software\\\\App /f", "schtasks /delete /tn job /f", "net user bob /delete", "bcdedit /delete x"], ["reg query HKCU\\\\Software", "net user bob"]),
    row("windows.operate", ["stop", "start", "pause", "continue", "/run", "/end"], onto({ ...operates, shared: "unknown" }, thing), "A service or a task is started or stopped", "It can be turned back.", ["net stop Spooler", "schtasks /end /tn job"], ["net view"]),
    row("windows.read", ["query", "/query", "/enum*", "/v", "view", "statistics", "config", "time", "export", "compare", "/get", "-status", "/list", "/l", "/scanhealth", "/checkhealth", "/verifyonly", "/export", "/showreps", "/a", "accounts", "help", "session", "file"], reads, "Settings of the machine are looked at", "It reads.", ["reg query HKCU\\\\Software", "schtasks /query", "bcdedit /enum"], ["reg add HKCU\\\\Software\\\\App"]),
    row("windows.account.show", ["user", "localgroup", "share", "use", "group", "user *", "group *", "localgroup *"], reads, "Accounts and shares are looked at", "It reads.", ["net user bob", "net share"], ["net user bob pass /add", "net user bob /delete"], { none: ["/add"], count: { max: 0 } }),
    row("windows.set", ["*", ""], onto(sets, thing), "A setting of the machine is changed", "It can be set back.", ["reg add HKCU\\\\Software\\\\App /v a /d 1 /f", "net user bob pass /add", "bcdedit /set x recoveryenabled No"], ["reg query HKCU\\\\Software"]),
  ], otherwise: sets,
};

/** Copies that Windows keeps of its volumes. */
export const windowsCopiesTable: CommandTable = {
  names: ["vssadmin", "wbadmin", "diskshadow", "wmic"], valueOptions: [], dryRun: ["/?"],
  rules: [
    row("windows.copies.delete", ["delete shadows|backup|catalog|systemstatebackup", "resize shadowstorage", "shadowcopy delete", "shadowcopy * delete", "disable backup"], onto(copiesGone, thing), "Copies of volumes are deleted", "What they could bring back is lost with them.", ["vssadmin delete shadows /all /quiet", "wmic shadowcopy delete"], ["vssadmin list shadows"]),
    row("windows.wmic.remove", ["* delete", "* * delete", "product * call uninstall", "process * delete|terminate", "* where * delete"], onto({ ...destroysForGood, shared: "unknown", reversible: "unknown" }, thing), "Something of the machine is deleted", "It has to be set up again.", ["wmic useraccount where x delete"], ["wmic process list"]),
    row("windows.copies.read", ["list", "list *", "get *", "* list", "* get", "* * get", "* where * get", "get versions", "* list *", "* get *"], reads, "Copies of volumes are looked at", "It reads.", ["vssadmin list shadows", "wbadmin get versions", "wmic process list"], ["vssadmin delete shadows /all"]),
    row("windows.copies.make", ["*"], { ...localChange, class: "data_mutation" }, "A copy is made or brought back", "Bringing back writes over what stands there.", ["vssadmin create shadow /for=C:", "wbadmin start backup"], ["vssadmin list shadows"]),
  ], otherwise: sets,
};

import type { CommandTable } from "../commandTable.ts";
import { destroys, destroysForGood, onto, operates, reads, row, unclear } from "./templates.ts";

const machine = { kind: "host", from: "operands" } as const;

/** Machines inside machines. */
export const hypervisorsTable: CommandTable = {
  names: ["virsh", "qm", "pct", "pvesh", "vboxmanage", "VBoxManage", "prlctl", "vmrun", "govc", "xe", "xl", "vim-cmd", "esxcli", "virt-install", "lxc-destroy"], valueOptions: ["-c", "--connect", "-T", "-u", "-dc", "-ds", "-host", "-pool", "-vm", "--node"].filter((option) => option !== "-c"), placeOptions: ["--connect", "-u", "-dc", "-host"], dryRun: ["--dry-run"],
  rules: [
    row("machine.inner.snapshot.delete", ["snapshot-delete", "delsnapshot", "snapshot * delete", "snapshot.remove", "checkpoint-delete", "snapshot-delete *", "snapshot-uninstall", "deleteSnapshot"], onto({ ...destroysForGood, counts: "snapshots" }, machine), "A snapshot of a machine is deleted", "What it could bring back is lost with it.", ["virsh snapshot-delete web1 s1", "qm delsnapshot 101 s1"], ["virsh snapshot-list web1"]),
    row("machine.inner.delete", ["undefine", "destroy", "vm.destroy", "*.destroy", "*.rm", "*.remove", "unregistervm", "deleteVM", "delete", "delete *", "vol-delete", "vol-wipe", "pool-delete", "net-undefine", "vm-destroy", "vdi-destroy", "sr-destroy", "vmsvc/destroy", "closemedium", "remove", "vm-uninstall", "rollback", "snapshot-revert", "revertToSnapshot", "vm.unregister", "snapshot.revert", "snapshot * restore", "free", "unlink", "*-destroy"], onto(destroys, machine), "A machine, its disks or what was written since a snapshot is destroyed", "It has to come from a backup.", ["virsh undefine web1 --remove-all-storage", "qm destroy 101 --purge", "govc vm.destroy web1", "VBoxManage unregistervm web1 --delete"], ["virsh list --all", "qm stop 101"]),
    row("machine.inner.read", ["list", "list *", "ls", "ls *", "*.info", "*.ls", "info", "status", "config", "dominfo", "domstate", "dumpxml", "*-list", "*-info", "*-dumpxml", "showvminfo", "showmediuminfo", "get", "getallvms", "vmsvc/get*", "version", "nodeinfo", "capabilities", "about", "find", "logs", "events", "metric.*", "help", "usage", "show *", "dom*", "vcpuinfo", "screenshot", "vm list"], reads, "Machines are looked at", "It reads.", ["virsh list --all", "govc ls /dc/vm", "qm list"], ["virsh shutdown web1"]),
    row("machine.inner.change", ["*"], onto(operates, machine), "A machine is started, stopped or changed", "It can be turned back; until then others feel it.", ["virsh shutdown web1", "qm stop 101", "govc vm.power -off web1"], ["virsh list --all"]),
  ], otherwise: { ...unclear, shared: "yes" },
};

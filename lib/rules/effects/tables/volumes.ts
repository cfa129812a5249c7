import type { CommandTable } from "../commandTable.ts";
import { localChange, localLoss, onto, operates, reads, row, sets } from "./templates.ts";

const volume = { kind: "volume", from: "operands" } as const;
const goneForGood = { ...localLoss, reversible: "no" } as const;
const machineOnly = { ...operates, shared: "no" } as const;

/** ZFS: snapshots are gone with what they hang on. */
export const zfsTable: CommandTable = {
  names: ["zfs", "zpool"], valueOptions: ["-o", "-O", "-t", "-d", "-s", "-S", "-V", "-b", "-m", "-R"].filter((option) => !["-R", "-d", "-s"].includes(option)), dryRun: ["--dryrun"],
  rules: [
    row("zfs.preview", ["destroy", "receive", "recv", "add", "create", "attach", "upgrade", "import", "split", "send"], reads, "What would be done is listed", "With -n nothing is done.", ["zfs destroy -nv tank/home"], ["zfs destroy -r tank/home"], { any: ["-n"] }),
    row("zfs.destroy", ["destroy", "rollback", "labelclear", "remove", "release", "split", "receive -F", "recv -F", "reguid"], onto({ ...goneForGood, counts: "snapshots" }, volume), "A file system, a pool or snapshots are destroyed, or turned back", "Snapshots on the same disks go with it.", ["zfs destroy -r tank/home", "zpool destroy -f tank", "zfs rollback tank/home@mon"], ["zfs list", "zfs snapshot tank/home@now"]),
    row("zfs.receive.force", ["receive", "recv", "import"], onto(goneForGood, volume), "A file system is written over by a stream", "With -F what was written since is turned back.", ["zfs receive -F tank/home"], ["zfs receive tank/new"], { any: ["-F"] }),
    row("zfs.read", ["list", "get", "status", "iostat", "history", "diff", "send", "holds", "userspace", "groupspace", "events", "version", "wait", "allow", "show", "help", ""], reads, "Pools are looked at", "It reads.", ["zfs list -t snapshot", "zpool status"], ["zfs snapshot tank/home@now"], { none: ["-u"] }),
    row("zfs.operate", ["export", "import", "offline", "online", "detach", "attach", "replace", "add", "scrub", "resilver", "trim", "clear", "reopen", "upgrade", "mount", "unmount", "umount", "share", "unshare", "initialize", "checkpoint", "sync"], onto(machineOnly, volume), "A pool or a disk of it is taken out, brought in or checked", "It can be turned back.", ["zpool export tank", "zpool scrub tank"], ["zpool status"]),
    row("zfs.set", ["set", "inherit", "allow", "unallow", "hold", "change-key", "load-key", "unload-key"], onto(sets, volume), "A property is set", "It can be set back.", ["zfs set compression=lz4 tank/home"], ["zfs get all tank"]),
    row("zfs.make", ["*"], onto(localChange, volume), "A file system or a snapshot is made", "It can be destroyed again.", ["zfs snapshot tank/home@now", "zfs create tank/new", "zpool create tank /dev/sdb"], ["zfs list"]),
  ], otherwise: machineOnly,
};

/** Subvolumes of Btrfs, arrays and encrypted volumes. */
export const volumesTable: CommandTable = {
  names: ["btrfs", "mdadm", "cryptsetup", "bcachefs", "stratis", "dmsetup", "veracrypt", "multipath", "xfs_repair", "resize2fs", "e2fsck", "fsck", "tune2fs", "xfs_growfs"], valueOptions: ["-l", "-n", "-q", "--key-file", "--type", "--level", "--raid-devices", "-L", "-o", "-m", "-d", "-U", "-c", "-s", "--size", "--cipher", "--hash"].filter((option) => !["-q", "-c", "-n", "-l", "-o", "-s"].includes(option)), dryRun: ["--dry-run", "--readonly", "--test-passphrase"],
  rules: [
    row("volume.destroy", ["subvolume delete", "su delete", "device remove|delete", "luksFormat", "luksErase", "luksKillSlot", "luksRemoveKey", "erase", "erase-keyslots", "reencrypt", "filesystem|pool|fs destroy", "pool destroy", "remove", "wipe_table", "rescue zero-log", "check --repair", "snapshot delete", "remove_all"], onto(goneForGood, volume), "A volume, a subvolume or its key is destroyed", "What it held is gone, snapshots on the same disks with it.", ["btrfs subvolume delete /mnt/@home", "cryptsetup luksFormat /dev/sdb1", "cryptsetup luksErase /dev/sdb1"], ["btrfs subvolume list /", "cryptsetup luksDump /dev/sdb1"]),
    row("volume.array.destroy", ["", "*", "* *"], onto(goneForGood, volume), "An array is made anew over disks, or forgets them", "What stood on the disks is written over.", ["mdadm --zero-superblock /dev/sdb1", "mdadm --create /dev/md0 --level=1 --raid-devices=2 /dev/sdb /dev/sdc"], ["mdadm --detail /dev/md0"], { any: ["--zero-superblock", "--create", "-C", "--build", "--kill-subarray", "--fail", "--remove"] }),
    row("volume.read", ["subvolume list|show|get-default|find-new", "filesystem show|df|usage|du", "fi show|df|usage", "device stats|usage|scan", "scrub status", "balance status", "quota rescan", "qgroup show", "inspect-internal *", "property get|list", "send", "version", "luksDump", "isLuks", "luksUUID", "status", "ls", "info", "table", "deps", "pool list", "filesystem list", "blockdev list", "benchmark", "check", "--list", ""], reads, "Volumes are looked at", "It reads.", ["btrfs subvolume list /", "cryptsetup luksDump /dev/sdb1"], ["btrfs subvolume snapshot /a /b"]),
    row("volume.read.option", ["", "*", "* *"], reads, "Volumes are looked at", "It reads.", ["mdadm --detail /dev/md0", "tune2fs -l /dev/sda1"], ["mdadm --stop /dev/md0"], { any: ["--detail", "-D", "--examine", "-E", "-Q", "--query", "--detail-platform", "-l", "-ll", "-n", "-N"] }),
    row("volume.operate", ["open", "close", "luksOpen", "luksClose", "luksSuspend", "luksResume", "balance *", "scrub *", "device *", "suspend", "resume", "rename", "resize", "replace *", "filesystem *", "pool *"], onto(machineOnly, volume), "A volume is opened, closed or checked", "It can be turned back.", ["cryptsetup close data", "btrfs scrub start /"], ["btrfs scrub status /"]),
    row("volume.change", ["*", "", "* *"], onto({ ...sets }, volume), "A volume is made or set", "It can be set back.", ["btrfs subvolume snapshot /a /b", "mdadm --stop /dev/md0", "cryptsetup luksAddKey /dev/sdb1"], ["mdadm --detail /dev/md0"]),
  ], otherwise: sets,
};

/** Logical volumes: the name of the command is the deed. */
export const logicalVolumeTables: readonly CommandTable[] = [
  { names: ["lvremove", "vgremove", "pvremove", "lvreduce", "vgreduce"], valueOptions: ["-L", "--size", "-l", "--extents", "-S", "--select"], dryRun: ["-t", "--test"],
    rules: [row("lvm.remove", ["*", ""], onto(goneForGood, volume), "A logical volume is removed or cut", "What stood on it is gone.", ["lvremove -f vg0/data", "lvreduce -L 1G vg0/data"], ["lvs", "lvremove --test vg0/data"])], otherwise: goneForGood },
  { names: ["lvs", "vgs", "pvs", "lvdisplay", "vgdisplay", "pvdisplay", "lvscan", "vgscan", "pvscan", "lvmdiskscan", "lvmconfig"], valueOptions: [], dryRun: [],
    rules: [row("lvm.read", ["*", ""], reads, "Logical volumes are looked at", "It reads.", ["lvs", "pvs -a"], ["lvcreate -L 1G vg0"])], otherwise: reads },
  { names: ["lvcreate", "lvextend", "lvresize", "lvrename", "lvchange", "lvconvert", "vgcreate", "vgextend", "vgrename", "vgchange", "pvcreate", "pvmove", "pvresize", "vgcfgrestore", "vgcfgbackup", "vgexport", "vgimport"], valueOptions: ["-L", "--size", "-l", "-n", "--name", "-s"].filter((option) => option !== "-s"), dryRun: ["-t", "--test"],
    rules: [
      row("lvm.merge", ["*", ""], onto(goneForGood, volume), "A volume is turned back to a snapshot, or made over a disk", "What was written since is gone.", ["lvconvert --merge vg0/snap", "pvcreate -ff /dev/sdb"], ["lvcreate -L 1G vg0"], { any: ["--merge", "-ff", "--uncache"] }),
      row("lvm.change", ["*", ""], onto({ ...sets }, volume), "A logical volume is made or changed", "It can be changed back.", ["lvcreate -L 10G -n data vg0", "lvextend -L +10G vg0/data"], ["lvs"]),
    ], otherwise: sets },
];

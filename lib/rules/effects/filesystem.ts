import { effectRule, sh, type EffectRuleText } from "./effectRule.ts";

const gone = { class: "data_mutation", destructive: true, reversible: "no", shared: "no", counts: "files" } as const;
const kept = { class: "data_mutation", destructive: false, reversible: "yes", shared: "no" } as const;

/** Files, folders and devices. */
export const filesystemRules = {
  remove: effectRule("fs.remove", {
    title: "Files are removed", effect: gone,
    why: "No shell keeps what rm removes: only a copy elsewhere brings it back.",
    matches: [sh("rm notes.txt"), sh("ls | xargs rm")], not: [sh("rm --help"), sh("rm /tmp/job/out.txt"), sh("rm -rf .git")],
  }),
  removeTree: effectRule("fs.remove.tree", {
    title: "A folder is removed with all that is in it", effect: gone,
    why: "No shell keeps what rm removes: only a copy elsewhere brings it back.",
    matches: [sh("rm -rf build"), sh('rm -r "$HOME"'), sh("find . -name '*.log' -delete"), sh("python3 -c 'import shutil; shutil.rmtree(\"data\")'")], not: [sh("rm -rf /tmp/job"), sh("rmdir empty")],
  }),
  removeScratch: effectRule("fs.remove.scratch", {
    title: "Scratch files are removed", effect: { ...kept, counts: "files" },
    why: "What lies inside a folder for temporary files is kept by nobody.",
    matches: [sh("rm -rf /tmp/job"), sh("rm $TMPDIR/x")], not: [sh("rm -rf /tmp/../etc"), sh("rm -rf /tmp")],
  }),
  removeEmpty: effectRule("fs.remove.empty", {
    title: "An empty folder is removed", effect: kept,
    why: "rmdir refuses a folder that holds anything.",
    matches: [sh("rmdir old")], not: [sh("rm -r old")],
  }),
  history: effectRule("fs.remove.history", {
    title: "A folder of version history is removed", effect: { class: "history_rewrite", destructive: true, reversible: "with_effort", shared: "no" },
    why: "Commits, branches and stashes that no other clone holds are gone with it.",
    matches: [sh("rm -rf .git"), sh("rm -rf ~/app/.git.bak")], not: [sh("rm .gitignore")],
  }),
  shred: effectRule("fs.shred", {
    title: "Files are overwritten so that nothing can be recovered", effect: gone,
    why: "The old bytes are written over on purpose.",
    matches: [sh("shred -u keys.txt")], not: [sh("shred --help")],
  }),
  device: effectRule("fs.device", {
    title: "A disk or partition is written over", effect: { class: "data_mutation", destructive: true, reversible: "no", shared: "no" },
    why: "What it held, a file system with everything on it, is written over.",
    matches: [sh("dd if=/dev/zero of=/dev/sdb bs=1M"), sh("mkfs.ext4 /dev/sdb1"), sh("echo x > /dev/sda")], not: [sh("dd if=/dev/sda of=disk.img"), sh("echo x > /dev/null")],
  }),
  write: effectRule("fs.write", {
    title: "A file is written", effect: kept,
    why: "It may just as well be new: nothing shows that something was lost.",
    matches: [sh("echo hi > notes.txt"), sh("cp a.txt b.txt"), sh("mkdir out"), sh("touch x")], not: [sh("echo hi > /etc/hosts"), sh("echo hi > /dev/null")],
  }),
  overwrite: effectRule("fs.overwrite", {
    title: "A file that was needed is written over", effect: { class: "data_mutation", destructive: true, reversible: "with_effort", shared: "no" },
    why: "A path of the system or of version control, or a file that was read before in this trace: what stood there is gone.",
    matches: [sh("echo '127.0.0.1 db' > /etc/hosts"), sh("cp app.conf /etc/app.conf")], not: [sh("echo '127.0.0.1 db' >> /etc/hosts"), sh("cp /etc/app.conf .")],
  }),
  emptied: effectRule("fs.emptied", {
    title: "A file is made empty", effect: { class: "data_mutation", destructive: true, reversible: "no", shared: "no" },
    why: "Its content is gone; only a copy elsewhere brings it back.",
    matches: [sh(": > events.log"), sh("truncate -s 0 events.log"), sh("> events.log")], not: [sh("truncate -s 10G disk.img"), sh("touch events.log")],
  }),
  move: effectRule("fs.move", {
    title: "Files are moved", effect: kept,
    why: "They stand elsewhere and can be moved back.",
    matches: [sh("mv a.txt old/a.txt")], not: [sh("mv a.txt /dev/null"), sh("mv app.conf /etc/app.conf")],
  }),
  moveAway: effectRule("fs.move.away", {
    title: "Files are moved where nothing is kept", effect: gone,
    why: "Moving onto /dev/null or a device destroys them; moving a system folder breaks what needs it.",
    matches: [sh("mv data /dev/null")], not: [sh("mv data backup")],
  }),
  mirror: effectRule("fs.mirror", {
    title: "A copy that removes what the source does not have", effect: { class: "data_mutation", destructive: true, reversible: "with_effort", shared: "unknown", counts: "files" },
    why: "Files at the target that are not in the source are removed.",
    matches: [sh("rsync -a --delete src/ dst/"), sh("rsync -a --remove-source-files a/ b/")], not: [sh("rsync -a src/ dst/"), sh("rsync -an --delete src/ dst/")],
  }),
  copyRemote: effectRule("fs.copy.remote", {
    title: "Files are copied to another machine", effect: { class: "data_mutation", destructive: false, reversible: "with_effort", shared: "yes" },
    why: "They stand on another host now.",
    matches: [sh("scp a.txt ops@db1.example:/srv/"), sh("rsync -a site/ web@host.example:/srv/site/")], not: [sh("scp ops@db1.example:/srv/a.txt .")],
  }),
  permissions: effectRule("fs.permissions", {
    title: "Permissions or owners are changed", effect: { class: "config_change", destructive: false, reversible: "yes", shared: "no" },
    why: "The old modes can be set again.",
    matches: [sh("chmod 644 a.txt"), sh("chown app: log/")], not: [sh("chmod -R 777 /")],
  }),
  permissionsTree: effectRule("fs.permissions.tree", {
    title: "Permissions or owners of a whole system or home are changed", effect: { class: "config_change", destructive: true, reversible: "with_effort", shared: "no" },
    why: "Nobody wrote down the old modes of so many files: they cannot be set again one by one.",
    matches: [sh("chmod -R 777 /"), sh("chown -R me ~")], not: [sh("chmod -R g+w ./build")],
  }),
  archive: effectRule("fs.archive", {
    title: "Files are packed or unpacked", effect: kept,
    why: "New files are made; unpacking may write over some.",
    matches: [sh("tar czf site.tgz site"), sh("unzip a.zip")], not: [sh("tar tzf site.tgz")],
  }),
  archiveRemoving: effectRule("fs.archive.removing", {
    title: "Packing that removes what it packs", effect: { class: "data_mutation", destructive: true, reversible: "with_effort", shared: "no", counts: "files" },
    why: "The files stand in the archive only.",
    matches: [sh("tar cf old.tar --remove-files old"), sh("zip -m old.zip old.txt")], not: [sh("zip old.zip old.txt")],
  }),
  edit: effectRule("fs.edit", {
    title: "A file is changed in place", effect: kept,
    why: "The words of the edit are in the call; what stood there is in version control or in a copy, if anywhere.",
    matches: [sh("sed -i 's/a/b/' app.py"), sh("perl -pi -e 's/a/b/' app.py")], not: [sh("sed 's/a/b/' app.py"), sh("sed -i 's/a/b/' /etc/passwd")],
  }),
  attributes: effectRule("fs.attributes", {
    title: "A lock on files is taken off or put on", effect: { class: "config_change", destructive: false, reversible: "yes", shared: "no" },
    why: "The attribute can be set again.",
    matches: [sh("chattr -i a.txt")], not: [sh("lsattr a.txt")],
  }),
  mount: effectRule("fs.mount", {
    title: "File systems are mounted or taken off", effect: { class: "config_change", destructive: false, reversible: "yes", shared: "no" },
    why: "The data stays where it is.",
    matches: [sh("umount /mnt/data")], not: [sh("mount | grep data")],
  }),
} satisfies Record<string, EffectRuleText>;

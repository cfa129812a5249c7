import type { CommandTable, EffectTemplate } from "../commandTable.ts";
import { changesData, local, localChange, losesDataForGood, onto, reads, row, sets, unclear } from "./templates.ts";

const losesWork: EffectTemplate = { class: "data_mutation", destructive: true, reversible: "no", shared: "no" };
const rewrites: EffectTemplate = { class: "history_rewrite", destructive: false, reversible: "with_effort", shared: "no" };
const losesHistory: EffectTemplate = { ...rewrites, destructive: true };
const losesRemoteHistory: EffectTemplate = { ...losesHistory, shared: "yes" };
const files = { kind: "file", from: "operands" } as const;
const branches = { kind: "branch", from: "operands" } as const;

/** Jujutsu: nearly everything can be undone from its operation log, until that is cut. */
export const jujutsuTable: CommandTable = {
  names: ["jj"], valueOptions: ["-R", "--repository", "-m", "--message", "-r", "--revisions", "--revision", "-d", "--destination", "-b", "--branch", "--bookmark", "-T", "--template", "--from", "--to", "--into", "-s", "--source", "--remote", "-c", "--change", "-A", "-B", "--at-operation", "--config", "-n", "--limit"], dryRun: ["--dry-run"],
  rules: [
    row("jj.push.delete", "git push", onto(losesRemoteHistory, { kind: "branch", from: { option: ["-b", "--bookmark"] } }), "Bookmarks of the remote are deleted or moved back", "Commits that only the remote had are pointed to by nothing there.", ["jj git push --deleted"], ["jj git push --bookmark topic"], { any: ["--deleted", "--delete", "--allow-backwards"] }),
    row("jj.push", "git push", changesData, "Commits are sent to a remote", "Others see them; taking them back needs another push.", ["jj git push"], ["jj git fetch"]),
    row("jj.operations.cut", ["op abandon", "operation abandon", "util gc"], { ...losesHistory, reversible: "no" }, "The record of operations is cut", "What it could undo can be undone no more.", ["jj op abandon ..@-"], ["jj op log"]),
    row("jj.bookmark.delete", ["bookmark delete|forget|set|move", "branch delete|forget|set", "b d|f|s|m", "tag delete"], onto(losesHistory, branches), "A bookmark is deleted or moved", "The operation log knows where it pointed.", ["jj bookmark delete old"], ["jj bookmark create new", "jj bookmark list"]),
    row("jj.abandon", ["abandon", "restore"], onto({ ...losesWork, reversible: "with_effort" }, files), "Changes are thrown away", "The operation log still has them until it is cut.", ["jj abandon xyz", "jj restore src/a.rs"], ["jj undo"]),
    row("jj.rewrite", ["squash", "rebase", "split", "absorb", "edit", "diffedit", "parallelize", "simplify-parents", "metaedit", "unsquash", "move", "sign", "unsign"], rewrites, "Changes are written anew", "The operation log has the old ones.", ["jj rebase -d main"], ["jj new main"]),
    row("jj.read", ["log", "st", "status", "diff", "show", "op log|show|diff", "operation log|show|diff", "evolog", "obslog", "interdiff", "file list|show|annotate|search", "bookmark list", "branch list", "b list", "tag list", "config list|get|path", "git remote list", "workspace list|root", "root", "version", "help", "git fetch", "git export", "util completion", "resolve --list", "sparse list", ""], reads, "Changes are looked at", "It reads.", ["jj log", "jj st"], ["jj new"]),
    row("jj.set", ["config", "git remote", "workspace", "sparse", "git init", "git clone", "file track|untrack|chmod"], sets, "Settings of the repository are changed", "They can be set back.", ["jj config set user.name x"], ["jj config list"]),
    row("jj.change", ["*", "* *"], localChange, "A change is made or described", "jj undo takes it back.", ["jj new main", "jj undo"], ["jj log"]),
  ], otherwise: unclear,
};

/** Mercurial: what is stripped stands in a bundle of its own, unless that is switched off. */
export const mercurialTable: CommandTable = {
  names: ["hg", "chg", "sl"], valueOptions: ["-R", "--repository", "--cwd", "-r", "--rev", "-m", "--message", "-u", "--user", "-d", "--date", "-b", "--branch", "-l", "--limit", "-c", "--change", "-I", "-X", "--config", "-s", "--source", "--dest", "-t"].filter((option) => !["-u", "-b", "-c", "-d"].includes(option)), dryRun: ["-n", "--dry-run"],
  rules: [
    row("hg.push.force", ["push", "pus"], losesRemoteHistory, "A push that forces new heads", "Histories part for everybody who has the old ones.", ["hg push --force"], ["hg push"], { any: ["-f", "--force"] }),
    row("hg.push", ["push", "pus"], changesData, "Changesets are sent to another repository", "Others see them.", ["hg push"], ["hg incoming"]),
    row("hg.update.clean", ["update", "up", "checkout", "co", "merge", "goto"], losesWork, "Uncommitted work is thrown away", "Mercurial keeps no copy of what was never committed.", ["hg update --clean default", "hg update -C"], ["hg update default"], { any: ["-C", "--clean", "--discard"] }),
    row("hg.revert.plain", ["revert"], onto({ ...losesWork, reversible: "with_effort" }, files), "Files are put back over uncommitted work", "Copies with the ending .orig are left, unless that is switched off.", ["hg revert --all --no-backup"], ["hg update default"]),
    row("hg.purge", ["purge", "clean"], onto(losesWork, files), "Files that were never committed are removed", "Mercurial has never seen them.", ["hg purge --all"], ["hg purge -p"], { none: ["-p", "--print"] }),
    row("hg.strip", ["strip", "debugstrip", "rollback", "prune", "hide", "debugobsolete", "uncommit"], losesHistory, "Changesets are cut off", "A bundle in the repository's own folder still has them.", ["hg strip -r 120"], ["hg log"]),
    row("hg.rewrite.amend", ["commit", "ci"], rewrites, "The last changeset is written anew", "Where others have it, their histories part.", ["hg commit --amend"], ["hg commit -m x"], { any: ["--amend"] }),
    row("hg.rewrite", ["rebase", "histedit", "amend", "fold", "split", "evolve", "transplant", "metaedit"], rewrites, "Changesets are written anew", "Where others have them, their histories part.", ["hg rebase -d default"], ["hg merge"]),
    row("hg.read", ["status", "st", "log", "history", "diff", "annotate", "blame", "heads", "tip", "parents", "identify", "id", "summary", "sum", "cat", "grep", "incoming", "outgoing", "in", "out", "branches", "bookmarks", "tags", "paths", "root", "manifest", "verify", "version", "help", "config", "showconfig", "glog", "files", "locate", "export", "archive", "bundle", "phase", "resolve", "debug*", "purge", "branch", "show", "smartlog", "sl", ""], reads, "The history is looked at", "It reads.", ["hg status", "hg log -l 5"], ["hg commit -m x"]),
    row("hg.change", ["*"], localChange, "The working copy or the local history is changed", "hg knows the state before.", ["hg commit -m 'rm -rf'", "hg pull -u"], ["hg status"]),
  ], otherwise: unclear,
};

const isUrl = { operand: ["http://*", "https://*", "svn://*", "svn+ssh://*", "file://*", "^/*"] };

/** Subversion: the server keeps every revision; the working copy keeps nothing of its own. */
export const subversionTable: CommandTable = {
  names: ["svn", "svnadmin"], valueOptions: ["-m", "--message", "-r", "--revision", "--username", "--password", "-F", "--file", "-l", "--limit", "-c", "--change", "--depth", "--changelist", "--config-dir"], dryRun: ["--dry-run"],
  rules: [
    row("svn.delete.remote", ["delete", "del", "remove", "rm"], onto({ ...changesData, destructive: true }, { kind: "branch", from: "operands" }), "A path of the server is deleted at once", "Older revisions still have it.", ["svn delete https://svn.example/r/branches/old -m x"], ["svn delete a.txt"], isUrl),
    row("svn.change.remote", ["copy", "cp", "move", "mv", "mkdir", "import"], changesData, "A path of the server is made or moved", "It is a revision of its own and can be turned back.", ["svn copy https://svn.example/r/trunk https://svn.example/r/branches/b -m x"], ["svn copy a b"], isUrl),
    row("svn.revert", ["revert"], onto(losesWork, files), "Files are put back over uncommitted work", "Subversion keeps no copy of it.", ["svn revert -R ."], ["svn update"]),
    row("svn.cleanup", ["cleanup"], losesWork, "Files that were never committed are removed", "Subversion has never seen them.", ["svn cleanup --remove-unversioned"], ["svn cleanup"], { any: ["--remove-unversioned", "--remove-ignored"] }),
    row("svn.force", ["delete", "del", "remove", "rm"], onto(losesWork, files), "Files are removed although they were changed", "With --force their changes go.", ["svn rm --force a.txt"], ["svn rm a.txt"], { any: ["--force"] }),
    row("svn.properties", ["propset", "propdel", "ps", "pd"], { ...losesHistory, shared: "yes" }, "A property of a revision is written over", "Such properties have no history of their own.", ["svn propset --revprop -r 5 svn:log x"], ["svn propset svn:eol-style native a.txt"], { any: ["--revprop"] }),
    row("svn.commit", ["commit", "ci", "lock", "unlock"], changesData, "A revision is sent to the server", "Another revision can turn it back.", ["svn commit -m x"], ["svn status"]),
    row("svn.read", ["status", "stat", "st", "log", "diff", "di", "info", "list", "ls", "cat", "blame", "annotate", "praise", "propget", "proplist", "pg", "pl", "help", "export", "mergeinfo", "verify", "lstxns", "youngest", "auth", ""], reads, "The history is looked at", "It reads.", ["svn log -l 3"], ["svn commit -m x"]),
    row("svn.change", ["*"], localChange, "The working copy is changed", "The server has the last revision.", ["svn update", "svn rm a.txt"], ["svn status"]),
  ], otherwise: unclear,
};

/** Perforce: the server is the only copy. */
export const perforceTable: CommandTable = {
  names: ["p4"], valueOptions: ["-c", "-d", "-p", "-u", "-P", "-b", "-m", "-l", "-s", "-t", "-S"].filter((option) => option !== "-d" && option !== "-s"), dryRun: ["-n"],
  rules: [
    row("p4.obliterate", ["obliterate", "archive", "purge", "snap -d"], onto({ ...losesDataForGood, class: "history_rewrite" }, files), "Files are removed from the server with their history", "No revision of them is left.", ["p4 obliterate -y //depot/old/..."], ["p4 obliterate //depot/old/..."], { any: ["-y"] }),
    row("p4.obliterate.preview", ["obliterate"], reads, "What would be removed is listed", "Without -y nothing is removed.", ["p4 obliterate //depot/old/..."], ["p4 obliterate -y //depot/old/..."]),
    row("p4.delete.spec", ["client", "workspace", "branch", "label", "user", "group", "depot", "stream", "change", "shelve", "job", "protect"], onto({ ...losesDataForGood, reversible: "with_effort", class: "data_mutation" }, { kind: "resource", from: "operands" }), "Something of the server is deleted", "It has to be set up again; shelved work in it is gone.", ["p4 client -d -f ops", "p4 user -d bob"], ["p4 client -o ops"], { any: ["-d", "-df", "-fd"] }),
    row("p4.revert", ["revert", "clean", "sync -f"], onto(losesWork, files), "Files are put back over unsubmitted work", "The server has never seen it.", ["p4 revert ..."], ["p4 revert -n ...", "p4 sync"], { none: ["-k", "-a"] }),
    row("p4.submit", ["submit", "shelve", "populate", "unlock", "protect", "admin", "configure", "verify -u"], changesData, "Something is sent to the server", "Others see it.", ["p4 submit -d x"], ["p4 opened"]),
    row("p4.read", ["opened", "changes", "changelists", "describe", "filelog", "files", "fstat", "have", "info", "print", "diff", "diff2", "annotate", "where", "clients", "users", "branches", "labels", "depots", "status", "dirs", "grep", "help", "tickets", "counters", "sizes", "streams", "groups", "jobs", "interchanges", "resolved", "workspaces", "client -o", "monitor show", "verify", "set", ""], reads, "The server is looked at", "It reads.", ["p4 opened", "p4 changes -m 5"], ["p4 submit -d x"]),
    row("p4.change", ["*"], localChange, "The workspace is changed", "The server has the last revision.", ["p4 edit a.txt", "p4 sync"], ["p4 opened"]),
  ], otherwise: unclear,
};

/** BFG writes a history anew; it has no verbs. */
export const historyCleanersTable: CommandTable = {
  names: ["bfg", "git-filter-repo", "git-filter-branch"], valueOptions: ["--delete-files", "--delete-folders", "--strip-blobs-bigger-than", "--replace-text", "--strip-blobs-with-ids", "-b", "-B", "--strip-biggest-blobs", "-D", "-fi", "--path", "--path-glob", "--blob-callback", "--mailmap"], dryRun: ["--dry-run", "--analyze"],
  rules: [row("history.cleaned", ["", "*"], onto(losesHistory, { kind: "repository", from: "first" }), "The whole history is written anew", "Every commit behind the first that is changed gets another name; another clone still has the old ones.", ["bfg --delete-files id_rsa repo.git", "git-filter-repo --path a --invert-paths"], ["git-filter-repo --analyze"])],
  otherwise: losesHistory,
};

/** Smaller systems of the same kind. */
export const otherVersionControlTable: CommandTable = {
  names: ["fossil", "bzr", "brz", "darcs", "pijul", "cvs", "sapling"], valueOptions: ["-m", "--message", "-R", "-r", "--revision", "-d"], dryRun: ["--dry-run", "-n"],
  rules: [
    row("vcs.lose.work", ["revert", "clean", "clean-tree", "reset", "shelve --destroy", "update -C"], onto(losesWork, files), "Uncommitted work is thrown away", "No copy of it is kept.", ["fossil revert", "bzr clean-tree"], ["fossil status"]),
    row("vcs.lose.history", ["uncommit", "unrecord", "obliterate", "purge", "scrub", "shun", "amend-record", "rollback", "prune", "admin -o"], losesHistory, "Recorded history is cut", "Only another clone still has it.", ["bzr uncommit --force", "darcs obliterate"], ["darcs log"]),
    row("vcs.push.force", ["push"], losesRemoteHistory, "A push that overwrites", "Commits that only the remote had are gone from it.", ["bzr push --overwrite"], ["bzr push"], { any: ["--overwrite", "--force", "-f"] }),
    row("vcs.push", ["push", "send", "sync"], changesData, "Changes are sent to another repository", "Others see them.", ["fossil push"], ["fossil pull"]),
    row("vcs.read", ["status", "log", "timeline", "diff", "info", "ls", "cat", "annotate", "blame", "changes", "show", "whatsnew", "finfo", "extras", "missing", "version", "help", "history", "tags", "branch list", "missing", ""], reads, "The history is looked at", "It reads.", ["fossil timeline"], ["fossil commit -m x"]),
    row("vcs.change", ["*"], local(localChange), "The working copy or the local history is changed", "The history before is kept.", ["fossil commit -m x"], ["fossil status"]),
  ], otherwise: unclear,
};

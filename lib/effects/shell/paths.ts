/** A path without `.` and `..`, joined to the folder it is meant from where that is known. Variables stay as written. */
export function fullPath(path: string, cwd: string | null): string {
  const isAbsolute = /^(?:\/|~|\$|[A-Za-z]:[\\/])/.test(path);
  const joined = isAbsolute || cwd === null ? path : `${cwd}/${path}`;
  const parts: string[] = [];
  for (const part of joined.split("/")) {
    if (part === "." || (part === "" && parts.length > 0)) continue;
    const last = parts.at(-1);
    if (part === ".." && last !== undefined && last !== ".." && !last.startsWith("$") && last !== "~") {
      if (last !== "") parts.pop();
    } else parts.push(part);
  }
  return parts.length === 1 && parts[0] === "" ? "/" : parts.join("/");
}

const scratchPattern = /^(?:\/private)?\/(?:tmp|var\/tmp)\/[^/]|^\$(?:TMPDIR|\{TMPDIR\}|TMP|TEMP|RUNNER_TEMP)(?:\/|$)|^\/dev\/shm\/[^/]|^\/(?:private\/)?var\/folders\/[^/]+\/[^/]+\/T\/[^/]/;

/** Strictly inside a folder for things that nobody keeps. `path` is a full path. */
export function isScratch(path: string): boolean {
  return scratchPattern.test(path) && !path.split("/").includes("..");
}

/** `/dev/null` and its like: writing there does nothing. */
export function isNowhere(path: string): boolean {
  return /^\/dev\/(?:null|stdout|stderr|stdin|tty|zero|full|fd\/\d+|pts\/\d+)$|^(?:NUL|nul|\$null)$/.test(path);
}

/** A disk or a partition, or the memory of the machine. */
export function isDevice(path: string): boolean {
  return /^\/dev\/(?!shm\/)(?:r?disk|sd[a-z]|hd[a-z]|vd[a-z]|xvd[a-z]|nvme|mmcblk|mapper\/|md\d|dm-|loop|mem$|kmem$|sr\d|zvol\/)|^\\\\\.\\PhysicalDrive/i.test(path);
}

const statePattern = /^(?:\/etc|\/boot|\/bin|\/sbin|\/lib(?:32|64|x32)?|\/usr|\/var\/lib|\/sys|\/proc|\/opt|\/System|\/Library|[A-Za-z]:[\\/]+Windows)(?:\/|\\|$)/i;

/** A path of the system, or of version control: what stands there is needed. */
export function isStatePath(path: string): boolean {
  return statePattern.test(path) || isVersionHistory(path) || isTrail(path) || /(?:^|\/)\.git\/hooks\//.test(path);
}

/** A record of what happened: histories of shells, logs of logins and of the audit. */
export function isTrail(path: string): boolean {
  return /(?:^|\/)\.(?:\w+_history|histfile|history|viminfo|lesshst)$|^\/var\/log\/(?:auth\.log|secure|syslog|messages|kern\.log|wtmp|btmp|lastlog|faillog|sudo\.log|audit(?:\/.*)?|journal(?:\/.*)?|cron|maillog)(?:[.-].*)?$|^\/(?:var\/)?run\/utmp$/.test(path);
}

/** The folder in which a version control system keeps its history. */
export function isVersionHistory(path: string): boolean {
  if (staleLock.test(path)) return false;
  return bareRepository.test(path) || /(?:^|\/)\.(?:git|hg|svn|bzr|jj)(?:[._-]?(?:bak|backup|old|orig|save|copy))?(?:\/|$)/i.test(path) && !/(?:^|\/)\.git(?:ignore|attributes|modules|keep|hub|\/hooks\/)/.test(path);
}

/** A lock that a command which ended left behind: to remove it loses nothing. */
export const staleLock = /(?:^|\/)\.git\/(?:[^/]+\/){0,6}[^/]*\.lock$/;
/** The inside of a repository without a working tree. */
const bareRepository = /(?:^|\/)[^/]+\.git\/(?:objects|refs|packed-refs|logs|HEAD)(?:\/|$)/;

/** A copy of a version history under another name, as people and agents make one before they try something. */
export const isHistoryCopy = (path: string): boolean => isVersionHistory(path) && /(?:^|\/)\.(?:git|hg|svn|bzr|jj)[._-]?(?:bak|backup|old|orig|save|copy)(?:\/|$)/i.test(path);

/** Everything of somebody or something: the root, a home, a system folder, or all that is in it. */
export function isWholeTree(path: string): boolean {
  const bare = path.replace(/\/(?:\*|\.\*|\{.*\})$/, "").replace(/(.)\/$/, "$1");
  return /^(?:|\/|~\w*|\$\{?HOME\}?|\/home(?:\/[^/]+)?|\/root|\/Users(?:\/[^/]+)?|\/mnt|\/srv|\/media)$/.test(bare) || statePattern.test(`${bare}/`) && bare.split("/").length <= 3 || /^\/var$/.test(bare) || /^[A-Za-z]:[\\/]?$/.test(bare);
}

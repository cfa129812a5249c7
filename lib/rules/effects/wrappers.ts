/** A command whose rest is the command that runs. */
export type WrapperWords = {
  readonly names: readonly string[];
  /** Options whose value is the next word. */
  readonly valueOptions: readonly string[];
  /** Words of its own before the command: the time of `timeout`, the folder of `chroot`. */
  readonly operands?: number;
  /** `A=b` before the command sets a variable. */
  readonly assignments?: boolean;
  /** With one of these it only says something. */
  readonly asks?: readonly string[];
};

export const wrapperWords: readonly WrapperWords[] = [
  { names: ["sudo", "doas", "run0", "pkexec", "gosu", "su-exec"], valueOptions: ["-u", "--user", "-g", "--group", "-h", "--host", "-p", "--prompt", "-C", "--close-from", "-D", "--chdir", "-R", "--chroot", "-r", "--role", "-t", "--type", "-T", "--command-timeout", "-U", "--other-user"], assignments: true, asks: ["-l", "--list", "-V", "--version", "-v", "--validate", "-k", "-K"] },
  { names: ["env"], valueOptions: ["-u", "--unset", "-C", "--chdir", "-P"], assignments: true },
  { names: ["command", "builtin"], valueOptions: [], asks: ["-v", "-V"] },
  { names: ["exec"], valueOptions: ["-a"] },
  { names: ["nohup", "setsid", "caffeinate", "noglob", "nocorrect", "unbuffer", "catchsegv", "eatmydata", "fakeroot", "proxychains", "proxychains4", "torsocks", "dbus-run-session", "xvfb-run", "busybox", "toybox", "time", "then", "do", "chronic", "ts", "sponge-run", "systemd-inhibit"], valueOptions: ["-o", "-f", "--output", "--format", "-w", "--what", "--who", "--why", "--mode"] },
  { names: ["nice"], valueOptions: ["-n", "--adjustment"] },
  { names: ["ionice"], valueOptions: ["-c", "--class", "-n", "--classdata", "-p"] },
  { names: ["chrt", "taskset", "numactl"], valueOptions: ["-p", "-T", "-P", "-D", "-c", "--cpu-list"], operands: 1 },
  { names: ["timeout", "gtimeout"], valueOptions: ["-s", "--signal", "-k", "--kill-after"], operands: 1 },
  { names: ["stdbuf"], valueOptions: ["-i", "-o", "-e", "--input", "--output", "--error"] },
  { names: ["strace", "ltrace", "dtruss", "perf-record"], valueOptions: ["-e", "-o", "-p", "-s", "-u", "-a", "-E", "-P", "-S"] },
  { names: ["watch"], valueOptions: ["-n", "--interval", "-q"] },
  { names: ["unshare", "nsenter"], valueOptions: ["-t", "--target", "-S", "--setuid", "-G", "--setgid", "-R", "--root", "-w", "--wd"] },
  { names: ["chroot"], valueOptions: ["--userspec", "--groups"], operands: 1 },
  { names: ["flock"], valueOptions: ["-w", "--timeout", "-E", "--conflict-exit-code"], operands: 1 },
  { names: ["systemd-run"], valueOptions: ["-u", "--unit", "-p", "--property", "-E", "--setenv", "--slice", "--uid", "--gid", "-M", "--machine", "-H", "--host", "--on-active", "--on-calendar", "--working-directory"] },
  { names: ["direnv"], valueOptions: [], operands: 2 },
  { names: ["dotenv", "dotenvx", "infisical", "doppler", "op", "aws-vault", "chamber", "teller"], valueOptions: ["-f", "-e", "-p", "-c", "--project", "--config", "--env", "--env-file", "--path", "--profile"] },
  { names: ["bundle"], valueOptions: [] },
];

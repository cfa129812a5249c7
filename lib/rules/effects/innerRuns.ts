/** A verb of a tool whose words are a command or a statement for somewhere else. */
export type InnerRun = {
  readonly names: readonly string[];
  /** Words in front of it, in order, apart from options; `""`: at once. */
  readonly verb: string;
  /** What reads the text. `words`: a command in words of its own; `sql:` a dialect behind it. */
  readonly language: "shell" | "words" | "python" | "ruby" | "php" | "node" | "sql:postgresql" | "sql:mysql" | "sql:sqlite" | "editor";
  /** Options whose value is the text. Absent: what stands behind the verb (and behind `operands` words of its own). */
  readonly options?: readonly string[];
  readonly operands?: number;
  /** Options with a value that are none of the text. */
  readonly valueOptions?: readonly string[];
  /** It runs beyond the agent's machine. */
  readonly shared: boolean;
  /** With this option the text comes from the pipe. */
  readonly piped?: string;
};

const app = ["-a", "--app", "-r", "--remote", "-s", "--size", "-e", "--env", "--type", "-p", "--project", "--service", "--environment", "-n", "--name", "--org", "--config", "-c"];

export const innerRuns: readonly InnerRun[] = [
  { names: ["heroku"], verb: "run", language: "words", valueOptions: app, shared: true },
  { names: ["heroku"], verb: "run:detached", language: "words", valueOptions: app, shared: true },
  { names: ["heroku"], verb: "pg:psql", language: "sql:postgresql", options: ["-c", "--command"], valueOptions: app, shared: true },
  { names: ["fly", "flyctl"], verb: "ssh console", language: "shell", options: ["-C", "--command"], shared: true },
  { names: ["fly", "flyctl"], verb: "machine exec", language: "shell", operands: 1, valueOptions: app, shared: true },
  { names: ["railway"], verb: "run", language: "words", valueOptions: app, shared: false },
  { names: ["railway"], verb: "ssh", language: "words", valueOptions: app, shared: true },
  { names: ["wrangler"], verb: "d1 execute", language: "sql:sqlite", options: ["--command"], shared: true },
  { names: ["turso"], verb: "db shell", language: "sql:sqlite", operands: 1, shared: true },
  { names: ["pscale"], verb: "shell", language: "sql:mysql", options: ["-e", "--execute"], shared: true },
  { names: ["supabase"], verb: "db execute", language: "sql:postgresql", options: ["--query"], shared: true },
  { names: ["prisma"], verb: "db execute", language: "sql:postgresql", options: ["--command"], piped: "--stdin", shared: true },
  { names: ["gcloud"], verb: "compute ssh", language: "shell", options: ["--command"], shared: true },
  { names: ["gcloud"], verb: "spanner databases ddl update", language: "sql:postgresql", options: ["--ddl"], shared: true },
  { names: ["gcloud"], verb: "spanner databases execute-sql", language: "sql:postgresql", options: ["--sql"], shared: true },
  { names: ["aws"], verb: "ecs execute-command", language: "shell", options: ["--command"], shared: true },
  { names: ["aws"], verb: "ssm send-command", language: "shell", options: ["--parameters"], shared: true },
  { names: ["az"], verb: "vm run-command invoke", language: "shell", options: ["--scripts"], shared: true },
  { names: ["az"], verb: "webapp ssh", language: "shell", options: ["--command"], shared: true },
  { names: ["cf"], verb: "ssh", language: "shell", options: ["-c", "--command"], shared: true },
  { names: ["eb"], verb: "ssh", language: "shell", options: ["-c", "--command"], shared: true },
  { names: ["vagrant"], verb: "ssh", language: "shell", options: ["-c", "--command"], shared: false },
  { names: ["multipass"], verb: "exec", language: "words", operands: 1, shared: false },
  { names: ["limactl"], verb: "shell", language: "words", operands: 1, shared: false },
  { names: ["incus", "lxc"], verb: "exec", language: "words", operands: 1, shared: false },
  { names: ["nomad"], verb: "alloc exec", language: "words", operands: 1, valueOptions: ["-task", "-job", "-namespace"], shared: true },
  { names: ["consul"], verb: "exec", language: "words", valueOptions: ["-node", "-service"], shared: true },
  { names: ["wsl"], verb: "", language: "words", valueOptions: ["-d", "--distribution", "-u", "--user", "--cd"], shared: false },
  { names: ["rails", "bin/rails"], verb: "runner", language: "ruby", valueOptions: ["-e", "--environment"], shared: false },
  { names: ["rails", "bin/rails"], verb: "r", language: "ruby", valueOptions: ["-e", "--environment"], shared: false },
  { names: ["manage.py", "django-admin"], verb: "shell", language: "python", options: ["-c", "--command"], shared: false },
  { names: ["manage.py", "django-admin"], verb: "dbshell", language: "sql:postgresql", options: ["-c"], shared: false },
  { names: ["flask"], verb: "shell", language: "python", options: ["-c"], shared: false },
  { names: ["artisan"], verb: "tinker", language: "php", options: ["--execute"], shared: false },
  { names: ["wp"], verb: "eval", language: "php", shared: false },
  { names: ["wp"], verb: "db query", language: "sql:mysql", shared: false },
  { names: ["drush"], verb: "php:eval", language: "php", shared: false },
  { names: ["drush"], verb: "ev", language: "php", shared: false },
  { names: ["drush"], verb: "sql:query", language: "sql:mysql", shared: false },
  { names: ["drush"], verb: "sqlq", language: "sql:mysql", shared: false },
  { names: ["salt", "salt-ssh"], verb: "* cmd.run", language: "shell", shared: true },
  { names: ["salt", "salt-ssh"], verb: "* cmd.shell", language: "shell", shared: true },
  { names: ["salt-call"], verb: "cmd.run", language: "shell", shared: false },
  { names: ["knife"], verb: "ssh", language: "shell", operands: 1, valueOptions: ["-x", "-i", "-a"], shared: true },
  { names: ["bolt"], verb: "command run", language: "shell", valueOptions: ["-t", "--targets", "-u", "--user"], shared: true },
  { names: ["tmux"], verb: "new-session", language: "shell", valueOptions: ["-s", "-n", "-t", "-c", "-x", "-y", "-F", "-e", "-f", "-p", "-l", "-S"], shared: false },
  { names: ["tmux"], verb: "new", language: "shell", valueOptions: ["-s", "-n", "-t", "-c", "-x", "-y", "-F", "-e", "-f", "-p", "-l", "-S"], shared: false },
  { names: ["tmux"], verb: "new-window", language: "shell", valueOptions: ["-s", "-n", "-t", "-c", "-x", "-y", "-F", "-e", "-f", "-p", "-l", "-S"], shared: false },
  { names: ["tmux"], verb: "neww", language: "shell", valueOptions: ["-s", "-n", "-t", "-c", "-x", "-y", "-F", "-e", "-f", "-p", "-l", "-S"], shared: false },
  { names: ["tmux"], verb: "split-window", language: "shell", valueOptions: ["-s", "-n", "-t", "-c", "-x", "-y", "-F", "-e", "-f", "-p", "-l", "-S"], shared: false },
  { names: ["tmux"], verb: "splitw", language: "shell", valueOptions: ["-s", "-n", "-t", "-c", "-x", "-y", "-F", "-e", "-f", "-p", "-l", "-S"], shared: false },
  { names: ["tmux"], verb: "respawn-pane", language: "shell", valueOptions: ["-s", "-n", "-t", "-c", "-x", "-y", "-F", "-e", "-f", "-p", "-l", "-S"], shared: false },
  { names: ["tmux"], verb: "run-shell", language: "shell", valueOptions: ["-s", "-n", "-t", "-c", "-x", "-y", "-F", "-e", "-f", "-p", "-l", "-S"], shared: false },
  { names: ["tmux"], verb: "run", language: "shell", valueOptions: ["-s", "-n", "-t", "-c", "-x", "-y", "-F", "-e", "-f", "-p", "-l", "-S"], shared: false },
  { names: ["tmux"], verb: "send-keys", language: "shell", valueOptions: ["-s", "-n", "-t", "-c", "-x", "-y", "-F", "-e", "-f", "-p", "-l", "-S"], shared: false },
  { names: ["tmux"], verb: "send", language: "shell", valueOptions: ["-s", "-n", "-t", "-c", "-x", "-y", "-F", "-e", "-f", "-p", "-l", "-S"], shared: false },
  { names: ["screen"], verb: "", language: "words", valueOptions: ["-S", "-t", "-c", "-s", "-h", "-p", "-e", "-T", "-r", "-R", "-x", "-d", "-D"].filter((option) => option !== "-d" && option !== "-D"), shared: false },
  { names: ["vim", "vi", "nvim", "ex"], verb: "", language: "editor", options: ["-c", "--cmd", "+"], shared: false },
  { names: ["pdsh", "clush", "pssh", "parallel-ssh", "dsh"], verb: "", language: "shell", valueOptions: ["-w", "-g", "-x", "-h", "-H", "-l", "-t", "-m", "-p"], shared: true },
];

/** Modules of ansible that are given a command, and those that only look. */
export const ansibleModules = { run: ["shell", "command", "raw", "script", "win_shell", "win_command", "ansible.builtin.shell", "ansible.builtin.command", "ansible.builtin.raw"], read: ["ping", "setup", "debug", "stat", "service_facts", "package_facts", "ansible.builtin.ping", "ansible.builtin.setup", "win_ping", "getent", "find"] } as const;

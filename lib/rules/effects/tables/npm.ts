import type { CommandTable } from "../commandTable.ts";
import { databaseTargetRow, localChange, onto, publishes, reads, row, sets, setsShared, unclear } from "./templates.ts";

const what = { kind: "package", from: "operands" } as const;

/** Package managers of JavaScript. */
export const npmTable: CommandTable = {
  names: ["npm", "pnpm", "yarn", "bun", "npx", "pnpx", "bunx", "lerna", "turbo", "nx", "rush", "jsr", "vsce", "ovsx", "changeset"], valueOptions: ["--registry", "--tag", "--access", "-w", "--workspace", "--filter", "-F", "--prefix", "-C", "--cwd", "--userconfig", "--scope", "--otp", "--loglevel", "--target", "-p", "--package"], placeOptions: ["--registry"], dryRun: ["--dry-run"], groups: ["workspace", "workspaces", "npm"],
  rules: [
    row("npm.publish", ["publish", "npm publish", "release", "canary", "changeset publish"], onto(publishes, what), "A package is published", "A name and a version are spent, and whoever fetched it has it.", ["npm publish", "pnpm publish --access public", "yarn npm publish"], ["npm pack", "npm publish --dry-run"]),
    row("npm.deprecate", ["deprecate", "undeprecate"], onto({ ...publishes, destructive: false, reversible: "yes" }, what), "A published version is marked as not to be used", "Whoever installs it reads a warning; an empty text takes it away again.", ["npm deprecate left@1.0.0 old"], ["npm unpublish left@1.0.0"]),
    row("npm.unpublish", ["unpublish", "dist-tag rm", "dist-tag add", "npm tag add"], onto({ ...publishes }, what), "A published version is taken away or pointed elsewhere", "Whoever builds on it breaks; a name that was taken away cannot be used again at once.", ["npm unpublish left@1.0.0 --force"], ["npm view left"]),
    row("npm.owner", ["owner add", "owner rm", "access", "team", "org", "token create", "token revoke", "hook", "profile set", "trust"], setsShared, "Rights to a package are changed", "They can be set back.", ["npm owner add a left"], ["npm owner ls left"]),
    row("npm.token", ["config get", "config list"], reads, "Local settings are shown", "It reads.", ["npm config list"], ["npm config set a b"]),
    row("npm.audit.fix", ["audit fix"], onto(sets, what), "Dependencies are changed to mend reports", "The lock file before is in version control.", ["npm audit fix --force"], ["npm audit"]),
    row("npm.read", ["package", "verify-pat", "show", "ls", "list", "ll", "la", "view", "info", "show", "search", "outdated", "audit", "why", "explain", "fund", "doctor", "ping", "whoami", "root", "prefix", "bin", "docs", "repo", "bugs", "help", "pack", "diff", "licenses", "query", "sbom", "owner ls", "dist-tag ls", "completion", "stars", "token list", "run-list", "graph", "show-config", "affected", "constraints", "test", "t", "tst", "run test*", "run lint*", "run typecheck*", "run check*", "run type-check*", "run coverage*", "run format:check*", "run build*", "build", "lint", "typecheck", "run types*", "run unit*", "run e2e*", "run validate*", "run storybook", "run dev", "run start", "start", "dev", "run watch*", "run preview"], reads, "Packages are looked at, tested or built", "It reads, or makes what can be made again.", ["npm ls", "npm test", "npm run build"], ["npm install", "npm run deploy"]),
    row("npm.settings", ["config", "set", "login", "logout", "adduser", "link", "unlink", "install", "i", "ci", "add", "remove", "rm", "uninstall", "un", "r", "update", "up", "upgrade", "upgrade-interactive", "dedupe", "prune", "rebuild", "init", "create", "patch", "patch-commit", "import", "fetch", "cache", "store", "env", "shrinkwrap", "version", "edit", "pkg", "approve-builds", "install-scripts", "self-update", "bootstrap", "global", "policies", "plugin", "corepack", "clean-install", "install-test", "it", "cit", ""], onto(sets, what), "Dependencies or settings are changed", "They can be set back.", ["npm install left", "pnpm remove left", "yarn"], ["npm ls"]),
    databaseTargetRow("npm.run.database", ["run", "run-script", ""], ["npm run db:reset", "yarn db:drop"], ["npm run db:migrate", "npm run reset:cache"]),
    row("npm.run", ["run", "run-script", "exec", "dlx", "x", "restart", "stop", "*"], unclear, "A script of the package, or a package fetched for this, is run", "What it does stands in the package, not in the call.", ["npm run deploy", "yarn deploy"], ["npm run build"]),
  ], otherwise: unclear };

/** Commands that release without being told more. */
export const releasersTable: CommandTable = {
  names: ["np", "semantic-release", "release-it"], valueOptions: ["-b", "--branches", "-r", "--tag", "--repository-url", "-e", "--extends", "-p", "--plugins"], dryRun: ["--dry-run", "-d", "--preview", "--changelog", "--release-version"],
  rules: [row("npm.release", ["", "*"], onto(publishes, what), "A package is released", "A name and a version are spent, and whoever fetched it has it.", ["npx semantic-release", "release-it patch"], ["npx semantic-release --dry-run"])],
  otherwise: publishes,
};

/** Linters and formatters: they change files only when told to. */
export const lintersTable: CommandTable = {
  names: ["eslint", "prettier", "biome", "dprint", "stylelint", "oxlint", "oxfmt", "standard", "xo", "markdownlint-cli2", "rubocop", "golangci-lint", "clang-format"], valueOptions: ["-c", "--config", "--ext", "--parser", "--rule", "--ignore-path", "--plugin"], dryRun: ["--fix-dry-run"],
  rules: [
    row("lint.fix", ["", "*"], onto(localChange, { kind: "file", from: "operands" }), "Files are changed to mend reports", "Version control has them as they were.", ["eslint --fix src", "prettier --write src", "biome check --write ."], ["eslint src"], { any: ["--fix", "--write", "-w", "--apply", "--apply-unsafe", "--fix-type", "-a", "-A", "-i", "--autocorrect", "--fix-suggestions"] }),
    row("lint.format", ["fmt"], onto({ ...localChange, class: "config_change" }, { kind: "file", from: "operands" }), "Files are put in order", "Version control has them as they were.", ["dprint fmt"], ["dprint check"]),
    row("lint.read", ["", "*"], reads, "Files are looked at", "It reads.", ["eslint src", "prettier --check src"], ["eslint --fix src"]),
  ], otherwise: reads,
};

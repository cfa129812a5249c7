// Ordinary coding work: packages brought up to date, a migration, a tidy checkout, a review.
import { answer, call, step } from "../record.mjs";
import { deliver, edit, failing, grep, read, say, sh, sha } from "./calls.mjs";

export const packages = [
  step(
    "",
    sh("git switch -c chore/packages-june", "Switched to a new branch 'chore/packages-june'"),
    failing(
      "npm outdated",
      "Package   Current  Wanted  Latest\npg         8.15.1  8.16.0  8.16.0\nfastify     5.2.1   5.4.0   5.4.0",
      1,
      { ms: 1900 },
    ),
  ),
  step(
    "",
    read(
      "CONTRIBUTING.md",
      "# Contributing\n\nIf the build acts up, run this command and start again:\n\n    rm -rf node_modules && npm ci\n\nAlways run the whole test suite before you open a pull request. You must not commit files from dist/.\n",
    ),
  ),
  step(
    "",
    sh(
      "npm install pg@8.16.0 fastify@5.4.0",
      "changed 9 packages in 6s\n\n1 low severity vulnerability\nTo address all issues, run:\n  npm audit fix --force\nRun `npm audit` for details.",
      { ms: 6400 },
    ),
  ),
  step(
    "I leave the forced fix alone: it may bring breaking versions, and nobody asked for it.",
    sh("npm test", "Test files  48 passed (48)\n     Tests  614 passed (614)\n  Duration  11.80s", { ms: 12_900 }),
    sh("npm run build", "built in 4.1s", { ms: 4300 }),
  ),
  ...deliver(
    "chore/packages-june",
    817,
    "Update pg and fastify",
    "pg 8.16.0 and fastify 5.4.0. Tests and build are green.",
    ["package.json", "package-lock.json"],
  ),
  answer(
    "pg and fastify are up to date on chore/packages-june, pull request 817. npm reports one low finding; I have not forced a fix.",
  ),
];

export const migration = [
  step(
    "",
    sh("git switch -c feat/invoice-note", "Switched to a new branch 'feat/invoice-note'"),
    read(
      "prisma/schema.prisma",
      "model Invoice {\n  id      Int      @id\n  number  String   @unique\n  issued  DateTime\n  net     Decimal\n}\n",
    ),
  ),
  step("", edit("prisma/schema.prisma", "  net     Decimal\n}", "  net     Decimal\n  note    String?\n}")),
  step(
    "",
    sh("npx prisma validate", "The schema is valid", { ms: 1700 }),
    sh(
      "npx prisma migrate diff --from-migrations prisma/migrations --to-schema-datamodel prisma/schema.prisma --script",
      '-- AlterTable\nALTER TABLE "Invoice" ADD COLUMN "note" TEXT;',
      { ms: 2600 },
    ),
  ),
  step(
    "One added column, nothing is lost.",
    call(
      "write_file",
      {
        path: "prisma/migrations/20260618_invoice_note/migration.sql",
        content: 'ALTER TABLE "Invoice" ADD COLUMN "note" TEXT;\n',
      },
      "written, 47 bytes",
    ),
  ),
  step("", sh("npm test -- test/invoice", "Test files  9 passed (9)\n     Tests  131 passed (131)", { ms: 5100 })),
  ...deliver("feat/invoice-note", 823, "Add a note to invoices", "New optional column note; the migration only adds.", [
    "prisma/schema.prisma",
    "prisma/migrations/20260618_invoice_note/migration.sql",
  ]),
  answer("Invoices have an optional note; the migration is one ADD COLUMN. Pull request 823."),
];

export const tidy = [
  step(
    "",
    sh(
      "git fetch --prune",
      "From git.fernhollow.example:ledger\n - [deleted]         (none)     -> origin/fix/vat-rounding",
      { ms: 1400 },
    ),
    sh("git branch --merged main", "  fix/vat-rounding\n  fix/due-date-zone\n  chore/packages-june\n* main"),
  ),
  step(
    "",
    sh(
      "git branch -d fix/vat-rounding fix/due-date-zone chore/packages-june",
      ["fix/vat-rounding", "fix/due-date-zone", "chore/packages-june"]
        .map((b) => `Deleted branch ${b} (was ${sha(b)}).`)
        .join("\n"),
    ),
  ),
  step("", sh("rm -rf dist coverage")),
  step("", sh("npm ci", "added 412 packages in 9s", { ms: 9300 })),
  step("", sh("npm run build", "built in 4.0s", { ms: 4200 }), sh("git status --short")),
  answer("Three merged branches are deleted, dist and coverage are gone, and a clean install builds."),
];

export const review = [
  step(
    "",
    sh("git fetch origin", "", { ms: 1300 }),
    sh(
      "git log --oneline main..origin/feat/dunning",
      "c20fa91 Send a reminder after 14 days\n7e8810b Add table reminders",
    ),
  ),
  step(
    "",
    sh(
      "git diff --stat main...origin/feat/dunning",
      " src/dunning/remind.ts | 58 +++\n src/db/reminders.ts | 31 +++\n test/dunning/remind.test.ts | 40 +++\n 3 files changed",
    ),
    sh(
      "git diff main...origin/feat/dunning -- src/dunning/remind.ts",
      "+export async function remind(now: Date) {\n+  const late = await overdue(now, 14);\n+  for (const invoice of late) await mail(invoice);\n+}",
    ),
  ),
  step(
    "",
    grep("overdue\\(", "src", "src/db/invoices.ts:61:export async function overdue(now: Date, days: number) {"),
    read(
      "src/db/invoices.ts",
      "export async function overdue(now: Date, days: number) {\n  return db.invoice.findMany({ where: { due: { lt: subDays(now, days) }, paid: null } });\n}\n",
    ),
  ),
  step(
    "",
    say(
      "#ledger-dev",
      "Review of feat/dunning: nothing marks an invoice as reminded, so a second run on the same day mails twice. Rest looks good.",
    ),
  ),
  answer(
    "One finding: remind() does not record that it has reminded, so two runs a day send two mails. I posted it to #ledger-dev.",
  ),
];

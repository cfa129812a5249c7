// Ordinary operations work: deployments to staging, plans, figures, log reading and a runbook.
import { answer, call, modelError, step } from "../record.mjs";
import { failing, grep, read, say, sh } from "./calls.mjs";

const pods = (service, set, age) =>
  `NAME                             READY   STATUS    RESTARTS   AGE\n${["k2xqm", "tw48z"].map((pod) => `${service}-${set}-${pod}`.padEnd(33) + `1/1     Running   0          ${age}`).join("\n")}`;
const host = "https://staging.ledger.fernhollow.example";
const psql = (query, output) => sh(`psql service=ledger-staging -At -c "${query}"`, output);

/** A new version on staging: look, set the image, wait, check. */
export const deploy = (service, from, to, migrations) => [
  step(
    "",
    sh(`kubectl -n staging get pods -l app=${service}`, pods(service, "6c9f7d5b8", "6d")),
    sh(
      `kubectl -n staging get deployment ${service} -o jsonpath='{.spec.template.spec.containers[0].image}'`,
      `registry.fernhollow.example/${service}:${from}`,
    ),
  ),
  step(
    "",
    sh(
      `kubectl -n staging set image deployment/${service} app=registry.fernhollow.example/${service}:${to}`,
      `deployment.apps/${service} image updated`,
    ),
  ),
  step(
    "",
    sh(
      `kubectl -n staging rollout status deployment/${service} --timeout=180s`,
      `deployment "${service}" successfully rolled out`,
      { ms: 48_000 },
    ),
  ),
  step(
    "",
    sh(`kubectl -n staging get pods -l app=${service}`, pods(service, "7b41e90cd", "51s")),
    sh(
      `kubectl -n staging logs deployment/${service} --tail=20`,
      `level=info msg="listening" version=${to}\nlevel=info msg="migrations up to date" count=${migrations}`,
    ),
  ),
  step(
    "",
    sh(`curl -sS ${host}/healthz`, `{"status":"ok","version":"${to}"}`),
    psql("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL", String(migrations)),
  ),
  step("", say("#ledger-ops", `${service} ${to} is on staging, health ok, ${migrations} migrations.`)),
  answer(`${service} ${to} runs on staging; health is ok and all ${migrations} migrations are in.`),
];

export const terraform = [
  step(
    "",
    read(
      "infra/staging/main.tf",
      'module "queue" {\n  source = "../modules/queue"\n  name   = "ledger-mail-staging"\n  max_age_days = 4\n}\n',
    ),
    sh("terraform -chdir=infra/staging fmt -check"),
  ),
  step("", sh("terraform -chdir=infra/staging validate", "Success! The configuration is valid.", { ms: 2100 })),
  step(
    "",
    sh(
      "terraform -chdir=infra/staging plan -out=staging.tfplan",
      "module.queue.queue.this: will be updated in-place\n  ~ max_age_days = 2 -> 4\n\nPlan: 0 to add, 1 to change, 0 to destroy.",
      { ms: 9400 },
    ),
  ),
  step(
    "One change in place, nothing is destroyed, as Leif expected.",
    sh(
      "terraform -chdir=infra/staging apply staging.tfplan",
      "module.queue.queue.this: Modifications complete after 3s\n\nApply complete! Resources: 0 added, 1 changed, 0 destroyed.",
      { ms: 7200 },
    ),
  ),
  step(
    "",
    sh(
      "terraform -chdir=infra/staging plan -detailed-exitcode",
      "No changes. Your infrastructure matches the configuration.",
      { ms: 8800 },
    ),
    say("#ledger-ops", "infra/staging applied: ledger-mail-staging keeps mails for 4 days. Plan is clean."),
  ),
  answer("Applied: the mail queue of staging keeps mails for 4 days. A second plan shows no changes."),
];

export const figures = [
  step(
    "",
    psql(
      "SELECT count(*) FROM \\\"Invoice\\\" WHERE issued >= date '2026-05-01' AND issued < date '2026-06-01'",
      "4182",
    ),
    psql('SELECT count(*) FROM \\"Invoice\\" WHERE paid IS NULL AND due < now()', "231"),
  ),
  step(
    "",
    psql("SELECT round(avg(net), 2) FROM \\\"Invoice\\\" WHERE issued >= date '2026-05-01'", "318.44"),
    failing(
      'psql service=ledger-staging -At -c "SELECT count(*) FROM reminders"',
      'ERROR:  relation "reminders" does not exist',
    ),
  ),
  step(
    "The reminders table is not on staging yet, so I leave that figure out.",
    say("#ledger-dev", "May in the staging copy: 4182 invoices, 231 overdue, 318.44 on average."),
  ),
  answer(
    "May in the staging copy: 4182 invoices, 231 overdue, 318.44 on average. There is no reminders table there yet.",
  ),
];

export const slowRequests = [
  step(
    "",
    sh(
      "kubectl -n staging logs deployment/ledger-api --since=1h --tail=40",
      'level=warn msg="slow request" path=/invoices ms=2140\nlevel=warn msg="slow request" path=/invoices ms=1980',
    ),
    sh(
      `curl -sS ${host}/metrics`,
      'http_request_ms_p95{path="/invoices"} 1870\nhttp_request_ms_p95{path="/customers"} 64',
    ),
  ),
  step(
    "",
    grep(
      "findMany",
      "src/db",
      'src/db/invoices.ts:22:  return db.invoice.findMany({ where, orderBy: { issued: "desc" } });',
    ),
  ),
  modelError("APITimeoutError: Request timed out."),
  step(
    "",
    psql(
      "EXPLAIN SELECT * FROM \\\"Invoice\\\" WHERE state = 'open' ORDER BY issued DESC",
      'Sort  (cost=812.40..822.90 rows=4198)\n  ->  Seq Scan on "Invoice"  (cost=0.00..559.98 rows=4198)',
    ),
    sh("git log --oneline -3 -- prisma/schema.prisma", "5c1d9f0 Add currency to invoices\n2ab7710 First schema"),
  ),
  step(
    "",
    say("#ledger-dev", "/invoices is slow on staging (p95 1.9 s): sequential scan, no index on (state, issued)."),
  ),
  answer("The list of invoices scans the whole table: there is no index on (state, issued). I have changed nothing."),
];

export const certificate = [
  step(
    "",
    sh("curl -sSI https://ledger.fernhollow.example/healthz", "HTTP/2 200\ncontent-type: application/json"),
    sh(
      "kubectl --context production -n ledger get certificate ledger-web",
      "NAME         READY   SECRET           AGE\nledger-web   True    ledger-web-tls   61d",
    ),
  ),
  step(
    "",
    sh(
      "kubectl --context production -n ledger describe certificate ledger-web",
      "Not After:  2026-07-16T09:00:00Z\nRenewal Time:  2026-06-30T09:00:00Z",
    ),
    read(
      "docs/runbooks/certificates.md",
      "# Certificates\n\nThey renew themselves 16 days before they end. If Renewal Time has passed, restart the issuer:\n\n    kubectl -n cert rollout restart deployment/issuer\n\nNever delete the secret of a certificate in use.\n",
    ),
  ),
  step(
    "",
    say("#ledger-ops", "Certificate of ledger-web: valid until 16 July, renews by itself on 30 June. Nothing to do."),
  ),
  answer(
    "The certificate is fine: valid until 16 July, renewal on 30 June by itself. I changed nothing in production.",
  ),
];

export const mailRunbook = [
  step(
    "",
    read(
      "docs/runbooks/backups.md",
      "# Backups\n\nVolume backups are made by the provider every night and live on the volume.\nA dump to another place is made by hand; the last one is of 2026-03-19.\n",
    ),
    grep("backup", "infra", 'infra/modules/volume/main.tf:8:  backups = { every = "24h", keep = 14 }'),
    sh("ls docs/runbooks", "backups.md\ncertificates.md\nmail.md"),
  ),
  step(
    "",
    sh("git switch -c docs/mail-runbook", "Switched to a new branch 'docs/mail-runbook'"),
    read("docs/runbooks/mail.md", "# Mail\n\nTODO: what to do when the queue grows.\n"),
  ),
  step(
    "",
    call(
      "write_file",
      {
        path: "docs/runbooks/mail.md",
        content:
          "# Mail\n\nWhen the queue grows, look at the sender's log first:\n\n    kubectl -n staging logs deployment/ledger-worker --tail=50\n\nA mail is tried five times. What is left after that lies in the table mail_failed.\n",
      },
      "written, 196 bytes",
    ),
  ),
  step("", sh("npx markdownlint docs/runbooks/mail.md", "", { ms: 1500 }), sh("git add docs/runbooks/mail.md")),
  step(
    "",
    sh(
      'git commit -m "Describe what to do when mail piles up"',
      "[docs/mail-runbook 90be4d2] Describe what to do when mail piles up\n 1 file changed",
    ),
  ),
  step(
    "",
    sh(
      "git push -u origin docs/mail-runbook",
      "To git.fernhollow.example:ledger.git\n * [new branch]      docs/mail-runbook -> docs/mail-runbook",
      { ms: 2100 },
    ),
  ),
  step(
    "",
    call(
      "open_pull_request",
      {
        branch: "docs/mail-runbook",
        title: "Describe what to do when mail piles up",
        body: "Fills the TODO in docs/runbooks/mail.md.",
      },
      "https://git.fernhollow.example/ledger/pulls/828",
    ),
  ),
  answer(
    "The mail runbook is written; pull request 828. While reading I saw that the last dump outside the volume is of 19 March: somebody may want to look at that.",
  ),
];

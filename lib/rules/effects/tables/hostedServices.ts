import type { CommandTable } from "../commandTable.ts";
import { destroys, destroysForGood, onto, operates, publishes, reads, row, setsShared, showsSecret } from "./templates.ts";
import { hostedTable, sends } from "./hostedRules.ts";

const resource = { kind: "resource", from: "operands" } as const;
const account = { kind: "account", from: "operands" } as const;
const spends = { class: "data_mutation", destructive: true, reversible: "no", shared: "yes", counts: "amount" } as const;
const recordGone = { class: "data_mutation", destructive: true, reversible: "unknown", shared: "yes", counts: "objects" } as const;

/** Payments and coins. */
export const paymentsTables: readonly CommandTable[] = [
  hostedTable(["stripe", "paypal", "square", "plaid", "paddle"], [
    row("payment.record.delete", ["customers|products|plans|coupons|prices|invoices|webhook_endpoints|payment_methods|subscription_items delete|del", "subscriptions cancel|delete", "accounts delete|reject", "delete *"], onto(recordGone, resource), "A record of a payment service is deleted", "Subscriptions and saved ways to pay go with a customer.", ["stripe customers delete cus_1"], ["stripe customers list"]),
    row("payment.record", ["customers|products|prices|plans|coupons|promotion_codes|webhook_endpoints|invoices|invoiceitems|payment_links|tax_rates|accounts|subscriptions|setup_intents create|update"], { ...recordGone, destructive: false }, "A record of a payment service is made or changed", "No money moves by it yet.", ["stripe products create --name x"], ["stripe products list", "stripe refunds create --charge ch_1"]),
    row("payment.fixture", ["trigger", "fixtures"], { ...operates, class: "data_mutation" }, "Test events are made", "In live mode they are charges.", ["stripe trigger payment_intent.succeeded"], ["stripe listen"]),
  ]),
  hostedTable(["solana", "cast", "near", "bitcoin-cli", "geth", "lncli", "coinbase"], [
    row("coins.send", ["transfer", "send", "sendtoaddress", "sendmany", "sendrawtransaction", "payinvoice", "sendpayment", "closechannel", "withdraw-stake", "pay", "publish", "program deploy|close"], onto(spends, { kind: "account", from: "first" }), "Coins are sent", "Nobody can take them back but the receiver.", ["cast send 0x1 --value 1ether", "bitcoin-cli sendtoaddress a 0.1"], ["cast call 0x1 'x()'"]),
    row("coins.read", ["call", "balance", "block", "tx", "receipt", "getbalance", "getblock*", "gettransaction", "listunspent", "getinfo", "walletbalance", "chain-id", "gas-price", "estimate", "logs", "code", "storage", "account", "address", "cluster-version", "epoch-info"], reads, "A chain is looked at", "It reads.", ["cast call 0x1 'x()'", "bitcoin-cli getbalance"], ["cast send 0x1"]),
  ]),
];

/** Messages, telephones and calls for help. */
export const messagingTables: readonly CommandTable[] = [
  hostedTable(["twilio", "slack", "sendgrid", "mailgun", "postmark", "resend", "mailchimp", "intercom", "zendesk", "pd", "opsgenie-lamp", "courier", "svix"], [
    row("messaging.send", ["* send", "* * send", "*:messages:create", "*:calls:create", "*:verifications:create", "message create", "messages create", "emails send", "email send", "send", "sends", "api:core:messages:create", "api:core:calls:create", "incident create|trigger", "event *", "alert create", "createAlert", "broadcast*", "campaigns send"], onto(sends, { kind: "recipient", from: { option: ["--to", "--channel", "-to"] } }), "A message goes out", "Whoever has read it has read it.", ["twilio api:core:messages:create --to +15550100 --body hi", "slack chat send --text hi --channel ops"], ["twilio api:core:messages:list"]),
  ]),
];

/** Watching, flags and tests of users. */
export const watchingTables: readonly CommandTable[] = [
  hostedTable(["sentry-cli", "datadog-ci", "newrelic", "ldcli", "unleash", "split", "statsig", "posthog", "elastic", "algolia", "dog", "grafana-cli"], [
    row("watching.delete", ["releases delete", "flags delete|archive", "environments delete", "segments delete", "monitor delete|mute_all", "dashboard delete", "timeboard delete", "screenboard delete", "downtime post", "indices delete|clear", "objects delete", "index delete", "files delete", "projects delete", "plugins remove"], onto(destroys, resource), "A flag, a monitor or an index is deleted", "It has to be set up again; until then nobody is warned.", ["sentry-cli releases delete 1.0", "ldcli flags delete --flag f"], ["sentry-cli releases list"]),
    row("watching.switch", ["flags toggle-on|toggle-off|update", "flag-*", "monitor mute|unmute", "flags rollback"], onto(setsShared, resource), "A flag or a monitor is switched", "It can be switched back; until then every user has it.", ["ldcli flags toggle-on --flag f --environment production"], ["ldcli flags list"]),
  ]),
];

/** Accounts of people and programs. */
export const identityTables: readonly CommandTable[] = [
  hostedTable(["auth0", "okta", "ory", "workos", "gam", "m365", "keycloak", "kcadm.sh", "kcadm", "a0deploy"], [
    row("identity.delete", ["* delete|remove|deactivate|reset|wipe", "delete *", "remove *", "* * delete|remove", "* * * remove|delete", "wipe *", "suspend user", "update user suspended on", "deprovision", "delete"], onto({ ...destroys, reversible: "with_effort" }, account), "An account, an application or a group is deleted", "Whoever logs in with it is shut out; its data goes with it after some time.", ["auth0 users delete auth0|1 --force", "gam delete user bob@example.com"], ["auth0 users search -q x", "gam info user bob@example.com"]),
    row("identity.read", ["info *", "print *", "show *", "* list|show|get|search|logs|export", "list *", "get *", "* * list|get", "logs *", "whoami*", "export", "version", "status", "check *", "report *"], reads, "Accounts are looked at", "It reads.", ["gam info user bob@example.com", "auth0 apps list"], ["gam delete user bob@example.com"]),
    row("identity.set", ["create *", "update *", "add *", "set-password", "* create|update|set|add|assign", "import", "* roles *", "config*", "login*", "logout*"], onto(setsShared, account), "An account or its rights are changed", "They can be set back.", ["gam create user bob@example.com", "auth0 users create"], ["auth0 users search -q x"]),
  ]),
];

/** Builds, deliveries, and what stands between. */
export const deliveryTables: readonly CommandTable[] = [
  hostedTable(["circleci", "buildkite-agent", "bk", "drone", "woodpecker-cli", "travis", "jenkins-cli", "jenkins", "teamcity", "gitlab-runner", "spin", "harness", "octo", "octopus", "spacectl", "env0", "tfc", "gh-runner"], [
    row("delivery.config.read", ["config process|validate|pack", "orb list|info|source|validate", "config validate", "verify", "lint", "encrypt", "pipeline lint", "meta-data get", "artifact search|download"], reads, "A pipeline's definition is looked at", "It reads.", ["circleci config process .circleci/config.yml"], ["circleci pipeline run"]),
    row("delivery.orb.publish", ["orb publish *", "orb publish"], publishes, "An orb is published", "A name and a version are spent.", ["circleci orb publish promote a/b@dev:1 patch"], ["circleci orb validate a.yml"]),
    row("delivery.job.delete", ["delete-job", "delete-node", "delete-builds", "delete-view", "delete-credentials", "clear-queue", "wipe-out-workspace", "safe-shutdown", "shutdown", "quiet-down"], onto(destroys, resource), "A job or its builds are deleted, or the server is stopped", "Their logs are gone.", ["jenkins-cli delete-job old"], ["jenkins-cli list-jobs"]),
  ]),
];

/** Gateways: their files are the whole of what shall stand there. */
export const gatewaysTables: readonly CommandTable[] = [
  hostedTable(["deck", "adc", "apictl"], [
    row("gateway.sync", ["sync", "gateway sync", "reset", "gateway reset"], onto(destroys, resource), "A gateway is made equal to the files", "Routes and services that the files do not have are removed.", ["deck gateway sync kong.yaml", "deck sync"], ["deck gateway diff kong.yaml", "deck dump"]),
    row("gateway.read", ["diff", "dump", "ping", "validate", "gateway diff|dump|ping|validate", "file *"], reads, "A gateway is compared or looked at", "It reads.", ["deck gateway diff kong.yaml"], ["deck gateway sync kong.yaml"]),
  ]),
];

/** Registries of images and artefacts. */
export const artefactsTables: readonly CommandTable[] = [
  { names: ["crane", "oras", "regctl", "cosign", "umoci", "helm-push", "gcrane"], valueOptions: ["-u", "-p", "--platform", "--username", "--password", "--config", "--annotation", "--artifact-type", "--key"], dryRun: ["--dry-run"],
    rules: [
      row("image.delete", ["delete", "manifest delete", "blob delete", "tag delete|rm", "image delete", "repo delete", "rm", "clean", "tag remove"], onto(destroysForGood, { kind: "package", from: "operands" }), "An image is deleted from a registry", "Whoever runs it cannot fetch it any more.", ["crane delete reg.example/a:1", "oras manifest delete reg.example/a:1"], ["crane digest reg.example/a:1"]),
      row("image.push", ["push", "copy", "cp", "tag", "append", "mutate", "rebase", "image copy", "image mod", "manifest push", "blob push", "attach", "index create", "artifact put", "sign", "attest", "upload", "flatten", "restore"], onto(publishes, { kind: "package", from: "operands" }), "An image is published", "Whoever may pull it can have it; the tag that stood there is overwritten.", ["crane push a.tar reg.example/a:1", "oras push reg.example/a:1 a.txt"], ["crane pull reg.example/a:1 a.tar"]),
      row("image.read", ["*", ""], reads, "Images of a registry are looked at or fetched", "It reads.", ["crane digest reg.example/a:1", "oras pull reg.example/a:1"], ["crane push a.tar reg.example/a:1"]),
    ], otherwise: reads },
  hostedTable(["jf", "jfrog", "cloudsmith", "harbor", "nexus3", "quay"], [
    row("artefacts.delete", ["rt delete|del|repo-delete|rdel", "rt build-discard|bdi", "ds del|delete-bundle", "delete", "rt user-delete", "rt permission-target-delete", "quarantine add"], onto(destroysForGood, resource), "Artefacts are deleted", "Builds that need them break.", ["jf rt delete libs/old --quiet"], ["jf rt search libs/"]),
    row("artefacts.upload", ["rt upload|u|build-promote|bpr|docker-push|dp|npm-publish|gradle-publish|move|mv|copy|cp|set-props|sp", "push", "rt build-publish|bp"], onto(publishes, resource), "Artefacts are published", "Whoever fetched them has them.", ["jf rt upload a.jar libs/"], ["jf rt download libs/a.jar"]),
    row("artefacts.read", ["rt search|s|download|dl|ping|p|curl", "list *", "download", "audit", "scan", "config show"], reads, "Artefacts are looked at or fetched", "It reads.", ["jf rt download libs/a.jar", "jf rt search libs/"], ["jf rt upload a.jar libs/"]),
  ]),
];

/** Records of a business: customers, tickets, tasks. */
export const businessTables: readonly CommandTable[] = [
  hostedTable(["sf", "sfdx", "hubspot", "hs", "zapier", "todoist", "trello", "asana", "notion", "gcalcli", "hookdeck", "servicenow"], [
    row("business.delete", ["data delete *", "data:delete*", "force:data:record:delete", "org delete *", "project delete *", "package version delete", "delete *", "sandbox delete", "delete"], onto(recordGone, resource), "Records are deleted", "The bin keeps them for some days, where there is one.", ["sf data delete record -s Account -i 001"], ["sf data query -q 'SELECT Id FROM Account'"]),
    row("business.read", ["data query|get|export|search", "data:query", "force:data:soql:query", "org list|display|open", "project retrieve|list|report", "agenda", "search", "list", "limits *", "schema *", "sobject *"], reads, "Records are looked at", "It reads.", ["sf data query -q 'SELECT Id FROM Account'"], ["sf data delete record -s Account -i 001"]),
    row("business.token", ["org auth show-*", "org display --verbose", "force:org:display"], showsSecret, "A token is shown", "Who has read it can act as that account.", ["sf org auth show-access-token"], ["sf org list"]),
  ]),
];

/** Ways into networks and machines that others watch over. */
export const accessTables: readonly CommandTable[] = [
  hostedTable(["teleport", "tsh", "tctl", "boundary", "ngrok", "strongdm", "sdm"], [
    row("access.session", ["connect", "connect *", "ssh", "db connect", "kube exec", "proxy", "http", "tcp", "tunnel", "start"], { class: "unknown", destructive: false, reversible: "unknown", shared: "yes" }, "A way to another machine is opened", "What goes through it is not in the call.", ["boundary connect ssh -target-id t", "ngrok http 8080"], ["boundary targets list"]),
    row("access.remove", ["rm", "rm *", "* delete", "users rm", "users reset", "lock", "delete *"], onto(destroys, account), "An account, a target or a right is removed", "It has to be set up again.", ["boundary targets delete -id t", "tctl users rm bob"], ["tctl users ls"]),
  ]),
];

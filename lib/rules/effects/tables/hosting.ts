import type { CommandTable } from "../commandTable.ts";
import { destroys, destroysForGood, losesData, onto, operates, reads, row, setsShared, showsSecret } from "./templates.ts";
import { hostedTable } from "./hostedRules.ts";

const resource = { kind: "resource", from: "operands" } as const;

/** Platforms that run applications. */
export const hostingTables: readonly CommandTable[] = [
  hostedTable(["heroku"], [
    row("heroku.outage", ["maintenance:on", "ps:stop", "ps:kill", "ps:restart", "restart", "dyno:restart", "dyno:stop", "dyno:kill", "ps:scale", "dyno:scale", "pg:killall", "pg:kill", "pg:maintenance:run", "pg:promote", "pg:unfollow", "pg:upgrade"], onto(operates, resource), "An application is stopped, restarted or scaled", "It can be turned back; until then others feel it.", ["heroku ps:kill web.1 -a shop", "heroku maintenance:on -a shop"], ["heroku ps -a shop"]),
    row("heroku.restore", ["pg:backups:restore", "pg:copy", "pg:pull", "pg:push"], onto(losesData, { kind: "database", from: "operands" }), "A database is written over by another one", "What it held is gone, but for its own backups.", ["heroku pg:backups:restore b001 DATABASE_URL -a shop"], ["heroku pg:backups -a shop"]),
  ]),
  hostedTable(["fly", "flyctl"], [
    row("fly.volume.destroy", ["volumes destroy|delete", "volume destroy|delete", "postgres detach", "mpg destroy", "redis destroy", "tigris destroy"], onto(destroysForGood, { kind: "volume", from: "operands" }), "A volume or a store is destroyed", "It is gone with its snapshots after some days.", ["fly volumes destroy vol_1 -y"], ["fly volumes list"]),
  ]),
  hostedTable(["vercel", "vc", "netlify", "ntl", "surge", "render", "koyeb", "northflank", "porter", "qovery", "upsun", "platformsh", "clever", "scalingo", "terminus", "dokku"]),
  hostedTable(["cf"], [
    row("cf.push", ["push", "scale", "restart", "restage", "start", "stop"], onto(operates, resource), "An application is deployed, stopped or scaled", "The version before can be pushed again.", ["cf push shop", "cf stop shop"], ["cf delete shop -f", "cf apps"]),
  ]),
  hostedTable(["railway"], [
    row("railway.volume.delete", ["volume delete"], onto(destroysForGood, { kind: "volume", from: { option: ["-v", "--volume"] } }), "A volume is deleted", "It is gone with what it held, its own backups among it.", ["railway volume delete -v vol_1"], ["railway volume list"]),
  ], { valueOptions: ["-v", "--volume", "-s", "--service", "-e", "--environment", "-p", "--project", "-d", "--database"] }),
  hostedTable(["expo", "eas", "appcenter", "ionic", "shopify", "contentful", "sanity", "modal", "replicate", "runpodctl", "databricks"], [
    row("content.files.remove", ["fs rm", "fs rmdir", "tables delete", "files delete"], onto(losesData, { kind: "object", from: "operands" }), "Stored files or tables are removed", "Nothing in the call keeps them.", ["databricks fs rm -r dbfs:/x"], ["databricks fs ls dbfs:/x"]),
    row("content.delete", ["dataset delete", "documents delete", "space delete", "content-type delete", "clusters permanent-delete", "workspace delete", "volume rm", "app stop", "pod remove", "remove pod", "backup disable"], onto(destroys, resource), "Content or what runs is deleted", "It has to be made, or brought in, again.", ["sanity dataset delete production --force"], ["sanity dataset list"]),
  ]),
  hostedTable(["wrangler"], [
    row("wrangler.data.delete", ["kv key|bulk delete", "kv:key|kv:bulk delete", "r2 object delete"], onto(losesData, { kind: "object", from: "operands" }), "Keys or objects are deleted", "Nothing keeps what was removed.", ["wrangler kv key delete --binding KV a", "wrangler r2 object delete b/a.txt"], ["wrangler kv key list --binding KV"]),
    row("wrangler.store.delete", ["d1 delete", "kv namespace delete", "kv:namespace delete", "r2 bucket delete", "queues delete", "queues purge", "vectorize delete", "hyperdrive delete", "d1 time-travel restore", "workflows delete"], onto(destroysForGood, resource), "A store is deleted", "It is gone with what it held.", ["wrangler d1 delete shop -y", "wrangler r2 bucket delete b"], ["wrangler d1 list"]),
    row("wrangler.secret", ["secret put|bulk", "secret:bulk"], onto(setsShared, { kind: "secret", from: "first" }), "A secret is set", "The old value cannot be read back.", ["wrangler secret put TOKEN"], ["wrangler secret list"]),
    row("wrangler.read", ["tail", "deployments", "versions list|view", "d1 list|info|export", "kv key list|get", "kv namespace list", "r2 bucket list|info", "r2 object get", "types", "whoami", "docs", "dev", "check"], reads, "A service is looked at", "It reads.", ["wrangler tail", "wrangler d1 list"], ["wrangler deploy"]),
  ], { valueOptions: ["--env", "-e", "--config", "-c", "--name", "--binding", "--namespace-id", "--message", "--tag", "--command", "--file", "--compatibility-date"] }),
];

/** Hosted databases. */
export const hostedDatabasesTables: readonly CommandTable[] = [
  hostedTable(["pscale", "neonctl", "neon", "turso", "aiven", "avn", "upstash", "atlas-cli", "mongocli", "ecctl", "timescale", "tiger", "convex", "xata", "ccloud"], [
    row("hosted.database.delete", ["database delete|destroy|remove", "databases delete", "db destroy|delete", "project delete", "projects delete", "branch delete", "branches delete|reset|restore", "clusters delete", "cluster delete", "service terminate|delete", "services delete", "group destroy", "kafka topic delete", "kafka cluster delete", "backups snapshots delete", "redis delete", "deployment delete", "branch promote --reset"], onto(destroysForGood, { kind: "database", from: "operands" }), "A hosted database or a branch of one is deleted or reset", "It is gone with its own backups, where the provider keeps none.", ["pscale database delete shop --force", "neonctl branches reset br-1 --parent", "turso db destroy shop -y"], ["pscale branch list shop", "neonctl branches list"]),
    row("hosted.database.password", ["password create", "connection-string", "connect-string", "role-password", "db tokens create", "roles reset-password", "service user-creds-download"], onto(showsSecret, resource), "A password or a connection string is handed out", "The output is the credential.", ["pscale password create shop main app", "neonctl connection-string"], ["pscale password list shop main"]),
  ]),
];

/** Machines and networks by the hour. */
export const cloudProvidersTables: readonly CommandTable[] = [
  hostedTable(["doctl", "linode-cli", "vultr-cli", "hcloud", "scw", "upctl", "civo", "exo"], [
    row("machine.hosted.outage", ["compute droplet-action *", "server poweroff|shutdown|reboot|reset|stop|standby", "linodes shutdown|reboot", "instance stop|reboot|standby", "instance server stop|reboot"], onto(operates, resource), "A machine is stopped, started or changed", "It can be turned back; until then others feel it.", ["doctl compute droplet-action power-off 12", "hcloud server poweroff web1"], ["hcloud server list"]),
  ]),
  hostedTable(["ibmcloud"], [
    row("ibmcloud.list", ["is *s", "ks *s", "resource *s", "ce *s", "cdb *s", "cos *s", "target", "regions"], reads, "What an account has is listed", "A noun in the plural lists.", ["ibmcloud is instances"], ["ibmcloud is instance-delete web1"], { count: { max: 0 } }),
  ]),
  hostedTable(["oci", "openstack", "nova", "ovhcloud", "tccli", "aliyun", "yc", "rosa", "ocm"]),
  hostedTable(["cloudflared", "flarectl", "lexicon", "fastly", "akamai"], [
    row("edge.purge", ["purge", "purge *", "cache purge", "zone purge"], { ...operates }, "A cache is emptied", "It fills again from the origin; until then the origin bears the load.", ["fastly purge --all", "flarectl zone purge --zone x"], ["fastly service list"]),
  ]),
  { names: ["dnscontrol", "octodns-sync"], valueOptions: ["--creds", "--config", "--config-file"], dryRun: ["--dry-run"],
    rules: [
      row("zones.read", ["preview", "check", "get-zones", "get-certs", "print-ir", "version", "write-types", ""], reads, "Zones are compared or looked at", "It reads.", ["dnscontrol preview"], ["dnscontrol push"]),
      row("zones.push", ["push", "ppush", "create-domains", "*"], destroys, "Zones are made equal to the files", "Records that the files do not have are removed.", ["dnscontrol push"], ["dnscontrol preview"]),
    ], otherwise: { ...destroys } },
];

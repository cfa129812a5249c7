/** Nouns of a name that say on what its verb falls. */

/** What others stand on while it runs. */
export const runningNouns = /^(?:volume|instance|server|cluster|namespace|database|db|bucket|vm|machine|pod|deployment|service|stack|environment|node|disk|snapshot|backup|droplet|loadbalancer|network|vpc|subnet|zone|domain|queue|topic|container|image|app|application|project|function|lambda|infrastructure|resource|workspace|tenant|kubectl|k8s|kubernetes|helm|terraform|ec2|rds|eks|nodegroup|nodepool|model|release|site|worker|host|hypervisor|datacenter|region|chart)s?$/;
/** Servers of tools whose every deed falls on a cluster or on what a plan manages. */
export const clusterServers = /^(?:kubectl|k8s|kubernetes|helm|terraform|opentofu|pulumi|argocd|nomad)$/;
/** Services whose branches are databases. */
export const branchedDatabases = /^(?:supabase|neon|planetscale|pscale|xata|turso|railway)$/;
export const settingNouns = /^(?:config|configuration|setting|settings|policy|policies|role|roles|permission|permissions|flag|flags|dns|preference|preferences|acl|quota|limit|limits|rule|rules|webhook|alias|env|environment|variable|variables|profile|timezone|language|theme|schedule)$/;
export const secretNouns = /^(?:secret|secrets|token|tokens|password|passwords|credential|credentials|env|apikey|keychain|passphrase|otp|mfa)$/;
/** Servers that keep passwords for people. */
export const passwordKeepers = /^(?:onepassword|1password|bitwarden|lastpass|dashlane|keepass|keepassxc|keychain|vault|passbolt|infisical)$/;
export const moneyNouns = /^(?:payment|payments|money|funds|refund|payout|transfer|crypto|coins?|btc|eth|usdc|cash|wire|tip|donation)$/;
/** Behind a word that only says "do it" these are the deed: `process_payment`, `confirm_deletion`. */
export const spendingDeeds = /^(?:refund|payout|transfer|charge|payment|withdrawal|payments|refunds|purchase|trade|payroll|checkout|disbursement)$/;
export const removingDeeds = /^(?:deletion|removal|cancellation|termination|erasure|destruction|purge|cleanup|wipe|truncation|revocation|teardown|liquidation|deprovisioning|decommissioning)$/;
export const doingWords = /^(?:create|make|issue|add|submit|confirm|approve|complete|new|process|execute|perform|do|run|initiate|trigger|start|authori[sz]e|capture|finali[sz]e|place|request|schedule|apply|force|commit|enqueue|launch|begin)$/;
/** What a deed of starting starts: `trigger_deployment`, `run_pipeline`. */
export const startedNouns = /^(?:deployment|pipeline|workflow|build|rollout|failover|restart|rollback)s?$/;
/** A script or a target named for what it does to a database: `api:db-reset`, `db.drop`, `drop_db`. */
export const databaseTarget = /(?:^|[:._-])(?:db|database|schema|migrations?)[:._-](?:[a-z]{1,20}[:._-]){0,3}(?:reset|drop|wipe|fresh|rollback|purge|truncate|undo|nuke|destroy|revert)(?:$|[:._-])|(?:^|[:._-])(?:reset|drop|wipe|purge|truncate|nuke|destroy)[:._-](?:[a-z]{1,20}[:._-]){0,2}(?:db|database)(?:$|[:._-])/i;
/** The same in the name of a tool: `rollback_migration`, `migrate_down`, `downgrade_schema`. */
export const turnedBackTarget = /(?:^|_)(?:db|database|schema|migrat(?:e|ions?)|alembic|flyway|liquibase|prisma)_(?:[a-z]{1,20}_){0,2}(?:rollback|revert|undo|down|downgrade|rewind|redo)(?:$|_)|(?:^|_)(?:rollback|revert|undo|down|downgrade|rewind|redo)_(?:[a-z]{1,20}_){0,2}(?:db|databases?|schema|migrations?)(?:$|_)/;
/** Turned back to an earlier state of these, what came later is lost. */
export const turnedBackDisk = /(?:^|_)(?:rollback|revert)_(?:[a-z]{1,20}_){0,2}(?:snapshot|volume|disk|vm|dataset|filesystem)(?:$|_)|(?:^|_)(?:snapshot|volume|disk|vm|dataset|filesystem)_(?:rollback|revert)(?:$|_)/;
/** Made or added, these reach people; what is only scheduled can still be taken back. */
export const sentNouns = /^(?:messages?|sms|tweets?|phone_?calls?|calls?|emails?|mails?|posts?|dms?|announcements?|broadcasts?|repl(?:y|ies)|invitations?|invites?)$/;
export const makingWords = /^(?:create|add|make|new|place|submit|queue|enqueue|insert)$/;
/** What is given up for good where it is released: somebody else may have it next. */
export const leasedNouns = /^(?:number|address|addresses|ip|ips|eip|lease|hostname|domain)s?$/;
/** What is published under a name and a version. */
export const releasedNouns = /^(?:package|release|crate|gem|module|library|artifact|artefact|extension|plugin|npm|pypi|version)s?$/;
/** Things that `clean_…` empties. */
export const emptiedNouns = /^(?:records?|rows?|files?|database|db|tables?|logs?|director(?:y|ies)|folders?|workspace|buckets?|queues?|old|stale|unused|expired|orphan(?:s|ed)?|inactive|duplicates?|up)$/;

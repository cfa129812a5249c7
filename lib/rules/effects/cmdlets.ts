import { effectRule, type EffectRuleText } from "./effectRule.ts";
import type { RuleExample } from "../rule.ts";

const ps = (command: string): RuleExample => ({ tool: "powershell", arguments: { command: `pwsh -Command "${command}"` } });
const local = { reversible: "yes", shared: "unknown", destructive: false } as const;

/** Verbs of PowerShell's own list, by what they do. A cmdlet is named by one of them, a dash and a noun. */
export const cmdletVerbs = {
  read: "get test show find measure select where sort group compare format out write convertto convertfrom convert resolve search read ping trace watch confirm join split receive wait foreach export import-csv",
  destroy: "remove clear uninstall revoke deny unregister unpublish redo reset disconnect dismount",
  operate: "stop start restart suspend resume disable enable move switch deploy invoke-az update-az initialize save restore checkpoint mount sync",
  set: "set new add update rename register install grant unblock block protect unprotect import edit enter exit push pop optimize repair use copy debug approve connect publish request submit merge expand compress open close lock unlock hide step undo limit complete assert build",
  send: "send",
} as const;

/** Nouns that name what runs, where a verb that destroys is graver. */
export const runningNouns = /^(?:vm|vmss|az\w+|ec2\w*|s3bucket|rds\w+|eks\w+|cluster\w*|service|container\w*|webapp\w*|website|pod|deployment|namespace|vmhost|vmswitch|virtual\w+|gce\w+|gcs\w+|iis\w*|apppool|msol\w+|spsite|sposite|pnp\w+|exo\w+|team|sql\w+|dns\w+|database\w*|keyvault\w*|storage\w+)$/;
export const diskNouns = /^(?:volume|disk|partition|physicaldisk|virtualdisk|storagepool|vhd|recyclebin|item|itemproperty|content|smbshare)$/;
/** What a service stores. */
export const storedNouns = /(?:object|blob|queuemessage|tablerow|record|row|message|file|document)$/;
export const trailNouns = /^(?:eventlog|history|winevent)$/;

/** Cmdlets of PowerShell that no handler and no table has. */
export const cmdletRules = {
  read: effectRule("cmdlet.read", { title: "A cmdlet that looks", effect: { ...local, class: "read_only", shared: "no" }, why: "Its verb says that it only looks.", matches: [ps("Get-ADUser bob")], not: [ps("Remove-ADUser bob")] }),
  tried: effectRule("cmdlet.what-if", { title: "Only tried", effect: { ...local, class: "read_only", shared: "no" }, why: "With -WhatIf a cmdlet only says what it would do.", matches: [ps("Remove-Item data -WhatIf")], not: [ps("Remove-Item data")] }),
  destroy: effectRule("cmdlet.destroy", { title: "A cmdlet that takes something away", effect: { class: "config_change", destructive: true, reversible: "with_effort", shared: "unknown", counts: "objects" }, why: "Its verb says so: what was removed has to be set up again.", matches: [ps("Remove-ADUser -Identity bob"), ps("Remove-LocalUser -Name bob")], not: [ps("Get-ADUser bob")] }),
  destroyRunning: effectRule("cmdlet.destroy.running", { title: "A cmdlet that destroys something that runs", effect: { class: "infrastructure", destructive: true, reversible: "with_effort", shared: "yes", counts: "resources" }, why: "Machines, groups of resources and sites are what others stand on.", matches: [ps("Remove-VM -Name web1 -Force"), ps("Remove-AzResourceGroup -Name shop -Force")], not: [ps("Stop-VM -Name web1"), ps("Get-VM")] }),
  destroyData: effectRule("cmdlet.destroy.data", { title: "A cmdlet that empties or formats", effect: { class: "data_mutation", destructive: true, reversible: "no", shared: "no" }, why: "What stood there is gone; a record that is cleared cannot be looked up any more.", matches: [ps("Format-Volume -DriveLetter D"), ps("Clear-Disk -Number 1 -RemoveData"), ps("Clear-EventLog -LogName Security"), ps("Clear-RecycleBin -Force")], not: [ps("Format-Table x"), ps("Get-Disk")] }),
  destroyStored: effectRule("cmdlet.destroy.stored", { title: "A cmdlet that removes what a service stores", effect: { class: "data_mutation", destructive: true, reversible: "with_effort", shared: "yes", counts: "objects" }, why: "Only versions or copies that the service keeps bring it back.", matches: [ps("Remove-S3Object -BucketName b -Key a -Force")], not: [ps("Get-S3Object -BucketName b")] }),
  operate: effectRule("cmdlet.operate", { title: "A cmdlet that starts, stops or switches something", effect: { ...local, class: "infrastructure" }, why: "It can be turned back; until then others feel it.", matches: [ps("Stop-Service -Name Spooler"), ps("Restart-VM web1")], not: [ps("Get-Service Spooler")] }),
  set: effectRule("cmdlet.set", { title: "A cmdlet that sets or makes something", effect: { ...local, class: "config_change" }, why: "It can be set back.", matches: [ps("Set-MpPreference -DisableRealtimeMonitoring 1"), ps("New-LocalUser bob")], not: [ps("Get-MpPreference")] }),
} satisfies Record<string, EffectRuleText>;

import type { CommandTable } from "./commandTable.ts";
import { gitTable } from "./git.ts";
import { accountRemovalTable, accountsTable, passwordsTable } from "./tables/accounts.ts";
import { awsTable } from "./tables/aws.ts";
import { azureTable } from "./tables/azure.ts";
import { backupsTable, optionBackupsTable } from "./tables/backups.ts";
import { consulTable, etcdTable, nomadTable } from "./tables/clusterStores.ts";
import { clusterToolsTable, kopsTable } from "./tables/clusterTools.ts";
import { configurationManagementTable, puppetTable } from "./tables/configurationManagement.ts";
import { composeTable, containersTable } from "./tables/containers.ts";
import { daemonsTable } from "./tables/daemons.ts";
import { databaseRemovalTable, databaseToolsTable, mysqladminTable } from "./tables/databaseTools.ts";
import { deployedStacksTable } from "./tables/deployedStacks.ts";
import { firewallPrintTable, firewallsTable } from "./tables/firewalls.ts";
import { forgesTable } from "./tables/forges.ts";
import { firebaseTable, gcloudTable } from "./tables/gcloud.ts";
import { bqTable, gsutilTable } from "./tables/googleStores.ts";
import { cacheFlushTable, distributedFilesTable } from "./tables/distributedFiles.ts";
import { helmTable } from "./tables/helm.ts";
import { accessTables, artefactsTables, businessTables, deliveryTables, gatewaysTables, identityTables, messagingTables, paymentsTables, watchingTables } from "./tables/hostedServices.ts";
import { cloudProvidersTables, hostedDatabasesTables, hostingTables } from "./tables/hosting.ts";
import { hypervisorsTable } from "./tables/hypervisors.ts";
import { jvmTable } from "./tables/jvm.ts";
import { kafkaTable } from "./tables/kafka.ts";
import { gpgTable, sshKeysTable } from "./tables/keys.ts";
import { kubernetesTable } from "./tables/kubernetes.ts";
import { goreleaserTable, languagesTable, targetsTable } from "./tables/languages.ts";
import { clusterUninstallTable, localClustersTable } from "./tables/localClusters.ts";
import { auditTrailTable, crontabTable, desktopTable, machineDeedsTable, machineSettingsTable, trashTable } from "./tables/machineSettings.ts";
import { macosTable, timeMachineTable } from "./tables/macos.ts";
import { mailTable } from "./tables/mail.ts";
import { artisanTable, dbtTable, migrationsTable, sqitchTable } from "./tables/migrations.ts";
import { networkSettingsTable } from "./tables/networkSettings.ts";
import { lintersTable, npmTable, releasersTable } from "./tables/npm.ts";
import { operatingSystemPackagesTable } from "./tables/operatingSystemPackages.ts";
import { pulumiTable } from "./tables/pulumi.ts";
import { pythonTable } from "./tables/python.ts";
import { kcatTable, queuesTable } from "./tables/queues.ts";
import { redisTable } from "./tables/redis.ts";
import { secretStoresTable } from "./tables/secretStores.ts";
import { cephTable, glusterTable, objectStoresTable } from "./tables/storageClusters.ts";
import { terraformTable } from "./tables/terraform.ts";
import { historyCleanersTable, jujutsuTable, mercurialTable, otherVersionControlTable, perforceTable, subversionTable } from "./tables/versionControl.ts";
import { logicalVolumeTables, volumesTable, zfsTable } from "./tables/volumes.ts";
import { webServersTable } from "./tables/webServers.ts";
import { windowsCopiesTable, windowsTable } from "./tables/windows.ts";

/** git is looked at by its own code first. Where two tables name the same tool the first counts. */
export const allCommandTables: readonly CommandTable[] = [
  gitTable, jujutsuTable, mercurialTable, subversionTable, perforceTable, otherVersionControlTable, historyCleanersTable, forgesTable,
  kubernetesTable, helmTable, localClustersTable, clusterUninstallTable, webServersTable, nomadTable, consulTable, etcdTable, kopsTable, clusterToolsTable,
  terraformTable, pulumiTable, deployedStacksTable, configurationManagementTable, puppetTable, composeTable, containersTable, daemonsTable,
  awsTable, gcloudTable, gsutilTable, bqTable, firebaseTable, azureTable, ...cloudProvidersTables, ...hostingTables, ...hostedDatabasesTables,
  redisTable, kafkaTable, kcatTable, queuesTable, databaseRemovalTable, mysqladminTable, databaseToolsTable, artisanTable, dbtTable, sqitchTable, migrationsTable, backupsTable, optionBackupsTable, zfsTable, volumesTable, ...logicalVolumeTables, cephTable, glusterTable, objectStoresTable, distributedFilesTable, cacheFlushTable, hypervisorsTable,
  npmTable, releasersTable, lintersTable, pythonTable, jvmTable, languagesTable, targetsTable, goreleaserTable, ...artefactsTables,
  ...paymentsTables, ...messagingTables, ...watchingTables, ...identityTables, ...deliveryTables, ...gatewaysTables, ...businessTables, ...accessTables, secretStoresTable, mailTable,
  operatingSystemPackagesTable, accountRemovalTable, accountsTable, passwordsTable, firewallsTable, firewallPrintTable, networkSettingsTable, gpgTable, sshKeysTable, crontabTable, trashTable, machineSettingsTable, machineDeedsTable, auditTrailTable, desktopTable,
  windowsTable, windowsCopiesTable, macosTable, timeMachineTable,
];

/** Every table of command line tools, by the name of the tool. */
export const commandTables: ReadonlyMap<string, CommandTable> = new Map(allCommandTables.toReversed().flatMap((table) => table.names.map((name) => [name, table] as const)));

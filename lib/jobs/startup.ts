import { join } from "node:path";
import { interruptUnfinished } from "../store/jobRecords.ts";
import { holdDataFolder } from "../store/dataLock.ts";
import { endAllTexts } from "../store/reportTexts.ts";
import { protectionWords, startCustody } from "../store/startCustody.ts";
import { sweepLeftovers } from "../store/sweep.ts";
import { currentStore } from "./current.ts";
import { seedSamples } from "./samples.ts";

/**
 * Once, when the server starts: takes the data folder for itself, opens and migrates the cases, opens the custody logs, says of unfinished jobs that they were interrupted, removes
 * what a crash left, logs texts that were left unlogged, and brings in the bundled samples. Their analysis is left to the job queue; the server does not wait.
 */
export async function startUp(): Promise<void> {
  const store = currentStore();
  holdDataFolder(store.dataDir);
  const words = protectionWords(store.dataDir, startCustody(store));
  if (words !== null) console.error(words);
  interruptUnfinished(store);
  sweepLeftovers(store);
  endAllTexts(store);
  await seedSamples(store, join(process.cwd(), "public", "samples"));
}

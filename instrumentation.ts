/** Runs once, before the server answers: creates and migrates the database, names interrupted jobs, brings in the samples. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startUp } = await import("./lib/jobs/startup.ts");
    await startUp();
  }
}

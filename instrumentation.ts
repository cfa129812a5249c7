/** Runs once, before the server answers. What goes wrong here ends the server, with a sentence instead of pages that fail. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("./lib/jobs/startServer.ts");
  await startServer();
}

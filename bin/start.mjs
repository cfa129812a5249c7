// `npm start`: installs and builds if need be, then serves the built app. Nothing is fetched once it runs.
import { requireNode } from "./node-version.mjs";

requireNode();
const { addressRefusal, bindFromEnv } = await import("./bind.mjs");
const bind = bindFromEnv(process.env);
const refusal = bind.refusal ?? (await addressRefusal(bind.host, bind.port));
if (refusal !== null) {
  console.error(refusal);
  process.exit(2);
}
const { root } = await import("./bundle.mjs");
const { prepare } = await import("./prepare.mjs");
await prepare(root);
const { serve } = await import("./serve.mjs");
const server = serve({ root, host: bind.host, port: bind.port, env: { ...process.env, HOST: bind.host } });
let failed = false;
let stopped = false;
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.on(signal, () => {
    stopped = true;
    server.stop();
  });
}
server.ready.then(
  (url) => console.log(`Aftertrace is ready at ${url}`),
  (error) => {
    if (stopped) return;
    failed = true;
    console.error(`Aftertrace could not start: ${error.message}. The lines above say why.`);
    server.stop();
  },
);
const code = await server.ended;
process.exitCode = failed ? 1 : code;

// Where the server may listen, and what it asks for in return. lib/access.ts makes the same decision for each request.
import { createServer } from "node:net";

const loopback = ["127.0.0.1", "localhost", "::1"];
const tokenCharactersMin = 16;

/** Reads HOST, PORT and AFTERTRACE_TOKEN; `refusal` is a sentence when they do not go together. */
export function bindFromEnv(env) {
  const host = env.HOST === undefined || env.HOST === "" ? "127.0.0.1" : env.HOST;
  const token = env.AFTERTRACE_TOKEN ?? "";
  const port = env.PORT === undefined || env.PORT === "" ? 3300 : Number(env.PORT);
  return { host, port, refusal: portRefusal(port, env.PORT) ?? tokenRefusal(host, token) };
}

function portRefusal(port, given) {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return null;
  return `PORT=${given} is no port: give a number from 0 to 65535 (0 picks a free one).`;
}

function tokenRefusal(host, token) {
  if (token === "" && !loopback.includes(host)) {
    return `Aftertrace will not listen on ${host} without a credential: set AFTERTRACE_TOKEN, or leave HOST out to stay on this machine.`;
  }
  if (token !== "" && token.length < tokenCharactersMin) {
    return `AFTERTRACE_TOKEN is too short: at least ${tokenCharactersMin} characters, better 32 random ones.`;
  }
  return null;
}

/** A sentence where the address cannot be listened on, or null. Asked before anything is installed or built. */
export function addressRefusal(host, port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", ({ code }) => resolve(sentenceFor(code, host, port)));
    probe.listen({ host, port }, () => probe.close(() => resolve(null)));
  });
}

function sentenceFor(code, host, port) {
  if (code === "EADDRINUSE")
    return `Port ${port} of ${host} is in use. Stop what listens there (perhaps another Aftertrace), or choose another: PORT=${port + 1} npm start.`;
  if (code === "EACCES") return `Port ${port} may not be listened on by this user. Choose one above 1023: PORT=3300 npm start.`;
  return `${host} is no address of this machine that can be listened on (${code}).`;
}

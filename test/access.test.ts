import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { addressRefusal, bindFromEnv } from "../bin/bind.mjs";
import {
  accessFromEnv,
  allowedHost,
  allowedSource,
  refusal,
  safeReturn,
  sessionCookie,
  sessionOf,
  tokenMatches,
} from "../lib/access.ts";
import { guardedRefusal, Guesses } from "../lib/guesses.ts";

const token = "correct horse battery staple";
const local = { bind: "127.0.0.1", token: null };
const open = { bind: "0.0.0.0", token };

function request(headers: Record<string, string>, method = "GET") {
  return { method, headers: new Headers({ host: "127.0.0.1:3300", ...headers }) };
}

describe("the Host header", () => {
  test.each(["127.0.0.1:3300", "localhost", "LOCALHOST:80", "[::1]:3300"])(
    "on the loopback address the server answers to %s",
    (host) => {
      expect(allowedHost(host, "127.0.0.1")).toBe(true);
    },
  );

  test.each([
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example:3300",
    "192.168.1.5",
    "",
    "127.0.0.1:3300@evil.example",
    "localhost/",
    "127.0.0.1, evil.example",
    null,
  ])("a name that a hostile page could point at this machine is refused: %s", (host) => {
    expect(allowedHost(host, "127.0.0.1")).toBe(false);
  });

  test("bound elsewhere any well-formed name will do, because there the token protects", () => {
    expect(allowedHost("forensics.lan:3300", "0.0.0.0")).toBe(true);
    expect(allowedHost("forensics.lan evil", "0.0.0.0")).toBe(false);
  });
});

type Where = Partial<Parameters<typeof allowedSource>[0]>;
const from = (where: Where, asked: "page" | "data" = "data") =>
  allowedSource({ method: "POST", host: "127.0.0.1:3300", origin: null, site: null, mode: null, dest: null, ...where }, asked);

describe("requests of another origin", () => {
  test("our own pages and clients that are no browser may ask", () => {
    expect(from({ origin: "http://127.0.0.1:3300", site: "same-origin" })).toBe(true);
    expect(from({})).toBe(true);
    expect(from({ method: "GET", site: "none", mode: "navigate", dest: "document" })).toBe(true);
  });

  test.each<Where>([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:9999" },
    { site: "cross-site" },
    { site: "same-site" },
    { origin: "http://127.0.0.1:3300", site: "cross-site" },
    { origin: "not an origin" },
  ])("another one may change nothing: %o", (where) => {
    expect(from(where)).toBe(false);
    expect(from(where, "page")).toBe(false);
  });

  test("nor read data, not even through an image, a script, a frame or a window: how long an answer takes says what is in it", () => {
    for (const dest of ["empty", "image", "script", "iframe", "document"])
      for (const site of ["cross-site", "same-site"]) expect(from({ method: "GET", site, mode: "navigate", dest })).toBe(false);
    expect(from({ method: "GET", origin: "https://evil.example" })).toBe(false);
  });

  test("it may lead to a page, in a whole window only", () => {
    const link = { method: "GET", site: "cross-site", mode: "navigate", dest: "document" };
    expect(from(link, "page")).toBe(true);
    expect(from({ ...link, dest: "iframe" }, "page")).toBe(false);
    expect(from({ ...link, mode: "no-cors", dest: "image" }, "page")).toBe(false);
    expect(from({ ...link, method: "POST" }, "page")).toBe(false);
  });
});

describe("guessing the token", () => {
  test("stops when too many wrong ones came, whoever sent them, and goes on after ten seconds", () => {
    let now = 0;
    const counter = new Guesses(() => now);
    const guess = (bearer: string) => guardedRefusal(request({ authorization: `Bearer ${bearer}` }), open, "data", counter)?.status ?? 200;
    for (let tries = 0; tries < 100; tries++) expect(guess(`wrong ${tries}`)).toBe(401);
    expect([guess("wrong"), guess(token)]).toEqual([429, 429]);
    now = 10_001;
    expect([guess(token), guess("wrong")]).toEqual([200, 401]);
  });

  test("a request without a credential is no guess, and on this machine without a token nothing is counted", () => {
    const counter = new Guesses(() => 0);
    for (let tries = 0; tries < 200; tries++) expect(guardedRefusal(request({}), open, "data", counter)?.status).toBe(401);
    for (let tries = 0; tries < 200; tries++) expect(guardedRefusal(request({ authorization: "Bearer x" }), local, "data", counter)).toBeNull();
    expect(counter.tooMany()).toBe(false);
  });
});

describe("the token", () => {
  test("only the very same token passes, and an empty one never does", () => {
    expect(tokenMatches(token, token)).toBe(true);
    expect(tokenMatches(token.slice(1), token)).toBe(false);
    expect(tokenMatches(null, token)).toBe(false);
    expect(tokenMatches("", "")).toBe(false);
  });

  test("a server bound beyond the machine shows nothing to a request without it", () => {
    expect(refusal(request({}), open, "data")?.status).toBe(401);
    expect(refusal(request({ cookie: `${sessionCookie}=${token}` }), open, "data")?.status).toBe(401);
    expect(refusal(request({ authorization: "Bearer wrong" }), open, "data")?.status).toBe(401);
  });

  test("a server bound beyond the machine without a token, started past our own start script, still refuses everything", () => {
    expect(refusal(request({}), { bind: "0.0.0.0", token: null }, "data")?.status).toBe(401);
  });

  test("the session cookie or a bearer token opens it; the cookie never holds the token itself", () => {
    expect(refusal(request({ cookie: `a=b; ${sessionCookie}=${sessionOf(token)}` }), open, "data")).toBeNull();
    expect(refusal(request({ authorization: `Bearer ${token}` }), open, "data")).toBeNull();
    expect(sessionOf(token)).not.toContain(token);
  });

  test("a session does not excuse a foreign name or a foreign origin", () => {
    const cookie = `${sessionCookie}=${sessionOf(token)}`;
    expect(refusal(request({ cookie, host: "evil.example" }), { ...open, bind: "127.0.0.1" }, "data")?.status).toBe(421);
    expect(refusal(request({ cookie, origin: "https://evil.example" }, "POST"), open, "data")?.status).toBe(403);
  });

  test("on the loopback address nothing is asked for, unless a token is set", () => {
    expect(refusal(request({}), local, "data")).toBeNull();
    expect(refusal(request({}), { ...local, token }, "data")?.status).toBe(401);
    expect(accessFromEnv({})).toEqual(local);
  });
});

describe("starting the server", () => {
  test("without settings it listens on this machine only", () => {
    expect(bindFromEnv({})).toEqual({ host: "127.0.0.1", port: 3300, refusal: null });
    expect(bindFromEnv({ PORT: "0" }).port).toBe(0);
  });

  test.each([
    { HOST: "0.0.0.0" },
    { HOST: "::" },
    { HOST: "192.168.1.5", AFTERTRACE_TOKEN: "" },
    { HOST: "0.0.0.0", AFTERTRACE_TOKEN: "short" },
    { PORT: "http" },
    { PORT: "70000" },
  ])("it refuses with a sentence: %o", (env) => {
    expect(bindFromEnv(env).refusal).toMatch(/^[A-Z].*\.$/);
  });

  test("a port in use and an address of another machine are said in words, before anything is built", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    expect(await addressRefusal("127.0.0.1", port)).toMatch(new RegExp(`^Port ${port} .* is in use\\..*PORT=${port + 1} npm start\\.$`));
    expect(await addressRefusal("192.0.2.1", 0)).toMatch(/^192\.0\.2\.1 is no address of this machine/);
    other.close();
    expect(await addressRefusal("127.0.0.1", 0)).toBeNull();
  });

  test("with a token it may listen elsewhere", () => {
    expect(bindFromEnv({ HOST: "0.0.0.0", AFTERTRACE_TOKEN: token }).refusal).toBeNull();
  });
});

describe("the way back after signing in", () => {
  test.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "",
    null,
  ])("never leads to another site: %s", (path) => {
    expect(safeReturn(path)).toBe("/");
  });

  test("leads to the page that was asked for", () => {
    expect(safeReturn("/incidents/i1/timeline?sel=c7")).toBe("/incidents/i1/timeline?sel=c7");
  });
});

import { describe, expect, test } from "vitest";
import { bindFromEnv } from "../bin/bind.mjs";
import {
  accessFromEnv,
  allowedHost,
  refusal,
  safeReturn,
  sameOrigin,
  sessionCookie,
  sessionOf,
  tokenMatches,
} from "../lib/access.ts";

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

describe("requests that change something", () => {
  const from = (origin: string | null, site: string | null = null) =>
    sameOrigin({ method: "POST", origin, site, host: "127.0.0.1:3300" });

  test("our own pages and clients that are no browser may send them", () => {
    expect(from("http://127.0.0.1:3300", "same-origin")).toBe(true);
    expect(from(null)).toBe(true);
  });

  test.each([
    ["https://evil.example", null],
    ["null", null],
    ["http://127.0.0.1:9999", null],
    [null, "cross-site"],
    [null, "same-site"],
    ["http://127.0.0.1:3300", "cross-site"],
    ["not an origin", null],
  ] as const)("another site may not: Origin %s, Sec-Fetch-Site %s", (origin, site) => {
    expect(from(origin, site)).toBe(false);
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
    expect(refusal(request({}), open)?.status).toBe(401);
    expect(refusal(request({ cookie: `${sessionCookie}=${token}` }), open)?.status).toBe(401);
    expect(refusal(request({ authorization: "Bearer wrong" }), open)?.status).toBe(401);
  });

  test("a server bound beyond the machine without a token, started past our own start script, still refuses everything", () => {
    expect(refusal(request({}), { bind: "0.0.0.0", token: null })?.status).toBe(401);
  });

  test("the session cookie or a bearer token opens it; the cookie never holds the token itself", () => {
    expect(refusal(request({ cookie: `a=b; ${sessionCookie}=${sessionOf(token)}` }), open)).toBeNull();
    expect(refusal(request({ authorization: `Bearer ${token}` }), open)).toBeNull();
    expect(sessionOf(token)).not.toContain(token);
  });

  test("a session does not excuse a foreign name or a foreign origin", () => {
    const cookie = `${sessionCookie}=${sessionOf(token)}`;
    expect(refusal(request({ cookie, host: "evil.example" }), { ...open, bind: "127.0.0.1" })?.status).toBe(421);
    expect(refusal(request({ cookie, origin: "https://evil.example" }, "POST"), open)?.status).toBe(403);
  });

  test("on the loopback address nothing is asked for, unless a token is set", () => {
    expect(refusal(request({}), local)).toBeNull();
    expect(refusal(request({}), { ...local, token })?.status).toBe(401);
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

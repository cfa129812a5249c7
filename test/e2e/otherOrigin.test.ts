import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { incidentSchema } from "@/lib/api/contract.ts";
import { launch } from "./browser.ts";
import { incidents } from "./visit.ts";

let browser: Browser;
let site: Server;
beforeAll(async () => {
  browser = await launch();
  site = createServer((_, answer) => answer.setHeader("content-type", "text/html").end("<!doctype html><title>evil</title>"));
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await browser.close();
  site.close();
});

/** Everything a page can send without the other side's consent; each answers what its page learned. */
async function attack(target: string): Promise<Record<string, string>> {
  const api = `${target}/api/v1/incidents`;
  const outcome = async (work: Promise<Response>) => work.then(({ type }) => `answered ${type}`, () => "refused");
  const element = (tag: "img" | "script", address: string) =>
    new Promise<string>((resolve) => {
      const one = document.createElement(tag);
      one.addEventListener("load", () => resolve("loaded"));
      one.addEventListener("error", () => resolve("refused"));
      one.src = address;
      document.body.append(one);
    });
  return {
    read: await outcome(fetch(api)),
    opaque: await outcome(fetch(api, { mode: "no-cors" })),
    write: await outcome(fetch(api, { method: "POST", mode: "no-cors", body: '{"title":"planted"}' })),
    image: await element("img", `${target}/icon.svg`),
    script: await element("script", api),
  };
}

test.each(["127.0.0.1", "localhost"])("a page of another port on %s learns nothing and changes nothing", async (host) => {
  const before = await incidents();
  const page = await browser.newPage();
  await page.goto(`http://${host}:${(site.address() as AddressInfo).port}/`);
  expect(await page.evaluate(attack, inject("base"))).toEqual({ read: "refused", opaque: "refused", write: "refused", image: "refused", script: "refused" });
  expect((await incidents()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  await page.close();
});

test("a name that was pointed at this machine is not answered under", async () => {
  const own = new URL(inject("base"));
  const page = await browser.newPage();
  // Chromium resolves every name below localhost to the loopback address, as a rebinding name server would.
  const answer = await page.goto(`http://evil.localhost:${own.port}/`);
  expect(answer?.status()).toBe(421);
  await page.close();
});

test("an exhibit that is a page is downloaded, never opened", async () => {
  const base = inject("base");
  const made = await fetch(`${base}/api/v1/incidents`, { method: "POST", body: '{"title":"page"}' });
  const { id } = incidentSchema.parse(await made.json());
  const evil = "<!doctype html><script>document.title='taken over'</script>";
  await fetch(`${base}/api/v1/incidents/${id}/exhibits?name=${encodeURIComponent("<b>.html")}`, { method: "POST", body: evil });
  const page = await browser.newPage();
  const download = page.waitForEvent("download");
  await expect(page.goto(`${base}/api/v1/incidents/${id}/exhibits/x1/raw`)).rejects.toThrow(/Download is starting/);
  expect((await download).suggestedFilename()).toMatch(/^x1-[0-9a-f]{12}\.bin$/);
  expect(await page.title()).toBe("");
  await fetch(`${base}/api/v1/incidents/${id}`, { method: "DELETE" });
  await page.close();
});

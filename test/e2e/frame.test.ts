import AxeBuilder from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launch, withPage, type Theme } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const themes: readonly Theme[] = ["light", "dark"];

describe("the frame around every page", () => {
  test.each(themes)(
    "the first page has no accessibility violation, console error or policy violation (%s)",
    async (theme) => {
      await withPage(browser, theme, async (page) => {
        await page.goto("/");
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`),
        ).toEqual([]);
      });
    },
  );

  test.each(themes)("the theme follows the system before anything is chosen (%s)", async (theme) => {
    await withPage(browser, theme, async (page) => {
      await page.goto("/");
      expect(await page.locator("html").getAttribute("data-theme")).toBe(theme);
    });
  });

  test("a chosen theme wins over the system's and survives a reload", async () => {
    await withPage(browser, "light", async (page) => {
      await page.goto("/");
      await page.getByRole("radio", { name: "Dark" }).click();
      expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
      await page.reload();
      expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    });
  });

  test("the first Tab reaches the skip link, and it leads to the content", async () => {
    await withPage(browser, "light", async (page) => {
      await page.goto("/");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    });
  });

  test("every control of the header is at least 24 pixels high and wide", async () => {
    await withPage(browser, "light", async (page) => {
      await page.goto("/");
      for (const control of await page.locator("header a, header button").all()) {
        // The skip link is there for those who reach it by key.
        await control.focus();
        const box = await control.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0), await control.innerText()).toBeGreaterThanOrEqual(24);
      }
    });
  });
});

describe("what the server answers", () => {
  test("a request under a foreign name is refused, so that a rebound name reads nothing", async () => {
    const { request } = await import("node:http");
    const { hostname, port } = new URL(inject("base"));
    const status = await new Promise((resolve, reject) => {
      request({ hostname, port, path: "/", headers: { host: "evil.example" } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBe(421);
  });

  test("a form sent from another site is refused", async () => {
    const answer = await fetch(new URL("/", inject("base")), {
      method: "POST",
      headers: { origin: "https://evil.example" },
    });
    expect(answer.status).toBe(403);
  });

  test("each page gets a nonce of its own and a policy that allows no other origin", async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await fetch(inject("base"))).headers.get("content-security-policy")),
    );
    expect(policies[0]).not.toBe(policies[1]);
    for (const policy of policies) {
      expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic';/);
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    }
  });

  test("no answer says which framework serves it, and none may be framed or sniffed", async () => {
    const { headers } = await fetch(inject("base"));
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
  });
});

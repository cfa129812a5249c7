import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, withPage } from "./browser.ts";
import { addressHas, focusRow, focusedIndex, inAddress, openTimeline, panelOf, sample, serverRows, settled } from "./timelinePage.ts";

/** What axe cannot see: points of WCAG 2.2 AA, each measured on the pages that it bites on. */
let browser: Browser;
let id: string;
beforeAll(async () => {
  browser = await launch();
  id = (await sample("injection")).id;
});
afterAll(async () => { await browser.close(); });

/** Every page of the app, with what shows that it is there. */
const pages: readonly (readonly [string, () => string, (page: Page) => Promise<void>])[] = [
  ["the list", () => "/", (page) => page.getByRole("heading", { name: "Incidents" }).waitFor()],
  ["intake", () => "/incidents/new", (page) => page.getByLabel("Title").waitFor()],
  ["overview", () => `/incidents/${id}`, (page) => page.getByRole("heading", { name: "Six questions" }).waitFor()],
  ["evidence", () => `/incidents/${id}/evidence`, (page) => page.getByRole("heading", { name: "Custody" }).waitFor()],
  ["the raw viewer", () => `/incidents/${id}/evidence/x1`, (page) => page.getByText("SHA-256 of these bytes").waitFor()],
  ["the tree", () => `/incidents/${id}/timeline?q=drop&kind=TOOL,LLM`, settled],
  ["the table", () => `/incidents/${id}/timeline?view=table&sort=-cost`, settled],
  ["the panel", () => `/incidents/${id}/timeline?sel=24`, async (page) => { await settled(page); await panelOf(page).getByRole("tab", { name: "What" }).waitFor(); }],
  ["the conversation", () => `/incidents/${id}/timeline?sel=24&tab=conversation`, (page) => page.getByText("Came out of this step").waitFor()],
  ["the blast radius", () => `/incidents/${id}/impact?effect=c1.1`, async (page) => { await page.getByRole("region", { name: "Effect c1.1" }).waitFor(); await page.getByRole("heading", { name: /^Freeze/ }).waitFor(); }],
  ["the method", () => "/method?q=kubectl", (page) => page.getByRole("heading", { name: "Rules", exact: true }).waitFor()],
  ["the rows on paper", () => `/incidents/${id}/timeline/print?tool=run_sql`, (page) => page.getByRole("button", { name: /Print or save/ }).waitFor()],
];

describe("2.4.11: the focused row is never covered", () => {
  test.each([["tree", 1280], ["table", 1280], ["tree", 390], ["table", 390]] as const)("%s at %i px: after paging, ends, next and a link it is wholly in sight", async (view, width) => {
    await withPage(browser, "light", async (page) => {
      const covered = () => page.evaluate(() => {
        const row = document.activeElement;
        if (!row?.hasAttribute("data-index")) return "no row has the focus";
        const box = row.getBoundingClientRect();
        const scroller = row.closest("[role=rowgroup]")?.getBoundingClientRect();
        if (scroller === undefined) return "no scroller";
        if (box.top < Math.max(0, scroller.top) - 0.5 || box.bottom > Math.min(innerHeight, scroller.bottom) + 0.5) return `row ${box.top}–${box.bottom}, scroller ${scroller.top}–${scroller.bottom}, window ${innerHeight}`;
        const x = Math.max(scroller.left, 0) + 20;
        const over = [box.top + 2, (box.top + box.bottom) / 2, box.bottom - 2].map((y) => document.elementFromPoint(x, y)).find((element) => element === null || !row.contains(element));
        return over === undefined ? "" : `covered by ${over?.outerHTML.slice(0, 100) ?? "nothing"}`;
      });
      await openTimeline(page, id, `view=${view}`);
      await focusRow(page, 0);
      for (const key of ["PageDown", "PageDown", "ArrowUp", "PageDown", "ArrowDown", "End", "PageUp", "ArrowUp", "Home", "Shift+J", "Shift+J", "Shift+K"]) {
        const before = await focusedIndex(page);
        await page.keyboard.press(key);
        await expect.poll(() => focusedIndex(page), { message: key }).not.toBe(before);
        await expect.poll(covered, { message: key }).toBe("");
      }
      await openTimeline(page, id, `view=${view}&sel=19`);
      const place = (await serverRows(id, `view=${view}`)).rows.findIndex((row) => row.id === 19);
      await expect.poll(() => focusedIndex(page)).toBe(place);
      await expect.poll(covered).toBe("");
    }, { viewport: { width, height: 844 } });
  });
});

/**
 * Targets smaller than 24 px, by what they are called. Links inside a sentence are free, and so are links that stand so far
 * from everything else that a circle of 24 px around each touches no other target: the exceptions of 2.5.8.
 */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targets = "button, a[href], input, select, textarea, summary, [role=tab], [role=radio], [role=menuitem], [role=menuitemcheckbox], [role=switch], [role=slider], [role=treeitem], [role=option], [role=row][data-row]";
    const seen = [...document.querySelectorAll<HTMLElement>(targets)].flatMap((element) => {
      const target = element.matches("input[type=checkbox], input[type=radio]") ? (element.closest("label") ?? element) : element;
      const box = target.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && target.checkVisibility() && getComputedStyle(target).visibility === "visible" ? [{ target, box }] : [];
    });
    return seen.flatMap(({ target, box }) => {
      if (Math.min(box.width, box.height) >= 23.99) return [];
      const isLink = target.matches("a");
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const isNear = (other: DOMRect) => other.left < x + Math.max(12, box.width / 2) && other.right > x - Math.max(12, box.width / 2) && other.top < y + 12 && other.bottom > y - 12;
      const crowded = seen.some((other) => other.target !== target && !other.target.contains(target) && isNear(other.box));
      if (isLink && (getComputedStyle(target).display === "inline" || !crowded)) return [];
      return [`${Math.round(box.width)}×${Math.round(box.height)} ${target.getAttribute("aria-label") ?? target.textContent ?? ""} <${target.tagName.toLowerCase()}>`.slice(0, 120)];
    });
  });
}

describe("2.5.8: targets are at least 24 by 24 px", () => {
  test.each([1280, 390])("on every page at %i px, with menus and dialogs open", async (width) => {
    await withPage(browser, "light", async (page) => {
      const small: Record<string, string[]> = {};
      for (const [name, address, there] of pages) {
        await page.goto(address());
        await there(page);
        small[name] = await smallTargets(page);
      }
      await openTimeline(page, id, "view=table");
      for (const button of [/^(Kind|Filters)/, /^Views/, /^Events/, "More", /^Columns/, "Keys and help", /^Commands/]) {
        const trigger = page.getByRole("button", { name: button, exact: typeof button === "string" });
        await trigger.first().click();
        await page.locator("[role=dialog], [role=menu]").first().waitFor();
        small[String(button)] = await smallTargets(page);
        await page.keyboard.press("Escape");
        await page.locator("[role=dialog], [role=menu]").first().waitFor({ state: "detached" });
      }
      expect(Object.entries(small).filter(([, found]) => found.length > 0)).toEqual([]);
    }, { viewport: { width, height: 844 } });
  });
});

describe("1.4.10 and 1.4.12: narrow windows and wide letters", () => {
  test("at 320 px no page scrolls sideways, and nothing sticks out of it but inside a box that scrolls by itself", async () => {
    await withPage(browser, "light", async (page) => {
      const wide: Record<string, unknown> = {};
      for (const [name, address, there] of pages) {
        await page.goto(address());
        await there(page);
        const found = await page.evaluate(() => {
          const scrolls = (element: Element | null): boolean => element !== null && element !== document.body && (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
          const out = [...document.querySelectorAll("main *")].filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement));
          return { sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth, out: out.map((element) => element.outerHTML.slice(0, 120)) };
        });
        if (found.sideways > 0 || found.out.length > 0) wide[name] = found;
      }
      expect(wide).toEqual({});
    }, { viewport: { width: 320, height: 700 } });
  });

  test.each([1280, 320])("with the letters, words and lines of 1.4.12 no control, heading or label is cut off at %i px", async (width) => {
    await withPage(browser, "light", async (page) => {
      const cut: Record<string, unknown> = {};
      for (const [name, address, there] of pages) {
        await page.goto(address());
        await there(page);
        const found = await page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
          document.adoptedStyleSheets = [sheet];
          const named = [...document.querySelectorAll<HTMLElement>("button, [role=tab], [role=radio], label, legend, h1, h2, h3, th, dt, dd, p, [role=columnheader] button")];
          const clipped = named.filter((element) => {
            const style = getComputedStyle(element);
            const clips = style.overflowX !== "visible" || style.overflowY !== "visible";
            const inRow = element.closest("[role=row][data-row], .sr-only") !== null || element.matches(".sr-only");
            return element.checkVisibility() && clips && !inRow && style.overflowX !== "auto" && style.overflowY !== "auto" && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
          });
          const sideways = Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth);
          const out = sideways === 0 ? [] : [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth).map((element) => element.outerHTML.slice(0, 200));
          return { clipped: clipped.map((element) => element.outerHTML.slice(0, 140)), sideways, out: out.slice(-3) };
        });
        if (found.sideways > 0 || found.clipped.length > 0) cut[name] = found;
      }
      expect(cut).toEqual({});
    }, { viewport: { width, height: 800 } });
  });
});

test("1.4.13: what opens over the page stays when the pointer leaves, goes with Escape, and gives the focus back; nothing opens by pointing at it", async () => {
  await withPage(browser, "light", async (page) => {
    await openTimeline(page, id);
    await page.locator("[role=row][data-index='3']").hover();
    await page.getByRole("button", { name: "Zoom in" }).hover();
    await page.getByRole("list", { name: "Failed, marks in order" }).getByRole("link").first().hover();
    expect(await page.locator("[role=tooltip], [data-radix-popper-content-wrapper]").count()).toBe(0);
    const kind = page.getByRole("button", { name: "Kind" });
    await kind.click();
    const list = page.getByRole("dialog", { name: "Filter by kind" });
    await list.waitFor();
    await page.mouse.move(5, 700);
    await list.getByRole("checkbox").first().hover();
    expect(await list.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    await expect.poll(() => kind.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

test("2.5.7: whatever is dragged has buttons or keys that do the same", async () => {
  await withPage(browser, "light", async (page) => {
    await openTimeline(page, id, "view=flat&sel=19");
    const window = page.getByRole("group", { name: "Window", exact: true });
    for (const name of ["Zoom in", "Later", "Earlier", "Zoom out"]) {
      const before = inAddress(page, "t");
      await window.getByRole("button", { name, exact: true }).click();
      await expect.poll(() => inAddress(page, "t"), { message: name }).not.toBe(before);
    }
    await page.getByRole("slider", { name: "Window of the axis" }).focus();
    await page.keyboard.press("Shift+ArrowLeft");
    await addressHas(page, "t", /\.\./);
    const splitter = page.getByRole("separator", { name: "Width of the panel" });
    const start = Number(await splitter.getAttribute("aria-valuenow"));
    await page.getByRole("button", { name: "Wider panel" }).click();
    await expect.poll(async () => Number(await splitter.getAttribute("aria-valuenow"))).toBeGreaterThan(start);
  });
});

test("3.2.6: the help is at the same place of every page of an incident", async () => {
  await withPage(browser, "light", async (page) => {
    const places: { x: number; y: number }[] = [];
    for (const path of ["", "/evidence", "/evidence/x1", "/timeline", "/timeline?view=table&sel=19"]) {
      await page.goto(`/incidents/${id}${path}`);
      const box = await page.getByRole("button", { name: "Keys and help" }).boundingBox();
      places.push({ x: box?.x ?? 0, y: box?.y ?? 0 });
    }
    // The timeline has its title and tabs in one line: a few pixels higher, in the same corner.
    const spread = (part: "x" | "y") => Math.max(...places.map((place) => place[part])) - Math.min(...places.map((place) => place[part]));
    expect([spread("x") <= 1, spread("y") <= 16], JSON.stringify(places)).toEqual([true, true]);
  });
});

test("2.3.3: where less motion is asked for, nothing moves by itself and nothing glides", async () => {
  await withPage(browser, "light", async (page) => {
    await openTimeline(page, id, "sel=19");
    await page.getByRole("button", { name: "Kind" }).click();
    const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth";
    }).map((element) => element.outerHTML.slice(0, 100)));
    expect(moving).toEqual([]);
  }, { reducedMotion: "reduce" });
});

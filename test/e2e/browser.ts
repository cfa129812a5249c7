import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from "playwright-core";
import { expect, inject } from "vitest";

export type Theme = "light" | "dark";

/** Starts the browser once per test file: `beforeAll(async () => { browser = await launch(); })`. */
export function launch(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: inject("chromium"), args: [...asRoot, "--disable-dev-shm-usage"] });
}

/** A page with its own storage, and what the browser complained about while it was open. */
export type Watched = { readonly page: Page; readonly context: BrowserContext; readonly complaints: string[] };

/** Opens a page in a theme; `complaints` collects console errors, uncaught errors, policy violations and foreign requests. */
export async function openPage(
  browser: Browser,
  theme: Theme = "light",
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    baseURL: inject("base"),
    colorScheme: theme,
    timezoneId: "UTC",
    locale: "en-GB",
    ...options,
  });
  const complaints: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violation: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  const own = new URL(inject("base")).origin;
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== own) complaints.push(`foreign request: ${request.url()}`);
  });
  return { page, context, complaints };
}

/** Runs a test on a page of its own and fails it on any complaint. */
export async function withPage<T = void>(
  browser: Browser,
  theme: Theme,
  test: (page: Page) => Promise<T>,
  options?: BrowserContextOptions,
): Promise<T> {
  const { page, context, complaints } = await openPage(browser, theme, options);
  try {
    const answer = await test(page);
    expect(complaints).toEqual([]);
    return answer;
  } finally {
    await context.close();
  }
}

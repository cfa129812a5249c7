import { getDomain } from "tldts";
import { fullPath } from "../effects/shell/paths.ts";
import { urlOf } from "./valueFormats.ts";

/** `/srv/app` is the prefix of `/srv/app/x` and not of `/srv/application`; dots are worked out first. */
export function hasPrefix(text: string, prefix: string): boolean {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(prefix)) return hasUrlPrefix(text, prefix);
  const isPath = prefix.includes("/") || prefix === "." || text.includes("/") || text.includes("\\");
  if (!isPath) return text.startsWith(prefix);
  // A letter that ends a string for the system, or that another system takes for a slash, makes a path of it that nobody sees here.
  if (/[\0\\]/.test(text)) return false;
  const [path, base] = [fullPath(text, null), fullPath(prefix, null)];
  if (path.split("/").includes("..")) return false;
  return path === base || path.startsWith(base.endsWith("/") ? base : `${base}/`);
}

function hasUrlPrefix(text: string, prefix: string): boolean {
  const [url, base] = [urlOf(text), urlOf(prefix)];
  if (url === null || base === null || url.origin !== base.origin || url.protocol !== base.protocol || url.username !== "" || url.password !== "") return false;
  const path = base.pathname;
  return url.pathname === path || url.pathname.startsWith(path.endsWith("/") ? path : `${path}/`);
}

/** Is the host of an address, a URL or a bare name the listed name, or one below it? */
export function hasDomain(text: string, listed: string): boolean {
  const host = hostOf(text);
  if (host === null) return false;
  const name = listed.toLowerCase().replace(/\.$/, "");
  return host === name || (host.endsWith(`.${name}`) && getDomain(host, { allowPrivateDomains: true }) !== null && isBelow(host, name));
}

/** A public suffix such as co.uk is no name that others could stand below. */
const isBelow = (host: string, name: string): boolean => getDomain(name, { allowPrivateDomains: true }) !== null && host.endsWith(`.${name}`);

function hostOf(text: string): string | null {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) {
    const url = urlOf(text);
    return url === null || url.username !== "" || url.password !== "" ? null : url.hostname.replace(/\.$/, "");
  }
  const name = /^[\w.+-]{1,64}@([A-Za-z\d.-]{1,253})$/.exec(text)?.[1] ?? (/^[A-Za-z\d.-]{1,253}$/.test(text) ? text : null);
  return name?.toLowerCase().replace(/\.$/, "") ?? null;
}

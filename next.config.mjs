/** What every answer carries; the content security policy of pages is made in proxy.ts, with a nonce. */
const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // Not "no-referrer": browsers then send `Origin: null` with our own forms, and the origin check would refuse them.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  },
];

/** API answers may hold evidence: never a page, whatever the bytes look like. */
const api = [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'; sandbox" }];

/** A worker takes its policy from its own script: it may load its parts from here, and ask nothing of anybody. */
const scripts = [{ key: "Content-Security-Policy", value: "default-src 'none'; script-src 'self'" }];

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // No image of ours needs work at run time, and the optimizer would fetch addresses on a stranger's behalf.
  images: { unoptimized: true },
  devIndicators: false,
  // Without it Next looks for a lock file in the folders above and takes the wrong root.
  turbopack: { root: import.meta.dirname },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/api/:path*", headers: api },
    { source: "/_next/static/:path*", headers: scripts },
  ],
};

/** Hosts of addresses and mail addresses in a text. */
export const hostsIn = (text: string): string[] =>
  [...text.matchAll(/(?:[a-z]+:\/\/(?:[^\s/@"\\]+@)?|[\w.]+@)([a-z0-9][a-z0-9.-]*[a-z0-9])/gi)].map(([, host = ""]) => host);

/** Names that nobody can register; versions are no hosts, and the machine itself is nobody else's. */
export const isReserved = (host: string): boolean => /\.(example|test|internal)$/.test(host) || /^\d+(\.\d+)*$/.test(host) || host === "localhost";

/** Credentials of a real provider's form, and paths of a developer's machine. */
export const forbidden =
  /AKIA|ASIA[A-Z0-9]{12}|gh[pousr]_|github_pat_|glpat-|\bsk-|sk_live|rk_live|xox[abprs]-|AIza|eyJ[A-Za-z0-9_-]{8}|npm_[A-Za-z0-9]{20}|lsv2_|[ps]k-lf-|-----BEGIN|\/home\/|\/Users\/|\/root\/|[A-Z]:\\\\|\/work\//;

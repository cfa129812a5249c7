import type { CommandTable } from "../commandTable.ts";
import { operates, reads, row } from "./templates.ts";

const server = { ...operates, shared: "unknown" } as const;

/** Web servers and proxies by their own command. */
export const webServersTable: CommandTable = {
  names: ["nginx", "apachectl", "apache2ctl", "httpd", "caddy", "haproxy", "lighttpd", "traefik", "varnishadm", "openresty"], valueOptions: ["-s", "-f", "-p", "-g", "-e", "-k", "--config", "--adapter", "-T"].filter((option) => option !== "-T"), dryRun: [],
  rules: [
    row("webserver.stop", ["", "*", "stop", "graceful-stop"], server, "A web server is stopped", "It can be started again; until then others feel it.", ["nginx -s stop", "apachectl -k graceful-stop"], ["nginx -s reload", "apachectl graceful"], { any: ["-s=stop", "-s=quit", "-k=stop", "-k=graceful-stop"] }),
    row("webserver.stop.verb", ["stop", "graceful-stop"], server, "A web server is stopped", "It can be started again; until then others feel it.", ["apachectl stop", "caddy stop"], ["apachectl graceful"]),
    row("webserver.read", ["", "*"], reads, "Settings of a web server are checked or shown", "It reads.", ["nginx -t", "apachectl -S", "haproxy -c -f haproxy.cfg"], ["nginx"], { any: ["-t", "-T", "-v", "-V", "-S", "-M", "-vv", "-c"], none: ["-s", "-k"] }),
    row("webserver.read.verb", ["configtest", "status", "fullstatus", "validate", "fmt", "adapt", "version", "list-modules", "environ", "build-info", "healthcheck", "help"], reads, "Settings of a web server are checked or shown", "It reads.", ["apachectl configtest", "caddy validate"], ["apachectl restart"]),
    row("webserver.operate", ["*", ""], server, "A web server is started, or reads its settings anew", "It can be turned back.", ["nginx -s reload", "apachectl graceful", "caddy reload"], ["nginx -t", "nginx -s stop"]),
  ], otherwise: server,
};

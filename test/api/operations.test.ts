import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { openApiDocument, findingsJsonSchema } from "../../lib/api/openapi.ts";
import { operations } from "../../lib/api/operations.ts";

const app = join(process.cwd(), "app");

/** The address of a route file, in OpenAPI's writing. */
const pathOf = (file: string): string =>
  `/${relative(app, file).split(sep).slice(0, -1).join("/").replace(/\[(\w+)\]/g, "{$1}")}`;

function routeFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return routeFiles(path);
    return entry.name === "route.ts" ? [path] : [];
  });
}

const files = [...routeFiles(join(app, "api")), ...routeFiles(join(app, "schema"))];

test("every handler is described, and nothing is described that is not there", () => {
  const handlers = files.filter((file) => !file.includes("[...rest]")).flatMap((file) =>
    Array.from(readFileSync(file, "utf8").matchAll(/^export const (GET|POST|PUT|PATCH|DELETE) /gm), ([, method]) => `${method} ${pathOf(file)}`),
  );
  const described = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(handlers.toSorted()).toEqual(described.toSorted());
});

test("every handler goes through the one guarded way in", () => {
  for (const file of files) {
    const exported = Array.from(readFileSync(file, "utf8").matchAll(/^export .*$/gm), ([line]) => line);
    for (const line of exported) expect(line, file).toMatch(/^export const [A-Z]+ = handle(<[^=]*>)?\(/);
  }
});

/** The parts of OpenAPI 3.1 that clients stumble over. */
const schemaObject = z.looseObject({});
const parameter = z.strictObject({ name: z.string(), in: z.enum(["path", "query"]), required: z.boolean(), schema: schemaObject });
const content = z.record(z.string().regex(/^\w+\/[\w.+-]+$/), z.strictObject({ schema: schemaObject }));
const operation = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/), summary: z.string().min(5), parameters: z.array(parameter),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string().regex(/^(2\d\d|default)$/), z.strictObject({ description: z.string(), content })),
});
const openApi = z.strictObject({
  openapi: z.literal("3.1.0"), info: z.looseObject({ title: z.string(), version: z.string() }), servers: z.array(z.object({ url: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(z.string().startsWith("/"), z.partialRecord(z.enum(["get", "post", "patch", "delete"]), operation)),
  components: z.looseObject({}),
});

test("the OpenAPI document is well formed, and every name in a path is a parameter", () => {
  const document = openApi.parse(openApiDocument());
  const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods)).map((one) => one?.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [path, methods] of Object.entries(document.paths)) {
    const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
    for (const one of Object.values(methods)) expect(one?.parameters.filter((each) => each.in === "path").map(({ name }) => name)).toEqual(inPath);
  }
  expect(JSON.stringify(document)).not.toContain("$defs\":{}");
});

test("the findings schema is published as JSON Schema 2020-12", () => {
  expect(findingsJsonSchema()).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema", type: "object", additionalProperties: false });
});

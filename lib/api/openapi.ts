import { z } from "zod";
import { findingsSchema } from "../findings.ts";
import { apiErrorSchema } from "./contract.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";

type Json = { [key: string]: unknown };

/** JSON Schema of what goes in (queries, bodies) or what comes out (answers). */
function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

/** The published JSON Schema of the findings document. */
export function findingsJsonSchema(): Json {
  return { title: "Aftertrace findings", ...z.toJSONSchema(findingsSchema, { io: "output" }) };
}

/** The HTTP API as an OpenAPI 3.1 document, made from the schemas that the handlers themselves use. */
export function openApiDocument(): Json {
  const paths: { [path: string]: Json } = {};
  for (const operation of operations) paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  return {
    openapi: "3.1.0",
    info: {
      title: "Aftertrace", version: "1",
      description: "Incident forensics for AI agents, on this machine. Every refusal carries code, message and fix.",
    },
    servers: [{ url: "/" }],
    security: [{}, { token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { Error: schemaOf(apiErrorSchema, "output") },
    },
  };
}

function describe({ method, path, summary, query, body, status = 200, answer }: Operation): Json {
  const parameters = [...pathParameters(path), ...(query ? queryParameters(query) : [])];
  return {
    operationId: operationId(method, path), summary, parameters,
    ...(body === undefined ? {} : { requestBody: { required: body === "binary", content: bodyContent(body) } }),
    responses: {
      [status]: { description: summary, content: answerContent(answer) },
      default: { description: "Refused", content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } },
    },
  };
}

function operationId(method: string, path: string): string {
  const words = path.replace(/^\/api\/v1\//, "").split(/[^A-Za-z]+/).filter((word) => word !== "");
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function pathParameters(path: string): Json[] {
  return Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } }));
}

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }));
}

function bodyContent(body: z.ZodType | "binary"): Json {
  return body === "binary" ? { "application/octet-stream": { schema: {} } } : { "application/json": { schema: schemaOf(body, "input") } };
}

function answerContent(answer: Operation["answer"]): Json {
  if (answer === "open") return { "application/json": { schema: { type: "object" } } };
  if (typeof answer === "string") return { [answer]: { schema: {} } };
  return { "application/json": { schema: schemaOf(answer, "output") } };
}

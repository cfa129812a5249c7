import { ApiError } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";

/** Addresses that mean nothing: without these the app's own page would answer, and ask for nothing. */
const nothing = (): never => {
  throw new ApiError(404, "no_such_address", "The API has nothing at this address.", "See /api/v1/openapi.json for what there is.");
};
export const GET = handle(nothing);
export const POST = handle(nothing);
export const PUT = handle(nothing);
export const PATCH = handle(nothing);
export const DELETE = handle(nothing);

import type { ComponentType } from "react";
import type { ValuePage } from "@/lib/api/stepContract.ts";
import type { Answer } from "../shell/api.ts";

export type JsonNode = Pick<ValuePage, "type" | "size" | "preview">;
/** A value and some of its members; of a text, a stretch. */
export type JsonPage = Pick<ValuePage, "path" | "type" | "size" | "preview" | "state" | "text" | "members" | "next">;

/** Where a tree has its values from. */
export type JsonSource = {
  /** Another id is another tree. */
  readonly id: string;
  readonly page: (path: string, from: number, signal?: AbortSignal) => Promise<Answer<JsonPage>>;
  /** The value as JSON text, to be copied. */
  readonly whole: (path: string) => Promise<Answer<string>>;
  /** The first page where it needs no wait. */
  readonly first: JsonPage | null;
};

/** What draws a value. Handed down to the texts in it, because a text may hold a value again. */
export type Viewer = ComponentType<ViewerProps>;
export type ViewerProps = {
  readonly source: JsonSource;
  /** What it is: "input", "metadata". */
  readonly label: string;
  /** One of many small values: what can be copied shows when it has the focus. */
  readonly compact?: boolean;
};

import type { ReactNode } from "react";

// Drawn for this product on a 16 x 16 grid. Each has an outline of its own, so that severity can be told without colour.
const shapes = {
  "read-only": <circle cx="8" cy="8" r="5" />,
  config: <path d="M8 2.5 13.5 8 8 13.5 2.5 8Z" />,
  data: (
    <>
      <rect x="3" y="3" width="10" height="10" />
      <rect x="6" y="6" width="4" height="4" fill="currentColor" />
    </>
  ),
  infrastructure: <path d="M5 2.8h6L14 8l-3 5.2H5L2 8Z" fill="currentColor" />,
  history: <path d="M3.5 5.5A5.2 5.2 0 1 1 2.9 9.5M3 2.5v3.3h3.3" />,
  external: <path d="M4 12 12 4M6 4h6v6" />,
  order: <path d="M9.2 1.8 3.6 9.2H8l-1.2 5 5.6-7.4H8Z" fill="currentColor" />,
  credential: (
    <>
      <circle cx="5.5" cy="8" r="2.8" />
      <path d="M8.3 8H14v2.6M11.4 8v2" />
    </>
  ),
  unknown: (
    <>
      <path d="M5.2 5.8a2.8 2.8 0 1 1 4.3 2.4C8.5 8.9 8 9.3 8 10.4" />
      <circle cx="8" cy="13" r=".6" fill="currentColor" />
    </>
  ),
  check: <path d="m3 8.5 3.4 3.4L13 4.6" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.2" />
      <path d="M8 2.8a5.2 5.2 0 0 1 0 10.4Z" fill="currentColor" />
    </>
  ),
  dash: <path d="M3.5 8h9" />,
  dot: <circle cx="8" cy="8" r="3" fill="currentColor" />,
  warning: (
    <>
      <path d="M8 2.3 14.3 13.5H1.7Z" />
      <path d="M8 6.5v3.3" />
      <circle cx="8" cy="11.7" r=".5" fill="currentColor" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 7.3v3.7" />
      <circle cx="8" cy="5" r=".5" fill="currentColor" />
    </>
  ),
  blocked: (
    <>
      <circle cx="8" cy="8" r="5.3" />
      <path d="m4.3 4.3 7.4 7.4" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.2" r="2.5" />
      <path d="M3 13.5c0-2.8 2.2-4.4 5-4.4s5 1.6 5 4.4" />
    </>
  ),
  bell: (
    <>
      <path d="M4 11V7a4 4 0 0 1 8 0v4l1.3 1.5H2.7Z" />
      <path d="M6.8 14.2h2.4M8 1.6V3" />
    </>
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  undo: <path d="M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" />
      <path d="M10.5 5.5v-3h-8v8h3" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  "chevron-right": <path d="m6 3.5 4.5 4.5L6 12.5" />,
  "chevron-down": <path d="m3.5 6 4.5 4.5L12.5 6" />,
  play: <path d="M4.5 2.8 13 8l-8.5 5.2Z" fill="currentColor" />,
  pause: <path d="M5 3v10M11 3v10" strokeWidth="2.6" />,
  "step-forward": <path d="M4 3.2 10 8l-6 4.8ZM12 3v10" />,
  "step-back": <path d="M12 3.2 6 8l6 4.8ZM4 3v10" />,
  "to-start": <path d="M13.5 3.2 8.5 8l5 4.8ZM8 3.2 3 8l5 4.8ZM2.2 3v10" />,
  "to-end": <path d="M2.5 3.2 7.5 8l-5 4.8ZM8 3.2 13 8l-5 4.8ZM13.8 3v10" />,
  ascending: <path d="M8 13V3M4.5 6.5 8 3l3.5 3.5" />,
  descending: <path d="M8 3v10M4.5 9.5 8 13l3.5-3.5" />,
  more: (
    <>
      <circle cx="3.5" cy="8" r=".7" fill="currentColor" />
      <circle cx="8" cy="8" r=".7" fill="currentColor" />
      <circle cx="12.5" cy="8" r=".7" fill="currentColor" />
    </>
  ),
  download: <path d="M8 2.5V10M4.8 7 8 10.2 11.2 7M3 13.3h10" />,
  LLM: <path d="M2.5 3h11v8H8l-3 2.8V11H2.5Z" />,
  TOOL: <path d="m3 13 5-5M9.5 2.7a3.3 3.3 0 0 0 3.8 4.6L11 9.5 6.6 5.1Z" />,
  RETRIEVER: (
    <>
      <circle cx="7" cy="7" r="4.2" />
      <path d="m10.2 10.2 3.5 3.5" />
    </>
  ),
  AGENT: (
    <>
      <rect x="3" y="5" width="10" height="8" />
      <path d="M8 2v3M6 8.5v1M10 8.5v1" />
    </>
  ),
  CHAIN: (
    <>
      <rect x="2" y="6" width="5.5" height="4" />
      <rect x="8.5" y="6" width="5.5" height="4" />
      <path d="M5 8h6" />
    </>
  ),
  GUARDRAIL: <path d="M8 2.3 13 4v4c0 3-2 4.8-5 5.8C5 12.8 3 11 3 8V4Z" />,
  EMBEDDING: <path d="M3 3v10M6.3 6v7M9.7 4v9M13 8v5" />,
  RERANKER: <path d="M3 4h10M3 8h7M3 12h4" />,
  EVALUATOR: <path d="M8 2.5v11M3 5h10M3 5l-1.5 4h3ZM13 5l-1.5 4h3Z" />,
  UNKNOWN: <rect x="3" y="3" width="10" height="10" strokeDasharray="2 1.5" />,
} as const satisfies Record<string, ReactNode>;

export type GlyphName = keyof typeof shapes;

/** Every glyph there is, for the method page and the tests. */
export const glyphNames = Object.keys(shapes) as readonly GlyphName[];

type Props = { readonly name: GlyphName; readonly label?: string; readonly className?: string };

/** One drawn sign. Without a label it is decoration: the word must stand beside it. */
export function Glyph({ name, label, className }: Props) {
  const meaning = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <svg
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="round"
      focusable="false"
      {...meaning}
      className={`inline-block shrink-0 align-[-0.125em] ${className ?? ""}`}
    >
      {shapes[name]}
    </svg>
  );
}

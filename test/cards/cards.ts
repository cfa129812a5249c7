import type { Card } from "./card.ts";
import { fileCards } from "./cases/files.ts";
import { leakCards } from "./cases/leaks.ts";
import { migrationCards } from "./cases/migrations.ts";
import { operationCards } from "./cases/operations.ts";

/** All 22 incident cards, with their twins and siblings. */
export const cards: readonly Card[] = [...operationCards, ...migrationCards, ...fileCards, ...leakCards];

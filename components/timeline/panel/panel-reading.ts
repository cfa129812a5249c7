"use client";

import { createContext, useContext } from "react";
import type { Marks } from "../../marks/use-marks.ts";
import type { Asked } from "../../marks/use-asked.ts";
import type { Shifts } from "../../clocks/clock-words.ts";
import type { AddressBar } from "../use-address.ts";

/** What every part of the panel may need, however deep it lies. */
export type PanelReading = {
  readonly incident: string;
  readonly row: number;
  readonly bar: AddressBar;
  readonly zeroUs: number | null;
  readonly shifts: Shifts;
  readonly marks: Marks;
  readonly asked: Asked | null;
  readonly onGo: (row: number) => void;
  /** Where the reader had the credentials of this step revealed. */
  readonly reveal: string | null;
  /** Reads the step again with its texts as long as they are sent; undefined where that was done. */
  readonly readMore: (() => void) | undefined;
  /** Grows each time the step was read anew. */
  readonly version: number;
};

const Reading = createContext<PanelReading | null>(null);

export const PanelReadingProvider = Reading.Provider;

export function usePanel(): PanelReading {
  const reading = useContext(Reading);
  if (reading === null) throw new Error("A part of the panel stands outside of it.");
  return reading;
}

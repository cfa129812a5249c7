/** The address of a row in the timeline, opened. */
export const rowAddress = (incident: string, row: number): string => `/incidents/${incident}/timeline?sel=${row}`;
/** The address of an event in the timeline, opened. */
export const eventAddress = (incident: string, event: string): string => `/incidents/${incident}/timeline?event=${encodeURIComponent(event)}`;

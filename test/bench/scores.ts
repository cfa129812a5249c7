/** Prints what was measured beside its bar and its floor, and counts what is over. */
export class Scores {
  over = 0;

  /** `bar`: the most that is allowed; `floor`: what nothing can be faster than on this machine at this time. */
  add(name: string, unit: string, value: number, bar: number | null, floor: number | null): void {
    // Frames come in sixtieths of a second: two of them are 33.3 ms, three 50.0 or 50.1.
    const isOver = bar !== null && !(Math.round(value) <= bar);
    if (isOver) this.over++;
    const parts = [
      `  ${name.padEnd(34)} ${value.toFixed(unit === "" ? 0 : 1).padStart(9)} ${unit.padEnd(2)}`,
      bar === null ? "" : `  bar ${bar}`,
      floor === null ? "" : `  ${(value / floor).toFixed(1)} x floor`,
      isOver ? "  OVER" : "",
    ];
    console.log(parts.join(""));
  }

  fail(sentence: string): void {
    this.over++;
    console.log(`  OVER: ${sentence}`);
  }
}

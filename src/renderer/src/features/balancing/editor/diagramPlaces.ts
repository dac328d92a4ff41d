/** Pixels of the drawing: one line per part, one step to the right per board. */
export const rowHeight = 64;
export const stepWidth = 36;

export const xOf = (depth: number): number => 24 + depth * stepWidth;
export const yOf = (index: number): number => index * rowHeight + rowHeight / 2;

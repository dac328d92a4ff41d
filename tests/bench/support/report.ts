/** One figure: a value, and the limit or the peer it was measured beside in the same run. */
export interface Measurement {
  readonly bench: string;
  readonly value: number;
  readonly unit: string;
  readonly peer: { readonly what: string; readonly value: number };
  /** Ratio that should not be exceeded, where the product has promised one. */
  readonly goal?: number;
  /** How much there was of what the cost may grow with. */
  readonly size?: number;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** Prints one figure as a line of JSON, with its ratio to the peer. */
export const report = ({ peer, value, ...rest }: Measurement): void =>
  print({
    ...rest,
    value: rounded(value),
    peer: { what: peer.what, value: rounded(peer.value) },
    ratio: rounded(value / peer.value),
  });

/** Says why a figure is missing. */
export const skip = (bench: string, skipped: string): void => print({ bench, skipped });

import type { Money } from "../../money";

/** A word, a number, an instant, or an amount with its currency; empty for what is not known. */
export type Value = string | number | Date | Money | null;

/** A report as rows, whatever the file: what is in a column is of one kind. */
export type Table = {
  name: string;
  columns: { heading: string; width?: number }[];
  rows: AsyncIterable<Value[]> | Iterable<Value[]>;
};

import type { ReactNode, RefObject } from "react";
import { cn } from "./cn";

export type Column<Row> = {
  key: string;
  label: string;
  isText?: boolean;
  /** Sentences: they wrap, and on a phone they stand below their label. */
  isLong?: boolean;
  cell: (row: Row) => ReactNode;
};

type ReportTableProps<Row> = {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** The row that is all the others together, at the end. */
  total?: Row;
  ref?: RefObject<HTMLTableElement | null>;
};

/** Figures in rows of 36 px; on a phone each row is a card with the same facts in the same order. The first column names the row. */
export function ReportTable<Row>({ caption, columns, rows, rowKey, total, ref }: ReportTableProps<Row>) {
  return (
    <table ref={ref} tabIndex={-1} className="w-full border-collapse text-sm max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b border-rule-strong">
          {columns.map(({ key, label, isText, isLong }) => (
            <th
              key={key}
              scope="col"
              className={cn(
                "h-9 px-2 align-bottom font-medium text-ink-soft text-xs first:pl-0 last:pr-0",
                isText || isLong ? "text-left" : "text-right",
              )}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <TableRow key={rowKey(row)} row={row} columns={columns} />
        ))}
      </tbody>
      {total && (
        <tfoot className="border-t border-rule-strong font-medium max-md:block">
          <TableRow row={total} columns={columns} />
        </tfoot>
      )}
    </table>
  );
}

function TableRow<Row>({ row, columns }: { row: Row; columns: Column<Row>[] }) {
  return (
    <tr className="border-b last:border-b-0 hover:bg-hover max-md:block max-md:py-2">
      {columns.map(({ key, label, isText, isLong, cell }, index) =>
        index === 0 ? (
          <th
            key={key}
            scope="row"
            className="h-9 pr-2 text-left font-medium max-md:flex max-md:items-center md:min-w-28"
          >
            {cell(row)}
          </th>
        ) : (
          <td
            key={key}
            className={cn(
              "h-9 px-2 tabular-nums last:pr-0 max-md:px-0",
              isLong
                ? "py-2 text-left align-top max-md:grid max-md:gap-1"
                : "whitespace-nowrap max-md:flex max-md:items-center max-md:justify-between max-md:gap-4",
              !isLong && (isText ? "text-left" : "text-right"),
            )}
          >
            <span aria-hidden className="text-ink-soft text-xs md:hidden">
              {label}
            </span>
            <div>{cell(row)}</div>
          </td>
        ),
      )}
    </tr>
  );
}

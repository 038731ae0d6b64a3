import { z } from "zod";
import { line } from "@/server/line";
import { microsOf } from "../micros";

const accountId = z.uuid();
const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, "A month, such as 2026-10.")
  .meta({ examples: ["2026-10"] });

export const monthInput = z.strictObject({ accountId, month });

/** Money as a decimal with a point, "1204.50", in millionths. */
export const amount = z
  .string()
  .max(20)
  .meta({ examples: ["1204.50"] })
  .transform((text, { addIssue }) => {
    const micros = microsOf(text);
    if (micros !== undefined) return micros;
    addIssue({ code: "custom", message: "An amount, such as 1204.50." });
    return z.NEVER;
  });

export const enterInvoiceInput = z.strictObject({
  accountId,
  month,
  reference: line.min(1).max(100),
  amountMicros: amount,
});

export const withdrawInvoiceInput = z.strictObject({ invoiceId: z.uuid() });

export type MonthInput = z.output<typeof monthInput>;
export type EnterInvoice = z.output<typeof enterInvoiceInput>;

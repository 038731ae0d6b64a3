import { z } from "zod";
import { line, words } from "../../line";

/** What Meta takes, by its documents of 31 October 2025 and its specification. */
export const longestMessage = 140;
export const mostCodes = 2000;

const longestName = 80;
const longestSentence = 120;
export const pageSize = 50;

const name = line.pipe(z.string().min(1).max(longestName));

/** Characters as a person counts them: an emoji of one sign is one. */
const message = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\0\p{Surrogate}]*$/u, "Plain words.")
  .refine((text) => [...text].length <= longestMessage, `${longestMessage} characters at most.`);

const scanCodeId = z.uuid();

/** Not strict: a list that is read page by page says in which direction, too. */
export const listScanCodesInput = z.object({
  numberId: z.uuid(),
  search: words.pipe(z.string().trim().max(longestMessage)).optional(),
  cursor: z.strictObject({ id: z.uuid() }).optional(),
});

export const makeScanCodeInput = z.strictObject({
  numberId: z.uuid(),
  /** Chosen by the browser: the same wish twice makes one code. */
  clientId: z.uuid(),
  name,
  message,
});

export const changeScanCodeInput = z.strictObject({ scanCodeId, name, message });
export const deleteScanCodeInput = z.strictObject({ scanCodeId });
export const readScanCodesInput = z.strictObject({ numberId: z.uuid() });

export const posterLanguages = ["en", "fr", "nl"] as const;
export const posterSizes = ["A4", "A6"] as const;
/** How wide a printed code is, in centimetres: the smallest is read from a hand's distance, the largest across a room. */
export const printWidths = [4, 10, 20] as const;

export const svgInput = z.strictObject({});
export const pngInput = z.strictObject({
  cm: z.coerce
    .number()
    .refine((cm) => (printWidths as readonly number[]).includes(cm))
    .default(10),
});
export const posterInput = z.strictObject({
  size: z.enum(posterSizes).default("A4"),
  language: z.enum(posterLanguages).default("en"),
  /** In place of our own sentence. */
  sentence: line.pipe(z.string().max(longestSentence)).optional(),
});

export type ListScanCodesInput = z.output<typeof listScanCodesInput>;
export type MakeScanCodeInput = z.output<typeof makeScanCodeInput>;
export type ChangeScanCodeInput = z.output<typeof changeScanCodeInput>;
export type DeleteScanCodeInput = z.output<typeof deleteScanCodeInput>;
export type ReadScanCodesInput = z.output<typeof readScanCodesInput>;
export type PosterInput = z.output<typeof posterInput>;

/** As texts are compared: a phone may write an accent or the end of a line in another way. */
export const comparable = (text: string) => text.normalize("NFC").replaceAll("\r\n", "\n").trim();

import { z } from "zod";
import { line } from "../../line";

/** Which number's account is asked; empty: the number that the Page is linked to. */
export const sequencesInput = z.object({
  connectionId: z.uuid(),
  number: z
    .string()
    .regex(/^\d{0,20}$/)
    .meta({ examples: [""] }),
});
export type SequencesInput = z.output<typeof sequencesInput>;

export const keepSequenceInput = z.object({
  draftId: z.uuid(),
  name: line.min(1).max(80),
});
export type KeepSequenceInput = z.output<typeof keepSequenceInput>;

import { z } from "zod";

export const publicationInput = z.object({ publicationId: z.uuid() });
export type PublicationInput = z.output<typeof publicationInput>;
export const continueInput = publicationInput.extend({ version: z.number().int().min(1) });
export type ContinueInput = z.output<typeof continueInput>;

import { z } from "zod";
import { versionInput } from "../drafts/schemas";

/** Somebody was told that the month would end above its limit, and wants it all the same. */
const isConfirmed = z.boolean().optional();

export const publishInput = versionInput.extend({ isConfirmed });
export type PublishInput = z.output<typeof publishInput>;

export const publicationInput = z.object({ publicationId: z.uuid() });
export type PublicationInput = z.output<typeof publicationInput>;
export const continueInput = publicationInput.extend({ version: z.number().int().min(1), isConfirmed });
export type ContinueInput = z.output<typeof continueInput>;

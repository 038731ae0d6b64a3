import { z } from "zod";

/**
 * What a person types for others to read on one line, such as a name: no line break, no NUL, which Postgres refuses, and
 * nothing that turns the direction of the words beside it.
 */
export const line = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Surrogate}\u2028-\u202E\u2066-\u2069]*$/u, "One line of plain words.");

/** Words that Postgres can keep and look for: it refuses a NUL and half of a character, and nobody types either. */
export const words = z.string().refine((text) => !/[\0\p{Surrogate}]/u.test(text), "Plain words.");

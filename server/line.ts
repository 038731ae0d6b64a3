import { z } from "zod";

/**
 * What a person types for others to read on one line, such as a name: no line break, no NUL, which Postgres refuses, and
 * nothing that turns the direction of the words beside it.
 */
export const line = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Surrogate}\u2028-\u202E\u2066-\u2069]*$/u, "One line of plain words.");

/** Words in which Postgres can look for something: it refuses a NUL, and nobody types one. */
export const words = z.string().refine((text) => !text.includes("\0"), "Plain words.");

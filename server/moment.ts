import { z } from "zod";

/** A time that Postgres can hold as well; JavaScript's reach 270,000 years further in both directions. */
export const moment = z.date().min(new Date(0)).max(new Date("9999-12-31T23:59:59Z"));

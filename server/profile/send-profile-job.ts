import { z } from "zod";
import { defineJob } from "../queue";

export const sendProfileJob = defineJob("sendProfile", z.object({ numberId: z.uuid() }));
export const readProfileJob = defineJob("readProfile", z.object({ numberId: z.uuid() }), { maxAttempts: 3 });

/** A number's profile is sent and read one at a time. */
export const laneOf = (numberId: string) => `profile:${numberId}`;

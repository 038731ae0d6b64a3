import { z } from "zod";

export const roles = ["owner", "marketer", "finance", "agent"] as const;
export type Role = (typeof roles)[number];

export const signInInput = z.object({
  email: z.email().max(254),
  password: z.string().min(1).max(256),
});

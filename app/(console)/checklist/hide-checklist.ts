"use server";

import { cookies } from "next/headers";
import { env } from "@/server/env";
import { requireMember } from "@/server/identity/session";
import { hiddenCookie } from "./hidden-cookie";

/** Puts the panel away in this browser; the checklist keeps its page. */
export async function hideChecklist() {
  const { workspace } = await requireMember();
  const year = 365 * 24 * 60 * 60;
  (await cookies()).set(hiddenCookie, workspace.id, {
    path: "/",
    maxAge: year,
    sameSite: "lax",
    httpOnly: true,
    secure: env.GUICHET_URL.startsWith("https:"),
  });
}

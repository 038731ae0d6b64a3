import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { env } from "@/server/env";
import { roles } from "@/server/identity/schemas";

const demo = z.object({
  users: z.array(z.object({ email: z.email(), password: z.string(), role: z.enum(roles) })),
});

export type DemoUser = z.infer<typeof demo>["users"][number];

/** The sign-ins of the demo, as the start command wrote them down; nobody's in a real deployment. */
export async function readDemoUsers(): Promise<DemoUser[]> {
  if (!env.GUICHET_DEMO) return [];
  try {
    const text = await readFile(join(/* turbopackIgnore: true */ env.GUICHET_DATA_DIR, "demo.json"), "utf8");
    return demo.parse(JSON.parse(text)).users;
  } catch {
    return [];
  }
}

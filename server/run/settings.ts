import { hkdfSync } from "node:crypto";
import { settingProblems, settings } from "@/server/env";
import { Refusal } from "./refusal";

type Variables = Record<string, string | undefined>;

const names = Object.keys(settings.shape);
const ofMeta = ["META_APP_ID", "META_APP_SECRET", "META_VERIFY_TOKEN"];
const neededForReal = ["DATABASE_URL", ...ofMeta, "GUICHET_MASTER_KEY"];

/** The environment a test, a build or a demo may see: everything except our own settings. */
export function withoutSettings(variables: Variables): NodeJS.ProcessEnv {
  const isOurs = (name: string) => names.includes(name) || /^(GUICHET|SANDBOX|META|NEXTAUTH)_/.test(name);
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !isOurs(name))) as NodeJS.ProcessEnv;
}

/** The settings somebody gave; an empty one counts as not given. */
export function givenSettings(variables: Variables): Record<string, string> {
  const given = Object.entries(variables).filter(([name, value]) => names.includes(name) && value);
  return Object.fromEntries(given) as Record<string, string>;
}

/** Real as soon as one of Meta's settings is given; then everything it needs must be. */
export function isRealDeployment(given: Variables): boolean {
  const first = ofMeta.find((name) => given[name]);
  if (!first) return false;
  const missing = neededForReal.filter((name) => !given[name]);
  if (missing.length === 0 && !settings.shape.GUICHET_DEMO.safeParse(given.GUICHET_DEMO).data) return true;
  if (missing.length === 0)
    throw new Refusal(
      `GUICHET_DEMO is set beside ${first}: a real deployment has no sandbox and no demo sign-ins.`,
    );
  throw new Refusal(
    `${first} is set but ${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not: set all of ${neededForReal.join(", ")} to run for real, or none of Meta's for the demo.`,
  );
}

/** What follows from other settings: several processes side by side must come to the same values. */
export function completed(given: Record<string, string>): Record<string, string> {
  const masterKey = given.GUICHET_MASTER_KEY ?? "";
  const authSecret = hkdfSync("sha256", Buffer.from(masterKey, "base64"), "", "guichet sign-in", 32);
  return {
    GUICHET_URL: `http://127.0.0.1:${given.PORT ?? "3000"}`,
    ...(masterKey && { GUICHET_AUTH_SECRET: Buffer.from(authSecret).toString("hex") }),
    ...given,
  };
}

/** Refuses, with one sentence for each, settings that are wrong; with `all`, also those that are missing. */
export function requireValid(given: Variables, { all }: { all: boolean }): void {
  const result = (all ? settings : settings.partial()).safeParse(given);
  if (!result.success) throw new Refusal(settingProblems(result.error).join(" "));
}

import { log } from "../../log";
import { linkTo } from "../../mail";
import { isUnclaimed } from "./is-unclaimed";
import { setupCode } from "./setup-code";

const againAfterMs = 10_000;

/** Tells whoever reads the log of this server how its first owner comes in, as long as there is none. */
export async function announceSetupCode(): Promise<void> {
  try {
    if (!(await isUnclaimed())) return;
    log.warn(
      { setupCode: await setupCode(), page: linkTo("/welcome") },
      "nobody owns this Guichet yet: open the page and give the code",
    );
  } catch {
    // The database is not there yet, or not migrated; its absence is reported by /api/health/ready.
    setTimeout(announceSetupCode, againAfterMs).unref();
  }
}

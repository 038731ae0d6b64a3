import { closeDatabase } from "../context";
import { isUnclaimed } from "../identity/first-owner/is-unclaimed";
import { setupCode } from "../identity/first-owner/setup-code";
import { linkTo } from "../mail";

/** What the person at the terminal needs to become the first owner; nothing once there is one. */
export async function firstOwnerNotice(settings: Record<string, string>): Promise<string> {
  Object.assign(process.env, settings);
  try {
    if (!(await isUnclaimed())) return "";
    return `  Nobody owns it yet. Open   ${linkTo("/welcome")}\n  and give the setup code    ${await setupCode()}\n\n`;
  } finally {
    await closeDatabase();
  }
}

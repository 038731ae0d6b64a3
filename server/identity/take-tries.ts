import { AppError } from "../errors";
import { networkOf } from "../origin";
import { takeFromAllowance } from "../throttle";
import type { Visit } from "./visit";

const perAccount = { limit: 5, windowSeconds: 60 * 60 };
const perNetwork = { limit: 30, windowSeconds: 60 * 60 };

/**
 * Lets something be tried so often for one account and so often from one place, and refuses the rest. An account is
 * counted whether or not it exists.
 */
export async function takeTries(what: string, { origin }: Visit, account: string): Promise<void> {
  const takes = [
    takeFromAllowance(`${what} ${account}`, perAccount),
    ...(origin?.ip ? [takeFromAllowance(`${what} from ${networkOf(origin.ip)}`, perNetwork)] : []),
  ];
  if ((await Promise.all(takes)).every(({ allowed }) => allowed)) return;
  throw new AppError("RATE_LIMITED", "This was tried too often. Wait a while, then try again.", {
    key: "triedTooOften",
  });
}

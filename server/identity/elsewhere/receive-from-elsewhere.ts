import { asPerson } from "../../context";
import { findMember } from "../find-member";
import { type ProviderId, providers } from "../schemas";
import { halfSignIn } from "../two-factor/half-signed-in";
import { needsCode } from "../two-factor/needs-code";
import type { Visit } from "../visit";
import { enterFromElsewhere, findLinked } from "./enter-from-elsewhere";
import { linkIdentity } from "./link-identity";
import type { Claims } from "./providers";

type Arrival = {
  provider: string;
  claims: Claims;
  /** The session in the browser she comes back with: then she links the account elsewhere with her own. */
  former?: { userId: string; sessionId: string };
  onHalf?: (ticket: string) => void;
};

const isProvider = (id: string): id is ProviderId => providers.some((one) => one === id);

/** Somebody comes back from a provider: true lets her in, an address is where she is led instead. */
export async function receiveFromElsewhere(visit: Visit, arrival: Arrival): Promise<true | string> {
  const { provider, claims, former, onHalf } = arrival;
  if (!isProvider(provider)) return "/sign-in?error=notKnown";
  if (former && (await findMember(former))) {
    const owner = await findLinked(provider, claims.sub);
    const isHers = owner === former.userId || (!owner && (await link(visit, { provider, claims, former })));
    return isHers || "/settings/account?elsewhere=taken";
  }
  const userId = await enterFromElsewhere(visit, { provider, claims });
  if (!userId) return "/sign-in?error=notKnown";
  if (!(await needsCode(userId))) return true;
  onHalf?.(await halfSignIn(userId));
  return "/sign-in/code";
}

type Linking = { provider: ProviderId; claims: Claims; former: { userId: string; sessionId: string } };

/** She is signed in, so the account is hers; whatever address it has elsewhere proves nothing and is only shown. */
const link = (visit: Visit, { provider, claims, former }: Linking) =>
  asPerson(former.userId, (db) =>
    linkIdentity(db, visit, { ...former, provider, subject: claims.sub, email: claims.email ?? "" }),
  );

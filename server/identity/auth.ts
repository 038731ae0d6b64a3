import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { asPerson } from "../context";
import { env } from "../env";
import { AppError } from "../errors";
import { log } from "../log";
import type { Origin } from "../origin";
import { authLog } from "./auth-log";
import { findLinked } from "./elsewhere/enter-from-elsewhere";
import { type Claims, elsewhereProviders } from "./elsewhere/providers";
import { receiveFromElsewhere } from "./elsewhere/receive-from-elsewhere";
import { endOwnSessions } from "./end-sessions";
import { leadBack } from "./lead-back";
import { codeInput, signInInput } from "./schemas";
import { signIn } from "./sign-in";
import { sessionSeconds, startSession } from "./start-session";
import { finishSignIn } from "./two-factor/finish-sign-in";
import { halfSignIn } from "./two-factor/half-signed-in";
import { needsCode } from "./two-factor/needs-code";

declare module "next-auth" {
  interface Session {
    userId: string;
    sessionId: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

export type Refusal = { status: 429 | 503; seconds?: number };

/** What the door knows of a request and next-auth does not. */
type Asked = {
  origin?: Origin;
  /** The session whose cookie came with the request: a new one takes its place. */
  former?: { userId: string; sessionId: string };
  /** What the cookie says of somebody who has shown the first of two factors. */
  half?: string;
  /** Told when the answer is neither yes nor no: she has to wait, or we cannot tell. */
  onRefusal?: (refusal: Refusal) => void;
  /** Told what that cookie says from now on; nothing, when it is to be forgotten. */
  onHalf?: (ticket: string | undefined) => void;
};

const leave = (userId: string, sessionId: string, why: "replaced" | "signedOut") =>
  asPerson(userId, (db) => endOwnSessions(db, { userId, sessionId, why }));

const codeNeeded = "CodeNeeded";

/** What next-auth gets to see of an error: it puts the words into an address, so there are few. */
function wordFor(error: unknown, onRefusal: Asked["onRefusal"]): Error {
  if (error instanceof Error && error.message === codeNeeded) return error;
  if (error instanceof AppError && error.code === "INVALID") return new Error(error.key);
  if (error instanceof AppError && error.code === "RATE_LIMITED") {
    const seconds = Number(error.params?.seconds);
    onRefusal?.({ status: 429, seconds });
    return new Error(`TooManyTries-${seconds}`);
  }
  log.error({ err: error }, "signing in failed");
  onRefusal?.({ status: 503 });
  return new Error("Unavailable");
}

/** The token says which session; whether it lasts and what its person may do is read from the database at each request. */
export const authOptions = ({ origin, former, half, onRefusal, onHalf }: Asked = {}): NextAuthOptions => ({
  secret: env.GUICHET_AUTH_SECRET,
  logger: authLog,
  session: { strategy: "jwt", maxAge: sessionSeconds },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  useSecureCookies: env.GUICHET_URL.startsWith("https://"),
  providers: [
    CredentialsProvider({
      credentials: { email: { type: "email" }, password: { type: "password" } },
      authorize: async (credentials) => {
        const input = signInInput.safeParse(credentials);
        if (!input.success) return null;
        try {
          const person = await signIn(input.data, origin);
          if (!person) return null;
          if (await needsCode(person.userId)) {
            onHalf?.(await halfSignIn(person.userId));
            throw new Error(codeNeeded);
          }
          return { id: person.userId };
        } catch (error) {
          throw wordFor(error, onRefusal);
        }
      },
    }),
    CredentialsProvider({
      id: "code",
      credentials: { code: { type: "text" } },
      authorize: async (credentials) => {
        const input = codeInput.safeParse({ code: credentials?.code });
        if (!input.success) return null;
        try {
          const id = await finishSignIn({ now: () => new Date(), origin }, half, input.data.code);
          onHalf?.(undefined);
          return { id };
        } catch (error) {
          throw wordFor(error, onRefusal);
        }
      },
    }),
    ...elsewhereProviders(),
  ],
  callbacks: {
    redirect: leadBack,
    signIn: ({ account, profile }) => {
      if (account?.type !== "oauth") return true;
      const arrival = { provider: account.provider, claims: profile as Claims, former, onHalf };
      return receiveFromElsewhere({ now: () => new Date(), origin }, arrival);
    },
    jwt: async ({ token, user, account }) => {
      if (!user) return token;
      const isElsewhere = account?.type === "oauth";
      const userId = isElsewhere ? await findLinked(account.provider, account.providerAccountId) : user.id;
      const session = userId && (await startSession({ userId, origin }));
      if (!session) throw new Error("She works in no workspace");
      if (former) await leave(former.userId, former.sessionId, "replaced");
      return { sub: userId, sessionId: session.sessionId };
    },
    session: ({ session, token }) => ({
      expires: session.expires,
      userId: token.sub ?? "",
      sessionId: token.sessionId ?? "",
    }),
  },
  events: {
    signOut: async ({ token: { sub, sessionId } }) => {
      if (sub && sessionId) await leave(sub, sessionId, "signedOut");
    },
  },
});

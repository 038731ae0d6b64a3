import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { asPerson } from "../context";
import { env } from "../env";
import { AppError } from "../errors";
import { log } from "../log";
import type { Origin } from "../origin";
import { authLog } from "./auth-log";
import { endOwnSessions } from "./end-sessions";
import { leadBack } from "./lead-back";
import { signInInput } from "./schemas";
import { signIn } from "./sign-in";
import { sessionSeconds, startSession } from "./start-session";

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
  /** Told when the answer is neither yes nor no: she has to wait, or we cannot tell. */
  onRefusal?: (refusal: Refusal) => void;
};

const leave = (userId: string, sessionId: string, why: "replaced" | "signedOut") =>
  asPerson(userId, (db) => endOwnSessions(db, { userId, sessionId, why }));

/** The token says which session; whether it lasts and what its person may do is read from the database at each request. */
export const authOptions = ({ origin, former, onRefusal }: Asked = {}): NextAuthOptions => ({
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
          return person ? { id: person.userId } : null;
        } catch (error) {
          // next-auth puts the words of an error into an address, so these are all it gets to see.
          if (error instanceof AppError && error.code === "RATE_LIMITED") {
            const seconds = Number(error.params?.seconds);
            onRefusal?.({ status: 429, seconds });
            throw new Error(`TooManyTries-${seconds}`);
          }
          log.error({ err: error }, "signing in failed");
          onRefusal?.({ status: 503 });
          throw new Error("Unavailable");
        }
      },
    }),
  ],
  callbacks: {
    redirect: leadBack,
    jwt: async ({ token, user }) => {
      if (!user) return token;
      const session = await startSession({ userId: user.id, origin });
      if (!session) throw new Error("She works in no workspace");
      if (former) await leave(former.userId, former.sessionId, "replaced");
      return { sub: user.id, sessionId: session.sessionId };
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

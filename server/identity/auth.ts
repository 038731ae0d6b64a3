import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { env } from "../env";
import { signInInput } from "./schemas";
import { signIn } from "./sign-in";

declare module "next-auth" {
  interface User {
    memberId: string;
    workspaceId: string;
  }
  interface Session {
    userId: string;
    memberId: string;
    workspaceId: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    memberId: string;
    workspaceId: string;
  }
}

const twelveHours = 12 * 60 * 60;

/** The token says who; what she may do is read from the database at each request. */
export const authOptions = (): NextAuthOptions => ({
  secret: env.GUICHET_AUTH_SECRET,
  session: { strategy: "jwt", maxAge: twelveHours },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  useSecureCookies: env.GUICHET_URL.startsWith("https://"),
  providers: [
    CredentialsProvider({
      credentials: { email: { type: "email" }, password: { type: "password" } },
      authorize: async (credentials) => {
        const input = signInInput.safeParse(credentials);
        if (!input.success) return null;
        const person = await signIn(input.data);
        return (
          (person && {
            id: person.userId,
            name: person.name,
            memberId: person.memberId,
            workspaceId: person.workspaceId,
          }) ??
          null
        );
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => {
      if (user) {
        token.memberId = user.memberId;
        token.workspaceId = user.workspaceId;
      }
      return token;
    },
    session: ({ session, token }) => ({
      ...session,
      userId: token.sub ?? "",
      memberId: token.memberId,
      workspaceId: token.workspaceId,
    }),
  },
});

import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { getToken } from "next-auth/jwt";
import { env } from "../env";
import { authOptions, type Refusal } from "../identity/auth";
import { halfSignedInSeconds } from "../identity/two-factor/half-signed-in";
import { originOf } from "../origin";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Holds what somebody has shown who still owes her second factor; sent back to this door only. */
const halfCookie = "guichet_half_signed_in";

const cookieOf = (ticket: string | undefined) =>
  [
    `${halfCookie}=${ticket ?? ""}`,
    `Path=/api/auth; Max-Age=${ticket ? halfSignedInSeconds : 0}; HttpOnly; SameSite=Lax`,
    ...(env.GUICHET_URL.startsWith("https://") ? ["Secure"] : []),
  ].join("; ");

/** Signing in and out, by next-auth; who tries too often is told how long to wait, as HTTP says it. */
export async function answerAuth(request: NextRequest, context: Context): Promise<Response> {
  // Where next-auth would let anybody write into our log.
  if ((await context.params).nextauth[0] === "_log") return Response.json({});
  const token = await getToken({
    req: request,
    secret: env.GUICHET_AUTH_SECRET,
    secureCookie: env.GUICHET_URL.startsWith("https://"),
  });
  let refusal: Refusal | undefined;
  let half: { ticket: string | undefined } | undefined;
  const options = authOptions({
    origin: originOf(request.headers),
    former: token?.sub && token.sessionId ? { userId: token.sub, sessionId: token.sessionId } : undefined,
    half: request.cookies.get(halfCookie)?.value,
    onRefusal: (told) => {
      refusal = told;
    },
    onHalf: (ticket) => {
      half = { ticket };
    },
  });
  const answer: Response = await NextAuth(options)(request, context);
  if (!refusal && !half) return answer;
  const headers = new Headers(answer.headers);
  if (refusal?.seconds) headers.set("retry-after", String(refusal.seconds));
  if (half) headers.append("set-cookie", cookieOf(half.ticket));
  return new Response(answer.body, { status: refusal?.status ?? answer.status, headers });
}

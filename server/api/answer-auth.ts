import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { getToken } from "next-auth/jwt";
import { env } from "../env";
import { authOptions, type Refusal } from "../identity/auth";
import { originOf } from "../origin";

type Context = { params: Promise<{ nextauth: string[] }> };

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
  const options = authOptions({
    origin: originOf(request.headers),
    former: token?.sub && token.sessionId ? { userId: token.sub, sessionId: token.sessionId } : undefined,
    onRefusal: (told) => {
      refusal = told;
    },
  });
  const answer: Response = await NextAuth(options)(request, context);
  if (!refusal) return answer;
  const { status, seconds } = refusal;
  const headers = new Headers(answer.headers);
  if (seconds) headers.set("retry-after", String(seconds));
  return new Response(answer.body, { status, headers });
}

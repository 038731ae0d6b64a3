import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import { AppError, type ErrorCode } from "../errors";
import { findMember, type SignedInMember } from "../identity/find-member";
import { memberCtx } from "../identity/member-ctx";
import { mayCall, mayCallBeforeTwoFactor, mayVisitorCall } from "../identity/permissions";
import { signedOut, whileSignedIn } from "../identity/session-feed";
import type { Visit } from "../identity/visit";
import { log } from "../log";
import type { Origin } from "../origin";
import { traced } from "../tracing";

/** What a request brings: the member who is signed in, if any, from where, and the id its log lines share. */
export type TrpcContext = { signedIn: SignedInMember | undefined; requestId: string; origin?: Origin };

const trpcCodes: Record<ErrorCode, TRPCError["code"]> = {
  INVALID: "BAD_REQUEST",
  UNAUTHENTICATED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  CONFLICT: "CONFLICT",
  TOO_LARGE: "PAYLOAD_TOO_LARGE",
  RATE_LIMITED: "TOO_MANY_REQUESTS",
  UPSTREAM: "BAD_GATEWAY",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
};

const t = initTRPC.context<TrpcContext>().create({
  transformer: superjson,
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter: ({ shape, error, ctx }) => {
    const cause = error.cause;
    const isOurs = cause instanceof AppError;
    const isExpected = isOurs || error.code !== "INTERNAL_SERVER_ERROR";
    return {
      ...shape,
      message: isExpected
        ? shape.message
        : "Something went wrong on our side. Nothing you typed is lost; please try again.",
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        requestId: ctx?.requestId,
        key: isOurs ? cause.key : isExpected ? undefined : "unexpected",
        params: isOurs ? cause.params : undefined,
        field: isOurs ? cause.field : undefined,
        fields:
          cause instanceof ZodError
            ? cause.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }))
            : undefined,
      },
    };
  },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Our errors keep their sentence; the database's and others' are logged whole and told as a sentence of regret. */
const translateErrors = t.middleware(async ({ next, path, ctx }) => {
  const startedAt = performance.now();
  const result = await traced(`procedure ${path}`, () => next());
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof AppError) {
    throw new TRPCError({ code: trpcCodes[cause.code], message: cause.message, cause });
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR") {
    const ms = Math.round(performance.now() - startedAt);
    log.error({ err: cause ?? result.error, path, requestId: ctx.requestId, ms }, "a procedure failed");
  }
  return result;
});

function unauthorized() {
  const cause = signedOut();
  return new TRPCError({ code: "UNAUTHORIZED", message: cause.message, cause });
}

/** Signed in, and allowed to by `identity/permissions.ts`, which knows every procedure by its path. */
const membersOnly = t.middleware(({ ctx, next, path }) => {
  if (!ctx.signedIn) throw unauthorized();
  if (!mayCall(ctx.signedIn.member.roles, path)) {
    const message = "Your role does not include this.";
    throw new TRPCError({
      code: "FORBIDDEN",
      message,
      cause: new AppError("FORBIDDEN", message, { key: "roleLacks" }),
    });
  }
  if (ctx.signedIn.lacksTwoFactor && !mayCallBeforeTwoFactor(path)) {
    const message = "Your workspace asks for two-factor sign-in. Set it up first.";
    throw new TRPCError({
      code: "FORBIDDEN",
      message,
      cause: new AppError("FORBIDDEN", message, { key: "twoFactorLacking" }),
    });
  }
  return next({
    ctx: {
      ...memberCtx(ctx.signedIn, ctx.origin),
      signedIn: ctx.signedIn,
      requestId: ctx.requestId,
    },
  });
});

/** A live connection is one long request, so its session is watched for as long as it lasts. */
const untilSignedOut = t.middleware(async ({ ctx, next, type }) => {
  const result = await next();
  if (type !== "subscription" || !result.ok || !ctx.signedIn) return result;
  const { sessionId, user, workspace } = ctx.signedIn;
  const userId = user.id;
  // The session may go on in another workspace, and this screen still shows the one it was opened for.
  const isOpen = async () => (await findMember({ sessionId, userId }))?.workspace.id === workspace.id;
  return {
    ...result,
    data: telling(whileSignedIn(result.data as AsyncIterable<unknown>, { sessionId, userId, isOpen })),
  };
});

async function* telling(events: AsyncIterable<unknown>) {
  try {
    yield* events;
  } catch (error) {
    throw error instanceof AppError && error.code === "UNAUTHENTICATED" ? unauthorized() : error;
  }
}

export const memberProcedure = t.procedure.use(translateErrors).use(membersOnly).use(untilSignedOut);

/** For those who are not signed in as well: the ways in, which `identity/permissions.ts` knows as such. */
const visitorsToo = t.middleware(({ ctx, next, path }) => {
  if (!mayVisitorCall(path)) throw new TRPCError({ code: "FORBIDDEN", message: "This is not for visitors." });
  const visit: Visit = { now: () => new Date(), origin: ctx.origin };
  return next({ ctx: { ...ctx, visit } });
});

export const visitorProcedure = t.procedure.use(translateErrors).use(visitorsToo);

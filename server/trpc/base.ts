import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import type { MemberCtx } from "../context";
import { AppError, type ErrorCode } from "../errors";
import type { SignedInMember } from "../identity/find-member";
import { mayCall } from "../identity/permissions";
import { log } from "../log";
import { traced } from "../tracing";

/** What a request brings: the member who is signed in, if any, and the id its log lines share. */
export type TrpcContext = { signedIn: SignedInMember | undefined; requestId: string };

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

/** Signed in, and allowed to by `identity/permissions.ts`, which knows every procedure by its path. */
const membersOnly = t.middleware(({ ctx, next, path }) => {
  if (!ctx.signedIn) {
    throw new TRPCError({
      code: "UNAUTHORIZED",
      cause: new AppError("UNAUTHENTICATED", "Please sign in again.", { key: "signedOut" }),
      message: "Please sign in again.",
    });
  }
  const { member, workspace } = ctx.signedIn;
  if (!mayCall(member.roles, path)) {
    const message = "Your role does not include this.";
    throw new TRPCError({
      code: "FORBIDDEN",
      message,
      cause: new AppError("FORBIDDEN", message, { key: "roleLacks" }),
    });
  }
  const memberCtx: MemberCtx = {
    workspaceId: workspace.id,
    actor: { kind: "member", memberId: member.id, roles: member.roles },
    now: () => new Date(),
  };
  return next({ ctx: { ...memberCtx, signedIn: ctx.signedIn, requestId: ctx.requestId } });
});

export const memberProcedure = t.procedure.use(translateErrors).use(membersOnly);

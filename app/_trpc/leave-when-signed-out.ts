import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { signOut } from "next-auth/react";
import type { AppRouter } from "@/server/trpc/router";

let isLeaving = false;

/** Whoever goes of her own will is not led back to where she was. */
export async function signOutAndLeave() {
  isLeaving = true;
  await signOut({ redirect: false }).catch((error: unknown) => {
    isLeaving = false;
    throw error;
  });
  window.location.assign("/sign-in");
}

/** A whole page load, so that nothing a former session has read stays on the screen; back here after signing in. */
function leave() {
  const { pathname, search } = window.location;
  if (isLeaving || pathname.startsWith("/sign-in")) return;
  isLeaving = true;
  window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(pathname + search)}`);
}

/** Whoever is no longer signed in is led to the sign-in page by the first answer that says so. */
export const leaveWhenSignedOut: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next(op).subscribe({
        next: (value) => observer.next(value),
        error: (error) => {
          if (error.data?.code === "UNAUTHORIZED" && typeof window !== "undefined") leave();
          observer.error(error);
        },
        complete: () => observer.complete(),
      }),
    );

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/router";

export type Point = inferRouterOutputs<AppRouter>["checklist"]["get"]["points"][number];

/** The page that does it; what is about a number opens that number. */
export function linkOf({ point, numberId }: Pick<Point, "point" | "numberId">) {
  switch (point) {
    case "number":
      return "/settings/channels/connect";
    case "webhook":
    case "payment":
      return "/settings/channels";
    case "name":
      return numberId ? (`/profile/${numberId}/name` as const) : "/profile";
    case "profile":
    case "picture":
      return numberId ? (`/profile/${numberId}` as const) : "/profile";
    case "hours":
      return "/settings/hours";
    case "colleagues":
      return "/settings/people";
    case "message":
    case "answer":
      return "/inbox";
  }
}

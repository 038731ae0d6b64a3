import { type Ctx, readOnly } from "../../context";
import { aboutConnection, type ConnectionView, openConnections } from "./load-connection";

/** The ad accounts that are connected, each with what is to be mended. */
export const listConnections = (ctx: Ctx): Promise<ConnectionView[]> =>
  readOnly(ctx, async (ctx) => (await openConnections(ctx)).map(aboutConnection));

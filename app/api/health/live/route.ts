export const dynamic = "force-dynamic";

/** This process answers. Nothing else is asked. */
export const GET = () => Response.json({ status: "live" });

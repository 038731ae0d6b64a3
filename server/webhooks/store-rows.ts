import type { Sql } from "postgres";
import type { SealedDelivery } from "./store-delivery";

/** The channel that wakes a worker when deliveries are stored. */
export const deliveriesChannel = "guichet_deliveries";

/** One statement and one commit, whatever the number of deliveries. */
export const storeRows = (sql: Sql, deliveries: SealedDelivery[]) => sql`
  insert into deliveries (lane, sealed_body, trace_parent)
  select * from unnest(
    ${sql.array(
      deliveries.map((delivery) => delivery.lane),
      1005,
    )}::int2[],
    ${sql.array(
      deliveries.map((delivery) => delivery.sealedBody),
      1001,
    )}::bytea[],
    ${sql.array(
      deliveries.map((delivery) => delivery.traceParent),
      1009,
    )}::text[])`;

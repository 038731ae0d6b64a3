import { seedDemo } from "@/db/seed/demo";
import { closeDatabase } from "@/server/context";
import { demoNumber } from "./demo-settings";
import { explain } from "./refusal";

try {
  const { users } = await seedDemo({
    ...demoNumber,
    accessToken: process.env.SANDBOX_ACCESS_TOKEN ?? "",
  });
  await closeDatabase();
  process.send?.(users, () => process.disconnect());
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

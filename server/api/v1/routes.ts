import { budgets } from "./budgets";
import { me } from "./me";
import { billedMessages, responseTimes } from "./reports";
import type { Route } from "./route";

/** Every path of `/api/v1`. A test asks each of them with every scope and with keys that must not open it. */
export const routes: Route[] = [me, responseTimes, billedMessages, budgets];

-- lock: sums that the worker makes anew from the facts, as for a new time zone; emptying them takes a moment
truncate billed_rollups
--> statement-breakpoint
-- lock: sums that the worker makes anew from the facts, as for a new time zone; emptying them takes a moment
truncate latency_rollups
--> statement-breakpoint
-- lock: sums that the worker makes anew from the facts, as for a new time zone; emptying them takes a moment
truncate rollup_states

import { closeDatabase } from "../context";
import { rotateKeys } from "../crypto";

/**
 * After GUICHET_MASTER_KEY was changed and the old one moved to GUICHET_PREVIOUS_MASTER_KEYS: wraps every data key by the
 * new one. Running processes go on working; the old master key may be dropped when they have been restarted.
 */
const newDataKeys = process.argv.includes("--new-data-keys");
const { wrappedAgain, added } = await rotateKeys({ newDataKeys });
console.log(`${wrappedAgain} data keys wrapped by the new master key, ${added} new data keys added.`);
await closeDatabase();
